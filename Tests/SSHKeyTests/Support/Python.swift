import TestSupport

/// The judge of digests: Python's `hashlib`.
enum Python {
  /// One message of each length from 0 to 199 bytes, all bytes differing from their neighbours.
  static let messages = (0..<200).map { count in
    (0..<count).map { UInt8(truncatingIfNeeded: $0 * 151 + count) }
  }

  /// The digests of `messages`, in hex.
  static func digests(_ algorithm: String) throws -> [String] {
    let program = """
      import hashlib
      for count in range(200):
        print(hashlib.\(algorithm)(bytes((i * 151 + count) % 256 for i in range(count))).hexdigest())
      """
    return try Executable.output(of: ["python3", "-c", program])?
      .split(separator: "\n").map(String.init) ?? []
  }
}
