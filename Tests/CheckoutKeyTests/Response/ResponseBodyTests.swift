import Testing

@testable import CheckoutKey

@Suite struct ResponseBodyTests {
  @Test(
    "reads both API versions",
    arguments: [
      (#"{KEY,TYPE,PRINT,"login":null,"preferred":true,"time":"2026-11-23T12:00Z"}"#, "v1.1"),
      (#"{TYPE,"preferred":true,"created_at":"2026-11-23T12:00Z",KEY,PRINT}"#, "v2"),
      (
        #"{TYPE,"preferred":true,"created-at":"2026-11-23T12:00Z","public-key":"K",PRINT}"#,
        "v2 as documented"
      ),
      (#" {"x":"\ud800", KEY,TYPE,PRINT,PREFERRED,TIME} "#, "a lone surrogate that nobody needs"),
      (#"{"x":1e400,KEY,TYPE,PRINT,PREFERRED,TIME}"#, "a number that is too large"),
      (
        #"{KEY,TYPE,PRINT,PREFERRED,TIME,"x":\#(nested(100_000))}"#,
        "what a thread's stack may be too small for"
      ),
    ])
  func reads(body: String, case: String) throws {
    let members = [
      "KEY": #""public_key":"K""#, "TYPE": #""type":"T""#, "PRINT": #""fingerprint":"F""#,
      "PREFERRED": #""preferred":true"#, "TIME": #""time":"2026-11-23T12:00Z""#,
    ]
    let json = members.reduce(body) { $0.replacing($1.key, with: $1.value) }
    let response = ResponseBody(json: Array(json.utf8))
    #expect(try response.publicKey.get() == "K")
    #expect(response.type == "T" && response.fingerprint == "F" && response.isPreferred == true)
    #expect(response.createdAt?.text == "2026-11-23T12:00Z")
  }

  @Test(
    "what is no type is none",
    arguments: [
      (#""x-user_key-7""#, true), (#""\#(String(repeating: "x", count: 64))""#, true),
      (#""\#(String(repeating: "x", count: 65))""#, false), (#""""#, false), (#""a key""#, false),
      (#""\ud800""#, false), ("7", false),
    ])
  func types(json: String, isType: Bool) {
    let body = #"{"public_key":"K","type":\#(json),"fingerprint":null,"time":{},"preferred":1e400}"#
    let response = ResponseBody(json: Array(body.utf8))
    #expect((response.type != nil) == isType)
    #expect(response.fingerprint == nil && response.createdAt == nil && response.isPreferred == nil)
  }

  @Test(
    "type and time are known without a key too",
    arguments: ["", #""public_key":7,"#, #""public_key":"[redacted]","#])
  func withoutKey(member: String) {
    let body = "{\(member)\"type\":\"deploy-key\",\"time\":\"2026-11-23T12:00Z\"}"
    let response = ResponseBody(json: Array(body.utf8))
    #expect(response.isDeployKey && response.createdAt != nil)
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
