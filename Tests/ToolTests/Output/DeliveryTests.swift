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
      (["bitbucket/acme/webapp"], ["bitbucket/acme/webapp"], "a project"),
      (["bitbucket/b/t-a", "bitbucket/b-t/a"], ["bitbucket/b/t-a", "bitbucket/b-t/a"], "hyphens"),
      (["x/y/z", "x/y/z", "x/y/z-2"], ["x/y/z", "x/y/z-2", "x/y/z-2-2"], "one name again"),
      (["x/y/\(long)"], ["x/y/\(long)"], "as long as a name may be"),
      (["x/K/k"], ["x/K~86be9a55/k"], "a capital"),
      (["d/My Capture.HAR", "my_capture.har"], ["My_Capture", "my_capture-2"], "captures"),
      (["-", "a.harp"], ["key", "a"], "standard input"),
    ])
  func names(of slugs: [String], expected: [String], case: String) {
    var names = FileNames()
    let paths = slugs.map { slug in
      let project = slug.split(separator: "/").count == 3 ? slug : nil
      return names.path(for: Self.record(project, capture: slug), extension: "pub")
    }
    #expect(paths == expected.map { FilePath($0 + ".pub") })
  }

  private static let long = String(repeating: "y", count: 100)

  @Test func onlyTheKeyThatCountsHasTheProjectsOwnName() {
    var names = FileNames()
    var older = Self.record("x/y/z")
    older.isSuperseded = true
    #expect(names.path(for: older, extension: "pub") == "x/y/z-2.pub")
    #expect(names.path(for: Self.record("x/y/z"), extension: "pub") == "x/y/z.pub")
  }

  private static let hostileSlugs = [
    "x/.ssh/authorized_keys", "x/y/\(long)", "bitbucket/A/b",
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
