import Foundation
import TestSupport
import Testing

/// Captures full of secrets, whole and broken in every way that has its own message.
struct BrokenCaptures: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// By their names.
  let texts: [String: String]

  static let all = [byHand, cut, mistyped]

  static let byHand = BrokenCaptures(
    testDescription: "by hand", texts: Dictionary(uniqueKeysWithValues: kinds.map { ($0, $2) }))

  /// What comes of each that is broken by hand.
  static let outcomes = Dictionary(uniqueKeysWithValues: kinds.map { ($0.name, $0.outcome) })

  private static let body = SecretCapture.body(Captures.rsa)
  private static let whole = SecretCapture.text(body: body)

  private static let isBase64 = #""encoding": "base64","#

  private static let kinds: [(name: String, outcome: String, text: String)] = [
    ("whole", "key", whole),
    ("base64", "key", text(Data(body.utf8).base64EncodedString(), isBase64)),
    ("no-port", "key", whole.replacing("@circleci.com/", with: "@circleci.com:MaRkEr/")),
    ("no-slashes", "key", whole.replacing("https://MaRkEr", with: "https:MaRkEr")),
    ("bracket-behind", "key", whole.replacing("connection\"}\n]", with: "\"]\n]")),
    ("fingerprint", "key", answer(Captures.rsa, fingerprint: "MaRkEr")),
    ("not-json", "body-invalid", text("<html>MaRkEr</html>")),
    ("cut-body", "body-invalid", text(String(body.dropLast(20)))),
    ("no-object", "body-invalid", text(#"["MaRkEr"]"#)),
    ("no-key", "body-invalid", text(#"{"MaRkEr": "MaRkEr"}"#)),
    ("number", "body-invalid", text(#"{"public_key": {"MaRkEr": ["MaRkEr"]}}"#)),
    ("wrong-base64", "body-invalid", text("%MaRkEr", isBase64)),
    ("wrong-escape", "body-invalid", whole.replacing("MaRkEr-login", with: #"MaRkEr-\xlogin"#)),
    ("cut-key", "key-invalid", answer(String(Captures.rsa.dropLast(80)))),
    ("changed", "key-invalid", answer(Captures.rsa.replacing("J3V0l", with: "J3V1l"))),
    ("foreign", "key-invalid", answer(Captures.rsa, fingerprint: Captures.ed25519MD5)),
    ("prefixed", "key-invalid", answer(#"command="MaRkEr" "# + Captures.rsa)),
    ("private", "key-invalid", answer("-----BEGIN OPENSSH PRIVATE KEY-----\nMaRkEr")),
    ("none", "key-invalid", answer("MaRkEr")),
    ("bracket-before", "not-a-har", whole.replacing("\"MaRkEr-tag\"", with: "\"MaRkEr-tag\"]")),
    ("quote", "not-a-har", whole.replacing("\"MaRkEr-header\"", with: "MaRkEr-header\"")),
    ("no-log", "not-a-har", whole.replacing("\"log\"", with: "\"MaRkEr\"")),
    ("refused", "not-created", whole.replacing("\"status\": 201", with: "\"status\": 403")),
    ("no-answer", "not-created", whole.replacing("\"status\": 201", with: "\"status\": 0")),
    (
      "method", "not-created",
      whole.replacing(#/"POST"|"GET"/#, with: "\"OPTIONS\"").replacing(": 201", with: ": 204")
    ),
    ("elsewhere", "body-elsewhere", text(nil, #""_file": "MaRkEr","#)),
    ("no-body", "body-missing", text(nil)),
    ("no-request", "no-checkout-key", whole.replacing("/checkout-key", with: "/MaRkEr")),
  ]

  private static func text(_ body: String?, _ members: String = "") -> String {
    SecretCapture.text(body: body, members: members)
  }

  private static func answer(_ key: String, fingerprint: String = Captures.rsaMD5) -> String {
    text(SecretCapture.body(key, fingerprint: fingerprint))
  }

  /// The whole capture, cut off at many places.
  static let cut: BrokenCaptures = {
    let bytes = Array(whole.utf8)
    let captures = stride(from: 1, to: bytes.count, by: bytes.count / 30).map { place in
      ("cut-\(place)", String(decoding: bytes[..<place], as: UTF8.self))
    }
    return BrokenCaptures(
      testDescription: "cut", texts: Dictionary(uniqueKeysWithValues: captures))
  }()

  /// The whole capture with one text or number in place of another value of any type.
  static let mistyped: BrokenCaptures = {
    let values = [#""MaRkEr""#, #"["MaRkEr"]"#, #"{"MaRkEr": "MaRkEr"}"#, "1", "null", "MaRkEr"]
    var random = Random(seed: 1)
    let places = whole.matches(of: #/": ("(?:\\.|[^"\\])*"|\d+)/#).map(\.output.1)
    let captures = places.enumerated().map { number, place in
      let value = random.pick(values)
      let text = whole[..<place.startIndex] + value + whole[place.endIndex...]
      return ("type-\(number)", String(text))
    }
    return BrokenCaptures(
      testDescription: "type", texts: Dictionary(uniqueKeysWithValues: captures))
  }()
}
