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
