/// A colour of the terminal's own palette (ECMA-48, Select Graphic Rendition).
enum Color: Int {
  case red = 31
  case green = 32
  case yellow = 33
  case cyan = 36

  func applied(to text: String) -> String {
    "\u{1B}[\(rawValue)m\(text)\u{1B}[0m"
  }
}

/// When output is coloured.
enum ColorChoice: String, Choice {
  case auto, always, never

  var words: String {
    switch self {
    case .auto: "on a terminal, unless NO_COLOR is set (default)"
    case .always: "also in a pipe or a file"
    case .never: "not even on a terminal"
    }
  }

  /// Whether to colour what goes to this descriptor.
  ///
  /// `NO_COLOR` turns `auto` off if it is not empty (no-color.org).
  func isOn(for descriptor: FileDescriptor) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: Terminal.obeysEscapes(descriptor) && DesktopSession()["NO_COLOR"] == nil
    }
  }
}
