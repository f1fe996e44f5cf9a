import CheckoutKey
import Foundation
import Testing

@Suite struct OutputFormatTests {
  static let failure = Record(
    capture: "dir/a \"b\".har", outcome: .notAHAR, message: "empty", hint: "export again")

  @Test func keyLinesAreKeysOnly() {
    var record = Record(capture: "a.har", outcome: .key)
    record.publicKey = Captures.ed25519
    #expect(OutputFormat.key.line(for: record) == Captures.ed25519)
    #expect(OutputFormat.key.line(for: Self.failure) == nil)
  }

  @Test func everyRecordIsALineOfNDJSON() {
    #expect(
      OutputFormat.ndjson.line(for: Self.failure) == #"""
        {"capture":"dir/a \"b\".har","entry":null,"outcome":"not-a-har","project":null,\#
        "public_key":null,"key_type":null,"bits":null,"comment":null,"fingerprint_md5":null,\#
        "fingerprint_sha256":null,"checkout_key_type":null,"created_at":null,"url":null,\#
        "message":"empty","warnings":[]}
        """#)
  }

  @Test func foreignTextSurvivesAndCannotDriveATerminal() throws {
    let hostile = "a\u{1B}[2J\u{7F}\u{9B}\u{202E}\u{200B}\r\n\u{2028}\u{E0041}é😀/\\\""
    var record = Record(capture: hostile, outcome: .key)
    record.warnings = [hostile, "second"]
    let line = try #require(OutputFormat.ndjson.line(for: record))
    #expect(line.escapedForDisplay == line)
    #expect(line.contains(#"\u001b[2J\u007f\u009b\u202e\u200b"#))
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    #expect(object?["capture"] as? String == hostile)
    #expect(object?["warnings"] as? [String] == [hostile, "second"])
  }
}
