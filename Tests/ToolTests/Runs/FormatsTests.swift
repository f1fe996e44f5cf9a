import Foundation
import TestSupport
import Testing

/// Every format, read by something that did not come from here.
@Suite(.enabled(if: try Machine.has("python3"), "python3 is missing"))
struct FormatsTests {
  private static let name = "=1+1, \"x\"\ny.har"

  /// What Python's value of this expression is, where `text` is what the tool prints of a hostile
  /// capture.
  private static func judged(_ format: String, by expression: String) async throws -> Any {
    let directory = try TemporaryDirectory([name: HostileCapture.text])
    let script = """
      import csv, io, json, subprocess, sys
      text = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, check=True).stdout.decode()
      print(json.dumps(\(expression)))
      """
    let python = try await ToolRun(
      python: script,
      ["--format", format, "--label", HostileCapture.label, "--", name], in: directory)
    let value = try JSONSerialization.jsonObject(with: Data(python.stdout.utf8))
    return (value as? [Any])?.first ?? value
  }

  @Test func csv() async throws {
    let judged = try await Self.judged("csv", by: #"list(csv.DictReader(io.StringIO(text, "")))"#)
    let row = try #require(judged as? [String: String])
    #expect(row["public_key"] == HostileCapture.key)
    #expect(row["project"] == "bitbucket/\(HostileCapture.repository)")
    // What a spreadsheet would run begins with an apostrophe.
    #expect(row["comment"] == "'" + HostileCapture.comment && row["capture"] == "'" + Self.name)
  }

  @Test("JSON is JSON to Python", arguments: ["json", "ndjson", "bitbucket", "bitbucket-server"])
  func json(format: String) async throws {
    let judged = try await Self.judged(format, by: "json.loads(text)")
    let object = try #require(judged as? [String: Any])
    let label = HostileCapture.label
    switch format {
    case "bitbucket":
      #expect(object as? [String: String] == ["key": HostileCapture.key, "label": label])
    case "bitbucket-server":
      let key = object["key"] as? [String: String]
      #expect(key == ["text": HostileCapture.key, "label": label])
    default:
      #expect(object["comment"] as? String == HostileCapture.comment)
      #expect(object["capture"] as? String == Self.name)
    }
  }

  @Test(
    "the steps of many projects are one YAML text",
    .enabled(if: try Machine.has("PyYAML", Executable.runs("python3", "-c", "import yaml"))))
  func circleCIConfig() async throws {
    let entries = ["acme/webapp", "acme/a%0A-%20run:%20id", "-/~", "0x1/null"].map {
      Captures.created(url: Captures.url("bitbucket/\($0)"))
    }
    let directory = try TemporaryDirectory([
      "a.har": Captures.har(entries.joined(separator: ",")), "b.har": HostileCapture.text,
    ])
    let script = """
      import json, subprocess, sys, textwrap, yaml
      text = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, check=True).stdout.decode()
      steps = textwrap.indent(text, " " * 6) + "      - checkout\\n"
      print([line[2:] for line in text.splitlines() if line[0] == "#"])
      print([step["add_ssh_keys"]["fingerprints"] if step != "checkout" else step
             for step in yaml.safe_load("jobs:\\n  steps:\\n" + steps)["jobs"]["steps"]])
      """
    let python = try await ToolRun(
      python: script, ["-q", "--format", "circleci-config", "a.har", "b.har"], withPackages: true,
      in: directory)
    let projects = ["acme/webapp", "a.har", "-/~", "0x1/null", HostileCapture.repository].map {
      $0.contains("/") ? "'bitbucket/\($0)'" : "'\($0)'"
    }
    let keys = Array(repeating: "['\(Captures.rsaMD5)']", count: 4) + ["['\(Captures.ed25519MD5)']"]
    let lines = [projects, keys + ["'checkout'"]].map { "[\($0.joined(separator: ", "))]\n" }
    #expect(python == ToolRun(stdout: lines.joined(), 0))
  }
}
