import Testing

@testable import HAR

@Suite struct HARMemberTests {
  /// Were a new name longer than the limit, it would never be recognised when it is escaped.
  @Test(
    "every name is known as it is, and when each of its characters is escaped",
    arguments: [
      ("log", .log), ("creator", .creator), ("name", .name), ("version", .version),
      ("entries", .entries), ("startedDateTime", .startedDateTime), ("request", .request),
      ("method", .method), ("url", .url), ("headers", .headers), ("cookies", .cookies),
      ("value", .value),
      ("response", .response), ("status", .status), ("content", .content), ("text", .text),
      ("encoding", .encoding), ("_fetchedViaServiceWorker", .fetchedViaServiceWorker),
      ("_file", .file), ("_sha1", .sha1),
    ] as [(String, HARMember)])
  func known(name: String, member: HARMember) throws {
    let escapes = name.utf8.map { byte in
      "\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    try Self.expect(member, named: escapes.joined())
    try Self.expect(member, named: name)
    try Self.expect(.other, named: name + " ")
    try Self.expect(.other, named: String(name.dropLast()))
    try Self.expect(.other, named: name.dropLast() + "?")
    try Self.expect(.other, named: String(name.dropLast(2)) + "\\\"")
  }

  @Test(
    "every other name is another",
    arguments: ["", "Log", "log ", "lo", "\\x", "ſtatus", "l\u{200B}og"])
  func other(name: String) throws {
    try Self.expect(.other, named: name)
  }

  @Test("a name of any length ends where its quote is", arguments: 0..<70)
  func length(count: Int) throws {
    try Self.expect(.other, named: String(repeating: "x", count: count))
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
