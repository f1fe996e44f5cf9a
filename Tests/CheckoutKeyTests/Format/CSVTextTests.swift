import HAR
import Testing

@testable import CheckoutKey

@Suite struct CSVTextTests {
  static let format = OutputFormat.csv.writer(label: "")

  @Test func theHeaderNamesEveryMember() {
    #expect(
      Self.format.opening
        == "capture,entry,outcome,project,public_key,key_type,bits,comment,fingerprint_md5,"
        + "fingerprint_sha256,checkout_key_type,created_at,url,message,warnings,workspace,repository,"
        + "access_keys_url,source,preferred,started_at,holds_credentials,hint\r\n")
  }

  @Test(
    "writes a cell so that it is read as it was, and drives nothing",
    arguments: [
      ("plain", "plain", "nothing special"), ("", "", "nothing"),
      ("a,b", "\"a,b\"", "a comma"), ("say \"hi\"", "\"say \"\"hi\"\"\"", "quotes"),
      ("a\nb", "\"a\nb\"", "a line feed"), ("\u{1B}[2J", #"\u{1B}[2J"#, "an escape sequence"),
      ("a\r\n,b", "\"a\\u{D}\n,b\"", "a line break of two characters"),
      ("=1+1", "'=1+1", "a formula"), ("+1", "'+1", "another"), ("-1", "'-1", "another"),
      ("@SUM(A1)", "'@SUM(A1)", "another"), ("\t=1", #"\u{9}=1"#, "a formula behind a tab"),
      ("\r=1", #"\u{D}=1"#, "a formula behind a carriage return"),
      ("\n=1", "\"'\n'=1\"", "a formula behind a line feed"),
      ("a;=1", "a;'=1", "a formula where cells end with a semicolon"),
      ("a; \u{A0}@b;c", "a;' \u{A0}@b;c", "and behind spaces"),
      ("\u{FF1D}1+1", "'\u{FF1D}1+1", "a full-width sign"),
      ("\u{A0}=1", "'\u{A0}=1", "a formula behind a no-break space"),
      ("a;b=c", "a;b=c", "a sign inside a text"),
      ("a;\"=1+1;", "\"a;'\"\"=1+1;\"", "a quote between them"),
      ("\"=1", "\"'\"\"=1\"", "a quote at the beginning"), ("a|=1", "a|'=1", "a bar"),
      ("=\u{301}1", "'=\u{301}1", "a combining mark behind the sign"),
      ("a\"\u{301},b", "\"a\"\"\u{301},b\"", "a combining mark behind a quote"),
      ("a\u{1B}[2J\u{202E}", #"a\u{1B}[2J\u{202E}"#, "what drives a terminal"),
      ("=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\"", "a formula with quotes and a comma"),
    ])
  func cell(text: String, expected: String, case: String) {
    let record = CheckoutKeyRecord(capture: text, failure: .archive(.empty))
    #expect(
      Self.format.text(of: record) == expected
        + ",,not-a-har,,,,,,,,,,,empty,,,,,,,,false,\r\n")
  }

  @Test func severalWarningsShareACell() {
    var record = CheckoutKeyRecord(capture: "a", failure: .bodyElsewhere)
    record.remarks = [.note("one"), .warning("two")]
    #expect(
      Self.format.text(of: record)?.hasSuffix(",one; two,,,,,,,false,\r\n") == true)
  }
}
