import Foundation
import TestSupport
import Testing

@testable import SSHKey

@Suite struct SHA256Tests {
  @Test(
    "the examples of FIPS 180-4 and of NIST",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "nothing"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "24 bits"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1", "448 bits"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
          + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1", "896 bits"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0", "a million letters"
      ),
    ])
  func standard(message: String, digest: String, what: String) {
    #expect(hex(SHA256.digest(of: message.utf8)) == digest)
  }

  // Every length on both sides of three block borders.
  @Test(
    "every length agrees with Python",
    .enabled(if: try Machine.has("python3"), "python3 is missing"))
  func everyLength() throws {
    let messages = Python.messages
    #expect(try messages.map { hex(SHA256.digest(of: $0)) } == Python.digests("sha256"))
  }
}
