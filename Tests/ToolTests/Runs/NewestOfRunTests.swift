import CheckoutKey
import Foundation
import TestSupport
import Testing

/// What is applied is one key a project over the whole run; records say what each capture holds.
@Suite struct NewestOfRunTests {
  private static let isLost =
    "entry 0: the key was created, but the capture does not hold the response"

  @Test(
    "every format gives the newest key or both, and no older one where the newest is lost",
    arguments: OutputFormat.allCases)
  func formats(format: OutputFormat) async throws {
    let directory = try Self.directory()
    let words = ["--format", format.rawValue, "new.har"]
    let run = try await ToolRun(arguments: words + ["old.har"], in: directory)
    #expect(Self.keys(in: run.stdout) == (format.isApplied ? [true, false] : [true, true]))
    let replaced =
      "new.har: note: there are 2 keys of this project, and this is the newer one; the other is in "
      + "old.har (entry 0)"
    #expect(run.said.contains(replaced) == format.isApplied)

    let lost = try await ToolRun(arguments: words + ["lost.har", "old.har"], in: directory)
    #expect(Self.keys(in: lost.stdout) == (format.isApplied ? [false, false] : [true, true]))
    let older =
      "; the older keys in new.har (entry 0), old.har (entry 0) are not given, because the newest counts"
    #expect(
      lost.said.contains("lost.har: error: \(Self.isLost)" + (format.isApplied ? older : "")))
    #expect(lost.ending == 1)
    let count =
      format.isApplied ? "0 keys from 3 captures, 2 others left out; " : "2 keys from 3 capt"
    #expect(lost.said.last?.hasPrefix(count) == true, "\(lost.stderr)")
  }

  @Test(
    "files of a directory hold the newest key, in whatever format", arguments: ["key", "ndjson"])
  func files(format: String) async throws {
    let directory = try Self.directory()
    let words = ["--format", format, "old.har", "new.har", "-o"]
    let run = try await ToolRun(arguments: words + ["out/"], in: directory)
    let names = directory.files(in: "out")
    #expect(names.count == 1 && names[0].hasPrefix("bitbucket/acme/webapp."))
    #expect(Self.keys(in: directory.text("out/\(names[0])") ?? "") == [true, false])
    #expect(run.said.contains("out/: 1 written"))
    let all = try await ToolRun(arguments: words + ["all/", "--all"], in: directory)
    #expect(directory.files(in: "all").count == 2 && all.ending == 0)
    #expect(all.said.last?.hasPrefix("2 keys from 2 captures; ") == true)
  }

  @Test("where the newest is lost, a file of an earlier run is named")
  func formerFile() async throws {
    let directory = try Self.directory()
    try directory.file("keys/bitbucket/acme/webapp.pub", Captures.rsa + "\n")
    let refused = Captures.entry(status: 403, time: "2026-11-23T12:00:00Z")
    try directory.file("refused.har", Captures.har(refused))
    for (name, isNamed) in [("lost.har", true), ("refused.har", false)] {
      let run = try await ToolRun("-o", "keys/", name, in: directory)
      let warning =
        "\(name): warning: keys/bitbucket/acme/webapp.pub is from an earlier run, and may hold an "
        + "older key of this project: delete it if so"
      #expect(run.said.contains(warning) == isNamed, "\(run.stderr)")
    }
  }

  @Test("what another capture has is named, or made good")
  func otherCaptures() async throws {
    let list = Captures.entry(status: 200, method: "GET", body: "[\(Captures.body(Captures.rsa))]")
    let directory = try TemporaryDirectory([
      "lost.har": Captures.har(Captures.entry(time: "2026-11-23T10:00:00Z")),
      "list.har": Captures.har(list),
      "new.har": Captures.har(
        Captures.created(time: "2026-11-23T11:00:00Z"), Captures.entry(status: 403)),
    ])
    let listed = try await ToolRun("lost.har", "list.har", in: directory)
    #expect(listed.stderr.contains("from the list of keys: checkout-key --listed list.har"))
    for format in ["key", "html"] {
      let run = try await ToolRun("--format", format, "lost.har", "new.har", in: directory)
      #expect(run.stdout.contains(Captures.rsa) && !run.stdout.contains("Without a key"))
      #expect(run.said.first == "lost.har: note: \(Self.isLost)" && run.ending == 0)
    }
  }

  @Test func capturesWithoutAProjectsNameAreTheirPathsOwn() async throws {
    let directory = try TemporaryDirectory()
    for (name, key) in [("a", Captures.rsa), ("b", Captures.ed25519)] {
      let url = "https://ci.acme.example/\(name)/checkout-key"
      try directory.file(name + ".har", Captures.har(Captures.created(key, url: url)))
    }
    let run = try await ToolRun(
      shell: #""$0" -q a.har b.har && "$0" -q -o out/ a.har b.har"#, in: directory)
    #expect(run == ToolRun(stdout: Captures.rsa + "\n" + Captures.ed25519 + "\n", 0))
    #expect(directory.files(in: "out") == ["a.pub", "b.pub"])
  }

  /// Whether the newer and the older key are in a text, or their fingerprints.
  private static func keys(in text: String) -> [Bool] {
    [(Captures.ed25519, Captures.ed25519MD5), (Captures.rsa, Captures.rsaMD5)].map { key, md5 in
      text.contains(key.split(separator: " ")[1]) || text.contains(md5)
    }
  }

  /// Three captures of one project; the newest holds no key.
  private static func directory() throws -> TemporaryDirectory {
    func capture(_ time: String, _ key: String?) -> String {
      Captures.har(
        Captures.entry(time: "2026-11-23T\(time):00Z", body: key.map { Captures.body($0) }))
    }
    return try TemporaryDirectory([
      "old.har": capture("10:00", Captures.rsa), "new.har": capture("12:00", Captures.ed25519),
      "lost.har": capture("13:00", nil),
    ])
  }
}
