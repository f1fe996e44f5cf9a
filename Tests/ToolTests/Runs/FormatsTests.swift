import Foundation
import TestSupport
import Testing

/// Every format, read by something that did not come from here.
@Suite(.enabled(if: try Machine.has("python3"), "python3 is missing"))
struct FormatsTests {
  static var hasYAML: Bool {
    get throws { try Machine.has("PyYAML", Executable.runs("python3", "-c", "import yaml")) }
  }

  private static let name = "=1+1, \"x\"\ny.har"

  /// What Python's value of this expression is, where `text` is what the tool prints of a hostile
  /// capture.
  private static func judged(_ format: String, by expression: String) async throws -> Any {
    let directory = try TemporaryDirectory([name: HostileCapture.text()])
    let script = """
      import csv, io, json, subprocess, sys
      text = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, check=True).stdout.decode()
      print(json.dumps(\(expression)))
      """
    let python = try await ToolRun(
      python: script,
      ["--format", format, "--label", HostileCapture.label, "--", name], in: directory)
    #expect(python.ending == 0, "\(python.stderr)")
    return try JSONSerialization.jsonObject(
      with: Data(python.stdout.utf8), options: .fragmentsAllowed)
  }

  @Test func csv() async throws {
    let rows = try await Self.judged("csv", by: #"list(csv.DictReader(io.StringIO(text, "")))"#)
    let row = try #require((rows as? [[String: String]])?.first)
    #expect(row["public_key"] == HostileCapture.key)
    #expect(
      row["project"] == "bitbucket/\(HostileCapture.organization)/\(HostileCapture.repository)")
    // What a spreadsheet would run begins with an apostrophe.
    #expect(row["comment"] == "'" + HostileCapture.comment)
    #expect(row["capture"] == "'" + Self.name)
  }

  @Test("JSON is JSON to Python", arguments: ["json", "ndjson", "bitbucket", "bitbucket-server"])
  func json(format: String) async throws {
    let judged = try await Self.judged(format, by: "json.loads(text)")
    let object = try #require((judged as? [[String: Any]])?.first ?? judged as? [String: Any])
    let key = object["key"] as? [String: String] ?? object as? [String: String]
    switch format {
    case "bitbucket": #expect(key == ["key": HostileCapture.key, "label": HostileCapture.label])
    case "bitbucket-server":
      #expect(key == ["text": HostileCapture.key, "label": HostileCapture.label])
      #expect(object["permission"] as? String == "REPO_READ")
    default:
      #expect(object["comment"] as? String == HostileCapture.comment)
      #expect(object["capture"] as? String == Self.name)
    }
  }

  @Test("the steps of many projects are one YAML text", .enabled(if: try hasYAML, "no PyYAML"))
  func circleCIConfig() async throws {
    let entries = ["acme/webapp", "acme/a%0A-%20run:%20id", "-/~", "0x1/null"].map {
      Captures.created(url: Captures.url("bitbucket/\($0)"))
    }
    let directory = try TemporaryDirectory([
      "a.har": Captures.har(entries.joined(separator: ",")), "b.har": HostileCapture.text(),
    ])
    let run = try await ToolRun(
      "-q", "--format", "circleci-config", "a.har", "b.har", in: directory)
    #expect(
      run.stdout.split(separator: "\n").filter { $0.hasPrefix("#") }.map { $0.dropFirst(2) } == [
        "bitbucket/acme/webapp", "a.har", "bitbucket/-/~", "bitbucket/0x1/null",
        "bitbucket/\(HostileCapture.organization)/\(HostileCapture.repository)",
      ])
    try directory.file("output", run.stdout)
    let script = """
      import json, sys, textwrap, yaml
      steps = textwrap.indent(open(sys.argv[2]).read(), " " * 6) + "      - checkout\\n"
      print(json.dumps(yaml.safe_load("jobs:\\n  steps:\\n" + steps)["jobs"]["steps"]))
      """
    let python = try await ToolRun(python: script, ["output"], withPackages: true, in: directory)
    let steps = try JSONSerialization.jsonObject(with: Data(python.stdout.utf8)) as? [Any]
    let fingerprints = steps?.compactMap {
      ($0 as? [String: [String: [String]]])?["add_ssh_keys"]?["fingerprints"]
    }
    #expect(fingerprints == Array(repeating: [Captures.rsaMD5], count: 4) + [[HostileCapture.md5]])
    #expect(steps?.last as? String == "checkout")
  }

  @Test("several captures make one page") func onePage() async throws {
    let directory = try TemporaryDirectory([
      "a.har": Captures.capture(of: Captures.rsa), "<b>.har": "hello",
      "c.har": HostileCapture.text(),
    ])
    let run = try await ToolRun(
      "-q", "--format", "html", "--label", "one & all", "a.har", "<b>.har", "c.har", in: directory)
    #expect(run.ending == 2)
    #expect(run.stdout.hasPrefix("<!DOCTYPE html>\n") && run.stdout.hasSuffix("\n</html>\n"))
    #expect(run.stdout.ranges(of: "<!DOCTYPE").count == 1)
    for text in [
      "2 projects</h2>", "Without a key: 1</h2>", "<h3>&lt;b&gt;.har</h3>", "one &amp; all",
    ] {
      #expect(run.stdout.contains(text))
    }
  }
}
