import SSHKey
import Testing

/// A text that is refused, with the reason; the texts are written as those of `Paste`.
struct Refusal: CustomTestStringConvertible, Sendable {
  let text: String
  let error: PublicKeyError

  var testDescription: String { "\(error) \(text.debugDescription)" }

  init(_ error: PublicKeyError, _ text: String) {
    self.text = Paste.filled(text)
    self.error = error
  }

  static let all = otherTexts + damaged

  /// What is no single public key line, whatever is cleaned.
  private static let otherTexts: [Refusal] =
    several
    + [
      (.empty, ["", " \t\r\n", "\u{A0}\u{FEFF}\u{200B}", #"\n\r\n"#, #"""#, "“ \u{2028}\\n”"]),
      (.otherFormat(.pkcs8), ["-----BEGIN PUBLIC KEY-----\nMIIB\n"]),
      (.otherFormat(.pkcs1), ["-----BEGIN RSA PUBLIC KEY-----\nMIIB\n"]),
      (.otherFormat(.rfc4716), ["$K BEGIN SSH2 PUB\u{AD}LIC KEY"]),
      (.certificate, ["$T-cert-v01@openssh.com AAAAIHNzaC1l"]), (.notAPublicKey, ["null"]),
      (.missingType, ["$B me"]), (.commentTooLong(bytes: 1199), ["$K " + poem]),
      // A line out of a private key.
      (
        .base64InComment,
        ["$K me QyNTUxOQAAACC5qT2sC2a4kVfXk0mDq7ZJ0o1TzqQnq0nW6m0b2m3v9QAAAJhq== x"]
      ),
      (
        .privateKey,
        [
          // A combining mark must not hide what it follows.
          "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n", "ssh-rsa $B PRIVATE KEY\u{301}",
          "ssh-rsa $B b3BlbnNzaC1rZXkt\u{308}", "PuTTY-User-Key-File-3: ssh-rsa\n",
          "$K -----BEGIN RSA PRIVATE\u{A0}KEY-----", "$K -----BEGIN RSA PRIV\u{200B}ATE KEY-----",
          "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n$K", #""---- BEGIN SSH2 PRIVATE\nKEY ----\n""#,
          // PKCS #8 behind a type, PKCS #1 in its place, and an Ed25519 key in a comment.
          "ssh-rsa MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj",
          "MIIEowIBAAKCAQEAu1SU1LfVLPHCozMxH2Mo4lgOEePzNm0tRgeLezV6ffAt0gun AAAAx",
          "$K MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g",
        ]
      ),
      (.onlyFingerprint, [md5, sha256 + "=", "256 MD5:\(md5) me (ED25519)", "256 \(sha256) me\n"]),
      (
        .prefix,
        [
          #"no-pty,command="/bin/true" $K"#, "bitbucket.org $K", "# a note\n$K", "#$K",
          "\"public_key\": \"$K\",", #"\"$K \n\""#, "cert-authority\u{A0}$K",
        ]
      ),
    ].flatMap { (error: PublicKeyError, texts: [String]) in texts.map { Refusal(error, $0) } }

  private static let (md5, sha256) = (SampleKey.ed25519MD5, SampleKey.ed25519SHA256)
  private static let poem = String(repeating: "me ", count: 400)

  /// `RSA` is an RSA key, `PAD` one that ends in padding.
  private static let several = [
    "$K\n$K", "$K$K", "$K\u{A0}RSA", "$K\u{200B}RSA", #"$K \n RSA"#, #"$K me\nRSA you\n"#,
    "$K meRSA you", #""$K me", "RSA you""#, "$K,RSA", "PADRSA", "PAD\nRSA",
    "$K me ssh-rsa  AAAAB3NzaC1yc2E", "$K ssh-\u{AD}rsa AAAAB3NzaC1yc2E",
  ].map { text in
    let text = text.replacing("RSA", with: SampleKey.rsa.line)
    return Refusal(.severalKeys, text.replacing("PAD", with: SampleKey.ecdsaP384.line))
  }

  /// What can be cleaned, but holds no whole key.
  ///
  /// The sample's base64 has 68 characters, no padding, and one `+` (`…fh+ruND…`) behind 34 of them.
  static let damaged: [Refusal] = [
    Refusal(.missingBlob, "$T \\n"),
    Refusal(.truncated(have: 11, need: 15), "ssh-dss AAAAB3NzaC1kc3M="),
    Refusal(.unknownType, "ssh-unknown $B"), Refusal(.unknownType, "SSH-ED25519 $B"),
    Refusal(.unknownType, Blob().field("ssh,dss").field("x").line("ssh,dss")),
    Refusal(.typeMismatch(line: .rsa, blob: .ed25519), "ssh-rsa $B"),
    Refusal(.typeMismatch(line: .rsa, blob: nil), "ssh-rsa AAAAB3NzaC1kc3M="),

    Refusal(.nonCanonicalBase64, "$T $B="), Refusal(.nonCanonicalBase64, "$T $B===="),
    Refusal(.nonCanonicalBase64, "$T $BA"), Refusal(.trailingBytes(3), "$T $BAAAA"),
    Refusal(.truncated(have: 0, need: 4), "$T ===="),
    Refusal(.truncated(have: 25, need: 51), "$T $1 me!"),
    Refusal(.invalidBase64("=", position: 35), "$T $1=$2"),
    Refusal(.invalidBase64("…", position: 35), "$T $1…$2"),
    Refusal(.invalidBase64(".", position: 35), "$T $1..."),
    Refusal(.invalidBase64("\"", position: 1), #"$T "$B""#),
    Refusal(.invalidBase64("\"", position: 69), #""$T $B" me"#),
    Refusal(.invalidBase64("\\", position: 35), #"$T $1\$2"#),
    Refusal(.invalidBase64("\u{301}", position: 36), "$T $1K\u{301}$2"),
    Refusal(.invalidBase64("-", position: 37), "$T \(base64(plus: "-"))"),
    Refusal(.truncated(have: 50, need: 51), "$T \(base64(plus: " "))"),

    // On a machine of 32 bits this length is no `Int`.
    Refusal(.implausibleLength(0x8000_0000), "ssh-rsa gAAAAA=="),
  ]

  private static func base64(plus: String) -> String {
    SampleKey.ed25519.base64.replacing("+", with: plus, maxReplacements: 1)
  }
}
