import Foundation
import TestSupport
import Testing

@testable import SSHKey

@Suite struct DigestTests {
  @Test(
    "the examples of RFC 1321 (appendix A.5) and of FIPS 180-4",
    arguments: [
      (
        "", "d41d8cd98f00b204e9800998ecf8427e",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
      ),
      (
        "abc", "900150983cd24fb0d6963f7d28e17f72",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
      ),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "8215ef0796a20bcaaae116d3876c664a",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func standard(message: String, md5: String, sha256: String) {
    #expect(Self.hex(MD5.digest(of: message.utf8)) == md5)
    #expect(Self.hex(SHA256.digest(of: message.utf8)) == sha256)
  }

  /// Every length on both sides of three blocks' borders, and one whose bits take three bytes.
  private static let lengths = Array(0..<200) + [8200]

  @Test(
    "every length agrees with Python's hashlib",
    .enabled(if: try Machine.has("python3"), "python3 is missing"))
  func everyLength() throws {
    let program = """
      import hashlib
      for count in [*range(200), 8200]:
        message = bytes((i * 151 + count) % 256 for i in range(count))
        print(hashlib.md5(message).hexdigest(), hashlib.sha256(message).hexdigest())
      """
    let output = try #require(try Executable.output(of: ["python3", "-c", program]))
    let digests = Self.lengths.map { count in
      let message = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 151 + count) }
      return Self.hex(MD5.digest(of: message)) + " " + Self.hex(SHA256.digest(of: message))
    }
    #expect(digests == output.split(separator: "\n").map(String.init))
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { String(format: "%02x", $0) }.joined()
  }
}
