import Testing

@testable import CheckoutKey

@Suite struct ResponseBodyTests {
  @Test(
    "reads both API versions",
    arguments: [
      #"{"login":null,REST,"public_key":"K","time":"2026-11-23T12:00Z"}"#,
      #"{REST,"created_at":"2026-11-23T12:00Z","public_key":"K"}"#,
      #"{REST,"created-at":"2026-11-23T12:00Z","public-key":"K"}"#,
    ])
  func reads(body: String) throws {
    let rest = #""type":"T","fingerprint":"F","preferred":true"#
    let response = ResponseBody(json: Array(body.replacing("REST", with: rest).utf8))
    #expect(try response.publicKey.get() == "K")
    #expect(response.type == "T" && response.fingerprint == "F" && response.isPreferred == true)
    #expect(response.createdAt?.text == "2026-11-23T12:00Z")
  }

  @Test("reads a key wherever the end of the first 16 KiB, which are read at once, cuts it")
  func edges() {
    let member = #""public_key":"K\u0065y \\ \ud83d\ude00é","#
    for cut in 0...member.utf8.count {
      let size = 16 * 1024 - #"{"x":"","#.utf8.count - cut
      let body = #"{"x":"\#(String(repeating: "x", count: size))",\#(member)"type":"T"}"#
      let response = ResponseBody(json: Array(body.utf8))
      #expect(response.publicKey == .success(#"Key \ 😀é"#) && response.type == "T", "\(cut)")
    }
  }

  @Test(
    "what is no type is none",
    arguments: [
      (#""x-user_key-7""#, true), (#""\#(String(repeating: "x", count: 64))""#, true),
      (#""\#(String(repeating: "x", count: 65))""#, false), (#""""#, false), (#""a key""#, false),
    ])
  func types(json: String, isType: Bool) {
    let body = #"{"public_key":"K","type":\#(json),"fingerprint":null,"time":{},"preferred":1e400}"#
    let response = ResponseBody(json: Array(body.utf8))
    #expect((response.type != nil) == isType)
    #expect(response.fingerprint == nil && response.createdAt == nil && response.isPreferred == nil)
  }

  @Test(
    "a member that stands twice is refused, because readers differ on which one counts",
    arguments: [
      (#"{"public_key":"K","public_key":"L"}"#, true),
      (#"{"public_key":"K","public-key":"K"}"#, true),
      (#"{"type":"a","public_key":"K","type":"b"}"#, true),
      (#"{"time":"a","public_key":"K","created_at":"b"}"#, true),
      (#"{"fingerprint":"a","public_key":"K","fingerprint":"a"}"#, true),
      (#"{"preferred":true,"public_key":"K","preferred":false}"#, true),
      (#"{"public_key":"K","x":{"type":"a","type":"b"}}"#, false),
    ])
  func duplicates(body: String, isRefused: Bool) {
    let response = ResponseBody(json: Array(body.utf8))
    #expect(
      response.publicKey == (isRefused ? .failure(.bodyInvalid(.duplicateMember)) : .success("K")))
    #expect(!isRefused || response.type == nil && response.createdAt == nil)
    for list in ["[{},\(body)]", "{\"items\":[{},\(body)]}"] {
      #expect((ResponseBody.keys(inListAsJSON: Array(list.utf8)) == nil) == isRefused)
    }
  }

  @Test(
    "reads lists, and nothing else",
    arguments: [
      ("[]", 0), (#"{"items":[]}"#, 0), ("[{},{}]", 2),
      (#"{"next_page_token":null,"items":[{}]}"#, 1),
      ("{}", nil), ("[7]", nil), (#"{"items":7}"#, nil), (#"{"items":[],"items":[{}]}"#, nil),
    ] as [(String, Int?)])
  func lists(body: String, count: Int?) {
    #expect(ResponseBody.keys(inListAsJSON: Array(body.utf8))?.count == count)
  }

  @Test(
    "says what is wrong with a body",
    arguments: [
      (#"{"public_key":"#, .cutOff), ("<html>", .notJSON), (#"{"public_key":"K"}}"#, .notJSON),
      ("[]", .notAnObject), (#""x""#, .notAnObject), ("7", .notJSON), ("null", .notJSON),
      (#"{"data":{"public_key":"K"}}"#, .noPublicKey), (#"{"public_key":7}"#, .publicKeyIsNoText),
    ] as [(String, CheckoutKeyFailure.Shortcoming)])
  func refuses(body: String, shortcoming: CheckoutKeyFailure.Shortcoming) {
    let response = ResponseBody(json: Array(body.utf8))
    #expect(response.publicKey == .failure(.bodyInvalid(shortcoming)))
  }
}
