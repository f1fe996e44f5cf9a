import Testing

@testable import CheckoutKey

@Suite struct ForeignJSONTests {
  /// Decodes from everything, and looks at nothing.
  private struct Anything: Decodable {
    init(from decoder: any Decoder) {}
  }

  private static func nested(_ depth: Int, _ opening: String = "[", _ closing: String = "]")
    -> String
  {
    String(repeating: opening, count: depth) + "1" + String(repeating: closing, count: depth)
  }

  @Test(
    "decodes what is nested no deeper than the limit",
    arguments: [
      ("\u{FEFF} []", "a byte-order mark"), (nested(ForeignJSON.maxDepth), "arrays"),
      (nested(ForeignJSON.maxDepth, #"{"a":"#, "}"), "objects"),
      ("[" + Array(repeating: nested(9), count: 99).joined(separator: ",") + "]", "much of it"),
      (#"["\#(nested(500))"]"#, "brackets in a string"),
      (#"["\"\#(nested(500))"]"#, "brackets behind an escaped quote"),
      (#"["]]]]", "\\", {"\"}": "]"}]"#, "brackets and quotes in strings"),
    ])
  func fits(json: String, case: String) throws {
    _ = try ForeignJSON.decode(Anything.self, from: Array(json.utf8), levels: []) { _ in nil }
  }

  @Test(
    "refuses what is nested deeper",
    arguments: [
      nested(ForeignJSON.maxDepth + 1), nested(500), nested(100_000), nested(500, "[{", "}]"),
      nested(100_000, #"["]","\"]","\\",{"}":"#, "}]"), String(repeating: "[", count: 100_000),
      " \n" + nested(500) + "x",
    ])
  func tooDeep(json: String) {
    #expect(throws: ForeignJSON.NestedTooDeep.self) {
      try ForeignJSON.decode(Anything.self, from: Array(json.utf8), levels: []) { _ in nil }
    }
  }

  @Test(
    "refuses what Foundation would take for another encoding",
    arguments: ["[\0]\0", "\0[\0]", "[1]\0", "[\0\0\0]\0\0\0"])
  func otherEncodings(json: String) {
    #expect(throws: DecodingError.self) {
      try ForeignJSON.decode(Anything.self, from: Array(json.utf8), levels: []) { _ in nil }
    }
  }
}
