import CheckoutKey

/// The user's browser.
struct Browser {
  let session: DesktopSession
  /// How long to look whether it fails: one in the foreground runs until its window is closed.
  private static let patience = Duration.seconds(2)

  init(in session: DesktopSession = DesktopSession()) {
    self.session = session
  }

  /// Opens the page of Bitbucket that takes a project's access keys, and no other page.
  ///
  /// - Returns: the page's URL, and why some ways before the one that worked did not.
  /// - Throws: `Failure`, if the project has no such page or no way worked.
  func openAccessKeysPage(of project: Project?) throws(Failure)
    -> (url: String, failures: [DesktopProgram.Failure])
  {
    guard let url = project?.accessKeysURL else { throw .notBitbucket(project) }
    var failures: [DesktopProgram.Failure] = []
    for program in chosenPrograms(for: url) + programs(for: url) {
      do throws(DesktopProgram.Failure) {
        try program.run(in: session, .leaving(after: Self.patience))
        return (url, failures)
      } catch {
        failures.append(error)
      }
    }
    throw .notOpened(url: url, failures.filter { $0.reason != .missing || isChosen($0.program) })
  }

  /// What the user has chosen: commands with a colon between them, and `%s` in the place of the URL.
  private func chosenPrograms(for url: String) -> [DesktopProgram] {
    let commands = session["BROWSER"]?.split(separator: ":") ?? []
    return commands.compactMap { command in
      let words = command.split(separator: " ").map(String.init)
      guard let name = words.first else { return nil }
      let arguments = words.dropFirst().map { $0.replacing("%s", with: url) }
      let isPlaced = command.contains("%s")
      return DesktopProgram(name: name, arguments: arguments + (isPlaced ? [] : [url]))
    }
  }

  private func isChosen(_ name: String) -> Bool {
    chosenPrograms(for: "").contains { $0.name == name }
  }

  /// What the system opens pages with.
  private func programs(for url: String) -> [DesktopProgram] {
    if DesktopSession.isMacOS { return [DesktopProgram(name: "open", arguments: [url])] }
    var names: [String] = []
    // Without a display it would start a browser in a terminal, which it does not get.
    if session.isX11 || session.isWayland { names.append("xdg-open") }
    if session.isWSL { names.append("wslview") }
    return names.map { DesktopProgram(name: $0, arguments: [url]) }
  }

  /// Why no page was opened.
  enum Failure: Error, Equatable {
    /// Keys of other projects don't belong there.
    case notBitbucket(Project?)
    case notOpened(url: String, [DesktopProgram.Failure])
  }
}

extension Browser.Failure: CustomStringConvertible {
  var description: String {
    switch self {
    case .notBitbucket(let project):
      "no page was opened: \(project?.description ?? "the capture's project") is no Bitbucket project"
    case .notOpened(_, let failures):
      "no page was opened: "
        + (failures.isEmpty
          ? "there is no browser here" : failures.map(\.description).joined(separator: "; "))
    }
  }

  /// What the user can do.
  var hint: String {
    switch self {
    case .notBitbucket:
      "only Bitbucket has an access keys page; open the page of the repository's keys yourself"
    case .notOpened(let url, _): "open it yourself: \(url)"
    }
  }
}
