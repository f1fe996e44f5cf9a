import CheckoutKey
import Foundation
import TestSupport
import Testing

/// What is applied is one key a project over the whole run; records say what each capture holds.
@Suite struct NewestOfRunTests {
  @Test("every format gives the newest key, or both", arguments: OutputFormat.allCases)
  func formats(format: OutputFormat) async throws {
    let run = try await ToolRun(
      "--format", format.rawValue, "new.har", "old.har", in: try directory())
    #expect(Self.keys(in: run.stdout) == (format.isApplied ? [true, false] : [true, true]))
    let warning =
      "checkout-key: new.har: warning: the newest key of this project; an older one is in old.har "
      + "(entry 0)"
    #expect(run.messages.contains(warning) == format.isApplied)
    let all = try await ToolRun(
      "--all", "--format", format.rawValue, "new.har", "old.har", in: try directory())
    #expect(Self.keys(in: all.stdout) == [true, true])
    #expect(!all.stderr.contains("warning"))
  }

  @Test(
    "files of a directory hold the newest key, in whatever format", arguments: ["key", "ndjson"])
  func files(format: String) async throws {
    let directory = try directory()
    let run = try await ToolRun(
      "-o", "out/", "--format", format, "old.har", "new.har", in: directory)
    let names = directory.files(in: "out")
    #expect(names.count == 1 && names[0].hasPrefix("bitbucket/acme/webapp."))
    #expect(Self.keys(in: directory.text("out/\(names[0])") ?? "") == [true, false])
    #expect(run.messages.contains("checkout-key: out/: 1 written"))
    let all = try await ToolRun(
      "-o", "all/", "--all", "--format", format, "old.har", "new.har", in: directory)
    #expect(directory.files(in: "all").count == 2 && all.ending == 0)
  }

  @Test("where the newest is lost there is no key", arguments: OutputFormat.allCases)
  func lost(format: OutputFormat) async throws {
    let run = try await ToolRun(
      "--format", format.rawValue, "new.har", "lost.har", "old.har", in: try directory())
    #expect(Self.keys(in: run.stdout) == (format.isApplied ? [false, false] : [true, true]))
    #expect(
      run.messages.contains("checkout-key: lost.har: error: entry 0: the response has no body"))
    #expect(run.ending == 1)
    let count =
      format.isApplied ? "0 keys from 3 captures, 2 more not given; " : "2 keys from 3 capt"
    #expect(run.messages.last?.hasPrefix("checkout-key: \(count)") == true, "\(run.stderr)")
  }

  @Test func capturesOfNoProjectAreNeverMerged() async throws {
    let directory = try directory()
    let url = "https://ci.acme.example/checkout-key"
    for (name, key) in [("a.har", Captures.rsa), ("b.har", Captures.ed25519)] {
      try directory.file(name, Captures.har(Captures.created(key, url: url)))
    }
    let run = try await ToolRun("-q", "a.har", "b.har", in: directory)
    #expect(run == ToolRun(stdout: Captures.rsa + "\n" + Captures.ed25519 + "\n", 0))
    let files = try await ToolRun("-q", "-o", "out/", "a.har", "b.har", in: directory)
    #expect(files == ToolRun(0))
    #expect(directory.files(in: "out") == ["a.pub", "b.pub"])
  }

  /// Whether the newer and the older key are in a text, or their fingerprints.
  private static func keys(in text: String) -> [Bool] {
    [(Captures.ed25519, Captures.ed25519MD5), (Captures.rsa, Captures.rsaMD5)].map { key, md5 in
      let blob = key.split(separator: " ")[1]
      return text.contains(blob) || text.contains(md5)
    }
  }

  /// Three captures of one project; the newest holds no key.
  private func directory() throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    for (name, time, body) in [
      ("old.har", "10:00", Captures.body(Captures.rsa)),
      ("new.har", "12:00", Captures.body(Captures.ed25519)), ("lost.har", "13:00", nil),
    ] {
      try directory.file(
        name, Captures.har(Captures.entry(time: "2026-11-23T\(time):00Z", body: body)))
    }
    return directory
  }
}
