import HAR
import Testing

/// What a visitor is told of headers and cookies.
@Suite struct FieldScanTests {
  /// Notes the headers and cookies of requests, as far as it says that it wants them; in parentheses
  /// those that hold nothing.
  private struct Fields: HARVisitor {
    let interest: HARInterest
    var headers: [String] = []
    var cookies: [String] = []
    var entryCount = 0

    func interest(inURL url: Span<UInt8>) -> HARInterest { interest }

    mutating func visit(_ entry: HAREntry) { entryCount += 1 }

    mutating func visitRequestHeader(name: String, hasValue: Bool) {
      headers.append(hasValue ? name : "(\(name))")
    }

    mutating func visitRequestCookie(name: String, hasValue: Bool) {
      cookies.append(hasValue ? name : "(\(name))")
    }
  }

  /// Reads a request with these members behind its URL and before it, which gives the same.
  private static func fields(_ members: String, interest: HARInterest = .request) -> Fields {
    let response = #"{"headers":[{"name":"no"}],"cookies":[{"name":"no"}]}"#
    let all = [#""url":"/key",\#(members)"#, #"\#(members),"url":"/key""#].map { request in
      var fields = Fields(interest: interest)
      let text = #"{"log":{"entries":[{"request":{\#(request)},"response":\#(response)}]}}"#
      let reading = HARReading(of: .bytes(Array(text.utf8)), into: &fields, windowSize: 7)
      #expect(reading.ending == .complete)
      return fields
    }
    #expect(all[0].headers == all[1].headers && all[0].cookies == all[1].cookies)
    return all[0]
  }

  // The last three are damage that nobody finds who skips: it ends the headers and nothing else.
  @Test(
    "headers are told by name, and whether they hold anything",
    arguments: [
      (#"{"name":"Accept","value":"x"}"#, ["Accept"]), ("", []),
      (#"{"value":"x","name":"X-T\u006fken"}"#, ["X-Token"]),
      (#""Accept",{"name":7},{"value":"x"},{"name":"b","value":"x"}"#, ["b"]),
      (#"{"name":"a"},{"name":"b","value":null},{"name":"c","value":""}"#, ["(a)", "(b)", "(c)"]),
      (#"{"name":"a","value":"[\"a\" redacted]"},{"name":"b","value":" "}"#, ["(a)", "(b)"]),
      (#"{"name":"a","value":7},{"name":"b","value":{}}"#, ["a", "b"]),
      (#"{"name":"a","value":"\#(String(repeating: "x", count: 5000))"}"#, ["a"]),
      (#"{"name":"a","value":"x"},{"value":"x"}"#, ["a"]),
      (#"{"name":"a","value":"x"} {"name":"b"}"#, ["a"]),
      (#"{"name":"a","value":"x"},{"name" "b"}"#, ["a"]),
      (#"{"name":"a","value":"x"},,{"name":"b"}"#, ["a"]),
    ])
  func headers(elements: String, names: [String]) {
    let fields = Self.fields(#""headers":[\#(elements)],"cookies":[\#(elements)]"#)
    #expect(fields.headers == names && fields.cookies == names)
    #expect(fields.entryCount == 0, "nobody asked for the response")
  }

  @Test("who wants the response is told too, and who wants nothing is not")
  func interests() {
    let field = #"[{"name":"a","value":"x"}]"#
    for (interest, headers, cookies) in [
      (.nothing, [], []), (.cookies, [], ["a"]), (.request, ["a"], ["a"]),
      (.response, ["a"], ["a"]),
    ] as [(HARInterest, [String], [String])] {
      let fields = Self.fields(#""headers":\#(field),"cookies":\#(field)"#, interest: interest)
      #expect(fields.headers == headers && fields.cookies == cookies)
      #expect(fields.entryCount == (interest == .response ? 1 : 0))
    }
  }

  @Test("nobody is told of the headers of another request, or of what is no array")
  func otherRequests() {
    let others = Self.fields(#""headers":{"name":"a"},"cookies":7"#)
    #expect(others.headers.isEmpty && others.cookies.isEmpty)
    let header = #""headers":[{"name":"a","value":"x"}],"cookies":[{"name":"a","value":"x"}]"#
    let other = #"{"request":{\#(header)}}"#
    let capture = #"{"log":{"entries":[\#(other),{"request":{"url":"/"}},\#(other)]}}"#
    var fields = Fields(interest: .request)
    #expect(HARReading(of: .bytes(Array(capture.utf8)), into: &fields).ending == .complete)
    #expect(fields.headers.isEmpty && fields.cookies.isEmpty)
  }

  @Test("of headers longer than 64 KiB the beginning is looked at")
  func long() {
    let header = #"{"name":"a","value":"\#(String(repeating: "x", count: 9_000))"}"#
    let many = Array(repeating: header, count: 20).joined(separator: ",")
    // The eighth is cut off in its value, which may well hold something.
    #expect(Self.fields(#""headers":[\#(many)]"#).headers.count == 8)
  }
}
