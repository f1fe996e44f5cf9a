import Foundation
import HAR
import SSHKey
import TestSupport
import Testing

@testable import CheckoutKey

/// The texts of records: the machine formats, and those that hold nothing but keys.
@Suite struct OutputFormatTests {
  @Test(
    "writes a cell so that it is read as it was, and drives nothing",
    arguments: [
      ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("a\nb", "\"a\nb\""),
      ("\u{1B}[2J", #"\u{1B}[2J"#), ("a\r\n,b", "\"a\\u{D}\n,b\""),
      ("=1;+1;-1;@1", "'=1;'+1;'-1;'@1"), ("\t=1", #"\u{9}=1"#), ("\n=1", "\"'\n'=1\""),
      ("a; \u{A0}@b;c", "a;' \u{A0}@b;c"), ("a|=1", "a|'=1"), ("a;b=c", "a;b=c"),
      ("\u{FF1D}1+1", "'\u{FF1D}1+1"), ("a;\"=1;", "\"a;'\"\"=1;\""),
      // A combining mark behind a sign and a quote.
      ("=\u{301}1", "'=\u{301}1"), ("a\"\u{301},b", "\"a\"\"\u{301},b\""),
    ])
  func cell(text: String, expected: String) {
    var record = CheckoutKeyRecord(capture: text, result: .failure(.archive(.empty)))
    record.remarks = [.note("one"), .warning("two")]
    let csv = OutputFormat.csv.writer(label: "")
    let rest = ",,not-a-har,,,,,,,,,,,empty,one; two,,,,,,,false,\r\n"
    #expect(csv.text(of: record) == expected + rest)
    let names = "capture,entry,outcome,project,public_key,key_type,bits,comment,fingerprint_md5,"
    #expect(csv.opening.hasPrefix(names) && csv.opening.hasSuffix(",holds_credentials,hint\r\n"))
  }

  @Test(
    "text for people has no character that is invisible or drives a terminal",
    arguments: [
      ("plain é 漢字 😀 \\ \"", "plain é 漢字 😀 \\ \""), ("a\u{202E}b\u{2066}", #"a\u{202E}b\u{2066}"#),
      ("\u{1F}\u{7F}\u{9B} ~", #"\u{1F}\u{7F}\u{9B} ~"#),
      ("\u{E0041}\u{3164}", #"\u{E0041}\u{3164}"#),
      ("\u{200B}\u{2028}\u{2029}", #"\u{200B}\u{2028}\u{2029}"#),
      // No literal holds what is no character.
      (String(decoding: [0xFFFE], as: UTF16.self), #"\u{FFFE}"#),
    ])
  func foreign(text: String, expected: String) {
    #expect(text.escapedForDisplay == expected)
  }

  private static func text(_ format: OutputFormat, _ records: [CheckoutKeyRecord]) -> String {
    format.writer(label: "").text(of: records)
  }

  @Test("a record is a line of NDJSON, and an element of one array that is laid out for people")
  func json() throws {
    var record = CheckoutKeyRecord(capture: "dir/a \"b\".har", result: .failure(.archive(.empty)))
    record.hint = Hint("look at FILE", file: "a.har")
    #expect(
      Self.text(.ndjson, [record]) == #"""
        {"capture":"dir/a \"b\".har","entry":null,"outcome":"not-a-har","project":null,\#
        "public_key":null,"key_type":null,"bits":null,"comment":null,"fingerprint_md5":null,\#
        "fingerprint_sha256":null,"checkout_key_type":null,"created_at":null,"url":null,\#
        "message":"empty","warnings":[],"workspace":null,"repository":null,\#
        "access_keys_url":null,"source":null,"preferred":null,"started_at":null,\#
        "holds_credentials":false,"hint":"look at a.har"}

        """#)
    for count in 0...2 {
      let text = Self.text(.json, Array(repeating: record, count: count))
      let array = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
      #expect(array?.map(\.count) == Array(repeating: 23, count: count))
      let opening = count == 0 ? "[" : "[\n  {\n    \"capture\": \"dir/a \\\"b\\\".har\",\n    "
      #expect(text.hasPrefix(opening) && text.hasSuffix("\n]\n"))
      #expect(count == 0 || text.hasSuffix(",\n    \"hint\": \"look at a.har\"\n  }\n]\n"))
    }
  }

  @Test(
    "foreign text survives and cannot drive a terminal", arguments: [OutputFormat.json, .ndjson])
  func hostile(format: OutputFormat) throws {
    let hostile = "a\u{1B}[2J\u{7F}\u{9B}\u{202E}\u{200B}\r\n\u{2028}\u{E0041}é😀/\\\""
    var record = CheckoutKeyRecord(capture: hostile, result: .failure(.bodyElsewhere))
    record.remarks = [.warning(hostile), .note("second")]
    let text = Self.text(format, [record])
    #expect(text.contains(#"\u001b[2J\u007f\u009b\u202e\u200b"#))
    #expect(text.split(separator: "\n").allSatisfy { String($0).escapedForDisplay == $0 })
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let object = try #require((json as? [[String: Any]])?.first ?? json as? [String: Any])
    #expect(object["capture"] as? String == hostile)
    #expect(object["warnings"] as? [String] == [hostile, "second"])
  }

  // MARK: - Keys

  private static let line = "ssh-ed25519 \(Captures.ed25519Blob) it's \"mine\" too"
  private static let inShell = escaped.replacing("'", with: #"'\''"#)
  private static let escaped = line.replacing("\"", with: "\\\"")

  private static func key(of slug: String? = "bb/acme/webapp") throws -> CheckoutKeyRecord {
    let key = ExtractedKey(try PublicKey(parsing: line), isCompared: true)
    var record = CheckoutKeyRecord(capture: "a.har", result: .success(key))
    record.project = slug.flatMap(Project.init(slug:))
    return record
  }

  @Test(
    "writes what the receiver takes",
    arguments: [
      (.key, line),
      (.bitbucket, #"{"key":"\#(escaped)","label":"a \"label\""}"#),
      (
        .bitbucketServer,
        #"{"key":{"text":"\#(escaped)","label":"a \"label\""},"permission":"REPO_READ"}"#
      ),
      (
        .circleCIConfig,
        """
        # bitbucket/acme/webapp
        - add_ssh_keys:
            fingerprints:
              - "\(Captures.ed25519MD5)"
        """
      ),
      (
        .curl,
        #"""
          add_access_key acme/webapp \
            '{"key":"\#(inShell)","label":"a \"label\""}' \
            'ssh-ed25519 MD5 \#(Captures.ed25519MD5) as "a "label""'
        """#
      ),
    ] as [(OutputFormat, String)])
  func writes(format: OutputFormat, expected: String) throws {
    #expect(try format.writer(label: "a \"label\"").text(of: Self.key()) == expected + "\n")
  }

  @Test(
    "says what a record lacks: a key, or a project of Bitbucket's", arguments: OutputFormat.allCases
  )
  func lacks(format: OutputFormat) throws {
    let writer = format.writer(label: "")
    let isOfKeys = ![.json, .ndjson, .csv, .html].contains(format)
    let ofProjects: RecordWriter.Need? =
      [.bitbucket, .curl].contains(format) ? .bitbucketProject : nil
    let failure = CheckoutKeyRecord(capture: "a.har", result: .failure(.bodyElsewhere))
    for (record, lack) in try [
      (Self.key(), nil), (failure, isOfKeys ? .key : nil),
      (Self.key(of: "github/acme/webapp"), ofProjects), (Self.key(of: nil), ofProjects),
    ] {
      #expect(writer.lack(of: record) == lack)
      #expect((writer.text(of: record) == nil) == (lack != nil))
    }
    #expect(!format.summary.isEmpty)
  }
}
