extension Record {
  /// The record's members in the order of every machine format, each value as JSON.
  var jsonMembers: [(name: String, value: String)] {
    func text(_ value: String?) -> String { value.map(JSONText.string) ?? "null" }
    func number(_ value: Int?) -> String { value.map { "\($0)" } ?? "null" }
    return [
      ("capture", text(capture)), ("entry", number(entry)), ("outcome", text(outcome.rawValue)),
      ("project", text(project)), ("public_key", text(publicKey)), ("key_type", text(keyType)),
      ("bits", number(bits)), ("comment", text(comment)),
      ("fingerprint_md5", text(fingerprintMD5)), ("fingerprint_sha256", text(fingerprintSHA256)),
      ("checkout_key_type", text(checkoutKeyType)), ("created_at", text(createdAt)),
      ("url", text(url)), ("message", text(message)),
      ("warnings", JSONText.array(warnings.map(JSONText.string))),
    ]
  }
}
