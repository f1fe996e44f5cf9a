import HAR
import Testing

/// What is found of headers and cookies besides the entries that are wanted.
@Suite struct ScrutinyScanTests {
  private static func findings(
    _ request: String, response: String = "{}", url: String = "https://a.test/api/1",
    scrutiny: HARScrutiny
  ) -> [HARFindings] {
    let members = [#""url":"\#(url)""#, request].filter { !$0.isEmpty }
    // The URL tells most if it comes first, but it need not.
    return [members, members.reversed()].map { members in
      let request = members.joined(separator: ",")
      let capture = #"{"log":{"entries":[{"request":{\#(request)},"response":\#(response)}]}}"#
      let reading = HARReading(
        of: .bytes(Array(capture.utf8)), windowSize: 7, scrutiny: scrutiny,
        entriesWhere: { _ in false }, into: ()
      ) { _, _ in }
      #expect(reading.ending == .complete)
      #expect(reading.entryCount == 1)
      return reading.findings
    }
  }

  private enum Credentials: HARCredentials {
    static let headerNames = ["authorization", "x-token"]

    static func mayBeInHeaders(ofRequestTo url: Span<UInt8>) -> Bool {
      url.count == "https://a.test/api/1".utf8.count
    }
  }

  @Test(
    "finds credentials in requests",
    arguments: [
      ("", false, "nothing"),
      (#""cookies":[]"#, false, "no cookies"),
      (#""cookies":[{"name":"a","value":"b"}]"#, true, "a cookie"),
      (#""cookies":"a=b""#, false, "cookies that are no array"),
      (#""headers":[{"name":"Accept","value":"x-token"}]"#, false, "another header"),
      (#""headers":[{"name":"Authorization","value":"x"}]"#, true, "a header"),
      (#""headers":[{"value":"x","name":"authorization"}]"#, true, "its name behind its value"),
      (#""headers":[{"name":"X-T\u006fken"}]"#, true, "an escaped name"),
      (#""headers":["authorization",{"name":7},{"name":"x-token"}]"#, true, "odd headers before"),
      (#""headers":{"name":"x-token"}"#, false, "headers that are no array"),
    ])
  func credentials(request: String, expected: Bool, case: String) {
    for findings in Self.findings(request, scrutiny: .credentials(Credentials.self)) {
      #expect(findings.holdsCredentials == expected)
    }
  }

  @Test("looks at no response, and only at the headers of requests with such a URL")
  func elsewhere() {
    let secret = #""headers":[{"name":"authorization"}]"#
    let response = #"{"cookies":[{"name":"a"}],"headers":[{"name":"x-token"}]}"#
    #expect(
      Self.findings("", response: response, scrutiny: .credentials(Credentials.self))
        .allSatisfy { $0 == HARFindings() })
    let other = Self.findings(
      secret, url: "https://a.test/page.html", scrutiny: .credentials(Credentials.self))
    #expect(other.map(\.holdsCredentials) == [false, true], "known only behind the headers")
  }

  @Test("counts all headers and cookies")
  func count() {
    let members = #""headers":[{"name":"a"},{"name":"b"},7],"cookies":[{"name":"c"}]"#
    for findings in Self.findings(members, response: "{\(members)}", scrutiny: .count) {
      #expect(findings.headers == 6)
      #expect(findings.cookies == 2)
    }
    for findings in Self.findings(members, response: "{\(members)}", scrutiny: .none) {
      #expect(findings == HARFindings())
    }
  }
}
