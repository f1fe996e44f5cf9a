import Foundation
import TestSupport
import Testing

/// What the options of `extract` change.
@Suite struct OptionsTests {
  /// Two projects, the first with an older key behind the newer one, and a list of a third's keys.
  private static let capture = Captures.har(
    Captures.entry(time: "2026-11-23T12:00:00Z", body: Captures.body(Captures.rsa)),
    Captures.entry(time: "2026-11-23T11:00:00Z", body: Captures.body(Captures.ed25519)),
    Captures.entry(Captures.url("bitbucket/acme/api"), body: Captures.body(Captures.ed25519)),
    Captures.entry(
      Captures.url("bitbucket/acme/listed"), status: 200, method: "GET",
      body: "[\(Captures.body(Captures.rsa))]"))

  private static let replaced =
    "note: there are 2 keys of this project, and this is the newer one; the other is in entry 1"
  private static let newer = "note: entry 0 is newer for the same project"
  private static let another =
    "error: entry 3: this checkout-key request is for bitbucket/acme/listed on circleci.com, not for "
    + "what you chose with --project or --host"

  @Test(
    "chooses among keys",
    arguments: [
      ("", "re", [replaced], 0), ("--all", "ree", [replaced, newer], 0),
      ("--listed", "rer", [replaced], 0), ("-q --all --listed", "reer", [], 0),
      ("--project bitbucket/acme/api", "e", [], 0), ("--all --project=bb/acme/api", "e", [], 0),
      ("--project bitbucket/acme/other", "", [another], 1),
      ("--host ci.acme.example", "", [another], 1),
      ("--host CircleCI.com --project=bb/acme/api", "e", [], 0),
    ] as [(String, String, [String], ToolRun.Ending)])
  func choice(options: String, keys: String, notes: [String], ending: ToolRun.Ending) async throws {
    let words = options.split(separator: " ").map(String.init)
    let run = try await ToolRun(arguments: words, input: .text(Self.capture))
    #expect(
      run.stdout == keys.map { ($0 == "r" ? Captures.rsa : Captures.ed25519) + "\n" }.joined())
    #expect(run.saidButHints == notes.map { "standard input: " + $0 })
    #expect(run.ending == ending)
  }

  @Test(
    "asks whose host answered", arguments: [([], true), (["--host", "CI.acme.example"], false)])
  func host(options: [String], isAsked: Bool) async throws {
    let capture = Captures.har(Captures.created(url: Captures.url(host: "ci.acme.example")))
    let run = try await ToolRun(arguments: options, input: .text(capture))
    let question =
      "standard input: warning: the key comes from ci.acme.example; if that is your CircleCI "
      + "Server, add --host ci.acme.example"
    #expect(run == ToolRun(stdout: Captures.rsa + "\n", says: isAsked ? [question] : [], 0))
  }

  @Test(
    "what --project leaves out is no failure, unless it is all",
    arguments: [
      ("a.har b.har", [], 0),
      ("a.har", ["a.har: error: entry 0: this checkout-key request is for "], 1),
      ("a.har no.har", ["no.har: error: cannot be opened: "], 2),
    ] as [(String, [String], ToolRun.Ending)])
  func narrowed(names: String, beginnings: [String], ending: ToolRun.Ending) async throws {
    let words = ["-q", "--project", "acme/api"] + names.split(separator: " ").map(String.init)
    let run = try await ToolRun(arguments: words, in: .ofTwoCaptures())
    #expect(run.stdout == (ending == 0 ? Captures.ed25519 + "\n" : ""))
    #expect(run.said.count == beginnings.count && run.ending == ending, "\(run.stderr)")
    for (line, beginning) in zip(run.said, beginnings) { #expect(line.hasPrefix(beginning)) }
  }

  @Test func quietLeavesHintsAndNotesOutAndErrorsIn() async throws {
    let directory = try TemporaryDirectory([
      "refused.har": Captures.har(Captures.entry(Captures.url("bb/acme/other"), status: 403)),
      "two.har": Self.capture, "zip.har": "PK\u{3}\u{4}",
    ])
    let names = ["refused.har", "two.har", "zip.har"]
    let loud = try await ToolRun(arguments: names, in: directory).withoutSummary
    let quiet = try await ToolRun(arguments: ["-q"] + names, in: directory)
    let errors = loud.messages.filter { !$0.contains(": hint: ") && !$0.contains(": note: ") }
    #expect(loud.messages.count == 5 && errors.count == 2)
    #expect(quiet.messages == errors)
    #expect(quiet.stdout == loud.stdout && quiet.ending == loud.ending)
  }
}
