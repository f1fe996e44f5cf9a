import Foundation
import TestSupport
import Testing

@testable import SSHKey

@Suite struct MD5Tests {
  @Test(
    "the test suite of RFC 1321, appendix A.5",
    arguments: [
      ("", "d41d8cd98f00b204e9800998ecf8427e"),
      ("a", "0cc175b9c0f1b6a831c399e269772661"),
      ("abc", "900150983cd24fb0d6963f7d28e17f72"),
      ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
      ("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b"),
      (
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
        "d174ab98d277d9f5a5611c2c9f419d9f"
      ),
      (
        String(repeating: "1234567890", count: 8),
        "57edf4a22be3c955ac49da2e2107b67a"
      ),
    ])
  func standard(message: String, digest: String) {
    #expect(hex(MD5.digest(of: message.utf8)) == digest)
  }

  // Every length on both sides of three block borders.
  @Test(
    "every length agrees with Python",
    .enabled(if: try Machine.has("python3"), "python3 is missing"))
  func everyLength() throws {
    let messages = Python.messages
    #expect(try messages.map { hex(MD5.digest(of: $0)) } == Python.digests("md5"))
  }
}
