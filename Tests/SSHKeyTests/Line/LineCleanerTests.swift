import Foundation
import Testing

@testable import SSHKey

/// What holds of the cleaning whatever the text, by texts made at random and by hostile ones.
@Suite struct LineCleanerTests {
  /// All that can be cleaned, what nearly can, and what never can.
  private static let junk = [
    " ", "\t", "\n", "\r\n", "\u{A0}", "\u{3000}", "\u{2028}", "\u{85}", "\u{200B}", "\u{FEFF}",
    "\u{AD}", "\u{E0020}", "\"", "'", "“", "”", "`", ",", "\",", "\\n", "\\r", "\\", "n", "r",
    "\\\\n",
    "=", "A", "AAAA", "ssh-rsa", "ssh-ed25519 ", " AAAA", "…", "é", "\u{301}", "#", "\u{1B}",
    "\u{202E}",
  ]

  /// A key with junk in one to six places.
  private static func text(_ random: inout Random) -> String {
    var scalars = Array("\(SampleKey.ed25519.line) me!".unicodeScalars)
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      // Every other time at a border, where the rules are.
      let places = [0, 11, 12, 80, 81, scalars.count]
      let place = min(
        Bool.random(using: &random)
          ? places.randomElement(using: &random) ?? 0
          : Int.random(in: 0...scalars.count, using: &random), scalars.count)
      let piece = junk.randomElement(using: &random) ?? ""
      scalars.insert(contentsOf: piece.unicodeScalars, at: place)
    }
    return String(String.UnicodeScalarView(scalars))
  }

  @Test(
    "what was cleaned is clean, and is a key only if it is this one",
    arguments: 0..<8 as Range<UInt64>)
  func random(seed: UInt64) throws {
    var random = Random(seed: seed)
    let blob = try PublicKey(parsing: SampleKey.ed25519.line).blob
    var (lines, keys) = (0, 0)
    for _ in 0..<500 {
      let text = Self.text(&random)
      guard let line = try? CleanedLine(cleaning: text) else { continue }
      lines += 1
      let again = try CleanedLine(cleaning: line.text)
      #expect(again.text == line.text, "\(text.debugDescription)")
      #expect(again.cleanings == [], "\(text.debugDescription)")
      #expect(line.cleanings.isEmpty == (line.text == text), "\(text.debugDescription)")
      #expect(
        line.text.unicodeScalars.allSatisfy {
          [.ordinary, .quote].contains(CharacterClass($0)) || $0 == " "
        }, "\(text.debugDescription)")
      guard let key = try? PublicKey(cleaning: text) else { continue }
      keys += 1
      #expect(key.line == line.text)
      #expect(try PublicKey(parsing: key.line).line == key.line)
      // Nothing was put into the base64 that changed the key: it is this one, or it is refused.
      if key.blob != blob { Issue.record("another key of \(text.debugDescription)") }
    }
    // Enough of both, or the test would prove nothing.
    #expect(lines > 100)
    #expect(keys > 30)
    #expect(keys < lines)
  }

  // The limits are far from what a linear way takes unoptimised on a busy machine (about a second
  // a megabyte), and farther from what a quadratic one would.
  @Test(
    "a megabyte of one thing is refused in time", arguments: [" ", "\n", "\\n", "A", "word ", "\""])
  func megabyte(piece: String) {
    let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
    let elapsed = ContinuousClock().measure {
      #expect(throws: PublicKeyError.self) { try PublicKey(cleaning: text) }
    }
    #expect(elapsed < .seconds(120))
  }

  @Test(
    "much of anything in any place is cleaned or refused in linear time",
    arguments: [
      (" ", "spaces"), ("\n", "line breaks"), ("\\n", "literal line breaks"), ("A", "base64"),
      ("word ", "words"), ("\"", "quotes"), ("\",", "quotes and commas"),
      ("\u{200B}", "zero width"),
      ("\\", "backslashes"), ("=", "padding"), (" \\n", "literal line breaks and spaces"),
      ("AAAA\n", "a wrapped blob"), ("A \\n ", "a wrapped blob of single letters"),
      ("\\\u{200B}n", "zero width in literal line breaks"),
      ("\\\\nn ", "nested ones, word by word"),
      ("ssh-rsa AAAA ", "keys"), ("PRIVATE KE", "nearly private keys"), ("00:", "fingerprints"),
      ("e\u{301}", "accents"),
    ])
  func linear(piece: String, what: String) {
    let much = String(repeating: piece, count: 30_000 / piece.utf8.count)
    for template in ["?$K", "$T ?x", "$T $1?$2", "$K ?x"] {
      let text = Paste.filled(template).replacing("?", with: much)
      let elapsed = ContinuousClock().measure { _ = try? PublicKey(cleaning: text) }
      #expect(elapsed < .seconds(60), "\(template)")
    }
  }

  @Test("what would take many rounds is refused", arguments: ["\\\\\\nnn", "\\\\nn \\\\nn \\\\nn"])
  func rounds(nested: String) {
    #expect(throws: PublicKeyError.notOneLine) {
      try CleanedLine(cleaning: Paste.filled("$T \(nested)"))
    }
  }
}
