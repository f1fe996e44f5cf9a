/// The terminal that the tool runs in.
enum Terminal {
  /// Whether a person reads there what is printed, and what is said of it.
  static var isRead: Bool {
    FileDescriptor.standardOutput.isTerminal && FileDescriptor.standardError.isTerminal
  }

  /// Whether what is behind a descriptor is a terminal that colours, and takes lines back.
  static func obeysEscapes(_ descriptor: FileDescriptor) -> Bool {
    guard descriptor.isTerminal, let kind = DesktopSession()["TERM"] else { return false }
    return kind != "dumb"
  }
}
