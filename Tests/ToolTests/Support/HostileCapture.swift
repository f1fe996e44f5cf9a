import TestSupport

/// A capture whose comment and file name are made to break every format.
enum HostileCapture {
  static let repository = "a~b/web.app_-1"
  static let comment = "=cmd|'x'!A1, '\u{301};touch PWNED;'\u{301} \"quoted\" \"\u{301}, x"
  static let key = "ssh-ed25519 \(Captures.ed25519Blob) \(comment)"
  static let label =
    "label '\"$(touch PWNED)`touch PWNED`\\ ü,\u{1B} '\u{301};touch PWNED;'\u{301} =1"

  static let text = Captures.har(
    Captures.created(
      key, fingerprint: Captures.ed25519MD5, url: Captures.url("bitbucket/\(repository)")))
}
