import Foundation
import Testing

@testable import SSHKey

@Suite struct FingerprintTests {
  private static let md5 = "10:1e:9b:00:ff:7f:6a:ac:e1:f2:18:14:53:4f:05:76"
  private static let sha256 = "sY942yC0Qfg50iTHMoUSi1ilnY7g60duYkHdUKOiGxA"

  @Test(
    "reads every way in which a fingerprint is written",
    arguments: [
      (md5, md5, "MD5, as CircleCI writes it"), ("MD5:\(md5)", md5, "MD5, as OpenSSH writes it"),
      (md5.uppercased(), md5, "MD5 in upper case"), (" \(md5)\r\n", md5, "white space around MD5"),
      ("SHA256:\(sha256)", "SHA256:\(sha256)", "SHA-256, as OpenSSH writes it"),
      ("SHA256:\(sha256)=", "SHA256:\(sha256)", "padded SHA-256"),
      (sha256, "SHA256:\(sha256)", "bare SHA-256"),
      ("\(sha256)=", "SHA256:\(sha256)", "bare and padded SHA-256, as API v1.1 answers"),
      ("\tSHA256:\(sha256)\n", "SHA256:\(sha256)", "white space around SHA-256"),
      ("SHA256: \(sha256)", "SHA256:\(sha256)", "white space behind the prefix"),
      ("MD5:\u{A0}\(md5.dropLast())\n6", md5, "a no-break space, and a line that was wrapped"),
    ] as [(String, String, String)])
  func read(text: String, written: String, how: String) throws {
    let fingerprint = try #require(Fingerprint(parsing: text))
    #expect(fingerprint.description == written)
    #expect(Fingerprint(parsing: fingerprint.description) == fingerprint)
  }

  @Test("a text of up to 1 KiB is looked at, white space and all")
  func length() {
    let space = String(repeating: " ", count: 1024 - Self.md5.utf8.count)
    #expect(Fingerprint(parsing: space + Self.md5)?.description == Self.md5)
    #expect(Fingerprint(parsing: space + " " + Self.md5) == nil)
  }

  // `PAIRS` is 14 pairs of an MD5 fingerprint, `LETTERS` 42 characters of a SHA-256 one.
  @Test(
    "anything else is no fingerprint",
    arguments: [
      ("", "nothing"), ("MD5:", "only a prefix"), ("SHA256:", "only the other prefix"),
      ("PAIRS:05", "a pair too few"), ("PAIRS:05:76:00", "a pair too many"),
      ("PAIRS:05:76:", "a colon too many"), ("PAIRS:05:7", "a pair of one digit"),
      ("PAIRS:05:761", "a pair of three digits"), ("PAIRS::0576", "an empty pair"),
      ("PAIRS:+5:76", "a sign, which Swift would read"), ("PAIRS:0g:76", "no hex digit"),
      ("PAIRS:０５:76", "full-width digits"), ("PAIRS:05-76", "a hyphen"),
      ("097b0d60ec7f6aace1f21814534f0576", "MD5 without colons"),
      ("SHA256:PAIRS:05:76", "MD5 that says SHA-256"), ("MD5:LETTERSA", "SHA-256 that says MD5"),
      ("md5:PAIRS:05:76", "a prefix in lower case"), ("sha256:LETTERSA", "the other one"),
      ("MD5:MD5:PAIRS:05:76", "a prefix twice"), ("SHA1:LETTERSA", "another digest"),
      ("SHA256:LETTERS", "a character too few"), ("SHA256:LETTERSAA", "a character too many"),
      ("SHA256:LETTERSA==", "too much padding"), ("SHA256:LETTERS=", "padding for a character"),
      ("SHA256:LETTERS-", "URL-safe base64"), ("SHA256:LETTERSé", "a letter not of base64"),
      ("SHA256:LETTERSB", "spare bits that are not zero, so not what a tool would write"),
      ("\"PAIRS:05:76\"", "quotes"),
      ("256 SHA256:LETTERSA me (ED25519)", "a whole line of ssh-keygen's"),
    ])
  func refuse(text: String, what: String) {
    let text = text.replacing("PAIRS", with: Self.md5.dropLast(6))
      .replacing("LETTERS", with: Self.sha256.dropLast())
    #expect(Fingerprint(parsing: text) == nil)
  }
}
