import SSHKey
import Testing

@testable import CheckoutKey

@Suite struct BitbucketRulesTests {
  @Test(
    "warns of keys that Bitbucket Cloud does not accept",
    arguments: [
      (rsa, nil), (ed25519, nil),
      (shortRSA, "Bitbucket Cloud accepts RSA keys of at least 2048 bits; this one has 2040"),
      (securityKey, "Bitbucket Cloud does not accept keys of type sk-ssh-ed25519@openssh.com"),
      (ed448, "Bitbucket Cloud may not accept keys of type ssh-ed448"),
    ] as [(String, String?)])
  func warnings(line: String, warning: String?) throws {
    let key = try PublicKey(parsing: line)
    #expect(BitbucketRules.warnings(for: key) == (warning.map { [$0] } ?? []))
  }

  private static let securityKey =
    "sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29t"
    + "AAAAIAcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHAAAABHNzaDo="
}
