import Foundation
import Testing

@testable import SSHKey

@Suite struct PublicKeyTests {
  @Test("a whole line is read and written back", arguments: SampleKey.all)
  func whole(sample: SampleKey) throws {
    let bare = try PublicKey(parsing: sample.line)
    #expect(bare.type == sample.type)
    #expect(bare.bits == sample.bits)
    #expect(bare.comment == "")
    #expect(bare.line == sample.line)
    #expect("\(bare)" == sample.line)
    let commented = try PublicKey(parsing: sample.line + " me  and you@example.com")
    #expect(commented.comment == "me  and you@example.com")
    #expect(commented.line == sample.line + " me  and you@example.com")
    #expect(commented.blob == bare.blob)
  }

  @Test("a key with another comment is the same key, another key is not")
  func equality() throws {
    let keys = try SampleKey.all.flatMap { sample in
      [try PublicKey(parsing: sample.line), try PublicKey(parsing: sample.line + " me")]
    }
    #expect(Set(keys).count == SampleKey.all.count)
  }

  @Test(
    "a paste is cleaned, and what was cleaned is told; the strict entrance cleans nothing",
    arguments: Paste.cleaned)
  func cleaned(paste: Paste) throws {
    var cleanings: [Cleaning] = []
    let key = try PublicKey(cleaning: paste.text) { cleanings.append($0) }
    #expect(key.line == paste.line)
    #expect(cleanings == paste.cleanings)
    // What is accepted reads as itself and drives no terminal.
    #expect(try PublicKey(parsing: key.line).line == key.line)
    let safe: Set<CharacterClass> = [.ordinary, .quote, .space]
    #expect(key.line.unicodeScalars.allSatisfy { safe.contains(CharacterClass($0)) })
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

  @Test("a key that is cut off anywhere is refused", arguments: SampleKey.all)
  func truncated(sample: SampleKey) throws {
    let base64Start = sample.type.rawValue.count + 1
    let blobCount = try PublicKey(parsing: sample.line).blob.count
    let padding = sample.base64.count { $0 == "=" }
    // Of the longest base64, letters in the middle are like their neighbours.
    for count in 0..<sample.line.count
    where count < 120 || count > sample.line.count - 90 || count % 7 == 0 {
      let error = #expect(throws: PublicKeyError.self) {
        try PublicKey(parsing: String(sample.line.prefix(count)))
      }
      let letters = count - base64Start
      switch error {
      case .truncated(let have, let need):
        #expect(have == letters * 3 / 4)
        #expect((have + 1...blobCount).contains(need))
      case .nonCanonicalBase64:
        // Only padding is missing: every byte is there, but the text is not as it was.
        #expect(count >= sample.line.count - padding)
      default:
        #expect(letters <= 0, "\(count) characters: \(String(describing: error))")
      }
    }
  }

  @Test("refuses what is no key line, or a damaged one", arguments: Refusal.all)
  func refused(refusal: Refusal) {
    #expect(throws: refusal.error) { try PublicKey(cleaning: refusal.text) }
  }

  // MARK: - Types that are not known

  @Test("a key of a type that is not known has ssh-keygen's fingerprints, and no size")
  func unknownType() throws {
    let key = try PublicKey(cleaning: Self.dss.replacing("3DOp", with: "3D Op") + " me \n")
    #expect(key.line == Self.dss + " me")
    #expect(!key.type.isKnown && key.bits == nil)
    #expect(key.fingerprint(.md5).description == Self.dssMD5)
    #expect(key.fingerprint(.sha256).description == Self.dssSHA256)
  }

  @Test("its blob is well-formed, cut off anywhere it is refused or another key")
  func unknownTypeCut() throws {
    let key = try PublicKey(parsing: Self.dss)
    for count in stride(from: 0, to: Self.dss.count, by: 3) {
      let cut = try? PublicKey(cleaning: String(Self.dss.prefix(count)))
      #expect(cut != key)
      #expect(cut == nil || cut?.fingerprint(.md5) != key.fingerprint(.md5))
    }
    let fields = Blob().field("x@y").field([1, 2, 3]).field([])
    #expect(try PublicKey(parsing: fields.line("x@y")).blob == fields.bytes)
    for (blob, error) in [
      (Blob().field("x@y"), .truncated(have: 7, need: 11)),
      (fields.raw([0]), .truncated(have: 19, need: 22)),
      (fields.raw([0, 0, 0, 1]), .truncated(have: 22, need: 23)),
      (fields.field([UInt8](repeating: 0, count: 4097)), .implausibleLength(4097)),
      (fields.raw(fields.bytes), .severalKeys), (fields.field("ssh-rsa"), .severalKeys),
      (Blob().field("x@z").field([1]), .unknownType),
      (Blob().field("ssh-rsa").field([1]), .unknownType),
    ] as [(Blob, PublicKeyError)] {
      #expect(throws: error) { try PublicKey(parsing: blob.line("x@y")) }
    }
  }

  /// Made by `ssh-keygen -t dsa` of OpenSSH 9.2, which has the fingerprints too.
  private static let dss = """
    ssh-dss \
    AAAAB3NzaC1kc3MAAACBAPMPudziMyzfpPSqXwncaho+RD2GpTm6giWqXhRHTtx8MdgD9qO0A/VGV8X9v9UcK1N6\
    Pl00inh27cGDWNM7wgg1ANUz9QqOyWsNKghiBmibGL3NKjb1jiqT1fZsrF1BNQgR+EG6c6zL1hE6Lg/pGG5nSrvC\
    O/LH9+GtoQzJ/ExjAAAAFQCt3DOpzmgTmk9zS4m6LVApjwHwPQAAAIEAu0pQ6hGkI6Isgy1AbhEFkbLA6s9binFO\
    sRXRJVd02HsF1ZyxbStwcpkvyPW37v5VffkUzMuPxoG0agu+yqZApgLy0y9SrSLzv8qx7qeASgzLLSmnK1lSqikM\
    0Fa67oJTvLk03uxwwf/93L5C7zOJ7Ic1TdqmO3l7VVK1FzhtiJgAAACAUhCY4geAYCBMzzhSMdtalm/gF3jgmF1c\
    fzGsdfrTcj6EKYI7flyWIV9xEVtnEgRCReP0EDwx1CzAweLIs8tsEbLQE5fuTd2LJdHIJSZvWP9Qiya+4RbET+tu\
    wgjyCXU+5sgFcccXECJp7/kRBdNH7Hcp9UHRfUkMAE5H+eQXLpE=
    """
  private static let dssMD5 = "86:ce:cf:ec:36:8c:e2:09:03:71:ee:6b:f9:0f:a2:ab"
  private static let dssSHA256 = "SHA256:Y1tgMbqxBvuBdjGQjZK7+phFh1cA5qeoAlsqpiBqVcw"
}
