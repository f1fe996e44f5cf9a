import Foundation
import Testing

/// Every format, read by something that did not come from here.
@Suite struct FormatsTests {
  static let hasPython = Executable.runs("python3", "-c", "import csv, http.server, json")
  static let hasYAML = Executable.runs("python3", "-c", "import yaml")

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
    let python = try await ToolRun(python: script, ["output"], in: directory)
    #expect(python.ending == 0, "\(python.stderr)")
    return try JSONSerialization.jsonObject(
      with: Data(python.stdout.utf8), options: .fragmentsAllowed)
  }

  @Test(.enabled(if: hasPython, "python3 is missing"))
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
    #expect(row["capture"] == #"'=1+1, "x"\u{A}y.har"#)
  }

  @Test(
    "JSON is JSON to Python", .enabled(if: hasPython, "python3 is missing"),
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

  @Test(.enabled(if: hasYAML, "PyYAML is missing"))
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

  /// Runs the printed command in `sh` against a server on loopback that records what arrives.
  @Test(
    .enabled(if: hasPython && Executable.runs("curl", "--version"), "python3 or curl is missing"))
  func curl() async throws {
    let request = try #require(
      await Self.judged(
        "curl",
        by: """
          import base64, http.server, json, os, subprocess, sys, tempfile, threading
          seen = {}
          class Server(http.server.BaseHTTPRequestHandler):
              def do_POST(self):
                  length = int(self.headers["Content-Length"])
                  seen.update(path=self.path, type=self.headers["Content-Type"],
                              user=base64.b64decode(self.headers["Authorization"][6:]).decode(),
                              body=self.rfile.read(length).decode())
                  self.send_response(200); self.end_headers()
              def log_message(self, *_): pass
          server = http.server.HTTPServer(("127.0.0.1", 0), Server)
          threading.Thread(target=server.serve_forever, daemon=True).start()
          command = open(sys.argv[2]).read()
          assert command.count("https://api.bitbucket.org/") == 1
          command = command.replace("https://api.bitbucket.org", "http://127.0.0.1:%d" % server.server_port)
          with tempfile.TemporaryDirectory() as directory:
              environment = dict(os.environ, BITBUCKET_EMAIL="me@acme.example", BITBUCKET_API_TOKEN="t:k $x")
              run = subprocess.run(["sh", "-c", command], cwd=directory, env=environment, timeout=30)
              seen.update(status=run.returncode, left=os.listdir(directory))
              del environment["BITBUCKET_API_TOKEN"]
              run = subprocess.run(["sh", "-c", command], cwd=directory, env=environment, timeout=30,
                                   stderr=subprocess.DEVNULL)
              seen.update(without=run.returncode)
          print(json.dumps(seen))
          """) as? [String: Any])
    #expect(request["status"] as? Int == 0)
    #expect(request["left"] as? [String] == [])
    #expect(
      request["path"] as? String
        == "/2.0/repositories/a%20b%27c%22d/%24%28touch%20PWNED%29%60id%60%3B%C3%A9%2C%3D1/deploy-keys"
    )
    #expect(request["type"] as? String == "application/json")
    #expect(request["user"] as? String == "me@acme.example:t:k $x")
    let body = try JSONSerialization.jsonObject(with: Data((request["body"] as? String ?? "").utf8))
    #expect(
      body as? [String: String] == ["key": HostileCapture.key, "label": HostileCapture.label])
    // Without credentials nothing is sent.
    #expect(request["without"] as? Int != 0)
  }

  @Test(
    "a format that needs more than a key says so",
    arguments: [
      ("curl", "--format curl needs a Bitbucket workspace and repository in the request's path"),
      ("circleci-config", "--format circleci-config needs a key that is proved whole"),
    ])
  func requirement(format: String, message: String) async throws {
    let directory = try TemporaryDirectory()
    let other = try HostileCapture.text().replacing("bitbucket", with: "github")
      .replacing("b5:eb", with: "00:00")
    try directory.file("a.har", other)
    let run = try await ToolRun("--no-verify", "-q", "--format", format, "a.har", in: directory)
    #expect(run == ToolRun(stderr: "checkout-key: a.har: entry 0: \(message)\n", 1))
  }
}
