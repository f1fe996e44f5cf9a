/// The members of objects as a browser's panel, a console or a configuration file shows them.
///
///     public_key: "ssh-ed25519 AAAA… \n"     rows of Chrome's Preview
///     {public_key: 'ssh-ed25519 AAAA… \n'}   a console, or Python
///     public_key = ssh-ed25519 AAAA…         a file without quotes
///
/// Nesting is left out: a brace begins another object.
struct DisplayedMembers {
  private var rest: ArraySlice<Unicode.Scalar>
  private var objects: [Object] = [Object()]
  /// Inside of braces a comma ends a value; in a row it is part of it.
  private var depth = 0

  private struct Object {
    /// Each as JSON.
    var members: [String] = []
    /// Whether something was left out of it for want of room.
    var isAbridged = false
  }

  /// The objects as JSON; none if the text is something else.
  static func objects(in text: some StringProtocol) -> [String] {
    var reader = DisplayedMembers(rest: Array(text.unicodeScalars)[...])
    guard reader.readAll() else { return [] }
    let objects = reader.objects.filter { !$0.members.isEmpty }
    // A row that sums an object up stands above the rows of the object itself.
    let complete = objects.filter { !$0.isAbridged }
    return (complete.isEmpty ? objects : complete).map { "{\($0.members.joined(separator: ","))}" }
  }

  /// The numbers of the lines on which a member begins that holds a key, counted from 1.
  static func linesOfKeys(in text: some StringProtocol) -> [Int] {
    var lines: [Int] = []
    var line = 1
    /// Whether a name may begin here.
    var isBorder = true
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isBorder, let name = names.first(where: { bytes[index...].starts(with: $0) }) {
        let end = index + name.count
        let separator = bytes[end...].first { !"\"' \t".utf8.contains($0) }
        if separator == UInt8(ascii: ":") || separator == UInt8(ascii: "=") { lines.append(line) }
        (index, isBorder) = (end, false)
        continue
      }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: ",") {
        isBorder = true
      } else if !"\"' \t\r".utf8.contains(byte) && byte < 0x80 {
        isBorder = false
      }
      if byte == UInt8(ascii: "\n") { line += 1 }
      index += 1
    }
    return lines
  }

  private static let names = ["public_key", "public-key", "key"].map { Array($0.utf8) }

  private init(rest: ArraySlice<Unicode.Scalar>) {
    self.rest = rest
  }

  /// Reads to the end.
  ///
  /// - Returns: whether all of it was members.
  private mutating func readAll() -> Bool {
    while let next = rest.first {
      switch next {
      case "{", "[", "}", "]":
        rest.removeFirst()
        depth = max(0, depth + ("{[".unicodeScalars.contains(next) ? 1 : -1))
        if objects.last?.members.isEmpty == false { objects.append(Object()) }
      case "…":
        rest.removeFirst()
        objects[objects.count - 1].isAbridged = true
      case _ where next.properties.isWhitespace || ",;▶▼▸▾\u{FEFF}".unicodeScalars.contains(next):
        rest.removeFirst()
      default:
        guard let name = takeName() else { return false }
        skip { $0 == " " || $0 == "\t" }
        guard let separator = rest.popFirst(), ":=".unicodeScalars.contains(separator) else {
          return false
        }
        skip { $0 == " " || $0 == "\t" }
        if rest.first == "\"" || rest.first == "'" {
          guard let string = takeString() else { return false }
          objects[objects.count - 1].members.append("\(name):\(string)")
        } else if let value = takeValue() {
          objects[objects.count - 1].members.append("\(name):\(value)")
        }
      }
    }
    return true
  }

  /// A name as JSON.
  private mutating func takeName() -> String? {
    if let quoted = takeString() { return quoted }
    let name = take {
      $0.isASCII && ($0.properties.isAlphabetic || "_-0123456789".unicodeScalars.contains($0))
    }
    return name.isEmpty ? nil : JSONText.string(name)
  }

  /// A value without quotes, as JSON; nil for an object and for nothing.
  private mutating func takeValue() -> String? {
    if let next = rest.first, "{[".unicodeScalars.contains(next) { return nil }
    let isInBraces = depth > 0
    var value = take { scalar in
      !"\r\n".unicodeScalars.contains(scalar)
        && !(isInBraces && ",}]".unicodeScalars.contains(scalar))
    }
    while let last = value.unicodeScalars.last, last.properties.isWhitespace || last == "," {
      value.unicodeScalars.removeLast()
    }
    switch value {
    case "": return nil
    case "true", "True": return "true"
    case "false", "False": return "false"
    case "null", "None", "undefined": return "null"
    default: return JSONText.string(value)
    }
  }

  /// A string in straight quotes, single or double, as JSON; nil if there is none, or no end of it.
  private mutating func takeString() -> String? {
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
    var ahead = rest.dropFirst()
    var json = "\""
    while let next = ahead.popFirst() {
      switch next {
      case quote:
        rest = ahead
        return json + "\""
      case "\\":
        guard let escaped = ahead.popFirst() else { return nil }
        json += escaped == "'" ? "'" : "\\\(escaped)"
      case "\"": json += "\\\""
      default: json += String(JSONText.string(String(next)).dropFirst().dropLast())
      }
    }
    return nil
  }

  private mutating func take(while condition: (Unicode.Scalar) -> Bool) -> String {
    let taken = rest.prefix(while: condition)
    rest = rest[taken.endIndex...]
    return String(String.UnicodeScalarView(taken))
  }

  private mutating func skip(while condition: (Unicode.Scalar) -> Bool) {
    rest = rest.drop(while: condition)
  }
}
