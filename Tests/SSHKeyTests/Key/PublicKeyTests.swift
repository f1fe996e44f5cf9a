import Testing

@testable import SSHKey

@Suite struct PublicKeyTests {
  @Test("a whole line is read and written back, and its comment is not the key")
  func whole() throws {
    #expect(Set(SampleKey.all.map(\.type)) == Set(KeyType.fields.keys))
    for sample in SampleKey.all {
      let bare = try PublicKey(parsing: sample.line)
      #expect(bare.type == sample.type && bare.type.isKnown && bare.bits == sample.bits)
      #expect(bare.comment == "" && bare.line == sample.line && "\(bare)" == sample.line)
      let commented = try PublicKey(parsing: sample.line + " me  and you@example.com")
      #expect(commented.comment == "me  and you@example.com")
      #expect(commented.line == sample.line + " me  and you@example.com")
      #expect(Set([bare, commented]).count == 1)
    }
  }

  @Test(
    "a paste is cleaned, and what was cleaned is told; the strict entrance cleans nothing",
    arguments: Paste.cleaned)
  func cleaned(paste: Paste) throws {
    var cleanings: [Cleaning] = []
    let key = try PublicKey(cleaning: paste.text) { cleanings.append($0) }
    #expect(key.line == paste.line)
    #expect(cleanings == paste.cleanings)
    #expect(try PublicKey(parsing: key.line).line == key.line)
    if !cleanings.isEmpty {
      #expect(throws: PublicKeyError.notOneLine) { try PublicKey(parsing: paste.text) }
    }
  }

  @Test("what was cleaned is told of what is no key too")
  func cleanedInVain() {
    var cleanings: [Cleaning] = []
    #expect(throws: PublicKeyError.missingBlob) {
      try PublicKey(cleaning: "\"ssh-rsa\"") { cleanings.append($0) }
    }
    #expect(cleanings == [Cleaning(.quotes, .ends)])
  }

  @Test("refuses what is no key line, or a damaged one", arguments: Refusal.all)
  func refused(refusal: Refusal) {
    #expect(throws: refusal.error) { try PublicKey(cleaning: refusal.text) }
  }

  // MARK: - Types that are not known

  @Test("a key of a type that is not known has well-formed fields, and no size")
  func unknownType() throws {
    let fields = Blob().field("x@y").field([1, 2, 3]).field([])
    let key = try PublicKey(cleaning: fields.line("x@y").replacing("AQID", with: "AQ ID") + " me\n")
    #expect(key.line == fields.line("x@y") + " me" && key.blob == fields.bytes)
    #expect(!key.type.isKnown && key.bits == nil)
    for (blob, error) in [
      (Blob().field("x@y"), .truncated(have: 7, need: 11)),
      (fields.raw([0]), .truncated(have: 19, need: 22)),
      (fields.raw([0, 0, 0, 1]), .truncated(have: 22, need: 23)),
      (fields.field([UInt8](repeating: 0, count: 4097)), .implausibleLength(4097)),
      (fields.raw(fields.bytes), .severalKeys), (fields.field("ssh-rsa"), .severalKeys),
      (Blob().field("x@z").field([1]), .unknownType),
    ] as [(Blob, PublicKeyError)] {
      #expect(throws: error) { try PublicKey(parsing: blob.line("x@y")) }
    }
  }

  @Test(
    "names that can be a type's, and others",
    arguments: [
      ("SSH-RSA", true), ("sk-ssh-ed25519", true), ("!~", true),
      (String(repeating: "x", count: 64), true), (String(repeating: "x", count: 65), false),
      ("", false), ("ssh-rsa ", false), ("ssh,rsa", false), ("ssh\u{7F}", false),
      ("ssh‐rsa", false),
      ("ssh-new-cert-v01@openssh.com", false),
    ])
  func names(name: String, isName: Bool) {
    let type = KeyType(rawValue: name)
    #expect(type?.rawValue == (isName ? name : nil) && type?.isKnown != true)
  }
}
