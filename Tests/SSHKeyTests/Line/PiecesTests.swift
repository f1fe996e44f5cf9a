import Testing

@testable import SSHKey

/// Base64 that came in pieces: the key itself tells where it ends, and nothing is repaired.
@Suite struct PiecesTests {
  private static let gaps = [" ", "\n", "\r\n", "\t", "\u{A0}", "\\n", "↵", " \n  ", "\u{200B} "]

  @Test("a gap at any place is taken out", arguments: SampleKey.all)
  func anywhere(sample: SampleKey) throws {
    for (number, place) in (1..<sample.base64.count).enumerated() {
      let gap = Self.gaps[number % Self.gaps.count]
      let base64 = sample.base64.prefix(place) + gap + sample.base64.dropFirst(place)
      let key = try PublicKey(cleaning: "\(sample.type.rawValue) \(base64) me")
      #expect(key.line == sample.line + " me", "\(place)")
      #expect(throws: PublicKeyError.self) {
        try PublicKey(parsing: "\(sample.type.rawValue) \(base64)\(gap)me")
      }
    }
  }

  @Test("lines of any length are joined", arguments: 1...80)
  func folded(width: Int) throws {
    for sample in [SampleKey.ed25519, .ecdsaP384] {
      let lines = stride(from: 0, to: sample.base64.count, by: width).map {
        sample.base64.dropFirst($0).prefix(width)
      }
      for gap in [" ", "\n"] {
        let text = "\(sample.type.rawValue) \(lines.joined(separator: gap))\(gap)CircleCI"
        #expect(try PublicKey(cleaning: text).line == sample.line + " CircleCI")
      }
    }
  }

  @Test(
    "a comment is no more base64, though it may look so", arguments: SampleKey.all,
    ["me", "CircleCI", "AAAA", "a b c", "x/+w==", "="])
  func comment(sample: SampleKey, comment: String) throws {
    let line = "\(sample.line) \(comment)"
    #expect(try PublicKey(parsing: line).line == line)
    let folded = Paste.filled("$T $1\n$2", with: sample)
    #expect(try PublicKey(cleaning: "\(folded) \(comment)").line == line)
  }

  @Test("a letter that is missing is not made up for", arguments: SampleKey.all)
  func dropped(sample: SampleKey) {
    let half = sample.base64.count / 2
    for place in 0..<sample.base64.count {
      var base64 = sample.base64
      base64.remove(at: base64.index(base64.startIndex, offsetBy: place))
      for text in [base64, "\(base64) me", "\(base64.prefix(half)) \(base64.dropFirst(half))"] {
        #expect(throws: PublicKeyError.self, "\(place)") {
          try PublicKey(cleaning: "\(sample.type.rawValue) \(text)")
        }
      }
    }
  }

  @Test("nor is a run of letters, in whatever pieces", arguments: SampleKey.all)
  func cut(sample: SampleKey) {
    for count in 2...12 {
      for start in stride(from: 0, to: sample.base64.count - count, by: 29) {
        let first = sample.base64.prefix(start)
        let second = sample.base64.dropFirst(start + count)
        guard first + second != sample.base64.prefix(sample.base64.count - count) else { continue }
        for gap in [" ", "\n", "…", "..."] {
          #expect(throws: PublicKeyError.self, "\(count) at \(start)") {
            try PublicKey(cleaning: "\(sample.type.rawValue) \(first)\(gap)\(second)")
          }
        }
      }
    }
  }

  @Test(
    "a letter too many is noticed",
    arguments: [SampleKey.ed25519, .ecdsaP384, .skEd25519], ["A", "x", "="])
  func added(sample: SampleKey, letter: String) {
    let half = sample.base64.count / 2
    for place in 0...sample.base64.count {
      let base64 = sample.base64.prefix(place) + letter + sample.base64.dropFirst(place)
      for text in [
        String(base64), "\(base64) me", "\(base64.prefix(half)) \(base64.dropFirst(half))",
      ] {
        #expect(throws: PublicKeyError.self, "\(place)") {
          try PublicKey(cleaning: "\(sample.type.rawValue) \(text)")
        }
      }
    }
  }

  @Test("two keys are two, in whatever pieces", arguments: SampleKey.all, [" ", "\n", "\\n", ""])
  func several(sample: SampleKey, gap: String) {
    for other in [SampleKey.ed25519, .rsa1024] {
      for text in ["\(sample.line)\(gap)\(other.line)", "\(sample.line)\(gap)\(other.base64)"] {
        #expect(throws: PublicKeyError.self) { try PublicKey(cleaning: text) }
      }
    }
  }
}
