import CheckoutKey
import Foundation
import TestSupport
import Testing

@testable import checkout_key

@Suite struct DeliveryTests {
  static func record(_ project: String?, capture: String = "a.har", comment: String = "")
    -> CheckoutKeyRecord
  {
    var record = CheckoutKeyRecord(capture: capture, result: .success(.sample(comment: comment)))
    record.project = project.flatMap(Project.init(slug:))
    return record
  }

  private static func delivery(_ format: OutputFormat, to url: URL, omitsLineFeed: Bool = false)
    -> Delivery
  {
    var settings = Settings()
    settings.format = format
    settings.output = FilePath(url.path)
    settings.omitsLineFeed = omitsLineFeed
    return Delivery(settings)
  }

  @Test(
    "leaves out the last line's end, and only that; nothing takes no file's place",
    arguments: [
      (OutputFormat.key, [], false, nil), (.key, ["one"], false, "KEY one\n"),
      (.key, ["one", "two"], false, "KEY one\nKEY two\n"), (.key, ["one"], true, "KEY one"),
      (.key, ["one", "two"], true, "KEY one\nKEY two"), (.csv, [], false, "HEADER\r\n"),
      (.csv, [], true, "HEADER"),
    ] as [(OutputFormat, [String], Bool, String?)])
  func lineFeed(format: OutputFormat, comments: [String], omits: Bool, text: String?) throws {
    let directory = try TemporaryDirectory()
    var delivery = Self.delivery(format, to: directory.path("out"), omitsLineFeed: omits)
    try delivery.begin()
    for comment in comments { try delivery.write(Self.record("bitbucket/a/b", comment: comment)) }
    #expect(directory.names.count == 1 && directory.names != ["out"])
    _ = try delivery.finish()
    let header = NDJSONRecord.namesInOrder.joined(separator: ",")
    let expected = text?.replacing("KEY", with: Captures.rsa).replacing("HEADER", with: header)
    #expect(directory.text("out") == expected)
  }

  // MARK: - Files

  @Test func aFileIsNotOverwrittenUnlessForced() throws {
    let directory = try TemporaryDirectory()
    let path = FilePath(try directory.file("out", "old").path)
    #expect(throws: OutputError.exists(path: path)) {
      try OutputFile.write("new", to: path, overwrites: false)
    }
    #expect(directory.text("out") == "old")
    #expect(try OutputFile.write("old", to: path, overwrites: false) == .unchanged)
    #expect(directory.hiddenNames == [])
    let file = try OutputFile(path: path, overwrites: true)
    try file.stream.write("new")
    #expect(directory.text("out") == "old")
    try file.commit()
    #expect(directory.text("out") == "new")
    let half = try OutputFile(path: path, overwrites: true)
    try half.stream.write("half")
    half.discard()
    #expect(directory.names == ["out"] && directory.text("out") == "new")
  }

  @Test func aFileThatAppearsMeanwhileIsNotOverwritten() throws {
    let directory = try TemporaryDirectory()
    let path = FilePath(directory.url.path + "/out")
    let file = try OutputFile(path: path, overwrites: false)
    try directory.file("out", "theirs")
    #expect(throws: OutputError.exists(path: path)) { try file.commit() }
    #expect(directory.names == ["out"] && directory.text("out") == "theirs")
  }

  // MARK: - Directories

  @Test(
    "names files after the whole slug, or else after the capture",
    arguments: [
      (record("bitbucket/acme/webapp"), "bitbucket/acme/webapp.pub", "a project"),
      (
        record("bitbucket/acme/webapp-2"), "bitbucket/acme/webapp-2.pub",
        "one that ends in a number"
      ),
      (record("bitbucket/beta/team-api"), "bitbucket/beta/team-api.pub", "a hyphen"),
      (record("bitbucket/beta-team/api"), "bitbucket/beta-team/api.pub", "a hyphen elsewhere"),
      (record(nil, capture: "dir/My Capture.HAR"), "My_Capture.pub", "a capture"),
      (record(nil, capture: "-"), "key.pub", "standard input"),
    ])
  func names(record: CheckoutKeyRecord, name: String, case: String) {
    var names = FileNames()
    #expect(names.path(for: record, extension: "pub") == FilePath(name))
  }

  private static let hostileSlugs = [
    "x/.ssh/authorized_keys", "x/y/" + String(repeating: "y", count: 100), "bitbucket/A/b",
    "bitbucket/a/B", "bitbucket/a/b", "-rf/-/~", "x/K/k", "x/k/K", "x/k/k", "CON/aux.har/nul",
    ".../.../...",
    "bitbucket/a/b-2", "bitbucket/a-2/b",
  ]

  @Test func noProjectsNameLeadsOutOfTheDirectoryOrIsAnothers() throws {
    var seen: [String: String] = [:]
    for slug in Self.hostileSlugs {
      var names = FileNames()
      let path = names.path(for: Self.record(slug), extension: "pub").text
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      for part in parts {
        #expect(!part.isEmpty && part.first != "." && part.first != "-" && part.utf8.count < 130)
        #expect(
          part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.~".contains($0)) })
      }
      // As on a file system that does not tell case.
      let other = seen.updateValue(slug, forKey: path.lowercased())
      #expect(other == nil, "\(slug) and \(other ?? "") are both \(path)")
    }
  }

  @Test func everyKeyHasAFileAndNothingElseDoes() throws {
    let directory = try TemporaryDirectory()
    for _ in 0..<2 {
      var output = Self.delivery(.key, to: directory.url)
      try output.begin()
      try output.write(Self.record("bitbucket/a/b", comment: "one"))
      try output.write(CheckoutKeyRecord(capture: "x.har", outcome: .bodyMissing))
      // Another of the same project, as with --all.
      try output.write(Self.record("bitbucket/a/b", comment: "two"))
      #expect(try output.finish() == .success)
    }
    let names = directory.names(in: "bitbucket/a")
    #expect(names.count == 2 && names.contains("b.pub"))
    #expect(
      Set(names.map { directory.text("bitbucket/a/\($0)") }) == [
        Captures.rsa + " one\n", Captures.rsa + " two\n",
      ])
    #expect(directory.text("bitbucket/a/b.pub") == Captures.rsa + " one\n")
  }

  @Test func aFileOfOneRecordIsCompleteInItsFormat() throws {
    let directory = try TemporaryDirectory()
    var output = Self.delivery(.json, to: directory.url)
    try output.begin()
    try output.write(Self.record("bitbucket/a/b"))
    try output.write(Self.record("bitbucket/a/c"))
    for name in ["b.json", "c.json"] {
      let data = Data((directory.text("bitbucket/a/" + name) ?? "").utf8)
      #expect((try JSONSerialization.jsonObject(with: data) as? [Any])?.count == 1)
    }
  }
}
