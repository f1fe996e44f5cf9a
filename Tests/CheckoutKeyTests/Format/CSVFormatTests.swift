import CheckoutKey
import Testing

@Suite struct CSVFormatTests {
  static let format = OutputFormat.csv.format(label: "")

  @Test func theHeaderNamesEveryMember() {
    #expect(
      Self.format.opening
        == "capture,entry,outcome,project,public_key,key_type,bits,comment,fingerprint_md5,"
        + "fingerprint_sha256,checkout_key_type,created_at,url,message,warnings\r\n")
  }

  @Test(
    "writes a cell so that it is read as it was",
    arguments: [
      ("plain", "plain", "nothing special"), ("", "", "nothing"),
      ("a,b", "\"a,b\"", "a comma"), ("say \"hi\"", "\"say \"\"hi\"\"\"", "quotes"),
      ("a\nb", "\"a\nb\"", "a line feed"),
      ("a\r\nb", "\"a\r\nb\"", "a line break of two characters"),
      ("a\u{1B}[2J", "a\\u{1B}[2J", "what drives a terminal is escaped"),
      ("a\u{8}\u{202E}\n", "\"a\\u{8}\\u{202E}\n\"", "but not the line break beside it"),
      ("=1+1", "'=1+1", "a formula"), ("+1", "'+1", "another"), ("-1", "'-1", "another"),
      ("@SUM(A1)", "'@SUM(A1)", "another"), ("\t=1", "'\t=1", "a formula behind a tab"),
      ("\r\n=1", "\"'\r\n=1\"", "a formula behind a line break"),
      ("=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\"", "a formula with quotes and a comma"),
    ])
  func cell(text: String, expected: String, case: String) {
    let record = Record(capture: text, outcome: .notAHAR)
    #expect(
      Self.format.text(for: record, isFirst: true) == expected + ",,not-a-har,,,,,,,,,,,,\r\n")
  }

  @Test func severalWarningsShareACell() {
    var record = Record(capture: "a", outcome: .key)
    record.warnings = ["one", "two"]
    #expect(Self.format.text(for: record, isFirst: true)?.hasSuffix(",one; two\r\n") == true)
  }
}
