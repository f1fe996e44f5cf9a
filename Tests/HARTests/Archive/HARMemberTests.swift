import Testing

@testable import HAR

@Suite struct HARMemberTests {
  /// Were a new name longer than the limit, it would never be recognised when it is escaped.
  @Test(
    "every name is known as it is, and when each of its characters is escaped",
    arguments: [
      .log, .creator, .name, .version, .entries, .startedDateTime, .request, .method, .url,
      .headers,
      .cookies, .value, .response, .status, .content, .text, .encoding, .fetchedViaServiceWorker,
      .file, .sha1,
    ] as [HARMember])
  func known(member: HARMember) throws {
    let name = member.key.description
    try Self.expect(member, named: name)
    try Self.expect(member, named: name.utf8.map { "\\u00" + String($0, radix: 16) }.joined())
    for other in [name + " ", name.dropLast() + "?", name.dropLast(2) + "\\\""] {
      try Self.expect(.other, named: other)
    }
  }

  @Test(
    "every other name is another", arguments: ["", "Log", "lo", "\\x", "ſtatus", "l\u{200B}og"])
  func other(name: String) throws {
    try Self.expect(.other, named: name)
  }

  @Test("a name of any length ends where its quote is", arguments: 0..<70)
  func length(count: Int) throws {
    try Self.expect(.other, named: String(repeating: "x", count: count) + #"\""#)
  }

  /// Expects the member behind a name, in windows that end at each of its bytes.
  private static func expect(_ member: HARMember, named name: String) throws {
    let text = Array(#"{"\#(name)" : 0}"#.utf8)
    for size in Set(1...min(text.count, 40)).union([1000]) {
      var cursor = JSONCursor(ByteWindow(.bytes(text), size: size))
      _ = try cursor.enterObject()
      let found = try cursor.nextMember()
      let token = try cursor.peekToken()
      #expect(found == member, "\(name), window size \(size)")
      #expect(token == UInt8(ascii: "0"), "\(name), window size \(size)")
    }
  }
}
