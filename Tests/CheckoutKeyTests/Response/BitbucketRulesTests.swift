import Foundation
import SSHKey
import Testing

@testable import CheckoutKey

@Suite struct BitbucketRulesTests {
  private static func rsa(_ bits: Int) -> [[UInt8]] {
    // A modulus that ends odd, with the byte before it that makes it positive.
    let modulus = [0, 0x80] + [UInt8](repeating: 1, count: bits / 8 - 1)
    return [Array("ssh-rsa".utf8), [1, 0, 1], modulus]
  }

  private static let ed25519 = [UInt8](repeating: 7, count: 32)
  private static let ssh = Array("ssh:".utf8)

  @Test(
    "warns of keys that Bitbucket Cloud does not accept",
    arguments: [
      (rsa(2048), nil),
      (rsa(2040), "Bitbucket Cloud accepts RSA keys of at least 2048 bits; this one has 2040"),
      ([Array("ssh-ed25519".utf8), ed25519], nil),
      (
        [Array("sk-ssh-ed25519@openssh.com".utf8), ed25519, ssh],
        "Bitbucket Cloud does not accept keys of type sk-ssh-ed25519@openssh.com"
      ),
      (
        [Array("ssh-ed448".utf8), ed25519], "Bitbucket Cloud may not accept keys of type ssh-ed448"
      ),
    ] as [([[UInt8]], String?)])
  func warnings(fields: [[UInt8]], warning: String?) throws {
    // Each field stands behind its length in four bytes (RFC 4251 section 5).
    let blob = fields.reduce(into: [UInt8]()) { blob, field in
      blob += [0, 0, UInt8(field.count / 256), UInt8(field.count % 256)] + field
    }
    let type = String(decoding: fields[0], as: UTF8.self)
    let line = "\(type) \(Data(blob).base64EncodedString())"
    let key = try PublicKey(parsing: line)
    #expect(BitbucketRules.warnings(for: key) == (warning.map { [$0] } ?? []))
  }
}
