/// The user's browser.
struct Browser {
  let session: DesktopSession
  /// How long to look whether it fails: one in the foreground runs until its window is closed.
  private static let patience = Duration.seconds(2)

  init(in session: DesktopSession = DesktopSession()) {
    self.session = session
  }

  /// Opens a page of ours or of Bitbucket's.
  ///
  /// - Parameter page: its URL, or the path of its file.
  /// - Returns: what was tried; a program that is missing counts only if the user has chosen it.
  func open(_ page: String) -> DesktopSession.Attempt {
    let chosen = chosenPrograms(for: page)
    var attempt = session.run(chosen + programs(for: page), .leaving(after: Self.patience))
    attempt.failures.removeAll { failure in
      failure.reason == .missing && !chosen.contains { $0.name == failure.program }
    }
    return attempt
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

  /// What the system opens pages with.
  private func programs(for url: String) -> [DesktopProgram] {
    if DesktopSession.isMacOS { return [DesktopProgram(name: "open", arguments: [url])] }
    var names: [String] = []
    // Without a display it would start a browser in a terminal, which it does not get.
    if session.isX11 || session.isWayland { names.append("xdg-open") }
    if session.isWSL { names.append("wslview") }
    return names.map { DesktopProgram(name: $0, arguments: [url]) }
  }
}
