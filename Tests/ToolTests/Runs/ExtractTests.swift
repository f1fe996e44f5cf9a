import CheckoutKey
import TestSupport
import Testing

/// Which keys a run gives: those that were chosen, and of what is applied one a project.
@Suite struct ExtractTests {
  /// Two projects, the first with an older key behind the newer one, and a list of a third's keys.
  private static let capture = Captures.har(
    Captures.created(time: "2026-11-23T12:00:00Z"),
    Captures.created(Captures.ed25519, time: "2026-11-23T11:00:00Z"),
    Captures.created(Captures.ed25519, url: Captures.url("bitbucket/acme/api")),
    Captures.entry(
      Captures.url("bitbucket/acme/listed"), status: 200, method: "GET",
      body: "[\(Captures.body(Captures.rsa))]"))

  private static let replaced =
    "note: there are 2 keys of this project, and this is the newer one; the other is in entry 1"
  private static let another =
    "error: entry 3: this checkout-key request is for bitbucket/acme/listed on circleci.com, not for "
    + "what you chose with --project or --host"

  @Test(
    "chooses among keys",
    arguments: [
      ("", "re", [replaced], 0), ("-q --all --listed", "reer", [], 0),
      ("--host CircleCI.com --all --project=bb/acme/api", "e", [], 0),
      ("--host ci.acme.example", "", [another], 1),
    ] as [(String, String, [String], ToolRun.Ending)])
  func choice(options: String, keys: String, notes: [String], ending: ToolRun.Ending) async throws {
    let words = options.split(separator: " ").map(String.init)
    let run = try await ToolRun(arguments: words, input: .text(Self.capture))
    let lines = keys.map { ($0 == "r" ? Captures.rsa : Captures.ed25519) + "\n" }
    #expect(run.stdout == lines.joined() && run.ending == ending)
    #expect(run.saidButHints == notes.map { "standard input: " + $0 })
  }

  @Test(
    "what --project leaves out is no failure, unless it is all",
    arguments: [
      ("a.har b.har", nil, 0),
      ("a.har", "a.har: error: entry 0: this checkout-key request is for ", 1),
      ("a.har no.har", "no.har: error: cannot be opened: ", 2),
    ] as [(String, String?, ToolRun.Ending)])
  func narrowed(names: String, beginning: String?, ending: ToolRun.Ending) async throws {
    for command in ["extract -q", "redact -q -o out/"] {
      let directory = try TemporaryDirectory.ofTwoCaptures()
      let words = "\(command) --project acme/api \(names)".split(separator: " ").map(String.init)
      let run = try await ToolRun(arguments: words, in: directory)
      let count = run.stdout.split(separator: "\n").count + directory.names(in: "out").count
      #expect(count == (ending == 0 ? 1 : 0) && run.ending == ending)
      #expect(run.said.map { $0.hasPrefix(beginning ?? "no") } == (ending == 0 ? [] : [true]))
    }
  }

  // MARK: - The newest of a run

  private static let isLost =
    "entry 0: the key was created, but the capture does not hold the response"

  @Test(
    "every format gives the newest key or both, and no older one where the newest is lost",
    arguments: OutputFormat.allCases)
  func formats(format: OutputFormat) async throws {
    let directory = try Self.directory()
    let words = ["--format", format.rawValue, "new.har", "old.har"]
    let run = try await ToolRun(arguments: words, in: directory)
    #expect(Self.keys(in: run.stdout) == (format.isApplied ? [true, false] : [true, true]))
    let replaced =
      "new.har: note: there are 2 keys of this project, and this is the newer one; the other is in "
      + "old.har (entry 0)"
    #expect(run.said.contains(replaced) == format.isApplied)

    let lost = try await ToolRun(arguments: words + ["lost.har"], in: directory)
    #expect(Self.keys(in: lost.stdout) == (format.isApplied ? [false, false] : [true, true]))
    let older =
      "; the older keys in new.har (entry 0), old.har (entry 0) are not given, because the newest counts"
    #expect(
      lost.said.contains("lost.har: error: \(Self.isLost)" + (format.isApplied ? older : "")))
    let count =
      format.isApplied ? "0 keys from 3 captures, 2 others left out; " : "2 keys from 3 capt"
    #expect(lost.said.last?.hasPrefix(count) == true && lost.ending == 1, "\(lost.stderr)")
  }

  @Test("files of a directory hold the newest key, in whatever format") func files() async throws {
    let directory = try Self.directory()
    let words = ["--format=ndjson", "old.har", "new.har", "-o"]
    _ = try await ToolRun(arguments: words + ["out/"], in: directory)
    #expect(directory.files(in: "out") == ["bitbucket/acme/webapp.ndjson"])
    let text = directory.text("out/bitbucket/acme/webapp.ndjson") ?? ""
    #expect(Self.keys(in: text) == [true, false])
    let all = try await ToolRun(arguments: words + ["all/", "--all", "lost.har"], in: directory)
    #expect(directory.files(in: "all").count == 2 && all.ending == 1, "the newest is lost")
    #expect(all.said.last?.hasPrefix("2 keys from 3 captures; ") == true)
  }

  @Test("where the newest is lost, a file of an earlier run is named", arguments: ["lost", "none"])
  func formerFile(name: String) async throws {
    let directory = try Self.directory()
    try directory.file("keys/bitbucket/acme/webapp.pub", Captures.rsa + "\n")
    let run = try await ToolRun("-o", "keys/", "\(name).har", in: directory)
    let warning =
      "\(name).har: warning: keys/bitbucket/acme/webapp.pub is from an earlier run, and may hold an "
      + "older key of this project: delete it if so"
    #expect(run.said.contains(warning) == (name == "lost"), "\(run.stderr)")
  }

  @Test("what another capture has is named, or made good") func otherCaptures() async throws {
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

  /// Whether the newer and the older key are in a text, or their fingerprints.
  private static func keys(in text: String) -> [Bool] {
    [(Captures.ed25519, Captures.ed25519MD5), (Captures.rsa, Captures.rsaMD5)].map { key, md5 in
      text.contains(key.split(separator: " ")[1]) || text.contains(md5)
    }
  }

  /// Captures of one project; the newest holds no key, and one says that none was created.
  private static func directory() throws -> TemporaryDirectory {
    try TemporaryDirectory([
      "old.har": Captures.har(Captures.created(time: "2026-11-23T10:00:00Z")),
      "new.har": Captures.har(Captures.created(Captures.ed25519, time: "2026-11-23T12:00:00Z")),
      "lost.har": Captures.har(Captures.entry(time: "2026-11-23T13:00:00Z")),
      "none.har": Captures.har(Captures.entry(status: 403)),
    ])
  }
}
