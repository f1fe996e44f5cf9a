import CheckoutKey

/// One word of the command line: bytes, because a file's name need not be UTF-8.
struct Argument: Hashable, Sendable {
  let bytes: [UInt8]

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The words behind the tool's name.
  static var ofTool: [Argument] {
    // Swift's own `arguments` have U+FFFD in the place of what is not UTF-8, which is another name.
    (1..<max(1, Int(CommandLine.argc))).map { index in
      // `main` is given `argc` words, each of which ends with NUL.
      var word = unsafe CommandLine.unsafeArgv[index]
      var bytes: [UInt8] = []
      while let next = unsafe word, unsafe next.pointee != 0 {
        unsafe bytes.append(UInt8(bitPattern: next.pointee))
        unsafe word = next + 1
      }
      return Argument(bytes: bytes)
    }
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  var path: FilePath { FilePath(bytes) }

  /// The text for a message, if it may be shown: what was meant to be a word may be a secret.
  var shown: String? { path.isShapedLikeName ? path.text : nil }
}
