import Foundation
import TestSupport
import Testing

/// Captures full of secrets, whole and broken in every way that has its own message.
struct BrokenCaptures: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// By their names.
  let texts: [String: String]

  static let all = [byHand, cut, flipped, mistyped]

  /// What comes of each that is broken by hand.
  static let outcomes = [
    "whole": "key", "not-json": "body-invalid", "cut-body": "body-invalid",
    "no-object": "body-invalid", "no-key": "body-invalid", "base64": "key",
    "wrong-base64": "body-invalid", "wrong-escape": "body-invalid", "key-cut": "key-invalid",
    "key-changed": "key-invalid", "key-foreign": "key-invalid", "key-private": "key-invalid",
    "key-prefixed": "key-invalid", "key-fingerprint": "key", "key-none": "key-invalid",
    "key-number": "body-invalid", "bracket-before": "not-a-har", "bracket-behind": "key",
    "quote": "not-a-har", "refused": "not-created", "no-answer": "not-created",
    "preflight-only": "not-created", "elsewhere": "body-elsewhere", "no-body": "body-missing",
    "no-port": "key", "no-slashes": "key", "no-request": "no-checkout-key", "no-log": "not-a-har",
  ]

  static let byHand: BrokenCaptures = {
    let body = SecretCapture.body(Captures.rsa)
    let whole = SecretCapture.text(body: body)
    let bodies = [
      "not-json": "<html>MaRkEr</html>", "cut-body": String(body.dropLast(20)),
      "no-object": #"["MaRkEr"]"#, "no-key": #"{"MaRkEr": "MaRkEr"}"#,
      "key-cut": SecretCapture.body(String(Captures.rsa.dropLast(80))),
      "key-changed": SecretCapture.body(Captures.rsa.replacing("J3V0l", with: "J3V1l")),
      "key-foreign": SecretCapture.body(Captures.rsa, fingerprint: Captures.ed25519MD5),
      "key-fingerprint": SecretCapture.body(Captures.rsa, fingerprint: "MaRkEr"),
      "key-prefixed": SecretCapture.body(#"command="MaRkEr" "# + Captures.rsa),
      "key-private": SecretCapture.body("-----BEGIN OPENSSH PRIVATE KEY-----\nMaRkEr"),
      "key-none": SecretCapture.body("MaRkEr"),
      "key-number": #"{"public_key": {"MaRkEr": ["MaRkEr"]}, "fingerprint": "MaRkEr"}"#,
    ]
    let others = [
      "whole": whole,
      "base64": SecretCapture.text(
        body: Data(body.utf8).base64EncodedString(), members: #""encoding": "base64","#),
      "wrong-base64": SecretCapture.text(body: "%MaRkEr", members: #""encoding": "base64","#),
      "wrong-escape": whole.replacing("MaRkEr-login", with: #"MaRkEr-\xlogin"#),
      "bracket-before": whole.replacing(
        "\"MaRkEr-tag\"", with: "\"MaRkEr-tag\"]", maxReplacements: 1),
      "bracket-behind": whole.replacing("\"MaRkEr-connection\"}\n]", with: "\"MaRkEr\"]\n]"),
      "quote": whole.replacing("\"MaRkEr-header\"", with: "MaRkEr-header\"", maxReplacements: 1),
      "refused": whole.replacing("\"status\": 201", with: "\"status\": 403"),
      "no-answer": whole.replacing("\"status\": 201", with: "\"status\": 0"),
      "preflight-only": whole.replacing("\"POST\"", with: "\"OPTIONS\"")
        .replacing("\"status\": 201", with: "\"status\": 204").replacing("key?", with: "key?MaRkEr")
        .replacing("\"GET\"", with: "\"OPTIONS\""),
      "elsewhere": SecretCapture.text(body: body, members: #""_file": "MaRkEr", "_x":"#)
        .replacing(#""_x": "text""#, with: #""_x""#),
      "no-body": SecretCapture.text(body: body, members: #""_x":"#)
        .replacing(#""_x": "text""#, with: #""_x""#),
      "no-port": whole.replacing("@circleci.com/", with: "@circleci.com:MaRkEr/"),
      "no-slashes": whole.replacing("https://MaRkEr", with: "https:MaRkEr"),
      "no-request": whole.replacing("/checkout-key", with: "/MaRkEr"),
      "no-log": whole.replacing("\"log\"", with: "\"MaRkEr\""),
    ]
    let captures = others.merging(bodies.mapValues { SecretCapture.text(body: $0) }) { $1 }
    return BrokenCaptures(testDescription: "by hand", texts: captures)
  }()

  /// The whole capture, cut off at many places.
  static let cut = everywhere("cut", count: 30) { bytes, place in
    bytes[..<place]
  }

  /// The whole capture with one bit changed, at many places.
  static let flipped = everywhere("flip", count: 120) { bytes, place in
    bytes[..<place] + [bytes[place] ^ 1 << (place % 7)] + bytes[(place + 1)...]
  }

  /// The whole capture with one value in place of another of any type.
  static let mistyped: BrokenCaptures = {
    let whole = SecretCapture.text(body: SecretCapture.body(Captures.ed25519))
    let values = [#""MaRkEr""#, #"["MaRkEr"]"#, #"{"MaRkEr": "MaRkEr"}"#, "1", "null", "MaRkEr"]
    // Of the entries that don't count only what the reader looks at; what it steps over is in the one
    // that counts.
    let entries = whole.ranges(of: #"{"startedDateTime""#).map(\.lowerBound) + [whole.endIndex]
    let others = zip(entries, entries.dropFirst()).map { $0..<$1 }
      .filter { !whole[$0].contains(#""method": "POST""#) }
    let looked = ["startedDateTime", "method", "url", "status", "name", "text"]
    // After each colon and its space there is a value; a simple one ends at the next of these.
    var captures: [String: String] = [:]
    for (number, colon) in whole.ranges(of: "\": ").enumerated() {
      let rest = whole[colon.upperBound...]
      let isText = rest.first == "\""
      let end = rest.dropFirst().firstIndex { isText ? $0 == "\"" : ",}]".contains($0) }
      let isLooked = looked.contains { whole[..<colon.lowerBound].hasSuffix("\"" + $0) }
      guard let end, !"{[".contains(rest.first ?? "{"),
        isLooked || !others.contains(where: { $0.contains(colon.lowerBound) })
      else { continue }
      let behind = isText ? rest.index(after: end) : end
      captures["type-\(number)"] =
        whole[..<colon.upperBound] + values[captures.count % values.count] + whole[behind...]
    }
    return BrokenCaptures(testDescription: "type", texts: captures)
  }()

  private static func everywhere(
    _ name: String, count: Int, _ change: (ArraySlice<UInt8>, Int) -> ArraySlice<UInt8>
  ) -> BrokenCaptures {
    let body = SecretCapture.body(Captures.ed25519, fingerprint: Captures.ed25519MD5)
    let whole = Array(SecretCapture.text(body: body).utf8)[...]
    let places = stride(from: 1, to: whole.count, by: whole.count / count)
    let captures = places.map { place in
      // Bits below the eighth leave ASCII what it is.
      ("\(name)-\(place)", String(decoding: change(whole, place), as: UTF8.self))
    }
    return BrokenCaptures(
      testDescription: name, texts: Dictionary(uniqueKeysWithValues: captures))
  }
}
