import Foundation

/// Throw-away keys and small captures made by hand; the keys are those of SampleCaptures.
package enum Captures {
  package static let ed25519Blob =
    "AAAAC3NzaC1lZDI1NTE5AAAAID0t8dj8zuhAC45kzLE1nhVx/pneguREqnwpzobJNzlm"
  package static let ed25519 = "ssh-ed25519 \(ed25519Blob) someone@circleci"
  package static let ed25519MD5 = "b5:eb:95:5c:64:9d:8c:62:9c:bf:1a:71:06:65:7f:56"
  package static let rsa =
    "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCrgrv+U1iq4P1mWe80kOX0WN4OkSPyjcD4TVqMO2lWx2adukwZhSRp"
    + "eeX9iH1y0xJqJ6ayth9XUGuZmVcWIGf55+1Zp9MmABNrlgKxYQaORosVYZ87MudY5uIunElLQsUY7L8iy4E3ly7z7T"
    + "WQqMvsHRHu9nH0ARG1wKGNEc0mgBVz4MFYEfQHc7qRcxpkQ63jeKPFKWjE3JokzCQl2m+yQZHDMCmD6+Onvw38EJ6b"
    + "qwwsrTWHc3KOLzPaq5xNIkUABYeILDGnA497dKLb4faniZafV7zAbnKXLTr45hMAKVD1V87gEebLXtbrI/d38jVfKDg"
    + "sANYJ3V0lNJYk4PfH"
  package static let rsaMD5 = "23:72:42:a7:aa:0e:5e:84:f3:83:35:27:ea:c4:ee:a0"

  /// The URL of the request that creates a project's key.
  package static func url(
    _ project: String = "bitbucket/acme/webapp", host: String = "circleci.com"
  ) -> String {
    "https://\(host)/api/v1.1/project/\(project)/checkout-key"
  }

  /// CircleCI's answer with one of these keys, and its own fingerprint.
  package static func body(_ key: String) -> String {
    body(key, fingerprint: key == ed25519 ? ed25519MD5 : rsaMD5)
  }

  /// A response's body as API v1.1 writes it; without a fingerprint it has no such member.
  package static func body(_ key: String, fingerprint: String?) -> String {
    let members = ["public_key": key + " \n", "type": "bitbucket-user-key"]
    return json(members.merging(fingerprint.map { ["fingerprint": $0] } ?? [:]) { $1 })
  }

  /// The JSON text of an entry.
  ///
  /// - Parameters:
  ///   - url: the request's.
  ///   - status: the JSON text of the response's.
  ///   - method: the request's.
  ///   - time: when it started; without it the entry has `null` there.
  ///   - body: the response's; without it the entry has no `text`.
  ///   - extra: the JSON text of more members, each with a comma behind it.
  ///   - isFetchedViaServiceWorker: whether Chrome says so.
  /// - Returns: the text, without a comma behind it.
  package static func entry(
    _ url: String = url(), status: some CustomStringConvertible = 201, method: String = "POST",
    time: String? = nil, body: String? = nil, extra: String = "",
    isFetchedViaServiceWorker: Bool = false
  ) -> String {
    """
    {\(extra)"request": {"method": \(json(method)), "url": \(json(url))},
     "response": {"status": \(status), "content": {\(body.map { "\"text\": \(json($0))" } ?? "")},
      "_fetchedViaServiceWorker": \(isFetchedViaServiceWorker)},
     "startedDateTime": \(json(time))}
    """
  }

  /// The JSON text of an entry with a whole key.
  package static func created(
    _ key: String = rsa, fingerprint: String? = nil, url: String = url(), time: String? = nil
  ) -> String {
    entry(url, time: time, body: fingerprint.map { body(key, fingerprint: $0) } ?? body(key))
  }

  /// The text of a whole capture.
  package static func har(_ entries: String...) -> String {
    String(decoding: har(entries), as: UTF8.self)
  }

  /// The bytes of a whole capture.
  package static func har(_ entries: [String]) -> [UInt8] {
    let entries = entries.joined(separator: ",\n")
    let log = #""version": "1.2", "creator": {"name": "WebInspector"}, "entries": [\#(entries)]"#
    return Array(#"{"log": {\#(log)}}"#.utf8)
  }

  /// A capture that yields one key.
  package static func capture(of key: String, project: String = "bitbucket/acme/webapp") -> String {
    har(created(key, url: url(project)))
  }

  /// A value as JSON.
  package static func json(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    // Texts and objects of texts always encode.
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
