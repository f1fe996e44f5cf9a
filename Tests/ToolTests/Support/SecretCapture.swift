import Foundation
import TestSupport

/// A capture that holds a secret in every place where browsers keep them.
enum SecretCapture {
  /// Stands in each secret, followed by the secret's place.
  static let marker = "MaRkEr"

  /// Whether a text holds a secret, in whatever case it was written.
  static func isShown(in text: String) -> Bool {
    text.lowercased().contains(marker.lowercased())
  }

  /// Five entries: foreign ones, the one that counts, a preflight and the list of keys.
  static func text(body: String?, members: String = "") -> String {
    """
    {"log": {"version": "1.2", "comment": "MaRkEr-log", "_other": {"MaRkEr-name": ["MaRkEr"]},
    "creator": {"name": "WebInspector", "version": "1", "comment": "MaRkEr-creator"},
    "browser": {"name": "MaRkEr-browser", "version": "MaRkEr", "comment": "MaRkEr-browser"},
    "pages": [{"id": "page_1", "title": "https://app.circleci.com/?MaRkEr-title",
     "startedDateTime": "MaRkEr-time", "comment": "MaRkEr-page",
     "pageTimings": {"onLoad": 1, "comment": "MaRkEr-page-timings"}}],
    "entries": [
    \(entry("GET", "https://app.circleci.com/?q=MaRkEr-foreign", 200, "MaRkEr-foreign-body")),
    \(entry("GET", "wss://ws.example/MaRkEr-path?MaRkEr", 101, "", members: frames)),
    \(entry("OPTIONS", url, 204, "MaRkEr-preflight")),
    \(entry("POST", url, 201, body, members: members)),
    \(entry("GET", url, 200, "MaRkEr-list"))
    ]}}
    """
  }

  private static let url =
    "https://MaRkEr-user:MaRkEr-password@circleci.com/api/v1.1/project/bitbucket/acme/webapp/"
    + "checkout-key?circle-token=MaRkEr-query#MaRkEr-fragment"

  private static let frames = """
    "_webSocketMessages": [{"type": "send", "time": 1, "opcode": 1, "data": "MaRkEr-sent"},
     {"type": "receive", "time": 2, "opcode": 1, "data": "MaRkEr-received"}],
    """

  /// CircleCI's answer, with secrets beside the key.
  static func body(_ key: String, fingerprint: String = Captures.rsaMD5) -> String {
    """
    {"public_key": \(Captures.json(key)), "fingerprint": \(Captures.json(fingerprint)), \
    "type": "bitbucket-user-key", "login": "MaRkEr-login", "MaRkEr-name": ["MaRkEr-value"]}
    """
  }

  private static func entry(
    _ method: String, _ url: String, _ status: Int, _ body: String?, members: String = ""
  ) -> String {
    """
    {"startedDateTime": "2026-11-23T11:47:06.761Z", "comment": "MaRkEr-entry", "time": 1,
     "pageref": "MaRkEr-page", "_resourceType": "MaRkEr-type", "_priority": "MaRkEr-priority",
     "_initiator": {"type": "script", "url": "https://app.circleci.com/?MaRkEr-initiator",
      "stack": {"callFrames": [{"functionName": "MaRkEr-function", "url": "/?MaRkEr-frame"}],
       "parent": {"callFrames": [{"functionName": "", "url": "/?MaRkEr-parent"}]}}},
     "request": {"method": "\(method)", "url": \(Captures.json(url)),
      "httpVersion": "MaRkEr-version", "comment": "MaRkEr-request",
      "headers": [{"name": "Circle-Token", "value": "MaRkEr-header", "comment": "MaRkEr"},
       {"name": "Authorization", "value": "Basic MaRkEr"}, {"name": "MaRkEr-name", "value": ""}],
      "cookies": [{"name": "ring-session", "value": "MaRkEr-cookie", "path": "/MaRkEr-path",
       "domain": "MaRkEr-domain", "expires": "MaRkEr-expires", "comment": "MaRkEr"}],
      "queryString": [{"name": "circle-token", "value": "MaRkEr"}, {"name": "MaRkEr", "value": ""}],
      "postData": {"mimeType": "MaRkEr/type", "text": "{\\"a\\": \\"MaRkEr-posted\\"}",
       "params": [{"name": "a", "value": "MaRkEr-parameter", "fileName": "MaRkEr-file"}]}},
     "response": {"status": \(status), "statusText": "MaRkEr-status", "_error": "MaRkEr-error",
      "headers": [{"name": "Set-Cookie", "value": "ring-session=MaRkEr-set-cookie"}],
      "cookies": [{"name": "MaRkEr-cookie-name", "value": "MaRkEr-cookie"}],
      "redirectURL": "https://app.circleci.com/?MaRkEr-redirect", "comment": "MaRkEr-response",
      "content": {"mimeType": "MaRkEr/json", "size": 9, \(members)
       \(body.map { "\"text\": \(Captures.json($0))," } ?? "") "comment": "MaRkEr-content"}},
     "cache": {"beforeRequest": {"eTag": "MaRkEr-tag", "expires": "MaRkEr"}, "comment": "MaRkEr"},
     "timings": {"send": 1, "wait": 1, "receive": 1, "comment": "MaRkEr-timings"},
     "serverIPAddress": "MaRkEr-address", "connection": "MaRkEr-connection"}
    """
  }
}
