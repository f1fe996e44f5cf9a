import Testing

@testable import SSHKey

@Suite struct KeyTypeTests {
  @Test("there is a sample of every type that is known")
  func samples() {
    #expect(Set(SampleKey.all.map(\.type)) == Set(KeyType.fields.keys))
    #expect(SampleKey.all.allSatisfy { $0.type.isKnown })
  }

  @Test(
    "names that are near a known type's, and what is no name at all",
    arguments: [
      ("SSH-RSA", true, "upper case"), ("ssh_rsa", true, "an underscore"),
      ("ssh-rsa'", true, "a quote"), ("rsa-sha2-256", true, "a signature algorithm"),
      ("ssh-dss", true, "DSA, which OpenSSH dropped"), ("sk-ssh-ed25519", true, "no domain"),
      ("ecdsa-sha2-nistp224", true, "a curve that OpenSSH lacks"),
      (String(repeating: "x", count: 64), true, "the longest"),
      (String(repeating: "x", count: 65), false, "a character too many"),
      ("!~", true, "the first and last characters"), ("", false, "nothing"),
      ("ssh-rsa ", false, "a space"), ("ssh,rsa", false, "a comma"), ("ssh\u{7F}", false, "DEL"),
      ("ssh‐rsa", false, "a typographic hyphen"), ("ssh\u{1F}rsa", false, "a control character"),
      ("ssh-new-cert-v01@openssh.com", false, "a certificate of a type that is not known"),
    ])
  func names(name: String, isName: Bool, what: String) {
    let type = KeyType(rawValue: name)
    #expect(type?.rawValue == (isName ? name : nil))
    #expect(type?.isKnown != true)
  }
}
