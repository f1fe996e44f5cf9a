import CheckoutKey

/// `checkout-key verify`: checks pasted key lines and prints their fingerprints.
struct VerifyCommand: Command {
  static let help = HelpText.verify

  private let options: VerifyOptions
  private let diagnostics: Diagnostics
  private(set) var status = ExitStatus.success
  private var isFirst = true

  init(_ options: VerifyOptions) {
    self.options = options
    diagnostics = Diagnostics(options.common)
  }

  mutating func run() throws(OutputError) {
    for paste in PastedText.all(in: options.operands) {
      let text: String
      do throws(SystemError) {
        text = try paste.text()
      } catch {
        diagnostics.error("cannot be read: \(error)", capture: paste.name)
        diagnostics.hint("give the path of a readable file, or the key line itself in quotes")
        raise(.failure)
        continue
      }
      try verify(text, from: paste.name)
    }
    try OutputStream.standardOutput.close()
  }

  private mutating func verify(_ text: String, from name: String?) throws(OutputError) {
    let verification: Verification
    do throws(Verification.Refusal) {
      verification = try Verification(of: text)
    } catch {
      diagnostics.error(error.description, capture: name)
      if let hint = error.hint { diagnostics.hint(hint) }
      return raise(.noKey)
    }
    try OutputStream.standardOutput.write((isFirst ? "" : "\n") + Self.lines(verification))
    isFirst = false
    guard let fingerprint = options.fingerprint else { return }
    if verification.matches(fingerprint: fingerprint) == true {
      let equal = Self.line("compared", "the fingerprint is equal")
      return try OutputStream.standardOutput.write(equal)
    }
    diagnostics.error("the key is whole, but its fingerprint is not \(fingerprint)", capture: name)
    diagnostics.hint("it is another key, or a letter has changed: copy the whole value again")
    raise(.noKey)
  }

  private mutating func raise(_ status: ExitStatus) {
    self.status = max(self.status, status)
  }

  private static func lines(_ verification: Verification) -> String {
    let cleanings = verification.cleanings.joined(separator: ", ")
    let objections = verification.objections.joined(separator: "; ")
    return line("key type", verification.keyType) + line("bits", "\(verification.bits)")
      + line("MD5", verification.md5Fingerprint) + line("SHA-256", verification.sha256Fingerprint)
      + line("comment", verification.comment.isEmpty ? "none" : verification.comment)
      + line("cleaned", cleanings.isEmpty ? "nothing" : cleanings)
      + line("Bitbucket", objections.isEmpty ? "takes this type and size" : objections)
  }

  private static func line(_ name: String, _ value: String) -> String {
    (name + ":").padded(to: 11) + value.escapedForDisplay + "\n"
  }
}
