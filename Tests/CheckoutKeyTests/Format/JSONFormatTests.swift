import Foundation
import HAR
import Testing

@testable import CheckoutKey

@Suite struct JSONFormatTests {
  static var failure: CheckoutKeyRecord {
    var record = CheckoutKeyRecord(capture: "dir/a \"b\".har", failure: .archive(.empty))
    record.hint = Hint("look at FILE", file: "a.har")
    return record
  }

  static func text(_ format: OutputFormat, _ records: [CheckoutKeyRecord]) -> String {
    format.writer(label: "").text(of: records)
  }

  @Test func everyRecordIsALineOfNDJSON() {
    #expect(
      Self.text(.ndjson, [Self.failure]) == #"""
        {"capture":"dir/a \"b\".har","entry":null,"outcome":"not-a-har","project":null,\#
        "public_key":null,"key_type":null,"bits":null,"comment":null,"fingerprint_md5":null,\#
        "fingerprint_sha256":null,"checkout_key_type":null,"created_at":null,"url":null,\#
        "message":"empty","warnings":[],"workspace":null,"repository":null,\#
        "access_keys_url":null,"source":null,"preferred":null,"started_at":null,\#
        "holds_credentials":false,"hint":"look at a.har"}

        """#)
  }

  @Test("is one array, laid out for people, however many records there are", arguments: [0, 1, 5])
  func array(count: Int) throws {
    let text = Self.text(.json, Array(repeating: Self.failure, count: count))
    let array = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
    #expect(array?.map(\.count) == Array(repeating: 23, count: count))
    #expect(text.hasSuffix("\n]\n"))
    if count == 0 { return }
    let lines = text.split(separator: "\n")
    let first = ["[", "  {", #"    "capture": "dir/a \"b\".har","#, #"    "entry": null,"#]
    #expect(lines.prefix(4).map(String.init) == first)
    let last = [#"    "holds_credentials": false,"#, #"    "hint": "look at a.har""#, "  }", "]"]
    #expect(lines.suffix(4).map(String.init) == last)
  }

  @Test(
    "foreign text survives and cannot drive a terminal", arguments: [OutputFormat.json, .ndjson])
  func hostile(format: OutputFormat) throws {
    let hostile = "a\u{1B}[2J\u{7F}\u{9B}\u{202E}\u{200B}\r\n\u{2028}\u{E0041}é😀/\\\""
    var record = CheckoutKeyRecord(capture: hostile, failure: .bodyElsewhere)
    record.remarks = [.warning(hostile), .note("second")]
    let text = Self.text(format, [record])
    #expect(text.contains(#"\u001b[2J\u007f\u009b\u202e\u200b"#))
    #expect(text.split(separator: "\n").allSatisfy { String($0).escapedForDisplay == $0 })
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let object = try #require((json as? [[String: Any]])?.first ?? json as? [String: Any])
    #expect(object["capture"] as? String == hostile)
    #expect(object["warnings"] as? [String] == [hostile, "second"])
  }
}
