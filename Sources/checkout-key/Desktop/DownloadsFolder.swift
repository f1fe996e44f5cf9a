extension DesktopSession {
  /// The directory that browsers save exports in, be it there or not; nil if there is no home directory.
  ///
  /// `XDG_DOWNLOAD_DIR` comes first, then the same name in the desktop's `user-dirs.dirs` (see
  /// freedesktop.org, xdg-user-dirs), then `~/Downloads`.
  var downloadsFolder: FilePath? {
    let home = self["HOME"]
    if let path = self["XDG_DOWNLOAD_DIR"].flatMap({ Self.expanded($0, home: home) }) {
      return path
    }
    guard let home else { return nil }
    let configuration = self["XDG_CONFIG_HOME"] ?? home + "/.config"
    return Self.configured(in: FilePath(configuration).appending("user-dirs.dirs"), home: home)
      ?? FilePath(home).appending("Downloads")
  }

  /// What a line such as `XDG_DOWNLOAD_DIR="$HOME/Downloads"` of the file says; the last one counts.
  private static func configured(in file: FilePath, home: String) -> FilePath? {
    guard let descriptor = try? FileDescriptor.open(file, for: .reading) else { return nil }
    defer { try? descriptor.close() }
    let bytes = (try? descriptor.read(upTo: 65536)) ?? []
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let values = lines.compactMap { line -> FilePath? in
      let parts = line.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, parts[0].split(separator: " ") == ["XDG_DOWNLOAD_DIR"] else {
        return nil
      }
      let quoted = parts[1].drop { $0 == " " }.dropFirst()
      return expanded(String(quoted.prefix { $0 != "\"" }), home: home)
    }
    return values.last
  }

  /// A path that is absolute or begins with the home directory; others mean nothing.
  private static func expanded(_ value: String, home: String?) -> FilePath? {
    if value.hasPrefix("/") { return FilePath(value) }
    guard let home, value.hasPrefix("$HOME/") else { return nil }
    return FilePath(home).appending(FilePath(String(value.dropFirst("$HOME/".count))))
  }
}
