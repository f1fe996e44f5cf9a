import Testing

@testable import CheckoutKey

@Suite struct ResponseBodyTests {
  @Test(
    "reads both API versions",
    arguments: [
      (
        #"{"public_key":"K","type":"T","fingerprint":"F","login":null,"preferred":true,"time":"2026-11-23T12:00Z"}"#,
        "v1.1"
      ),
      (
        #"{"type":"T","preferred":true,"created_at":"2026-11-23T12:00Z","public_key":"K","fingerprint":"F"}"#,
        "v2"
      ),
      (
        #"{"type":"T","preferred":true,"created-at":"2026-11-23T12:00Z","public-key":"K","fingerprint":"F"}"#,
        "v2 as documented"
      ),
      (
        #" {"login":"\ud800", "public_key":"K","type":"T","fingerprint":"F","time":"2026-11-23T12:00Z"} "#,
        "a lone surrogate in a member that nobody needs"
      ),
      (
        #"{"login":1e400,"public_key":"K","type":"T","fingerprint":"F","time":"2026-11-23T12:00Z"}"#,
        "a number that is too large in one"
      ),
      (
        #"{"public_key":"K","type":"T","fingerprint":"F","time":"2026-11-23T12:00Z","x":\#(nested(100_000))}"#,
        "what a thread's stack may be too small for, in a member that nobody needs"
      ),
    ])
  func reads(body: String, case: String) throws {
    let response = ResponseBody(json: Array(body.utf8))
    #expect(try response.publicKey.get() == "K")
    #expect(response.type == "T")
    #expect(response.fingerprint == "F")
    #expect(response.createdAt?.text == "2026-11-23T12:00Z")
  }

  @Test func otherMembersMayBeMissingOrOfAnotherType() throws {
    let body = #"{"public_key":"K","type":"\ud800","fingerprint":null,"time":{},"preferred":1e400}"#
    let response = ResponseBody(json: Array(body.utf8))
    #expect(response.type == nil && response.fingerprint == nil && response.createdAt == nil)
  }

  @Test func typeAndTimeAreKnownWithoutAKeyToo() {
    for member in ["", #""public_key":7,"#, #""public_key":"[redacted]","#] {
      let response = ResponseBody(
        json: Array("{\(member)\"type\":\"deploy-key\",\"time\":\"2026-11-23T12:00Z\"}".utf8))
      #expect(response.isDeployKey && response.createdAt != nil)
    }
  }

  @Test(
    "a member that stands twice is refused, because readers differ on which one counts",
    arguments: [
      (#"{"public_key":"K","public_key":"L"}"#, true),
      (#"{"public_key":"K","public-key":"K"}"#, true),
      (#"{"public_key":"K","public\u005fkey":"K"}"#, true),
      (#"{"type":"a","public_key":"K","type":"b"}"#, true),
      (#"{"time":"a","public_key":"K","created_at":"b"}"#, true),
      (#"{"fingerprint":"a","public_key":"K","fingerprint":"a"}"#, true),
      (#"{"preferred":true,"public_key":"K","preferred":false}"#, true),
      (#"{"login":"a","public_key":"K","login":"b"}"#, false),
      (#"{"public_key":"K","x":{"type":"a","type":"b"}}"#, false),
      (#"{"public_key":"K","x":"\"type\":1,\"type\":2"}"#, false),
    ])
  func duplicates(body: String, isRefused: Bool) {
    let response = ResponseBody(json: Array(body.utf8))
    #expect(
      response.publicKey == (isRefused ? .failure(.bodyInvalid(.duplicateMember)) : .success("K")))
    #expect(!isRefused || response.type == nil && response.createdAt == nil)
    let list = ResponseBody.keys(inListAsJSON: Array("[{},\(body)]".utf8))
    #expect((list == nil) == isRefused)
    let page = ResponseBody.keys(inListAsJSON: Array("{\"items\":[{},\(body)]}".utf8))
    #expect((page == nil) == isRefused)
  }

  @Test(
    "reads lists, and nothing else",
    arguments: [
      ("[]", 0), (#"{"items":[]}"#, 0), ("[{},{}]", 2),
      (#"{"next_page_token":null,"items":[{}]}"#, 1),
      ("{}", nil), ("[7]", nil), (#"{"items":7}"#, nil), (#"{"items":[],"items":[{}]}"#, nil),
      ("", nil),
      (#"{"message":"Permission denied"}"#, nil),
    ] as [(String, Int?)])
  func lists(body: String, count: Int?) {
    #expect(ResponseBody.keys(inListAsJSON: Array(body.utf8))?.count == count)
  }

  @Test(
    "says what is wrong with a body",
    arguments: [
      ("", .cutOff), ("<html>", .notJSON), (#"{"public_key":"#, .cutOff),
      ("{\"public_key\":\"K\",\"fingerprint\":\"b8\n\n--- Content truncated ---", .cutOff),
      (#"{"public_key":"K"}}"#, .notJSON), (#"{"public_key":"K\"}"#, .cutOff),
      ("[]", .notAnObject), (#"[{"public_key":"K"}]"#, .notAnObject), ("7", .notJSON),
      ("null", .notJSON), (#""x""#, .notAnObject),
      ("NaN", .notJSON), ("{]", .notJSON), (String(repeating: "[", count: 500), .cutOff),
      (#"{"public_key":"K"} {}"#, .notJSON),
      (#"{"public_key":"K"}"# + "\0", .notJSON),
      ("{}", .noPublicKey), (#"{"publicKey":"K"}"#, .noPublicKey),
      (#"{"message":"Permission denied"}"#, .noPublicKey),
      (#"{"data":{"public_key":"K"}}"#, .noPublicKey),
      (#"{"public_key":null}"#, .publicKeyIsNoText), (#"{"public_key":7}"#, .publicKeyIsNoText),
    ] as [(String, CheckoutKeyFailure.Shortcoming)])
  func refuses(body: String, shortcoming: CheckoutKeyFailure.Shortcoming) {
    let response = ResponseBody(json: Array(body.utf8))
    #expect(response.publicKey == .failure(.bodyInvalid(shortcoming)))
  }

  private static func nested(_ depth: Int) -> String {
    String(repeating: #"{"a":["#, count: depth) + String(repeating: "]}", count: depth)
  }
}
