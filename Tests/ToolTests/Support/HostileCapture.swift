import Foundation

/// A capture whose comment and file name are made to break every format.
enum HostileCapture {
  static let organization = "a~b"
  static let repository = "web.app_-1"
  static let comment = "=cmd|'x'!A1, '\u{301};touch PWNED;'\u{301} \"quoted\" \"\u{301}, x"
  static let blob = "AAAAC3NzaC1lZDI1NTE5AAAAID0t8dj8zuhAC45kzLE1nhVx/pneguREqnwpzobJNzlm"
  static let key = "ssh-ed25519 \(blob) \(comment)"
  static let md5 = "b5:eb:95:5c:64:9d:8c:62:9c:bf:1a:71:06:65:7f:56"
  static let label = "label '\"$(touch PWNED)`touch PWNED`\\ ü,\n '\u{301};touch PWNED;'\u{301} =1"

  static func text() throws -> String {
    let path = "\(organization)/\(repository)"
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
