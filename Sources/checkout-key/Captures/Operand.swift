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
  /// The file whose name this is a part of, if a shell took the name apart at its spaces.
  var partOf: FilePath?

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
    var operands = arguments.enumerated().map { index, argument in
      Operand(path: argument.path, place: .operand(index + 1))
    }
    // A private key without quotes is many operands, and the last of them may look like a name.
    let isSuspect = operands.contains(where: \.isContent)
    for index in operands.indices where isSuspect || operands.count > 1 {
      operands[index].isSuspect = isSuspect
      operands[index].partOf = Self.file(fromPart: index, of: arguments)
    }
    return operands
  }

  /// The file whose name is made of this word and some beside it.
  private static func file(fromPart index: Int, of words: [Argument]) -> FilePath? {
    guard words.count < 100, words[index].path.kind == nil else { return nil }
    for start in max(0, index - 4)...index {
      for end in (index..<min(words.count, index + 5)) where end > start {
        let name = FilePath(words[start...end].map(\.bytes).joined(separator: [UInt8(ascii: " ")]))
        if name.kind != nil { return name }
      }
    }
    return nil
  }

  /// Standard input, as users name it.
  var isStandardInput: Bool { path == "-" }

  /// Whether it is a text, such as a key or a piece of a capture, and no file's name.
  var isContent: Bool {
    !isStandardInput && !path.isOneName && path.kind == nil
  }

  /// What messages and records call it.
  var shownName: String {
    let isShown = path.isShapedLikeName && !isSuspect || path.kind != nil
    return isShown ? path.text : place.words
  }

  /// What is wrong with it if it is no name, and what to do.
  var wrongContent: (message: String, hint: String) {
    if path == "" {
      return ("there is nothing in place of a capture's name", "is a variable of your shell empty?")
    }
    if path.text.contains("://") {
      return (
        "this is a URL, and checkout-key opens no network connection",
        "open it in the browser, export the Network panel as a HAR file, and give that file's name"
      )
    }
    return (
      "there is a key or a capture's text in place of a capture's name",
      "give the file's name; checkout-key verify checks a pasted key"
    )
  }

  /// What to do if there is no such file.
  var hintIfMissing: String {
    if let partOf { return "quote a name that has spaces: \(partOf.shellWord)" }
    // Of a long list nobody has typed the names.
    if case .operand(1...10) = place, let closest = path.closestNeighbour {
      return "did you mean \(closest.shellWord)?"
    }
    return "check the path; a directory stands for the captures in it"
  }
}

extension FilePath {
  /// Whether this may be shown as the name of a file that is not there: it could be one, is no longer
  /// than file systems allow, and is not like a header, a cookie, a query or a quoted value.
  var isShapedLikeName: Bool {
    let isLong = { (name: ArraySlice<UInt8>) in name.count > 255 }
    let strange = "='?`\r\u{85}\u{2028}\u{2029}\u{AB}\u{BB}\u{2039}\u{203A}".unicodeScalars
    let isStrange = { (scalar: Unicode.Scalar) in
      strange.contains(scalar) || (0x2018...0x201F).contains(scalar.value)
    }
    return bytes.count <= 4096
      && !bytes.split(separator: UInt8(ascii: "/")).contains(where: isLong) && isOneName
      && !text.contains(": ") && !text.unicodeScalars.contains(where: isStrange)
  }

  /// Whether it could be a name: it is one line, has no quotes or braces, and does not look like a key
  /// or a URL.
  fileprivate var isOneName: Bool {
    let content = "\"{}\n".utf8
    if bytes.isEmpty || bytes.contains(where: content.contains) { return false }
    return !text.contains("://") && text.first { !$0.isWhitespace } != "["
      && !Verification.looksLikeKey(text)
  }

  /// The path of a file in the same directory whose name is most like this one, if one is.
  fileprivate var closestNeighbour: FilePath? {
    let place = directory == "" ? "." : directory
    // Comparing names takes time for each of them.
    guard let names = try? place.directoryEntries(), names.count <= 1000 else { return nil }
    let candidates = names.filter { !$0.isHidden && $0.bytes.count < 100 }.map(\.text)
    guard lastComponent.bytes.count < 100,
      let closest = ClosestWord.to(lastComponent.text, among: candidates),
      let name = names.first(where: { $0.text == closest })
    else { return nil }
    return FilePath(directory.bytes + name.bytes)
  }
}
