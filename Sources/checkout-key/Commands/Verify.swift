import CheckoutKey
import SSHKey

extension Command {
  /// `checkout-key verify`: checks pasted key lines and prints their fingerprints.
  static let verify = Command(
    name: "verify",
    manual: Manual(
      brief: "check a pasted key line and print its fingerprints",
      summary:
        "Checks whether a text may be pasted into Bitbucket as it is: whether it is one complete "
        + "OpenSSH public key line. Prints its fingerprints, and the clean line where something had to "
        + "be cleaned.",
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
        "CircleCI's JSON is accepted too (a response, a list of keys, rows of Chrome's Preview), and so "
          + "are the json, ndjson and Bitbucket formats of checkout-key.",
        "Only the fingerprint shows that a letter of the key has changed.",
      ],
      exitStatuses: [
        (.success, "the key may be pasted as it is, and has the fingerprint of --fingerprint"),
        (.noKey, "there is no complete key, it must be cleaned first, or Bitbucket refuses it"),
        (.failure, "it could not be read, or the output could not be written"),
        (.usage, "the command line is wrong"),
      ]),
    ownGroups: [
      OptionGroup(
        "What is compared",
        [
          .value("fingerprint", as: "F", "what the fingerprint should be, MD5 or SHA-256") {
            (settings, argument) throws(UsageError) in
            guard let fingerprint = Verification.fingerprint(in: argument.text) else {
              throw UsageError(
                "--fingerprint accepts an MD5 or SHA-256 fingerprint, and this is neither",
                hint: "copy it completely: 16 pairs of hex digits, or SHA256: and 43 characters")
            }
            settings.fingerprint = fingerprint
          }
        ]),
      OptionGroup("Where it goes", [.copy]),
    ],
    run: { settings, status throws(OutputError) in
      var pastes = Pastes(settings)
      defer { status = pastes.status }
      try pastes.check()
    })
}

/// The pasted texts, as they are checked.
private struct Pastes {
  private let settings: Settings
  private let diagnostics = Diagnostics.shared
  private(set) var status = ExitStatus.success
  private var isFirst = true
  /// The keys that may be copied, each with what it was taken from.
  private var accepted: [ExtractedKey] = []

  init(_ settings: Settings) {
    self.settings = settings
  }

  mutating func check() throws(OutputError) {
    let pastes = PastedText.all(in: settings.operands)
    for (index, paste) in pastes.enumerated() {
      let source = pastes.count == 1 ? paste.name : paste.name ?? "argument \(index + 1)"
      let lines: [VerifiedLine]
      do throws(SystemError) {
        lines = try paste.verifiedLines()
      } catch {
        diagnostics.error(
          "cannot be read: \(error)",
          hint: "give the path of a readable file, or the key line itself in quotes",
          capture: source)
        raise(.failure)
        continue
      }
      for line in lines {
        // One line needs no number.
        let place = lines.count > 1 ? "line \(line.number)" : nil
        let names = [source.map(Diagnostics.shown), place].compactMap { $0 }
        let name = names.isEmpty ? nil : names.joined(separator: ", ")
        switch line.result {
        case .success(let verification):
          try show(verification, name: name, hasHeading: pastes.count > 1 || place != nil)
        case .failure(let refusal):
          diagnostics.error(
            refusal.description, hint: Hint(refusal.hint.general, file: paste.shellWord).words,
            capture: name)
          raise(.noKey)
        }
      }
    }
    try OutputStream.standardOutput.close()
    if settings.copies { try copy() }
  }

  /// Says what a key is, whether it is the one that was meant, and whether it may be pasted as it is.
  private mutating func show(_ verification: Verification, name: String?, hasHeading: Bool)
    throws(OutputError)
  {
    let key = verification.key
    let isMeant = settings.fingerprint.map(verification.matches)
    let isProved = isMeant ?? (key.publicKey.type.isKnown || key.isCompared)
    let heading = hasHeading ? (name ?? "").escapedForDisplay + ":\n" : ""
    let rows = Self.rows(verification, isMeant: isMeant == true, showsLine: isProved)
    try OutputStream.standardOutput.write((isFirst ? "" : "\n") + heading + rows)
    isFirst = false
    if let fingerprint = settings.fingerprint, !isProved {
      diagnostics.error(
        "the key is complete, but its fingerprint is not \(fingerprint)",
        hint: "copy the complete value again: this is another key, or a letter has changed",
        capture: name)
    } else if !isProved {
      diagnostics.error(
        "the key's type is unknown, so only its fingerprint can prove it",
        hint: "give the fingerprint that CircleCI shows, with --fingerprint", capture: name)
    }
    if verification.isInPieces && settings.fingerprint == nil {
      diagnostics.warning(
        "the key was in pieces, and a missing one could go unnoticed: compare its fingerprint with "
          + "the one that CircleCI shows", capture: name)
    }
    for remark in verification.remarks { diagnostics.warning(remark.description, capture: name) }
    if !verification.isAccepted {
      for objection in verification.objections { diagnostics.error(objection, capture: name) }
      diagnostics.hint("create a new key: Ed25519, ECDSA, or RSA of at least 2048 bits")
    }
    if !isProved || !verification.isPasteable { raise(.noKey) }
    if isProved && verification.isAccepted {
      accepted.append(key)
    }
  }

  /// Puts the one key that was accepted on the clipboard.
  private mutating func copy() throws(OutputError) {
    guard accepted.count < 2 else {
      diagnostics.error(
        "nothing was copied: there are \(accepted.count) keys", hint: "check one key at a time")
      return raise(.noKey)
    }
    guard let key = accepted.first else { return }
    if try !Delivery.copy(key.line, of: key.shortDescription) {
      try OutputStream.standardOutput.write(key.line + "\n")
    }
  }

  private mutating func raise(_ status: ExitStatus) {
    self.status = max(self.status, status)
  }

  private static func rows(_ verification: Verification, isMeant: Bool, showsLine: Bool) -> String {
    let key = verification.key.publicKey
    let objections = verification.objections.joined(separator: "; ")
    let isMended = showsLine && !verification.isClean
    let cleanings =
      verification.cleanings.isEmpty
      ? "nothing" : verification.cleanings.joined(separator: ", ")
    return row("key type", key.type.rawValue) + row("bits", key.bits.map { "\($0)" } ?? "unknown")
      + row("MD5", key.fingerprint(.md5).description)
      + row("SHA-256", key.fingerprint(.sha256).description)
      + row("comment", key.comment.isEmpty ? "none" : key.comment)
      + (isMeant ? row("compared", "the fingerprint is the same") : "")
      + row("Bitbucket", objections.isEmpty ? "accepts this type and size" : objections)
      + row("cleaned", cleanings + (isMended && verification.isAccepted ? advice : ""))
      + (isMended ? row("key", key.line) : "")
  }

  private static let advice = ". Paste the line below instead"

  private static func row(_ name: String, _ value: String) -> String {
    (name + ":").padded(to: 11) + value.escapedForDisplay + "\n"
  }
}
