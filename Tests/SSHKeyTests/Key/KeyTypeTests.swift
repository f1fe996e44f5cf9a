import Testing

@testable import SSHKey

@Suite struct KeyTypeTests {
  @Test("there is a sample of every type that is known")
  func samples() {
    #expect(Set(SampleKey.all.map(\.type)) == Set(KeyType.fields.keys))
    #expect(SampleKey.all.allSatisfy { $0.type.isKnown })
  }

  @Test(
    "names that are near a type's are not known",
    arguments: [
      ("SSH-RSA", "upper case"), ("ssh_rsa", "an underscore"), ("ssh-rsa'", "a quote"),
      ("rsa-sha2-256", "a signature algorithm"), ("rsa-sha2-512", "the other one"),
      ("ssh-dss", "DSA, which OpenSSH dropped"), ("sk-ssh-ed25519", "no domain"),
      ("ecdsa-sha2-nistp224", "a curve that OpenSSH lacks"), ("ssh-ed448", "RFC 8709's other one"),
      (String(repeating: "x", count: 64), "the longest"), ("!~", "the first and last characters"),
    ])
  func near(name: String, what: String) throws {
    let type = try #require(KeyType(rawValue: name))
    #expect(!type.isKnown && type.rawValue == name)
  }

  @Test(
    "what is no name at all",
    arguments: [
      ("", "nothing"), ("ssh-rsa ", "a space"), ("ssh,rsa", "a comma"), ("ssh\u{7F}", "DEL"),
      ("ssh‐rsa", "a typographic hyphen"), ("ssh\u{1F}rsa", "a control character"),
      (String(repeating: "x", count: 65), "a character too many"),
      ("ssh-rsa-cert-v01@openssh.com", "a certificate"),
      ("ssh-new-cert-v01@openssh.com", "a certificate of a type that is not known"),
    ])
  func none(name: String, what: String) {
    #expect(KeyType(rawValue: name) == nil)
  }
}
