/// One value of a record, as the machine formats write it.
enum RecordValue {
  case text(String?)
  case number(Int?)
  case list([String])
}

extension Record {
  /// The record's members, in the order of every machine format.
  private var members: [(name: String, value: RecordValue)] {
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

  /// The members with their values as JSON.
  var jsonMembers: [(name: String, value: String)] {
    members.map { name, value in
      switch value {
      case .text(let text): (name, text.map(JSONText.string) ?? "null")
      case .number(let number): (name, number.map { "\($0)" } ?? "null")
      case .list(let list): (name, JSONText.array(list.map(JSONText.string)))
      }
    }
  }

  /// The members with their values as the text of a cell.
  var cells: [(name: String, value: String)] {
    members.map { name, value in
      switch value {
      case .text(let text): (name, text ?? "")
      case .number(let number): (name, number.map { "\($0)" } ?? "")
      case .list(let list): (name, list.joined(separator: "; "))
      }
    }
  }
}
