import CheckoutKey

/// What stands in place of a capture's name, on the command line or in a list.
///
/// A pasted key or the text of a capture may stand there by mistake, and no message or record may
/// show that. So what names no file is shown only if it is shaped like a name, and else by its place.
struct Operand: Equatable, Sendable {
  let path: FilePath
  let place: Place
  /// Whether something near it was no name, so that this may be a piece of a key or a capture too.
  var isSuspect = false

  /// Where it stands, from 1.
  enum Place: Equatable, Sendable {
    case operand(Int)
    case line(Int)
    /// In a list whose names end with NUL.
    case name(Int)

    /// The place in words, for what must not be shown.
    var words: String {
      switch self {
      case .operand(let number): "operand \(number)"
      case .line(let number): "line \(number) of the list"
      case .name(let number): "name \(number) of the list"
      }
    }
  }

  /// The operands of a command line, in their order.
  static func all(_ arguments: [Argument]) -> [Operand] {
    let operands = arguments.enumerated().map { index, argument in
      Operand(path: argument.path, place: .operand(index + 1))
    }
    // A private key without quotes is many operands, and the last of them may look like a name.
    guard operands.contains(where: \.isContent) else { return operands }
    return operands.map { Operand(path: $0.path, place: $0.place, isSuspect: true) }
  }

  /// Standard input, as users name it.
  var isStandardInput: Bool { path == "-" }

  /// Whether it is a text, such as a key or a piece of a capture, and no file's name.
  var isContent: Bool {
    !isStandardInput && !path.isShapedLikeName && path.kind == nil
  }

  /// What messages and records call it.
  var shownName: String {
    let isShown = path.isShapedLikeName && !isSuspect || path.kind != nil
    return isShown ? path.text : place.words
  }
}

extension FilePath {
  /// Whether this may be shown as the name of a file that is not there: it is one line, has no quotes
  /// or braces, does not look like a key or a URL, and is no longer than file systems allow.
  var isShapedLikeName: Bool {
    guard bytes.count <= 4096,
      bytes.split(separator: UInt8(ascii: "/")).allSatisfy({ $0.count < 256 }),
      let text = String(validating: bytes, as: UTF8.self)
    else { return bytes.count < 256 && !bytes.contains { "\"{}\n".utf8.contains($0) } }
    let hasContent = text.unicodeScalars.contains { scalar in
      "\"{}\n".unicodeScalars.contains(scalar)
    }
    return !hasContent && !text.contains("://") && text.first { !$0.isWhitespace } != "["
      && !Verification.looksLikeKey(text)
  }
}
