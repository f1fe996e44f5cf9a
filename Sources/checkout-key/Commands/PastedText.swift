import CheckoutKey

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A text that is meant to be one key line.
enum PastedText: Equatable {
  case argument(String)
  case file(path: String)
  case standardInput

  /// Far more than the longest key line.
  private static let maxLength = 1 << 20

  /// What the operands stand for.
  ///
  /// A key that the shell took apart, because it stood there without quotes, is put together again.
  static func all(in operands: [String]) -> [PastedText] {
    if operands.count > 1, isTakenApart(operands) {
      return [.argument(operands.joined(separator: " "))]
    }
    return operands.map { operand in
      if operand == "-" { return .standardInput }
      let isText = operand.contains { $0.isWhitespace } || Verification.looksLikeKey(operand)
      return FileKind(path: operand) == nil && isText ? .argument(operand) : .file(path: operand)
    }
  }

  /// Whether operands are the words of one key; of a private key, none may be shown as a file's name.
  private static func isTakenApart(_ operands: [String]) -> Bool {
    let first = operands[0]
    if Verification.isKeyType(first) || first.hasPrefix("---") { return true }
    let areFiles = operands.contains { $0 == "-" || FileKind(path: $0) != nil }
    return !areFiles
      && operands.contains { operand in
        Verification.looksLikeKey(operand) && !operand.contains { $0.isWhitespace }
          && !Verification.isFingerprint(operand)
      }
  }

  /// The name for messages; an argument has none, because it may be a secret.
  var name: String? {
    switch self {
    case .argument: nil
    case .file(let path): path
    case .standardInput: "-"
    }
  }

  /// Reads the text.
  func text() throws(SystemError) -> String {
    switch self {
    case .argument(let text): return text
    case .standardInput: return try Self.text(of: STDIN_FILENO)
    case .file(let path):
      let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
      if descriptor < 0 { throw SystemError(errno: errno) }
      defer { close(descriptor) }
      return try Self.text(of: descriptor)
    }
  }

  private static func text(of descriptor: Int32) throws(SystemError) -> String {
    var bytes: [UInt8] = []
    var reader = ChunkReader(descriptor: descriptor)
    while let chunk = try reader.next() {
      bytes += chunk
      if bytes.count > maxLength { throw SystemError(errno: EFBIG) }
    }
    // Windows PowerShell's `>` makes UTF-16 with a byte-order mark.
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    let utf16 = isUTF16 ? String(bytes: bytes, encoding: .utf16) : nil
    let text = utf16 ?? String(decoding: bytes, as: UTF8.self)
    // A file's last line ends like every other; that is nothing to be cleaned.
    return text.last?.isNewline == true ? String(text.dropLast()) : text
  }
}
