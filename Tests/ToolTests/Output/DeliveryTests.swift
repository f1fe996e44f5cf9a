import CheckoutKey
import Foundation
import TestSupport
import Testing

@testable import checkout_key

@Suite struct DeliveryTests {
  private static func record(_ project: String?, capture: String = "a.har", comment: String = "")
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
      (.key, [], false, nil), (.key, ["one", "two"], false, "KEY one\nKEY two\n"),
      (.key, ["one"], true, "KEY one"), (.key, ["one", "two"], true, "KEY one\nKEY two"),
      (.csv, [], false, "HEADER\r\n"), (.csv, [], true, "HEADER"),
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

  @Test func everyKeyHasAFileInADirectoryThatIsCompleteInItsFormat() throws {
    let directory = try TemporaryDirectory()
    var output = Self.delivery(.json, to: directory.url, omitsLineFeed: true)
    try output.begin()
    try output.write(CheckoutKeyRecord(capture: "x.har", outcome: .bodyMissing))
    // Another of the same project, as with --all.
    for comment in ["one", "two"] {
      try output.write(Self.record("bitbucket/a/b", comment: comment))
    }
    #expect(try output.finish() == .success)
    #expect(directory.names(in: "bitbucket/a") == ["b-2.json", "b.json"])
    for (name, comment) in [("b.json", "one"), ("b-2.json", "two")] {
      let text = directory.text("bitbucket/a/" + name) ?? ""
      #expect(text.last == "]")
      let records = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
      #expect(records?.map { $0["comment"] as? String } == [comment])
    }
  }

  @Test(
    "names files after the whole slug, or else after the capture",
    arguments: [
      (["bitbucket/b/t-a", "bitbucket/b-t/a"], ["bitbucket/b/t-a", "bitbucket/b-t/a"]),
      (["x/y/z", "x/y/z", "x/y/z-2"], ["x/y/z", "x/y/z-2", "x/y/z-2-2"]),
      // As long as a name may be, and with a capital.
      (["x/y/\(long)"], ["x/y/\(long)"]), (["x/K/k"], ["x/K~86be9a55/k"]),
      (["d/My Capture.HAR", "my_capture.har"], ["My_Capture", "my_capture-2"]),
      (["-", "a.harp"], ["key", "a"]),
    ])
  func names(of slugs: [String], expected: [String]) {
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

  @Test func noProjectsNameLeadsOutOfTheDirectoryOrIsAnothers() throws {
    var seen: [String: String] = [:]
    for slug in [
      "x/.ssh/authorized_keys", "x/y/\(Self.long)", "bitbucket/A/b", "bitbucket/a/B",
      "bitbucket/a/b", "-rf/-/~", "CON/aux.har/nul", ".../.../...",
    ] {
      var names = FileNames()
      let path = names.path(for: Self.record(slug), extension: "pub").text
      for part in path.split(separator: "/", omittingEmptySubsequences: false) {
        #expect(!part.isEmpty && part.first != "." && part.first != "-" && part.utf8.count < 130)
        #expect(
          part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.~".contains($0)) })
      }
      // As on a file system that does not tell case.
      let other = seen.updateValue(slug, forKey: path.lowercased())
      #expect(other == nil, "\(slug) and \(other ?? "") are both \(path)")
    }
  }
}
