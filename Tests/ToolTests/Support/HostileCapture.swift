import Foundation

/// A capture whose project, comment and file name are made to break every format.
enum HostileCapture {
  static let organization = "a b'c\"d"
  static let repository = "$(touch PWNED)`id`|é,!1"
  static let comment = "=cmd|'x'!A1, '\u{301};touch PWNED;'\u{301} \"quoted\" \"\u{301}, x"
  static let blob = "AAAAC3NzaC1lZDI1NTE5AAAAID0t8dj8zuhAC45kzLE1nhVx/pneguREqnwpzobJNzlm"
  static let key = "ssh-ed25519 \(blob) \(comment)"
  static let md5 = "b5:eb:95:5c:64:9d:8c:62:9c:bf:1a:71:06:65:7f:56"
  static let label = "label '\"$(touch PWNED)`touch PWNED`\\ ü,\n '\u{301};touch PWNED;'\u{301} =1"

  static func text() throws -> String {
    let allowed = CharacterSet.alphanumerics.intersection(
      CharacterSet(charactersIn: "\u{0}"..."\u{7E}"))
    let path = [organization, repository].map {
      $0.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }.joined(separator: "/")
    let body = try json(["public_key": key + "\n", "fingerprint": md5])
    let entry: [String: Any] = [
      "request": [
        "method": "POST",
        "url": "https://circleci.com/api/v1.1/project/bitbucket/\(path)/checkout-key",
      ],
      "response": ["status": 201, "content": ["text": body]],
    ]
    return try json(["log": ["entries": [entry]]])
  }

  private static func json(_ object: Any) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
  }
}
