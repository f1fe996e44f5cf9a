import Testing

@testable import SSHKey

/// Base64 that came in pieces: the key itself tells where it ends, and nothing is repaired.
@Suite struct PiecesTests {
  private static let gaps = [" ", "\n", "\r\n", "\t", "\u{A0}", "\\n", "↵", " \n  ", "\u{200B} "]

  /// Places in a base64: all of a short one's, and of a longer one's those at both ends and some others.
  private static func places(in base64: String, step: Int = 17) -> [Int] {
    let count = base64.utf8.count
    return (1..<count).filter { count < 80 || $0 < 24 || $0 > count - 12 || $0 % step == 0 }
  }

  @Test("a gap at any place is taken out", arguments: SampleKey.all)
  func anywhere(sample: SampleKey) throws {
    for (number, place) in Self.places(in: sample.base64).enumerated() {
      let gap = Self.gaps[number % Self.gaps.count]
      let base64 = sample.base64.prefix(place) + gap + sample.base64.dropFirst(place)
      let key = try PublicKey(cleaning: "\(sample.type.rawValue) \(base64) me")
      #expect(key.line == sample.line + " me", "\(place)")
    }
  }

  @Test("lines of any length are joined", arguments: [1, 2, 3, 4, 5, 7, 40, 64, 68, 70, 76])
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
    "a comment is no more base64, though it may look so",
    arguments: ["me", "CircleCI", "AAAA", "a b c", "x/+w==", "="])
  func comment(comment: String) throws {
    for sample in SampleKey.all {
      let line = "\(sample.line) \(comment)"
      #expect(try PublicKey(parsing: line).line == line)
      let folded = Paste.filled("$T $1\n$2", with: sample)
      #expect(try PublicKey(cleaning: "\(folded) \(comment)").line == line)
    }
  }

  @Test(
    "letters that are missing are not made up for, in whatever pieces", arguments: SampleKey.all)
  func missing(sample: SampleKey) {
    for count in [1, 3, 4, 12] {
      for start in Self.places(in: sample.base64, step: 29)
      where start + count <= sample.base64.count {
        let (first, second) = (sample.base64.prefix(start), sample.base64.dropFirst(start + count))
        let gap = ["", "", " ", "\n", "…"][(start + count) % 5]
        for comment in ["", " me"] {
          Self.expectNoKey("\(sample.type.rawValue) \(first)\(gap)\(second)\(comment)")
        }
      }
    }
  }

  @Test(
    "a letter too many is noticed",
    arguments: [SampleKey.ed25519, .ecdsaP384, .skEd25519], ["A", "x", "="])
  func added(sample: SampleKey, letter: String) {
    for place in [0] + Self.places(in: sample.base64) + [sample.base64.count] {
      let base64 = sample.base64.prefix(place) + letter + sample.base64.dropFirst(place)
      let gap = ["", " "][place % 2]
      Self.expectNoKey(
        "\(sample.type.rawValue) \(base64.prefix(40))\(gap)\(base64.dropFirst(40)) me")
    }
  }

  private static func expectNoKey(_ text: String) {
    #expect(throws: PublicKeyError.self, "\(text)") { try PublicKey(cleaning: text) }
  }
}
