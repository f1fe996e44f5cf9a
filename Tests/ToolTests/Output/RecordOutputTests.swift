import CheckoutKey
import Foundation
import Testing

@testable import checkout_key

@Suite struct RecordOutputTests {
  static func record(_ project: String?, capture: String = "a.har", key: String = "ssh-rsa AAAA")
    -> Record
  {
    var record = Record(
      capture: capture, key: ExtractedKey(line: key, proof: .missing(.unknownFingerprint)))
    record.project = project.map(Project.init(slug:))
    return record
  }

  // MARK: - Streams

  static func written(_ format: OutputFormat, omitsLineFeed: Bool, keys: [String]) throws -> String?
  {
    let directory = try TemporaryDirectory()
    let file = try OutputFile(path: FilePath(directory.url.path + "/out"), overwrites: false)
    var output = StreamOutput(
      format.format(label: ""), to: file, omitsLineFeed: omitsLineFeed)
    for key in keys { #expect(try output.write(record("bitbucket/a/b", key: key))) }
    #expect(directory.names.count == 1 && directory.names != ["out"])
    try output.finish()
    return directory.text("out")
  }

  @Test(
    "leaves out the last line feed, and only that",
    arguments: [
      (["one"], false, "one\n"), (["one"], true, "one"),
      (["one", "two"], false, "one\ntwo\n"), (["one", "two"], true, "one\ntwo"),
    ])
  func lineFeed(keys: [String], omitsLineFeed: Bool, text: String) throws {
    #expect(try Self.written(.key, omitsLineFeed: omitsLineFeed, keys: keys) == text)
  }

  @Test func nothingTakesNoFilesPlace() throws {
    #expect(try Self.written(.key, omitsLineFeed: false, keys: []) == nil)
    #expect(try Self.written(.csv, omitsLineFeed: false, keys: [])?.hasPrefix("capture,") == true)
  }

  @Test func aLineEndOfTwoCharactersIsLeftOutWhole() throws {
    let text = try Self.written(.csv, omitsLineFeed: true, keys: ["one", "two"])
    #expect(text?.hasSuffix(",") == true)
    #expect(text?.split(separator: "\r\n").count == 3)
  }

  // MARK: - Files

  @Test func aFileIsNotOverwrittenUnlessForced() throws {
    let directory = try TemporaryDirectory()
    let path = FilePath(try directory.file("out", "old").path)
    #expect(throws: OutputError.exists(path: path)) {
      _ = try OutputFile(path: path, overwrites: false)
    }
    let file = try OutputFile(path: path, overwrites: true)
    try file.stream.write("new")
    #expect(directory.text("out") == "old")
    try file.commit()
    #expect(directory.text("out") == "new")
  }

  @Test func aFileThatAppearsMeanwhileIsNotOverwritten() throws {
    let directory = try TemporaryDirectory()
    let path = FilePath(directory.url.path + "/out")
    let file = try OutputFile(path: path, overwrites: false)
    try directory.file("out", "theirs")
    #expect(throws: OutputError.exists(path: path)) { try file.commit() }
    #expect(directory.names == ["out"])
    #expect(directory.text("out") == "theirs")
  }

  @Test func whatIsDiscardedIsGone() throws {
    let directory = try TemporaryDirectory()
    let file = try OutputFile(path: FilePath(directory.url.path + "/out"), overwrites: false)
    try file.stream.write("half")
    file.discard()
    #expect(directory.names == [])
  }

  // MARK: - Directories

  @Test(
    "names files after workspace and repository, or else after the capture",
    arguments: [
      ([record("bitbucket/acme/webapp")], ["acme-webapp"], "a project"),
      ([record(nil, capture: "dir/My Capture.HAR")], ["My_Capture"], "a capture"),
      ([record(nil, capture: "-")], ["key"], "standard input"),
      (
        [record("bitbucket/acme/webapp"), record("github/acme/webapp")],
        ["acme-webapp", "acme-webapp-2"], "two that collide"
      ),
      (
        [record("bitbucket/a/B"), record("bitbucket/A/b"), record("bitbucket/a/b-2")],
        ["a-B", "A-b-2", "a-b-2-2"], "two that collide where case does not count"
      ),
      ([record("bitbucket/../../etc/passwd")], ["etc-passwd"], "a way up"),
      ([record("bitbucket/..")], ["key"], "nothing but dots"),
      ([record("bitbucket/a\u{0}\n/$(id)`é")], ["a__-__id___"], "hostile characters"),
      ([record("x/.ssh/authorized_keys")], ["ssh-authorized_keys"], "a hidden name"),
      (
        [record("x/" + String(repeating: "y", count: 300))], [String(repeating: "y", count: 100)],
        "a name that no file system takes"
      ),
    ] as [([Record], [String], String)])
  func names(records: [Record], names: [String], case: String) {
    var given = FileNames()
    #expect(records.map { given.name(for: $0) } == names)
  }

  @Test func everyKeyHasAFileAndNothingElseDoes() throws {
    let directory = try TemporaryDirectory()
    var output = try DirectoryOutput(
      OutputFormat.key.format(label: ""), directory: FilePath(directory.url.path),
      omitsLineFeed: false,
      overwrites: false)
    #expect(try output.write(Self.record("bitbucket/a/b", key: "one")))
    #expect(try output.write(Record(capture: "x.har", outcome: .bodyMissing)))
    #expect(try output.write(Self.record("bitbucket/a/b", key: "two")))
    #expect(directory.names == ["a-b-2.pub", "a-b.pub"])
    #expect(directory.text("a-b.pub") == "one\n" && directory.text("a-b-2.pub") == "two\n")
  }

  @Test func aFileOfOneRecordIsCompleteInItsFormat() throws {
    let directory = try TemporaryDirectory()
    var output = try DirectoryOutput(
      OutputFormat.json.format(label: ""), directory: FilePath(directory.url.path),
      omitsLineFeed: false,
      overwrites: false)
    #expect(try output.write(Self.record("bitbucket/a/b")))
    #expect(try output.write(Self.record("bitbucket/a/c")))
    for name in ["a-b.json", "a-c.json"] {
      let data = Data((directory.text(name) ?? "").utf8)
      #expect((try JSONSerialization.jsonObject(with: data) as? [Any])?.count == 1)
    }
  }
}
