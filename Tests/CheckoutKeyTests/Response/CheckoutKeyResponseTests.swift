import Testing

@testable import CheckoutKey

@Suite struct CheckoutKeyResponseTests {
  @Test(
    "reads both API versions",
    arguments: [
      (
        #"{"public_key":"K","type":"T","fingerprint":"F","login":null,"preferred":true,"time":"D"}"#,
        "v1.1"
      ),
      (#"{"type":"T","preferred":true,"created_at":"D","public_key":"K","fingerprint":"F"}"#, "v2"),
      (
        #"{"type":"T","preferred":true,"created-at":"D","public-key":"K","fingerprint":"F"}"#,
        "v2 as documented"
      ),
      (
        #" {"login":"\ud800", "public_key":"K","type":"T","fingerprint":"F","time":"D"} "#,
        "a lone surrogate in a member that nobody needs"
      ),
    ])
  func reads(body: String, case: String) throws {
    let response = try CheckoutKeyResponse(body: Array(body.utf8))
    #expect(response.publicKey == "K")
    #expect(response.type == "T")
    #expect(response.fingerprint == "F")
    #expect(response.createdAt == "D")
  }

  @Test func otherMembersMayBeMissingOrOfAnotherType() throws {
    let body = #"{"public_key":"K","type":7,"fingerprint":null,"time":{}}"#
    let response = try CheckoutKeyResponse(body: Array(body.utf8))
    #expect(response.type == nil && response.fingerprint == nil && response.createdAt == nil)
  }

  @Test(
    "says what is wrong with a body",
    arguments: [
      ("", .notJSON), ("<html>", .notJSON), (#"{"public_key":"#, .notJSON),
      ("[]", .notAnObject), (#"[{"public_key":"K"}]"#, .notAnObject), ("7", .notAnObject),
      ("null", .notAnObject),
      (nested(500), .nestedTooDeep), (nested(100_000), .nestedTooDeep),
      (String(repeating: "[", count: 500), .nestedTooDeep),
      (#"{"public_key":"K"}"# + "\0", .notJSON),
      ("{}", .noPublicKey), (#"{"message":"Permission denied"}"#, .noPublicKey),
      (#"{"data":{"public_key":"K"}}"#, .noPublicKey),
      (#"{"public_key":null}"#, .publicKeyIsNoText), (#"{"public_key":7}"#, .publicKeyIsNoText),
    ] as [(String, Failure.Shortcoming)])
  func refuses(body: String, shortcoming: Failure.Shortcoming) {
    #expect(throws: Failure.bodyInvalid(shortcoming)) {
      try CheckoutKeyResponse(body: Array(body.utf8))
    }
  }

  /// A key beside what a thread's stack may be too small for.
  private static func nested(_ depth: Int) -> String {
    let (opening, closing) = (#"{"a":["#, "]}")
    let arrays = String(repeating: opening, count: depth) + String(repeating: closing, count: depth)
    return #"{"public_key":"K","others":\#(arrays)}"#
  }
}
