import Foundation
import TestSupport
import Testing

/// Captures that change, vanish or can't be read on while they are read.
@Suite(.enabled(if: try Fault.canBeMade, "faults are made with a C compiler, on Linux"))
struct FaultyReadTests {
  private static let key = Captures.rsa + "\n"
  private static let filling = Captures.entry(
    "https://circleci.com/", status: 200, body: String(repeating: "x", count: 300_000))
  private static let length: Int = text(.keyFirst).utf8.count

  /// A capture of two entries, one of which holds the key, and the other is longer than two reads.
  private static func text(_ layout: Layout) -> String {
    let entry = Captures.entry(body: Captures.body(Captures.rsa))
    return layout == .keyFirst ? Captures.har(entry, filling) : Captures.har(filling, entry)
  }

  @Test(
    "gives what is there, and goes on",
    arguments: [
      (
        "shrinks behind the key", .keyFirst, during(2, "truncate -s 150000 a.har"), key,
        "warning: cut off at byte 150000 (entry 1); a newer key may be missing", 0
      ),
      (
        "shrinks before the key", .keyLast, during(2, "truncate -s 150000 a.har"), "",
        "error: cut off at byte 150000 (entry 0), before any complete response with a key", 2
      ),
      (
        "shrinks to less than has been read", .keyLast, during(2, "truncate -s 9 a.har"), "",
        "error: cut off at byte 131072 (entry 0), before any complete response with a key", 2
      ),
      ("shrinks to nothing", .keyFirst, during(1, "truncate -s 0 a.har"), "", "error: empty", 2),
      ("grows by a line feed", .keyLast, during(4, "echo >> a.har"), key, nil, 0),
      (
        "grows by more", .keyFirst, during(4, "echo more >> a.har"), key,
        "warning: the capture ends at byte \(length); what follows was not read", 0
      ),
      (
        "is written on", .keyLast,
        during(1, "cp a.har b && truncate -s 9000 a.har && tail -c +9001 b >> a.har"), key, nil, 0
      ),
      ("is deleted", .keyLast, during(2, "rm a.har"), key, nil, 0),
      (
        "is replaced by a folder", .keyLast, during(2, "rm a.har && mkdir a.har"), key, nil, 0
      ),
      (
        "is deleted before it is opened", .keyLast, before("rm a.har"), "",
        "error: cannot be opened: No such file or directory", 2
      ),
      (
        "is replaced by a folder before it is opened", .keyLast,
        before("rm a.har && mkdir a.har"), "", "error: cannot be read: Is a directory", 2
      ),
      (
        "may not be opened", .keyLast, Fault(in: "open", of: "a.har", .failing(EACCES)), "",
        "error: cannot be opened: Permission denied", 2
      ),
      (
        "can't be read", .keyLast, Fault(in: "read", of: "a.har", .failing(EIO)), "",
        "error: cannot be read: Input/output error", 2
      ),
      (
        "can't be read on", .keyFirst, Fault(in: "read", of: "a.har", at: 3, .failing(EIO)), "",
        "error: cannot be read: Input/output error", 2
      ),
      (
        "can't be closed", .keyFirst, Fault(in: "close", of: "a.har", .failing(EIO)), key, nil, 0
      ),
      (
        "is read with interruptions", .keyLast, Fault(in: "read", of: ".har", .interrupted), key,
        nil, 0
      ),
      (
        "is followed by one that is read byte by byte", .keyLast,
        Fault(in: "read", of: "b.har", .oneByte), key, nil, 0
      ),
    ] as [(String, Layout, Fault, String, String?, Int32)])
  func fate(
    fate: String, layout: Layout, fault: Fault, key: String, message: String?, status: Int32
  ) async throws {
    let directory = try TemporaryDirectory([
      "d/a.har": Self.text(layout),
      "d/b.har": Captures.capture(of: Captures.ed25519, project: "bitbucket/acme/api"),
    ])
    let run = try await ToolRun(arguments: ["-j", "1", "d"], fault: fault, in: directory)
    #expect(run.stdout == key + Captures.ed25519 + "\n")
    let lines = message.map { ["d/a.har: \($0)"] } ?? []
    #expect(run.withoutSummary.saidButHints == lines && run.ending == .status(status))
  }

  @Test func aFileThatCannotBeReadOnIsNotTakenForAnotherFormat() async throws {
    let text = "\"" + String(repeating: "x", count: 300_000) + "\""
    let run = try await ToolRun(
      arguments: ["a.har"], fault: Fault(in: "read", of: "a.har", at: 2, .failing(EIO)),
      in: TemporaryDirectory(["a.har": text]))
    #expect(run == ToolRun(says: ["a.har: error: cannot be read: Input/output error"], 2))
  }

  @Test(
    "takes names from a list as far as it can be read",
    arguments: [
      (Fault(in: "read", of: "list", .interrupted), 600, nil),
      (Fault(in: "read", of: "list", .oneByte), 600, nil),
      (Fault(in: "read", of: "list", .failing(EIO)), 0, "Input/output error"),
      // A read takes 4096 bytes, and a line has 8.
      (Fault(in: "read", of: "list", at: 2, .failing(EIO)), 512, "Input/output error"),
      (Fault(in: "open", of: "list", .failing(EACCES)), 0, "Permission denied"),
    ] as [(Fault, Int, String?)])
  func list(fault: Fault, count: Int, error: String?) async throws {
    let names = (1000..<1600).map { "\($0).no" }
    let directory = try TemporaryDirectory(["list": names.map { $0 + "\n" }.joined()])
    let run = try await ToolRun(
      arguments: ["-q", "--files-from", "list"], fault: fault, in: directory)
    let absent = names.prefix(count).map {
      "\($0): error: cannot be opened: No such file or directory"
    }
    let end = error.map { ["list: error: the list of captures cannot be read: \($0)"] } ?? []
    #expect(run == ToolRun(says: absent + end, 2))
  }

  private static func during(_ number: Int, _ script: String) -> Fault {
    Fault(in: "read", of: "a.har", at: number, .behind(shell: "cd d && \(script)"))
  }

  private static func before(_ script: String) -> Fault {
    Fault(in: "open", of: "a.har", .behind(shell: "cd d && \(script)"))
  }
}

/// Which entry of a capture holds the key.
enum Layout {
  case keyFirst, keyLast
}
