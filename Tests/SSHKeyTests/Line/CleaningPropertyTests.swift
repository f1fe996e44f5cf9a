import Foundation
import TestSupport
import Testing

@testable import SSHKey

/// What holds of the cleaning whatever the text, by texts made at random and by hostile ones.
@Suite struct CleaningPropertyTests {
  /// All that can be cleaned, what nearly can, and what never can; but no letters that base64 may have
  /// too, as these make another key where a gap stands right.
  private static let junk = [
    " ", "\t", "\n", "\r\n", "\u{A0}", "\u{3000}", "\u{2028}", "\u{85}", "\u{200B}", "\u{FEFF}",
    "\u{AD}", "\u{E0020}", "\"", "'", "“", "”", "`", ",", "\",", "\\n", "\\r", "\\",
    "\\\\n", "↵", "=", "ssh-rsa", "ssh-ed25519 ", "…", "é", "\u{301}", "#", "\u{1B}",
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
    arguments: 0..<3 as Range<UInt64>)
  func random(seed: UInt64) throws {
    var random = Random(seed: seed)
    let blob = try PublicKey(parsing: SampleKey.ed25519.line).blob
    var keys = 0
    for _ in 0..<200 {
      let text = Self.text(&random)
      var cleanings: [Cleaning] = []
      guard let key = try? PublicKey(cleaning: text, report: { cleanings.append($0) }) else {
        continue
      }
      keys += 1
      let line = key.line
      let isTold = cleanings.isEmpty == (line == text)
      let isHarmless = line.unicodeScalars.allSatisfy {
        [.ordinary, .quote].contains(CharacterClass($0)) || $0 == " "
      }
      #expect(key.blob == blob && isTold && isHarmless, "\(text.debugDescription)")
      #expect(try PublicKey(parsing: line).line == line, "\(text.debugDescription)")
    }
    // Enough of both, or the test would prove nothing.
    #expect((25..<175).contains(keys))
  }

  // `?` stands for much of the piece, where it keeps the cleaning longest.
  @Test(
    "much of anything is cleaned or refused in linear time",
    arguments: [
      ("?$K", " "), ("$K?", "\","), ("$K x?", "\u{200B}"), ("$T ?x", " \\n"), ("$T $1?$2", "\n"),
      ("$T $1?$2", "AAAA\n"), ("$T $1?$2", "A \\n "), ("$T $1?$2", "\\\u{200B}n"),
      ("$K ?x", " \""), ("$K ?x", "e\u{301}"), ("$K ?x", "\\\\nn "), ("$K ?x", "PRIVATE KE"),
      ("?", "ssh-rsa AAAA "),
    ])
  func linear(template: String, piece: String) {
    func time(_ length: Int) -> Double {
      let much = String(repeating: piece, count: length / piece.utf8.count)
      let text = Paste.filled(template).replacing("?", with: much)
      return processorTime { _ = try? PublicKey(cleaning: text) }
    }
    // Four times the text takes a linear way four times as long, a quadratic one sixteen times. Both
    // are measured behind each other, as a machine may be fast now and slow in a second.
    var least = Double.infinity
    for _ in 0..<12 where least > 5.5 { least = min(least, time(32_000) / time(8_000)) }
    #expect(least <= 5.5)
  }

  /// How long this thread worked, whatever other ones did meanwhile.
  private func processorTime(of work: () -> Void) -> Double {
    func now() -> Double {
      var time = timespec()
      #if canImport(Darwin)
        unsafe clock_gettime(_CLOCK_THREAD_CPUTIME_ID, &time)
      #else
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      #endif
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    work()
    return now() - start
  }
}
