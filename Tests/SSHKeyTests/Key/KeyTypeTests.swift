import SSHKey
import Testing

@Suite struct KeyTypeTests {
  @Test("there is a sample of every type")
  func samples() {
    #expect(Set(SampleKey.all.map(\.type)) == Set(KeyType.allCases))
  }

  @Test(
    "names that are near a type's are none",
    arguments: [
      ("SSH-RSA", "upper case"), ("ssh-rsa ", "a space"), ("ssh_rsa", "an underscore"),
      ("ssh‐rsa", "a typographic hyphen"), ("rsa-sha2-256", "a signature algorithm"),
      ("rsa-sha2-512", "the other one"), ("ssh-dss", "DSA, which Bitbucket and OpenSSH dropped"),
      ("ssh-rsa-cert-v01@openssh.com", "a certificate"), ("sk-ssh-ed25519", "no domain"),
      ("ecdsa-sha2-nistp224", "a curve that OpenSSH lacks"), ("ssh-ed448", "RFC 8709's other one"),
    ])
  func near(name: String, what: String) {
    #expect(KeyType(rawValue: name) == nil)
  }
}
