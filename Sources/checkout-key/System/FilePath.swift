import CheckoutKey

/// A file's name or path: bytes, as the system has it.
///
/// Two that differ in bytes are two files, whatever Unicode says of them.
struct FilePath: Hashable, Comparable, Sendable {
  /// None of them is NUL.
  let bytes: [UInt8]

  init(_ bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
  }

  init(_ text: String) {
    self.init(text.utf8)
  }

  static func < (first: FilePath, second: FilePath) -> Bool {
    first.bytes.lexicographicallyPrecedes(second.bytes)
  }

  private static let slash = UInt8(ascii: "/")

  /// For the system's functions.
  var cString: [CChar] {
    bytes.map { CChar(bitPattern: $0) } + [0]
  }

  /// The path as text; of one that is not UTF-8, every byte that is not ASCII as `\xFF`.
  var text: String {
    String(validating: bytes, as: UTF8.self)
      ?? bytes.map { byte in
        byte < 0x80
          ? String(Unicode.Scalar(byte)) : "\\x" + String(byte, radix: 16, uppercase: true)
      }.joined()
  }

  /// The path as a word that a shell takes as it is, in whatever place of a command.
  var shellWord: String {
    // What can't be shown as it is can't be pasted either, and its escaped name may be another file's.
    guard let shown = String(validating: bytes, as: UTF8.self), shown == shown.escapedForDisplay
    else {
      return "FILE"
    }
    // Neither an option nor a command's name.
    let isOther = bytes.first == UInt8(ascii: "-") || Tool.words.contains(text)
    let path = isOther ? "./" + text : text
    let isPlain = path.utf8.allSatisfy { byte in
      switch Unicode.Scalar(byte) {
      case "A"..."Z", "a"..."z", "0"..."9", "/", ".", "_", "-", "+", ",", ":", "@", "%": true
      default: false
      }
    }
    return isPlain && !path.isEmpty ? path : path.shellQuoted
  }

  /// The word for a file of which only the shown name is known.
  ///
  /// Of one that is not UTF-8, `text` is another file's name. For the user's own directory, `home`, the
  /// shell knows `~`.
  static func shellWord(shownAs name: String, home: String? = nil) -> String {
    if name.contains("\\x") { return "FILE" }
    guard let home, home.first == "/", home.count > 1, name.hasPrefix(home + "/") else {
      return FilePath(name).shellWord
    }
    let word = FilePath(String(name.dropFirst(home.count + 1))).shellWord
    return word == "FILE" ? word : "~/" + word
  }

  /// The path of something in this directory.
  func appending(_ name: FilePath) -> FilePath {
    FilePath(bytes + (bytes.last == Self.slash ? [] : [Self.slash]) + name.bytes)
  }

  /// What stands behind the last slash.
  var lastComponent: FilePath {
    FilePath(bytes.split(separator: Self.slash).last ?? [])
  }

  /// What stands before the last component: its directory, with the slash; empty if there is none.
  var directory: FilePath {
    FilePath(bytes[..<(bytes.lastIndex(of: Self.slash).map { $0 + 1 } ?? 0)])
  }

  var endsInSlash: Bool { bytes.last == Self.slash }

  /// The path without slashes at its end.
  var withoutLastSlashes: FilePath {
    FilePath(bytes.prefix((bytes.lastIndex { $0 != Self.slash } ?? -1) + 1))
  }

  var isHidden: Bool { bytes.first == UInt8(ascii: ".") }

  /// Whether the path ends so, in whatever case.
  func hasExtension(_ ending: String) -> Bool {
    let end = bytes.suffix(ending.utf8.count)
    return end.count == ending.utf8.count
      && zip(end, ending.utf8).allSatisfy { $0 == $1 || ($0 | 0x20) == $1 && $1 > 0x60 }
  }

  /// Whether a file in a directory is a capture by its name; Firefox's end in `.harp`.
  var isCapture: Bool { hasExtension(".har") || hasExtension(".harp") }

  /// A hidden name that nothing has: what a run that was killed has left is in nobody's way.
  static var temporaryName: FilePath {
    FilePath(".checkout-key-\(String(UInt64.random(in: 0...UInt64.max), radix: 36)).tmp")
  }

  /// The path without superfluous slashes and dots; what `..` stands for, only the system knows.
  var normalized: FilePath {
    let names = bytes.split(separator: Self.slash).filter { $0 != [UInt8(ascii: ".")] }
    let start = bytes.first == Self.slash ? "/" : "./"
    return FilePath(Array(start.utf8) + names.joined(separator: [Self.slash]))
  }
}

extension FilePath: ExpressibleByStringLiteral {
  init(stringLiteral text: String) {
    self.init(text)
  }
}
