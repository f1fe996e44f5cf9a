import HAR
import Testing

/// What a visitor is told of headers and cookies.
@Suite struct FieldScanTests {
  /// Notes the headers and cookies of requests, as far as it says that it wants them.
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
  private static func fields(
    _ members: String, interest: HARInterest = .request, ending: HAREnding? = .complete
  ) -> Fields {
    let response = #"{"headers":[{"name":"no"}],"cookies":[{"name":"no"}]}"#
    let all = [#""url":"/key",\#(members)"#, #"\#(members),"url":"/key""#].map { request in
      let capture =
        #"{"log":{"entries":[{"request":{\#(request)},"response":\#(response)}]}}"#
      var fields = Fields(interest: interest)
      for windowSize in [7, 1000] {
        fields = Fields(interest: interest)
        let reading = HARReading(
          of: .bytes(Array(capture.utf8)), into: &fields, windowSize: windowSize)
        if let ending { #expect(reading.ending == ending) }
      }
      return fields
    }
    #expect(all[0].headers == all[1].headers && all[0].cookies == all[1].cookies)
    return all[0]
  }

  @Test(
    "headers are told by name, and whether they hold anything",
    arguments: [
      (#"{"name":"Accept","value":"x"}"#, ["Accept"], "a header"),
      (#"{"value":"x","name":"Accept"}"#, ["Accept"], "its name behind its value"),
      (#"{"name":"X-T\u006fken","value":"x"}"#, ["X-Token"], "an escaped name"),
      (#""Accept",{"name":7},{"name":"b","value":"x"}"#, ["b"], "odd headers before"),
      (#"{"name":"a"},{"name":"b","value":null}"#, ["(a)", "(b)"], "no value"),
      (#"{"name":"a","value":""},{"name":"b","value":" "}"#, ["(a)", "(b)"], "empty"),
      (
        #"{"name":"a","value":"[\"a\" redacted]"},{"name":"b","value":"***"}"#, ["(a)", "(b)"],
        "a sanitizer's marks"
      ),
      (#"{"name":"a","value":7},{"name":"b","value":{}}"#, ["a", "b"], "values of other kinds"),
      (
        #"{"name":"a","value":"\#(String(repeating: "x", count: 5000))"}"#, ["a"], "a long value"
      ),
      (#"{"name":"a","value":"x"},{"value":"x"}"#, ["a"], "no name"), ("", [], "none"),
    ] as [(String, [String], String)])
  func headers(elements: String, names: [String], case: String) {
    let fields = Self.fields(#""headers":[\#(elements)],"cookies":[\#(elements)]"#)
    #expect(fields.headers == names)
    #expect(fields.cookies == names)
    #expect(fields.entryCount == 0, "nobody asked for the response")
  }

  @Test(
    "what is no array holds none", arguments: ["7", "null", #""a=b""#, #"{"name":"a"}"#])
  func noArray(value: String) {
    let fields = Self.fields(#""headers":\#(value),"cookies":\#(value)"#)
    #expect(fields.headers.isEmpty && fields.cookies.isEmpty)
  }

  @Test("who wants the response is told too, and who wants nothing is not")
  func interests() {
    let members = #""headers":[{"name":"a","value":"x"}]"#
    #expect(Self.fields(members, interest: .response).headers == ["a"])
    #expect(Self.fields(members, interest: .response).entryCount == 1)
    #expect(Self.fields(members, interest: .nothing).headers.isEmpty)
    let cookies = members.replacing("headers", with: "cookies")
    #expect(Self.fields(cookies, interest: .cookies).cookies == ["a"])
    #expect(Self.fields(members, interest: .cookies).headers.isEmpty)
    #expect(Self.fields(cookies, interest: .nothing).cookies.isEmpty)
  }

  /// The skipper checks brackets and strings only, and who looks at headers must see no more.
  @Test(
    "damage that nobody finds who skips ends the headers and nothing else",
    arguments: [
      #"{"name":"a","value":"x"} {"name":"b"}"#, #"{"name":"a","value":"x"},{"name" "b"}"#,
      #"{"name":"a","value":"x"},,{"name":"b"}"#,
    ])
  func damage(elements: String) {
    #expect(Self.fields(#""headers":[\#(elements)]"#).headers == ["a"])
  }

  @Test("nobody is told of the headers of another request")
  func otherRequests() {
    let header = #""headers":[{"name":"a","value":"x"}],"cookies":[{"name":"a","value":"x"}]"#
    let capture =
      #"{"log":{"entries":[{"request":{\#(header)}},{"request":{"url":"/"}},{"request":{\#(header)}}]}}"#
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
