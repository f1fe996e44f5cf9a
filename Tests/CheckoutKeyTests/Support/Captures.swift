import Foundation

/// Throw-away keys and small captures for the tests; the keys are those of SampleCaptures.
enum Captures {
  static let ed25519Blob = "AAAAC3NzaC1lZDI1NTE5AAAAID0t8dj8zuhAC45kzLE1nhVx/pneguREqnwpzobJNzlm"
  static let ed25519 = "ssh-ed25519 \(ed25519Blob) someone@circleci"
  static let ed25519MD5 = "b5:eb:95:5c:64:9d:8c:62:9c:bf:1a:71:06:65:7f:56"

  static let rsa =
    "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCrgrv+U1iq4P1mWe80kOX0WN4OkSPyjcD4TVqMO2lWx2adukwZhSRp"
    + "eeX9iH1y0xJqJ6ayth9XUGuZmVcWIGf55+1Zp9MmABNrlgKxYQaORosVYZ87MudY5uIunElLQsUY7L8iy4E3ly7z7T"
    + "WQqMvsHRHu9nH0ARG1wKGNEc0mgBVz4MFYEfQHc7qRcxpkQ63jeKPFKWjE3JokzCQl2m+yQZHDMCmD6+Onvw38EJ6b"
    + "qwwsrTWHc3KOLzPaq5xNIkUABYeILDGnA497dKLb4faniZafV7zAbnKXLTr45hMAKVD1V87gEebLXtbrI/d38jVfKDg"
    + "sANYJ3V0lNJYk4PfH"
  static let rsaMD5 = "23:72:42:a7:aa:0e:5e:84:f3:83:35:27:ea:c4:ee:a0"

  static let url = "https://circleci.com/api/v1.1/project/bitbucket/acme/webapp/checkout-key"

  /// A response's body as API v1.1 writes it.
  static func body(_ key: String, fingerprint: String?) -> String {
    let members = ["public_key": key + " \n", "type": "bitbucket-user-key"]
    return json(members.merging(fingerprint.map { ["fingerprint": $0] } ?? [:]) { $1 })
  }

  /// The JSON text of an entry; without a body it has no `text`.
  static func entry(
    _ url: String = url, status: String = "201", method: String = "POST", time: String? = nil,
    body: String? = nil, isFetchedViaServiceWorker: Bool = false
  ) -> String {
    """
    {"request": {"method": \(json(method)), "url": \(json(url))},
     "response": {"status": \(status), "content": {\(body.map { "\"text\": \(json($0))" } ?? "")},
      "_fetchedViaServiceWorker": \(isFetchedViaServiceWorker)},
     "startedDateTime": \(json(time))}
    """
  }

  /// The JSON text of an entry with a whole key.
  static func created(
    _ key: String = rsa, fingerprint: String? = nil, url: String = url, time: String? = nil
  ) -> String {
    let own = key == rsa ? rsaMD5 : ed25519MD5
    return entry(url, time: time, body: body(key, fingerprint: fingerprint ?? own))
  }

  static func har(_ entries: [String], creator: String = "WebInspector") -> [UInt8] {
    let entries = entries.joined(separator: ",\n")
    let log = #""version": "1.2", "creator": {"name": \#(json(creator))}, "entries": [\#(entries)]"#
    return Array(#"{"log": {\#(log)}}"#.utf8)
  }

  private static func json(_ value: some Encodable) -> String {
    // Encoding text and objects of text can't fail.
    (try? JSONEncoder().encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
