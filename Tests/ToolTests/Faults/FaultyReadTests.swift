import Foundation
import TestSupport
import Testing

/// Captures that change, vanish or can't be read on while they are read.
@Suite(.enabled(if: try Fault.canBeMade, "faults are made with a C compiler, on Linux"))
struct FaultyReadTests {
  private static let cut = "cut off at byte 150000"
  private static let before = "(entry 0), before any complete response with a key"
  private static let newer = "a newer key may be missing"
  private static let end = "the capture ends at byte \(text(.keyFirst).utf8.count)"
  private static let missing = "error: cannot be opened: No such file or directory"
  private static let unreadable = "error: cannot be read: Input/output error"
  private static let filling = Captures.entry(
    "https://circleci.com/", status: 200, body: String(repeating: "x", count: 300_000))

  /// Which entry of a capture holds the key.
  enum Layout {
    case keyFirst, keyLast
  }

  /// A capture of two entries, one of which holds the key, and the other is longer than two reads.
  private static func text(_ layout: Layout) -> String {
    let entry = Captures.entry(body: Captures.body(Captures.rsa))
    return layout == .keyFirst ? Captures.har(entry, filling) : Captures.har(filling, entry)
  }

  @Test(
    "gives what is there, and goes on",
    arguments: [
      // Shrinks behind the key and before it, grows, is deleted or replaced.
      (.keyFirst, during(2, "truncate -s 150000 a.har"), "warning: \(cut) (entry 1); \(newer)"),
      (.keyLast, during(2, "truncate -s 150000 a.har"), "error: \(cut) \(before)"),
      (.keyFirst, during(4, "echo more >> a.har"), "warning: \(end); what follows was not read"),
      (.keyLast, during(2, "rm a.har"), nil), (.keyLast, beforehand("rm a.har"), missing),
      (.keyLast, beforehand("rm a.har && mkdir a.har"), "error: cannot be read: Is a directory"),
      (.keyLast, Fault(in: "read", of: "a.har", .failing(EIO)), unreadable),
      (.keyFirst, Fault(in: "read", of: "a.har", at: 3, .failing(EIO)), unreadable),
      (.keyFirst, Fault(in: "close", of: "a.har", .failing(EIO)), nil),
      (.keyLast, Fault(in: "read", of: ".har", .interrupted), nil),
      (.keyLast, Fault(in: "read", of: "b.har", .oneByte), nil),
    ] as [(Layout, Fault, String?)])
  func fate(layout: Layout, fault: Fault, message: String?) async throws {
    let directory = try TemporaryDirectory([
      "d/a.har": Self.text(layout),
      "d/b.har": Captures.capture(of: Captures.ed25519, project: "bitbucket/acme/api"),
    ])
    let run = try await ToolRun(arguments: ["-j", "1", "d"], fault: fault, in: directory)
    let hasFailed = message?.hasPrefix("error") == true
    #expect(run.stdout == (hasFailed ? "" : Captures.rsa + "\n") + Captures.ed25519 + "\n")
    let lines = message.map { ["d/a.har: \($0)"] } ?? []
    #expect(run.withoutSummary.saidButHints == lines && run.ending == (hasFailed ? 2 : 0))
  }

  @Test func aFileThatCannotBeReadOnIsNotTakenForAnotherFormat() async throws {
    let text = "\"" + String(repeating: "x", count: 300_000) + "\""
    let run = try await ToolRun(
      arguments: ["a.har"], fault: Fault(in: "read", of: "a.har", at: 2, .failing(EIO)),
      in: TemporaryDirectory(["a.har": text]))
    #expect(run == ToolRun(says: ["a.har: \(Self.unreadable)"], 2))
  }

  @Test(
    "takes names from a list as far as it can be read",
    arguments: [
      (Fault(in: "read", of: "list", .interrupted), 600, nil),
      (Fault(in: "read", of: "list", .oneByte), 600, nil),
      // A read takes 4096 bytes, and a line has 8.
      (Fault(in: "read", of: "list", at: 2, .failing(EIO)), 512, "Input/output error"),
      (Fault(in: "open", of: "list", .failing(EACCES)), 0, "Permission denied"),
    ] as [(Fault, Int, String?)])
  func list(fault: Fault, count: Int, error: String?) async throws {
    let names = (1000..<1600).map { "\($0).no" }
    let directory = try TemporaryDirectory(["list": names.map { $0 + "\n" }.joined()])
    let run = try await ToolRun(
      arguments: ["-q", "--files-from", "list"], fault: fault, in: directory)
    let absent = names.prefix(count).map { "\($0): \(Self.missing)" }
    let end = error.map { ["list: error: the list of captures cannot be read: \($0)"] } ?? []
    #expect(run == ToolRun(says: absent + end, 2))
  }

  private static func during(_ number: Int, _ script: String) -> Fault {
    Fault(in: "read", of: "a.har", at: number, .behind(shell: "cd d && \(script)"))
  }

  private static func beforehand(_ script: String) -> Fault {
    Fault(in: "open", of: "a.har", .behind(shell: "cd d && \(script)"))
  }
}
