import Foundation

/// A capture that holds a secret in every place where browsers keep them.
enum SecretCapture {
  /// Stands in each secret, followed by the secret's place.
  static let marker = "MaRkEr"

  /// Three entries: a foreign one, the one that counts, and the list of keys.
  static func text(body: String, members: String = "") -> String {
    """
    {"log": {"version": "1.2", "comment": "MaRkEr-log",
    "creator": {"name": "WebInspector", "version": "1", "comment": "MaRkEr-creator"},
    "pages": [{"id": "page_1", "title": "https://app.circleci.com/?MaRkEr-title"}],
    "entries": [
    \(entry("GET", "https://app.circleci.com/?q=MaRkEr-foreign", 200, "MaRkEr-foreign-body")),
    \(entry("POST", url, 201, body, members: members)),
    \(entry("GET", url, 200, "MaRkEr-list"))
    ]}}
    """
  }

  private static let url =
    "https://MaRkEr-user:MaRkEr-password@circleci.com/api/v1.1/project/bitbucket/acme/webapp/"
    + "checkout-key?circle-token=MaRkEr-query#MaRkEr-fragment"

  /// CircleCI's answer, with secrets beside the key.
  static func body(_ key: String, fingerprint: String = Captures.rsaMD5) -> String {
    """
    {"public_key": \(Captures.json(key)), "fingerprint": \(Captures.json(fingerprint)), \
    "type": "bitbucket-user-key", "login": "MaRkEr-login", "MaRkEr-name": ["MaRkEr-value"]}
    """
  }

  private static func entry(
    _ method: String, _ url: String, _ status: Int, _ body: String, members: String = ""
  ) -> String {
    """
    {"startedDateTime": "2026-11-23T11:47:06.761Z", "comment": "MaRkEr-entry",
     "_initiator": {"type": "script", "url": "https://app.circleci.com/?MaRkEr-initiator"},
     "request": {"method": "\(method)", "url": \(Captures.json(url)),
      "headers": [{"name": "Circle-Token", "value": "MaRkEr-header"},
       {"name": "MaRkEr-header-name", "value": ""}],
      "cookies": [{"name": "ring-session", "value": "MaRkEr-cookie", "path": "/"}],
      "queryString": [{"name": "circle-token", "value": "MaRkEr-query"}],
      "postData": {"mimeType": "application/json", "text": "{\\"a\\": \\"MaRkEr-posted\\"}",
       "params": [{"name": "a", "value": "MaRkEr-parameter"}]}},
     "response": {"status": \(status), "statusText": "MaRkEr-status",
      "headers": [{"name": "Set-Cookie", "value": "ring-session=MaRkEr-set-cookie"}],
      "cookies": [{"name": "ring-session", "value": "MaRkEr-cookie"}],
      "redirectURL": "https://app.circleci.com/?MaRkEr-redirect",
      "content": {"mimeType": "application/json", \(members) "text": \(Captures.json(body)),
       "comment": "MaRkEr-content"}},
     "serverIPAddress": "MaRkEr-address", "connection": "MaRkEr-connection"}
    """
  }
}
