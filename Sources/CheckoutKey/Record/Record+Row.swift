extension Record: Row {
  /// In the order of every machine format.
  var members: [(name: String, value: RowValue)] {
    [
      ("capture", .text(capture)), ("entry", .number(entry)), ("outcome", .text(outcome.rawValue)),
      ("project", .text(project)), ("public_key", .text(publicKey)), ("key_type", .text(keyType)),
      ("bits", .number(bits)), ("comment", .text(comment)),
      ("fingerprint_md5", .text(fingerprintMD5)),
      ("fingerprint_sha256", .text(fingerprintSHA256)),
      ("checkout_key_type", .text(checkoutKeyType)), ("created_at", .text(createdAt)),
      ("url", .text(url)), ("message", .text(message)), ("warnings", .list(warnings)),
    ]
  }
}
