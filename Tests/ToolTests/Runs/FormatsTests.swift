import Foundation
import TestSupport
import Testing

/// Every format, read by something that did not come from here.
@Suite struct FormatsTests {
  static var hasYAML: Bool {
    get throws { try Machine.has("PyYAML", Executable.runs("python3", "-c", "import yaml")) }
  }

  /// Runs Python over what the tool prints of a hostile capture, and gives what Python says as JSON.
  ///
  /// The script finds that in the file `sys.argv[2]`.
  static func judged(_ format: String, by script: String) async throws -> Any {
    let directory = try TemporaryDirectory()
    let name = "=1+1, \"x\"\ny.har"
    try directory.file(name, HostileCapture.text())
    let run = try await ToolRun(
      "--format", format, "--label", HostileCapture.label, "--", name, in: directory)
    #expect(run.ending == 0, "\(run.stderr)")
    try directory.file("output", run.stdout)
    let python = try await ToolRun(
      python: script, ["output"], withPackages: true, in: directory)
    #expect(python.ending == 0, "\(python.stderr)")
    return try JSONSerialization.jsonObject(
      with: Data(python.stdout.utf8), options: .fragmentsAllowed)
  }

  @Test(.enabled(if: try Machine.has("python3"), "python3 is missing"))
  func csv() async throws {
    let rows = try #require(
      await Self.judged(
        "csv",
        by: """
          import csv, json, sys
          print(json.dumps(list(csv.DictReader(open(sys.argv[2], newline="")))))
          """) as? [[String: String]])
    #expect(rows.count == 1)
    let row = try #require(rows.first)
    #expect(row["public_key"] == HostileCapture.key)
    #expect(
      row["project"] == "bitbucket/\(HostileCapture.organization)/\(HostileCapture.repository)")
    // What a spreadsheet would run begins with an apostrophe.
    #expect(row["comment"] == "'" + HostileCapture.comment)
    #expect(row["capture"] == "'=1+1, \"x\"\ny.har")
  }

  @Test(
    "JSON is JSON to Python", .enabled(if: try Machine.has("python3"), "python3 is missing"),
    arguments: ["json", "ndjson", "bitbucket", "bitbucket-server"])
  func json(format: String) async throws {
    let judged = try await Self.judged(
      format, by: "import json, sys; print(json.dumps(json.load(open(sys.argv[2]))))")
    let object = try #require((judged as? [[String: Any]])?.first ?? judged as? [String: Any])
    switch format {
    case "bitbucket":
      #expect(object["key"] as? String == HostileCapture.key)
      #expect(object["label"] as? String == HostileCapture.label)
      #expect(object.count == 2)
    case "bitbucket-server":
      let key = object["key"] as? [String: String]
      #expect(key == ["text": HostileCapture.key, "label": HostileCapture.label])
      #expect(object["permission"] as? String == "REPO_READ")
    default:
      #expect(object["comment"] as? String == HostileCapture.comment)
      #expect(object["capture"] as? String == "=1+1, \"x\"\ny.har")
    }
  }

  @Test(.enabled(if: try hasYAML, "PyYAML is missing"))
  func circleCIConfig() async throws {
    let config = try #require(
      await Self.judged(
        "circleci-config",
        by: """
          import json, sys, textwrap, yaml
          step = textwrap.indent(open(sys.argv[2]).read(), " " * 6)
          config = "version: 2.1\\njobs:\\n  build:\\n    docker: [{image: x}]\\n    steps:\\n" + step
          config += "      - checkout\\n"
          print(json.dumps(yaml.safe_load(config)["jobs"]["build"]["steps"]))
          """) as? [Any])
    #expect(config.count == 2)
    let step = (config.first as? [String: [String: [String]]])?["add_ssh_keys"]
    #expect(step == ["fingerprints": [HostileCapture.md5]])
    #expect(config.last as? String == "checkout")
  }

  @Test(
    "the steps of many projects are one YAML text", .enabled(if: try hasYAML, "PyYAML is missing"))
  func manyCircleCIConfigs() async throws {
    let directory = try TemporaryDirectory()
    let entries = [
      "acme/webapp", "acme/a%0A-%20run:%20id", "-/~", "0x1/null",
    ].map { Captures.entry(Captures.url("bitbucket/\($0)"), body: Captures.body(Captures.rsa)) }
    try directory.file("a.har", Captures.har(entries.joined(separator: ",")))
    let run = try await ToolRun("-q", "--format", "circleci-config", "a.har", in: directory)
    #expect(run.ending == 0)
    #expect(
      run.stdout.split(separator: "\n").filter { $0.hasPrefix("#") } == [
        "# bitbucket/acme/webapp", "# a.har", "# bitbucket/-/~", "# bitbucket/0x1/null",
      ])
    try directory.file("output", run.stdout)
    let python = try await ToolRun(
      python: "import json, sys, yaml; print(json.dumps(yaml.safe_load(open(sys.argv[2]))))",
      ["output"], withPackages: true, in: directory)
    let steps = try JSONSerialization.jsonObject(with: Data(python.stdout.utf8))
    let step = ["add_ssh_keys": ["fingerprints": [Captures.rsaMD5]]]
    #expect(steps as? [[String: [String: [String]]]] == Array(repeating: step, count: 4))
  }

  @Test("a format that needs more than a key says so")
  func requirement() async throws {
    let directory = try TemporaryDirectory()
    let other = try HostileCapture.text().replacing("bitbucket", with: "github")
    try directory.file("a.har", other)
    let run = try await ToolRun("-q", "--format", "curl", "a.har", in: directory)
    #expect(run.ending == 1)
    #expect(run.stderr.hasPrefix("checkout-key: a.har: error: entry 0: "))
    #expect(
      run.messages.count == 1
        && run.stderr.hasSuffix("is no Bitbucket project, and --format curl is for those\n"))
    #expect(!run.stdout.contains(HostileCapture.blob))
  }
}
