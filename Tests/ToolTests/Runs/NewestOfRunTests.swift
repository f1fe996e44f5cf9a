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
      "checkout-key: new.har: note: there are 2 keys of this project, and this is the newer one; the other is in old.har "
      + "(entry 0)"
    #expect(run.messages.contains(warning) == format.isApplied)
    let all = try await ToolRun(
      "--all", "--format", format.rawValue, "new.har", "old.har", in: try directory())
    #expect(Self.keys(in: all.stdout) == [true, true])
    #expect(all.messages.contains(warning) == format.isApplied && !all.stderr.contains("warning"))
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
      run.messages.contains(
        "checkout-key: lost.har: error: entry 0: the key was created, but the capture does not hold the response"
          + (format.isApplied
            ? "; the older keys in new.har (entry 0), old.har (entry 0) are not given, because the newest counts"
            : "")))
    #expect(run.ending == 1)
    let count =
      format.isApplied ? "0 keys from 3 captures, 2 others left out; " : "2 keys from 3 capt"
    #expect(run.messages.last?.hasPrefix("checkout-key: \(count)") == true, "\(run.stderr)")
  }

  @Test("where the newest is lost, a file of an earlier run is named")
  func formerFile() async throws {
    let directory = try directory()
    _ = try await ToolRun("-o", "keys/", "old.har", in: directory)
    let run = try await ToolRun("-o", "keys/", "old.har", "lost.har", in: directory)
    #expect(
      run.messages.contains(
        "checkout-key: lost.har: warning: keys/bitbucket/acme/webapp.pub is from an earlier run, and may "
          + "hold an older key of this project: delete it if so"), "\(run.stderr)")
    let refused = Captures.har(
      Captures.entry(time: "2026-11-23T12:00:00Z").replacing("201", with: "403"))
    try directory.file("refused.har", refused)
    let other = try await ToolRun("-o", "keys/", "refused.har", in: directory)
    #expect(!other.stderr.contains("earlier run"), "no newer key was made")
  }

  @Test("the hint to a list names the capture that has it") func hintToList() async throws {
    let directory = try TemporaryDirectory()
    try directory.file("lost.har", Captures.har(Captures.entry(time: "2026-11-23T10:00:00Z")))
    let list = Captures.entry(status: 200, method: "GET", body: "[\(Captures.body(Captures.rsa))]")
    try directory.file("list.har", Captures.har(list))
    let run = try await ToolRun("lost.har", "list.har", in: directory)
    #expect(run.stderr.contains("from the list of keys: checkout-key --listed list.har"), "\(run)")
  }

  @Test func whatANewerCaptureMadeGoodIsANote() async throws {
    let directory = try TemporaryDirectory()
    try directory.file("lost.har", Captures.har(Captures.entry(time: "2026-11-23T10:00:00Z")))
    try directory.file(
      "new.har",
      Captures.har(Captures.created(time: "2026-11-23T11:00:00Z"), Captures.entry(status: 403)))
    for format in ["key", "html"] {
      let run = try await ToolRun("--format", format, "lost.har", "new.har", in: directory)
      #expect(run.stdout.contains(Captures.rsa) && !run.stdout.contains("Without a key"))
      #expect(
        run.messages.first
          == "checkout-key: lost.har: note: entry 0: the key was created, but the capture does not hold the response"
      )
      #expect(run.ending == 0)
    }
  }

  @Test("what --project leaves out is as if it were not there")
  func narrowed() async throws {
    let directory = try TemporaryDirectory()
    try directory.file("a.har", Captures.capture(of: Captures.rsa))
    try directory.file("b.har", Captures.capture(of: Captures.ed25519, project: "gh/acme/api"))
    for name in ["acme/webapp", "bb/acme/webapp"] {
      let run = try await ToolRun("-q", "--project", name, "a.har", "b.har", in: directory)
      #expect(run == ToolRun(stdout: Captures.rsa + "\n", 0))
    }
    let none = try await ToolRun("-q", "--project", "acme/other", "a.har", "b.har", in: directory)
    #expect(none.ending == 1 && none.messages.count == 1)
  }

  @Test func capturesWithoutAProjectsNameAreTheirPathsOwn() async throws {
    let directory = try directory()
    let url = "https://ci.acme.example/checkout-key"
    for (name, key, path) in [("a.har", Captures.rsa, "x"), ("b.har", Captures.ed25519, "y")] {
      let url = url.replacing("/checkout-key", with: "/\(path)/checkout-key")
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
