import Foundation
import Testing

/// Many captures in one run of the built binary.
@Suite struct BatchRunTests {
  static let python = Tool.has("python3", "-c", "import pty")

  /// Ways to break a capture, each with the outcome that it has to get.
  static let faults: [(name: String, outcome: String, make: @Sendable (String) -> String)] = [
    ("empty", "not-a-har", { _ in "" }), ("text", "not-a-har", { _ in "hello" }),
    ("html", "not-a-har", { "<html>" + $0 }), ("array", "not-a-har", { "[" + $0 + "]" }),
    ("no log", "not-a-har", { $0.replacing("\"log\"", with: "\"lag\"") }),
    ("no entries", "not-a-har", { $0.replacing("\"entries\"", with: "\"others\"") }),
    ("cut off", "truncated", { String($0.prefix(3000)) }),
    ("mismatch", "not-a-har", { $0.replacing("\"headers\": [", with: "\"headers\": [}") }),
    ("another URL", "no-checkout-key", { $0.replacing("/checkout-key", with: "/other") }),
    ("refused", "not-created", { $0.replacing("\"status\": 201", with: "\"status\": 403") }),
    ("no text", "body-missing", { $0.replacing("\"text\": \"{", with: "\"txt\": \"{") }),
    ("elsewhere", "body-elsewhere", { $0.replacing("\"text\": \"{", with: "\"_file\": \"{") }),
    (
      "redacted", "body-redacted",
      { $0.replacing("\"text\": \"{", with: "\"text\": \"[redacted]\", \"x\": \"{") }
    ),
    ("list", "body-invalid", { $0.replacing("\"text\": \"{", with: "\"text\": \"[{") }),
    ("no key", "body-invalid", { $0.replacing("public_key", with: "publicKey") }),
    (
      "base64", "body-invalid",
      { $0.replacing("\"text\": \"{", with: "\"encoding\": \"base64\", \"text\": \"{") }
    ),
    ("lost letters", "key-invalid", { $0.replacing("rgrv", with: "") }),
    ("changed letter", "key-invalid", { $0.replacing("rgrv", with: "rgrw") }),
    (
      "private key", "key-invalid",
      { $0.replacing("ssh-rsa AAAA", with: "-----BEGIN PRIVATE KEY-----") }
    ),
  ]

  @Test func nothingIsLostFromABatch() throws {
    let directory = try TemporaryDirectory()
    let good = try Samples.text("chrome-log-cleared-first.har")
    var expected: [String] = []
    for index in 0..<1000 {
      let fault = index % 50 == 49 ? Self.faults[index / 50 % Self.faults.count] : nil
      try directory.write(fault?.make(good) ?? good, to: String(format: "%04d.har", index))
      expected.append(fault?.outcome ?? "key")
    }
    let one = try Tool.run(["-j", "1", "--format", "ndjson", "."], directory: directory.path)
    let two = try Tool.run(["-j", "2", "--format", "ndjson", "."], directory: directory.path)
    let lines = one.output.split(separator: "\n")
    let records = try lines.map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(records.map { $0["outcome"] as? String } == expected)
    #expect(
      records.map { $0["capture"] as? String }
        == (0..<1000).map { String(format: "./%04d.har", $0) })
    #expect(one.status == 2)
    #expect(two.status == 2)
    #expect(one.output == two.output)
    #expect(one.errorLines.dropLast() == two.errorLines.dropLast())
    let closing = try #require(one.errorLines.last)
    #expect(closing.hasPrefix("checkout-key: 980 keys from 1000 captures; 1 no-checkout-key, "))
    // One error line for each of the twenty, in order.
    let errors = one.errorLines.filter { $0.hasPrefix("checkout-key: ./") }
    #expect(errors.count == 20)
    #expect(errors == errors.sorted())
  }

  @Test func aListIsReadAsItComes() throws {
    let run = try Tool.shell(
      """
      printf '%s\\0' "$SAMPLES/chrome-api-v2.har" nowhere "$SAMPLES/chrome-api-v2.har" |
        "$TOOL" --files-from - -0 --format ndjson "$SAMPLES/chrome-user-key.har" 2>/dev/null |
        grep -o '"outcome":"[a-z-]*"'
      """)
    #expect(run.output == "\"outcome\":\"key\"\n\"outcome\":\"key\"\n\"outcome\":\"unreadable\"\n")
  }

  @Test("a record appears when its capture is done", .enabled(if: python, "python3 is missing"))
  func streaming() throws {
    let script = """
      import subprocess, sys
      tool, sample = sys.argv[1:]
      p = subprocess.Popen([tool, "--files-from", "-", "-0", "--format", "ndjson"],
                           stdin=subprocess.PIPE, stdout=subprocess.PIPE)
      for _ in range(3):
          # The next name is written only when the record of the one before has come.
          p.stdin.write(b"./" * _ + sample.encode() + b"\\0"); p.stdin.flush()
          print(p.stdout.readline().decode()[:11])
      p.stdin.close()
      print(p.stdout.read(), p.wait())
      """
    let run = try Tool.run(
      "/usr/bin/env", ["python3", "-c", script, Tool.path, "chrome-api-v2.har"],
      directory: Samples.directory.path)
    #expect(run.output == "{\"capture\":\n{\"capture\":\n{\"capture\":\nb'' 0\n")
  }

  @Test(
    "a signal leaves no half-written file", .enabled(if: python, "python3 is missing"),
    arguments: [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
  func signal(name: String, status: Int32) throws {
    let directory = try TemporaryDirectory()
    let script = """
      import glob, os, signal, subprocess, sys, time
      tool, sample, name = sys.argv[1:]
      p = subprocess.Popen([tool, "-o", "keys.json", "--format", "json", sample, "-"],
                           stdin=subprocess.PIPE)
      while not glob.glob(".keys.json.*"): time.sleep(0.01)
      time.sleep(0.2)
      p.send_signal(getattr(signal, name))
      print(p.wait(), os.listdir("."))
      """
    let run = try Tool.run(
      "/usr/bin/env",
      ["python3", "-c", script, Tool.path, Samples.path("chrome-api-v2.har"), name],
      directory: directory.path)
    #expect(run.output == "\(status) []\n")
    #expect(run.errors == "")
  }

  @Test func aReaderThatGoesAwayEndsTheToolQuietly() throws {
    let run = try Tool.shell(
      "{ \"$TOOL\" --format ndjson -q \"$SAMPLES\"; echo \"status $?\" >&2; } | head -c 1")
    #expect(run.output == "{")
    #expect(run.errorLines.last?.hasPrefix("status ") == true)
    #expect(!run.errors.contains("written") && run.errorLines.last != "status 141")
  }

  @Test(
    "the output is a file a key, a file, or one clear line",
    arguments: [
      ("-o out $SAMPLES/chrome-api-v2.har", ["out"], 0, ""),
      (
        "--format json -o out $SAMPLES/chrome-api-v2.har nowhere", ["out"], 2,
        "nowhere: cannot be opened"
      ),
      ("-o . $SAMPLES/chrome-api-v2.har", ["acme-webapp.pub"], 0, ""),
      ("-o ./ --format curl $SAMPLES/chrome-api-v2.har", ["acme-webapp.sh"], 0, ""),
      (
        "-o no/ $SAMPLES/chrome-api-v2.har", [], 2, "no/acme-webapp.pub: cannot be written: No such"
      ),
      ("-o no/out $SAMPLES/chrome-api-v2.har", [], 2, "no/out: cannot be written: No such"),
      ("-o /dev/full $SAMPLES/chrome-api-v2.har", [], 2, "/dev/full: cannot be written: No space"),
      (
        "--format xml nowhere", [], 64, "unknown format xml: the formats are key, json, ndjson, csv"
      ),
      ("--files-from nowhere", [], 2, "nowhere: the list of captures cannot be read: No such"),
    ] as [(String, [String], Int32, String)])
  func outputs(arguments: String, names: [String], status: Int32, message: String) throws {
    let directory = try TemporaryDirectory()
    let run = try Tool.shell("\"$TOOL\" \(arguments)", directory: directory.path)
    #expect(run.output == "")
    #expect(directory.names == names)
    #expect(run.status == status)
    #expect(run.errorLines.first?.hasPrefix("checkout-key: " + message) ?? message.isEmpty)
  }

  @Test func oneFileThatMustNotBeTouchedIsNoReasonToLoseTheOthers() throws {
    let directory = try TemporaryDirectory()
    try directory.write("mine", to: "acme-webapp.pub")
    let samples = ["chrome-api-v2.har", "chrome-user-key.har"].map(Samples.path)
    let first = try Tool.run(["-o", ".", "-q"] + samples, directory: directory.path)
    #expect(first.status == 2)
    #expect(
      first.errors == "checkout-key: ./acme-webapp.pub: exists already, and is not overwritten "
        + "without --force\n")
    #expect(directory.names == ["acme-webapp-2.pub", "acme-webapp.pub"])
    #expect(directory.read("acme-webapp.pub") == "mine")
    let second = try Tool.run(["-o", ".", "-q", "--force"] + samples, directory: directory.path)
    #expect(second.status == 0)
    #expect(directory.read("acme-webapp.pub")?.hasPrefix("ssh-ed25519 ") == true)
  }

  @Test("progress is shown on a terminal, and removed", .enabled(if: python, "python3 is missing"))
  func progress() throws {
    let script = """
      import os, pty, subprocess, sys, time
      tool, quiet = sys.argv[1], sys.argv[2:]
      ours, theirs = pty.openpty()
      p = subprocess.Popen([tool, *quiet, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=theirs)
      p.stdin.write(b'{"log": {"entries": ['); p.stdin.flush()
      time.sleep(1.8)
      p.stdin.write(b']}}'); p.stdin.close()
      p.wait(); os.close(theirs)
      seen = b""
      try:
          while chunk := os.read(ours, 4096): seen += chunk
      except OSError: pass
      sys.stdout.write(repr(seen.decode()))
      """
    let shown = try Tool.run("/usr/bin/env", ["python3", "-c", script, Tool.path]).output
    #expect(shown.contains(#"\rcheckout-key: 0 captures, 21 B, "#), "\(shown)")
    // Removed before anything else is said.
    #expect(shown.contains(#"\x1b[K\r\x1b[Kcheckout-key: -: no entries"#), "\(shown)")
    let quiet = try Tool.run("/usr/bin/env", ["python3", "-c", script, Tool.path, "-q"]).output
    #expect(quiet == #"'checkout-key: -: no entries\r\n'"#)
  }
}
