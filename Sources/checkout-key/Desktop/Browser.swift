extension DesktopSession {
  /// Opens a page in the user's browser.
  ///
  /// - Parameter page: its URL, or the path of its file.
  /// - Returns: what was tried; a program that is missing counts only if the user has chosen it.
  func open(_ page: String) -> Attempt {
    let chosen = chosenPrograms(for: page)
    // One in the foreground runs until its window is closed.
    let (program, failures) = run(
      chosen + programs(for: page), atMost: .seconds(2), mayStay: true)
    let names = chosen.map(\.name)
    return (program, failures.filter { $0.reason != .missing || names.contains($0.program) })
  }

  /// What the user has chosen: commands with a colon between them, and `%s` in the place of the URL.
  private func chosenPrograms(for url: String) -> [DesktopProgram] {
    let commands = self["BROWSER"]?.split(separator: ":") ?? []
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
    if Self.isMacOS { return [DesktopProgram(name: "open", arguments: [url])] }
    var names: [String] = []
    // Without a display it would start a browser in a terminal, which it does not get.
    if isX11 || isWayland { names.append("xdg-open") }
    if isWSL { names.append("wslview") }
    return names.map { DesktopProgram(name: $0, arguments: [url]) }
  }
}
