import CheckoutKey

/// What the command line says to `verify`.
struct VerifyOptions: CommandOptions {
  static let name = CommandName.verify

  var operands: [String] = []
  var common = CommonOptions()
  /// What the key's fingerprint should be.
  var fingerprint: String?

  static let table: [Option<VerifyOptions>] =
    Option.common + [
      .value("fingerprint") { (options, text) throws(UsageError) in
        guard Verification.isFingerprint(text) else {
          throw UsageError(
            "--fingerprint takes an MD5 or SHA-256 fingerprint, which this is not",
            hint: "copy it whole: 16 pairs of hex digits, or SHA256: and 43 characters")
        }
        options.fingerprint = text
      }
    ]
}
