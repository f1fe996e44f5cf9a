import CheckoutKey
import SSHKey

/// `checkout-key verify`: checks pasted key lines and prints their fingerprints.
struct Verify: Command {
  static let name = "verify"

  static let manual = Manual(
    brief: "check a pasted key line and print its fingerprints",
    summary:
      "Checks a pasted key line: whether it is one whole OpenSSH public key, whether Bitbucket "
      + "takes the paste as it is, and what the fingerprints are.",
    examples: [
      .init("checkout-key verify circleci.pub", "a file with the key line"),
      .init("checkout-key verify \"ssh-rsa AAAAB3...\"", "the line itself"),
      .init("xclip -o | checkout-key verify", "what is about to be pasted"),
      .init(
        "checkout-key verify --fingerprint 10:1e:9b:... circleci.pub",
        "whether it is the key that CircleCI or Bitbucket shows"),
    ],
    usage: ["checkout-key verify [OPTION]... [KEY|FILE|-]..."],
    introduction: [
      "A changed letter does not make a key shorter, so only its fingerprint shows it."
    ],
    exitStatuses: [
      (.success, "the key is whole, may be pasted as it is, and has the given fingerprint"),
      (.noKey, "it is not, may not, or has not"),
      (.failure, "it could not be read, or the output could not be written"),
      (.usage, "the command line is wrong"),
    ])

  static let options: [OptionGroup<Settings>] = [
    OptionGroup(
      "What is compared",
      [
        .value("fingerprint", as: "F", "what the fingerprint should be, MD5 or SHA-256") {
          (settings, argument) throws(UsageError) in
          guard Verification.isFingerprint(argument.text) else {
            throw UsageError(
              "--fingerprint takes an MD5 or SHA-256 fingerprint, which this is not",
              hint: "copy it whole: 16 pairs of hex digits, or SHA256: and 43 characters")
          }
          settings.fingerprint = argument.text
        }
      ]),
    .common,
  ]

  struct Settings: CommandSettings {
    var operands: [Argument] = []
    var common = CommonSettings()
    /// What the key's fingerprint should be.
    var fingerprint: String?
  }

  private let settings: Settings
  private let diagnostics: Diagnostics
  private(set) var status = ExitStatus.success
  private var isFirst = true

  init(_ settings: Settings) {
    self.settings = settings
    diagnostics = Diagnostics(settings.common)
  }

  mutating func perform() throws(OutputError) {
    for paste in PastedText.all(in: settings.operands) {
      let text: String
      do throws(SystemError) {
        text = try paste.text()
      } catch {
        diagnostics.error("cannot be read: \(error)", capture: paste.name)
        diagnostics.hint("give the path of a readable file, or the key line itself in quotes")
        raise(.failure)
        continue
      }
      let lines = VerifiedLine.lines(of: text)
      for line in lines {
        // One line needs no number.
        let place = lines.count > 1 ? "line \(line.number)" : nil
        try show(line.result, of: paste, place: place)
      }
    }
    try OutputStream.standardOutput.close()
  }

  private mutating func show(
    _ result: Result<Verification, Verification.Refusal>, of paste: PastedText, place: String?
  ) throws(OutputError) {
    let name = [paste.name.map(Diagnostics.shown), place].compactMap { $0 }.joined(separator: ", ")
    switch result {
    case .success(let verification):
      let heading = place == nil ? "" : Diagnostics.shown(name).escapedForDisplay + ":\n"
      try OutputStream.standardOutput.write(
        (isFirst ? "" : "\n") + heading + Self.lines(verification))
      isFirst = false
      try answer(verification, name: name.isEmpty ? nil : name)
    case .failure(let refusal):
      diagnostics.error(refusal.description, capture: name.isEmpty ? nil : name)
      diagnostics.hint(Hint(refusal.hint.general, file: paste.shellWord).words)
      raise(.noKey)
    }
  }

  /// Says whether the key is the one that was meant, and whether it may be pasted as it is.
  private mutating func answer(_ verification: Verification, name: String?) throws(OutputError) {
    if !verification.key.publicKey.type.isKnown && settings.fingerprint == nil
      && !verification.key.isCompared
    {
      diagnostics.error(
        "the key's type is unknown, so that only its fingerprint can prove it", capture: name)
      diagnostics.hint("give the fingerprint that CircleCI shows, with --fingerprint")
      return raise(.noKey)
    }
    if let fingerprint = settings.fingerprint {
      if verification.matches(fingerprint: fingerprint) == true {
        let equal = Self.line("compared", "the fingerprint is equal")
        try OutputStream.standardOutput.write(equal)
      } else {
        diagnostics.error(
          "the key is whole, but its fingerprint is not \(fingerprint)", capture: name)
        diagnostics.hint("it is another key, or a letter has changed: copy the whole value again")
        raise(.noKey)
        if !verification.key.publicKey.type.isKnown { return }
      }
    }
    for remark in verification.remarks { diagnostics.warning(remark.description, capture: name) }
    if verification.isPasteable { return }
    try OutputStream.standardOutput.write(Self.line("key", verification.key.line))
    diagnostics.error("Bitbucket would not take this paste as it is", capture: name)
    diagnostics.hint("paste what stands behind \"key:\" in its place")
    raise(.noKey)
  }

  private mutating func raise(_ status: ExitStatus) {
    self.status = max(self.status, status)
  }

  private static func lines(_ verification: Verification) -> String {
    let key = verification.key.publicKey
    let cleanings = verification.cleanings.joined(separator: ", ")
    let objections = verification.objections.joined(separator: "; ")
    return line("key type", key.type.rawValue) + line("bits", key.bits.map { "\($0)" } ?? "unknown")
      + line("MD5", key.fingerprint(.md5).description)
      + line("SHA-256", key.fingerprint(.sha256).description)
      + line("comment", key.comment.isEmpty ? "none" : key.comment)
      + line("cleaned", cleanings.isEmpty ? "nothing" : cleanings)
      + line("Bitbucket", objections.isEmpty ? "takes this type and size" : objections)
  }

  private static func line(_ name: String, _ value: String) -> String {
    (name + ":").padded(to: 11) + value.escapedForDisplay + "\n"
  }
}
