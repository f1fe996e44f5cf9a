import Testing

@testable import HAR

@Suite struct HARMemberTests {
  /// Were a new name longer than the limit, it would never be recognised when it is escaped.
  @Test(
    "every name fits when each character is escaped",
    arguments: [
      .log, .creator, .name, .version, .value, .headers, .cookies, .entries, .startedDateTime,
      .request, .method, .url, .response,
      .status,
      .content, .text, .encoding, .fetchedViaServiceWorker, .file, .sha1,
    ] as [HARMember])
  func escaped(member: HARMember) throws {
    let escapes = member.rawValue.utf8.map { byte in
      "\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    #expect(try Self.member(named: escapes.joined()) == member)
    #expect(try Self.member(named: member.rawValue) == member)
  }

  @Test(
    "every other name is another",
    arguments: ["", "Log", "log ", "lo", "\\x", "ſtatus", "l\u{200B}og"])
  func other(name: String) throws {
    #expect(try Self.member(named: name) == .other)
  }

  private static func member(named name: String) throws -> HARMember? {
    var cursor = JSONCursor(ByteWindow(.bytes(Array(#"{"\#(name)":0}"#.utf8)), size: 1000))
    _ = try cursor.enterObject()
    return try cursor.nextMember()
  }
}
