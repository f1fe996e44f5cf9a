import SSHKey

/// What can be cleaned, but holds no whole key.
extension Refusal {
  static let all = otherTexts + damaged

  static let damaged: [Refusal] = fields + base64 + changedOnTheWay + blobs

  private static let fields: [Refusal] = [
    Refusal("$T", .missingBlob, "a type alone"), Refusal("$T \\n", .missingBlob, "and its tail"),
    Refusal("ssh-dss AAAAB3NzaC1kc3M=", .truncated(have: 11, need: 15), "a type without a field"),
    Refusal("ssh-unknown $B", .unknownType, "a type that is not the blob's"),
    Refusal(
      Blob().field("ssh,dss").field("x").line("ssh,dss"), .unknownType, "a comma in the type"),
    Refusal("SSH-ED25519 $B", .unknownType, "a type in upper case"),
    Refusal("rsa-sha2-256 \(SampleKey.rsa2048.base64)", .unknownType, "a signature algorithm"),
    Refusal("ssh-rsa $B", .typeMismatch(line: .rsa, blob: .ed25519), "another type's label"),
    Refusal(
      "ssh-rsa AAAAB3NzaC1kc3M=", .typeMismatch(line: .rsa, blob: nil), "an unknown type's blob"),
  ]

  /// Positions count from 1; the blob of these has 68 characters and no padding.
  private static let base64: [Refusal] = [
    Refusal("$T $B=", .nonCanonicalBase64, "padding that nothing asks for"),
    Refusal("$T $B====", .nonCanonicalBase64, "a block of padding"),
    Refusal("$T ====", .truncated(have: 0, need: 4), "padding alone"),
    Refusal("$T $BA", .nonCanonicalBase64, "a letter more"),
    Refusal("$T $BAAAA", .trailingBytes(3), "four letters more"),
    Refusal("$T $1=$2", .invalidBase64("=", position: 35), "padding in the middle"),
    Refusal("$T $1…$2", .invalidBase64("…", position: 35), "an ellipsis in the middle"),
    Refusal("$T $1...", .invalidBase64(".", position: 35), "three dots at the end"),
    Refusal("$T …$2", .invalidBase64("…", position: 1), "an ellipsis at the beginning"),
    Refusal(#"$T "$B""#, .invalidBase64("\"", position: 1), "quotes around the base64"),
    Refusal(#""$T $B" me"#, .invalidBase64("\"", position: 69), "quotes and a comment"),
    Refusal("$T $B,", .invalidBase64(",", position: 69), "a comma"),
    Refusal(#"$T $1\$2"#, .invalidBase64("\\", position: 35), "a backslash"),
    Refusal("$T $1K\u{301}$2", .invalidBase64("\u{301}", position: 36), "an accent"),
    Refusal("$T $1\u{212A}$2", .invalidBase64("\u{212A}", position: 35), "the sign of kelvin"),
    Refusal("$T $1", .truncated(have: 25, need: 51), "the first half"),
    Refusal("$T $1 me!", .truncated(have: 25, need: 51), "and a comment"),
  ]

  /// The sample's base64 has one `+`: `…fh+ruND…`, behind 34 characters.
  private static let changedOnTheWay: [Refusal] = [
    ("-", .invalidBase64("-", position: 37), "URL-safe base64"),
    ("\\u002b", .invalidBase64("\\", position: 37), "JSON's escape"),
    (" ", .truncated(have: 50, need: 51), "a plus that became a space"),
    ("", .truncated(have: 50, need: 51), "a plus that got lost"),
  ].map { (plus: String, error: PublicKeyError, what: String) in
    let base64 = SampleKey.ed25519.base64.replacing("+", with: plus, maxReplacements: 1)
    return Refusal("$T \(base64)", error, what)
  }

  private static let blobs: [Refusal] = [
    Refusal(
      Blob().field("ssh-rsa").raw([0x7F, 0, 0, 0]).line("ssh-rsa"), .implausibleLength(0x7F00_0000),
      "a length of two gigabytes"),
    // On a machine of 32 bits this is no `Int`.
    Refusal("ssh-rsa gAAAAA==", .implausibleLength(0x8000_0000), "a length with its first bit set"),
    Refusal("ssh-rsa /////w==", .implausibleLength(0xFFFF_FFFF), "the longest length"),
  ]
}
