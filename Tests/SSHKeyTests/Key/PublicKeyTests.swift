import Foundation
import TestSupport
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
    for (index, key) in keys.enumerated() {
      for (other, otherKey) in keys.enumerated() {
        #expect((key == otherKey) == (index / 2 == other / 2))
      }
    }
    #expect(Set(keys).count == SampleKey.all.count)
  }

  @Test("the cleaning entrance reports what it cleaned, and then proves", arguments: Paste.cleaned)
  func report(paste: Paste) throws {
    var cleanings: [Cleaning] = []
    #expect(try PublicKey(cleaning: paste.text) { cleanings.append($0) }.line == paste.line)
    #expect(cleanings == paste.cleanings)
    cleanings = []
    #expect(throws: PublicKeyError.missingBlob) {
      try PublicKey(cleaning: "\"ssh-rsa\"") { cleanings.append($0) }
    }
    #expect(cleanings == [Cleaning(.quotes, .ends)])
  }

  @Test("the strict entrance cleans nothing", arguments: Paste.cleaned)
  func strict(paste: Paste) throws {
    if paste.cleanings.isEmpty {
      #expect(try PublicKey(parsing: paste.text).line == paste.text)
    } else {
      #expect(throws: PublicKeyError.notOneLine) { try PublicKey(parsing: paste.text) }
    }
  }

  @Test("what is accepted reads as itself and drives no terminal", arguments: Paste.cleaned)
  func stable(paste: Paste) throws {
    let key = try PublicKey(cleaning: paste.text)
    #expect(try PublicKey(parsing: key.line).line == key.line)
    #expect(try PublicKey(cleaning: key.line).line == key.line)
    let safe: Set<CharacterClass> = [.ordinary, .quote, .space]
    #expect(key.line.unicodeScalars.allSatisfy { safe.contains(CharacterClass($0)) })
    #expect(!key.line.unicodeScalars.contains { $0.properties.generalCategory == .control })
  }

  @Test("a key that is cut off anywhere is refused", arguments: SampleKey.all)
  func truncated(sample: SampleKey) throws {
    let base64Start = sample.type.rawValue.count + 1
    let blobCount = try PublicKey(parsing: sample.line).blob.count
    let padding = sample.base64.count { $0 == "=" }
    for count in 0..<sample.line.count {
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

  @Test(
    "what a key that is cut off before its base64 is called",
    arguments: [
      (0, .empty), (1, .notAPublicKey), (10, .notAPublicKey), (11, .missingBlob), (12, .notOneLine),
      (13, .truncated(have: 0, need: 4)), (18, .truncated(have: 4, need: 15)),
      (79, .truncated(have: 50, need: 51)),
    ] as [(Int, PublicKeyError)])
  func truncationByExample(count: Int, error: PublicKeyError) {
    let cut = String(SampleKey.ed25519.line.prefix(count))
    #expect(throws: error) { try PublicKey(parsing: cut) }
  }

  @Test("a base64 that lost a run of characters is refused", arguments: SampleKey.all)
  func gap(sample: SampleKey) {
    // Also of four characters, so that all other bytes are whole.
    for count in 1...8 {
      for start in stride(from: 0, to: sample.base64.count - count, by: 23) {
        let damaged = sample.base64.prefix(start) + sample.base64.dropFirst(start + count)
        // A run of one letter may be shortened anywhere.
        guard damaged != sample.base64.prefix(damaged.count) else { continue }
        #expect(throws: PublicKeyError.self) {
          try PublicKey(parsing: "\(sample.type.rawValue) \(damaged)")
        }
      }
    }
  }

  @Test("a changed character is refused or shows in the fingerprint", arguments: substituted)
  func changed(sample: SampleKey, others: String) throws {
    let fingerprint = try PublicKey(parsing: sample.line).sha256Fingerprint
    let start = sample.type.rawValue.count + 1
    var accepted = 0
    for position in start..<sample.line.count {
      let index = sample.line.index(sample.line.startIndex, offsetBy: position)
      for other in others where other != sample.line[index] {
        var line = sample.line
        line.replaceSubrange(index...index, with: [other])
        guard let key = try? PublicKey(parsing: line) else { continue }
        accepted += 1
        #expect(key.sha256Fingerprint != fingerprint, "\(line)")
      }
    }
    // Both answers are seen, or this test would prove nothing.
    #expect(accepted > 0)
  }

  private static let substituted: [(SampleKey, String)] = [
    (.ed25519, "ABQgw89+/=-_ \\,…"), (.rsa1024, "Aw=_"),
  ]

  @Test("refuses what is damaged", arguments: Refusal.damaged)
  func damaged(refusal: Refusal) {
    #expect(throws: refusal.error) { try PublicKey(cleaning: refusal.text) }
  }

  @Test("a point that does not lie on its curve is not noticed, as the documentation says")
  func offCurve() throws {
    let point = [4] + [UInt8](repeating: 7, count: 64)
    let blob = Blob().field("ecdsa-sha2-nistp256").field("nistp256").field(point)
    let line = blob.line("ecdsa-sha2-nistp256")
    #expect(try PublicKey(parsing: line).bits == 256)
    if try Machine.has("ssh-keygen") { #expect(try Keygen.judgements(of: line) == []) }
  }
}
