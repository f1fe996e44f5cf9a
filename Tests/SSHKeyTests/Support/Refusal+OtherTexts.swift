import SSHKey

/// What is no single public key line, whatever is cleaned.
extension Refusal {
  static let otherTexts: [Refusal] =
    nothing + others + comments + privateKeys + fingerprints + prefixes + several

  private static let nothing: [Refusal] = [
    Refusal("", .empty, "nothing"), Refusal(" \t\r\n", .empty, "white space"),
    Refusal("\u{A0}\u{FEFF}\u{200B}", .empty, "characters without ink"),
    Refusal(#"\n\r\n"#, .empty, "literal line breaks"), Refusal(#""""#, .empty, "quotes"),
    Refusal("“ \u{2028}\\n”", .empty, "all of it"),
  ]

  private static let others: [Refusal] = [
    Refusal("null", .notAPublicKey, "JSON's null"),
    Refusal("-----BEGIN PUBLIC KEY-----\nMIIB\n", .otherFormat(.pkcs8), "PKCS #8"),
    Refusal("-----BEGIN RSA PUBLIC KEY-----\nMIIB\n", .otherFormat(.pkcs1), "PKCS #1"),
    Refusal("$T-cert-v01@openssh.com AAAAIHNzaC1l", .certificate, "an OpenSSH certificate"),
    Refusal("x-cert-v01@openssh.com AAAA", .certificate, "one of a type that is not known"),
    Refusal("ssh-dss", .notAPublicKey, "an unknown type alone"),
    Refusal("$B", .missingType, "base64 alone"), Refusal("$B me", .missingType, "and a comment"),
    Refusal(
      "---- BEGIN SSH2 PUBLIC KEY ----\nComment: \"me\"\n$B\n---- END SSH2 PUBLIC KEY ----\n",
      .otherFormat(.rfc4716), "RFC 4716"),
  ]

  private static let comments: [Refusal] = [
    Refusal(
      "$K QyNTUxOQAAACC5qT2sC2a4kVfXk0mDq7ZJ0o1TzqQnq0nW6m0b2m3v9QAAAJhq1Xh3atV",
      .base64InComment, "a line out of a private key"),
    Refusal(
      "$K me QyNTUxOQAAACC5qT2sC2a4kVfXk0mDq7ZJ0o1TzqQnq0nW6m0b2m3v9QAAAJhq== you",
      .base64InComment, "its last line, between words"),
    Refusal("$K " + String(repeating: "me ", count: 400), .commentTooLong(bytes: 1199), "a poem"),
  ]

  private static let privateKeys: [Refusal] = [
    Refusal("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n", .privateKey, "PKCS #1"),
    Refusal(
      "ssh-rsa $B PRIVATE KEY\u{301}", .privateKey, "a combining character behind the mark"),
    Refusal("ssh-rsa $B b3BlbnNzaC1rZXkt\u{308}", .privateKey, "the same in base64"),
    Refusal("-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIF\n", .privateKey, "encrypted PKCS #8"),
    Refusal("---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nP2/5\n", .privateKey, "ssh.com"),
    Refusal("SSH PRIVATE KEY FILE FORMAT 1.1\n", .privateKey, "SSH 1"),
    Refusal("PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n", .privateKey, "PuTTY"),
    Refusal(
      "ssh-rsa MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj",
      .privateKey, "PKCS #8 behind a type"),
    Refusal(
      "MIIEowIBAAKCAQEAu1SU1LfVLPHCozMxH2Mo4lgOEePzNm0tRgeLezV6ffAt0gun AAAAx",
      .privateKey, "PKCS #1 in a type's place"),
    Refusal(
      "$K MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g",
      .privateKey, "an Ed25519 key in a comment"),
    Refusal(#""-----BEGIN RSA PRIVATE KEY-----\nMIIE\n""#, .privateKey, "quoted"),
    Refusal("$K\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n", .privateKey, "behind a public key"),
    Refusal("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n$K", .privateKey, "before a public key"),
    Refusal("$K -----BEGIN RSA PRIVATE\u{A0}KEY-----", .privateKey, "a no-break space in it"),
    Refusal("$K -----BEGIN RSA PRIV\u{200B}ATE KEY-----", .privateKey, "a zero-width space in it"),
    Refusal(
      "$K BEGIN SSH2 PUB\u{AD}LIC KEY", .otherFormat(.rfc4716), "a soft hyphen in an SSH2 block"),
  ]

  private static let fingerprints: [Refusal] = [
    (SampleKey.ed25519.md5, "MD5"), ("MD5:" + SampleKey.ed25519.md5, "MD5 with its name"),
    (SampleKey.ed25519.sha256, "SHA-256"), (SampleKey.ed25519.sha256 + "=", "padded SHA-256"),
    (String(SampleKey.ed25519.sha256.dropFirst(7)), "bare SHA-256"),
    ("256 MD5:\(SampleKey.ed25519.md5) me (ED25519)", "ssh-keygen's line with MD5"),
    ("256 \(SampleKey.ed25519.sha256) me (ED25519)\n", "ssh-keygen's line with SHA-256"),
  ].map { Refusal($0.0, .onlyFingerprint, "a fingerprint: \($0.1)") }

  private static let prefixes: [Refusal] = [
    (#"command="/bin/true" $K"#, "an option"), (#"no-pty,from="10.0.0.1" $K me"#, "two options"),
    ("bitbucket.org $K", "a host"),
    ("|1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|3988QV0VE8wmZL7suNrYQLITLCg= $K", "a hashed host"),
    ("# a note\n$K", "a comment's line"), ("#$K", "a line that is commented out"),
    ("public_key: $K", "a label"), ("\"public_key\": \"$K\",", "a JSON member"),
    (#"\"$K \n\""#, "escaped quotes of double encoding"),
    ("cert-authority\u{A0}$K", "an option and a no-break space"),
  ].map { Refusal($0.0, .prefix, "a prefix: \($0.1)") }

  /// `RSA` is an RSA key, `PAD` one that ends in padding.
  private static let several: [Refusal] = [
    ("$K\n$K", "a line break"), ("$K $K", "a space"), ("$K$K", "nothing"), ("$K\tRSA", "a tab"),
    ("$K\u{A0}RSA", "a no-break space"), ("$K\u{200B}RSA", "zero width"),
    (#"$K\nRSA"#, "a literal line break"), (#"$K \nRSA"#, "a space and a literal line break"),
    (#"$K \n RSA"#, "a literal line break between spaces"),
    ("$K me RSA you", "comments and a space"), ("$K meRSA you", "a comment, glued"),
    (#"$K me\nRSA you\n"#, "a comment and a literal break"),
    (#""$K me", "RSA you""#, "JSON's comma, with comments"), (#""$K", "RSA""#, "JSON's comma"),
    ("$K,RSA", "a comma"), ("PADRSA", "glued behind padding"),
    ("PAD\nRSA", "a line break behind padding"),
    ("$K me ssh-rsa  AAAAB3NzaC1yc2E", "two spaces in the second"),
    ("$K ssh-\u{AD}rsa AAAAB3NzaC1yc2E", "a soft hyphen in the second's type"),
  ].map { text, what in
    let text = text.replacing("RSA", with: SampleKey.rsa2048.line)
      .replacing("PAD", with: SampleKey.ecdsaP384.line)
    return Refusal(text, .severalKeys, "two keys: \(what)")
  }
}
