import Foundation

/// Small captures made by hand; the keys are those of SampleCaptures.
enum Captures {
  static let ed25519 =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAID0t8dj8zuhAC45kzLE1nhVx/pneguREqnwpzobJNzlm "
    + "someone@circleci"
  static let ed25519MD5 = "b5:eb:95:5c:64:9d:8c:62:9c:bf:1a:71:06:65:7f:56"
  static let rsa =
    "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCrgrv+U1iq4P1mWe80kOX0WN4OkSPyjcD4TVqMO2lWx2adukwZhSRp"
    + "eeX9iH1y0xJqJ6ayth9XUGuZmVcWIGf55+1Zp9MmABNrlgKxYQaORosVYZ87MudY5uIunElLQsUY7L8iy4E3ly7z7T"
    + "WQqMvsHRHu9nH0ARG1wKGNEc0mgBVz4MFYEfQHc7qRcxpkQ63jeKPFKWjE3JokzCQl2m+yQZHDMCmD6+Onvw38EJ6b"
    + "qwwsrTWHc3KOLzPaq5xNIkUABYeILDGnA497dKLb4faniZafV7zAbnKXLTr45hMAKVD1V87gEebLXtbrI/d38jVfKDg"
    + "sANYJ3V0lNJYk4PfH"
  static let rsaMD5 = "23:72:42:a7:aa:0e:5e:84:f3:83:35:27:ea:c4:ee:a0"

  /// The URL of the request that creates a project's key.
  static func url(_ project: String = "bitbucket/acme/webapp", host: String = "circleci.com")
    -> String
  {
    "https://\(host)/api/v1.1/project/\(project)/checkout-key"
  }

  /// CircleCI's answer with a key.
  static func body(_ key: String, fingerprint: String? = nil) -> String {
    let own = key == ed25519 ? ed25519MD5 : rsaMD5
    return """
      {"public_key": \(json(key + " \n")), "type": "bitbucket-user-key", \
      "fingerprint": \(json(fingerprint ?? own)), "preferred": true}
      """
  }

  /// An entry of a capture; without a body it has no `text`, and what is extra is the JSON text of
  /// more members, each with a comma behind it.
  static func entry(
    _ url: String = url(), status: Int = 201, time: String = "2026-11-23T11:47:06.761Z",
    body: String?, extra: String = ""
  ) -> String {
    let text = body.map { "\"text\": \(json($0))" } ?? ""
    return """
      {\(extra)"startedDateTime": \(json(time)), "request": {"method": "POST", "url": \(json(url))},
       "response": {"status": \(status), "content": {\(text)}}}
      """
  }

  /// A whole capture.
  static func har(_ entries: String...) -> String {
    """
    {"log": {"version": "1.2", "creator": {"name": "WebInspector", "version": "537.36"},
    "entries": [\(entries.joined(separator: ",\n"))]}}
    """
  }

  /// A capture that yields one key.
  static func capture(of key: String) -> String {
    har(entry(body: body(key)))
  }

  static func json(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    // Text always encodes.
    return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
