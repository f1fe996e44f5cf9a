import CheckoutKey

/// A text that is meant to be one key line.
enum PastedText: Equatable {
  case argument(String)
  case file(FilePath)
  case standardInput

  /// What the operands stand for.
  ///
  /// A key that the shell took apart, because it stood there without quotes, is put together again.
  static func all(in operands: [Argument]) -> [PastedText] {
    if operands.count > 1, isTakenApart(operands) {
      return [.argument(operands.map(\.text).joined(separator: " "))]
    }
    return operands.map { operand in
      if operand.text == "-" { return .standardInput }
      let isText = operand.text.contains(where: \.isWhitespace) || !operand.path.isShapedLikeName
      return operand.path.kind == nil && isText ? .argument(operand.text) : .file(operand.path)
    }
  }

  /// Whether operands are the words of one key; of a private key, none may be shown as a file's name.
  private static func isTakenApart(_ operands: [Argument]) -> Bool {
    let first = operands[0].text
    if Verification.isKeyType(first) || first.hasPrefix("---") { return true }
    let areFiles = operands.contains { $0.text == "-" || $0.path.kind != nil }
    return !areFiles
      && operands.map(\.text).contains { operand in
        Verification.looksLikeKey(operand) && !operand.contains(where: \.isWhitespace)
          && Verification.fingerprint(in: operand) == nil
      }
  }

  /// The name for messages; an argument has none, because it may be a secret.
  var name: String? {
    switch self {
    case .argument: nil
    case .file(let path): path.text
    case .standardInput: "-"
    }
  }

  /// Its file's name as a word of a shell, or what stands for one.
  var shellWord: String {
    if case .file(let path) = self { path.shellWord } else { "FILE" }
  }

  /// Checks the text; of a longer one than may be checked only the beginning is read.
  func verifiedLines() throws(SystemError) -> [VerifiedLine] {
    switch self {
    case .argument(let text): return VerifiedLine.lines(of: text)
    case .standardInput: return VerifiedLine.lines(of: try Self.bytes(of: .standardInput))
    case .file(let path):
      let descriptor = try FileDescriptor.open(path, for: .reading)
      defer { try? descriptor.close() }
      return VerifiedLine.lines(of: try Self.bytes(of: descriptor))
    }
  }

  private static func bytes(of descriptor: FileDescriptor) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count <= Verification.maxLength {
      let chunk = try descriptor.read(upTo: 1 << 16)
      if chunk.isEmpty { break }
      bytes += chunk
    }
    return bytes
  }
}
