import Foundation
import TestSupport
import Testing

/// Output that can't be written, or not to its end: there is a whole file or none, and a line why.
@Suite(.enabled(if: try Fault.canBeMade, "faults are made with a C compiler, on Linux"))
struct FaultyWriteTests {
  private static let key = Captures.rsa + "\n"
  private static let other = Captures.ed25519 + "\n"
  /// The places for output, each with the path of its first file.
  private static let places = [("keys", "keys"), ("out/", "out/bitbucket/acme/webapp.pub")]
  private static let full = "cannot be written: No space left on device"
  private static let exists =
    "exists already with other content, and is not overwritten without --force"

  @Test(
    "leaves no part of a file",
    arguments: places,
    [
      (Fault(in: "open", of: ".tmp", .failing(EACCES)), "Permission denied"),
      (Fault(in: "write", of: ".tmp", .full(after: 20)), "No space left on device"),
      (Fault(in: "close", of: ".tmp", .failing(EIO)), "Input/output error"),
    ])
  func failure(place: (output: String, path: String), fault: (Fault, error: String)) async throws {
    let directory = try TemporaryDirectory.ofTwoCaptures()
    let arguments = ["-q", "-o", place.output, "a.har", "b.har"]
    let run = try await ToolRun(arguments: arguments, fault: fault.0, in: directory)
    // One file that must not be written is no reason to lose the others of a directory.
    let isOfOneFile = place.output == "out/" && fault.error == "Permission denied"
    let paths = [place.path] + (isOfOneFile ? ["out/bitbucket/acme/api.pub"] : [])
    #expect(
      run == ToolRun(says: paths.map { "error: \($0): cannot be written: \(fault.error)" }, 2))
    #expect(directory.names == ["a.har", "b.har", "out"])
    #expect(directory.files(in: "out") == [])
  }

  @Test("leaves another's file as it is", arguments: places)
  func older(place: (output: String, path: String)) async throws {
    let meanwhile = Fault.Effect.behind(shell: "echo mine > \(place.path)")
    for (option, before, fault, message) in [
      ("--force", "mine\n", Fault(in: "write", of: ".tmp", .full(after: 20)), Self.full),
      ("--force", "mine\n", Fault(in: "rename", of: place.path, .failing(ENOSPC)), Self.full),
      ("-q", nil, Fault(in: "link", of: place.path, meanwhile), Self.exists),
      // As on file systems that have no links.
      ("-q", "mine\n", Fault(in: "link", of: place.path, .failing(EPERM)), Self.exists),
    ] as [(String, String?, Fault, String)] {
      let directory = try TemporaryDirectory.ofTwoCaptures()
      if let before { try directory.file(place.path, before) }
      let run = try await ToolRun(
        arguments: ["-q", option, "-o", place.output, "a.har"], fault: fault, in: directory)
      #expect(run == ToolRun(says: ["error: \(place.path): \(message)"], 2))
      #expect(directory.text(place.path) == "mine\n")
      #expect(directory.hiddenNames == [])
    }
  }

  @Test("writes all in spite of it", arguments: places)
  func success(place: (output: String, path: String)) async throws {
    for fault in [
      Fault(in: "write", of: ".tmp", .interrupted), Fault(in: "write", of: ".tmp", .oneByte),
      Fault(in: "close", of: ".tmp", .failing(EINTR)),
      Fault(in: "link", of: place.path, .failing(EPERM)),
    ] {
      let directory = try TemporaryDirectory.ofTwoCaptures()
      let run = try await ToolRun(
        arguments: ["-q", "-o", place.output, "a.har"], fault: fault, in: directory)
      #expect(run == ToolRun(0))
      #expect(directory.text(place.path) == Self.key)
      #expect(directory.hiddenNames == [])
    }
  }

  @Test func whatReplacesAPrivateFileIsPrivateFromTheBeginning() async throws {
    let directory = try TemporaryDirectory.ofTwoCaptures()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: try directory.file("keys", "mine").path)
    let fault = Fault(in: "write", of: ".tmp", .behind(shell: "ls -l .*.tmp > out/listed"))
    let run = try await ToolRun(
      arguments: ["-q", "--force", "-o", "keys", "a.har"], fault: fault, in: directory)
    #expect(run == ToolRun(0))
    #expect(directory.text("out/listed")?.hasPrefix("-rw-------") == true)
  }

  @Test func keepsTheFilesBeforeTheFullDiskAndSaysWhatWaitsForTheEnd() async throws {
    let directory = try TemporaryDirectory.ofTwoCaptures()
    try directory.file("z.har", "PK\u{3}\u{4}")
    let fault = Fault(in: "write", of: ".tmp", at: 2, .full(after: 20))
    let run = try await ToolRun(
      arguments: ["-o", "out", "z.har", "a.har", "b.har"], fault: fault, in: directory)
    let lines = [
      "z.har: error: a ZIP archive, not a HAR file",
      "hint: for z.har: unpack it first: unzip -p z.har '*.har' | checkout-key",
      "error: out/bitbucket/acme/api.pub: cannot be written: No space left on device",
    ]
    #expect(run == ToolRun(says: lines, 2))
    #expect(directory.files(in: "out") == ["bitbucket/acme/webapp.pub"])
    #expect(directory.text("out/bitbucket/acme/webapp.pub") == Self.key)
  }

  @Test(
    "notices what standard output did not take",
    arguments: [
      (Fault(in: "write", of: "/stdout", .full(after: 7)), "ssh-rsa", "No space left on device"),
      (Fault(in: "write", of: "/stdout", at: 2, .failing(EIO)), key, "Input/output error"),
      (Fault(in: "close", of: "/stdout", .failing(EIO)), key + other, "Input/output error"),
      (Fault(in: "write", of: "/stdout", .interrupted), key + other, nil),
      (Fault(in: "write", of: "/stdout", .oneByte), key + other, nil),
      (Fault(in: "write", of: "/stderr", .failing(EIO)), key + other, nil),
    ] as [(Fault, String, String?)])
  func standardOutput(fault: Fault, stdout: String, error: String?) async throws {
    let run = try await ToolRun(
      arguments: ["-q", "a.har", "b.har"], fault: fault, in: .ofTwoCaptures())
    let lines = error.map { ["error: the output cannot be written: \($0)"] } ?? []
    #expect(run == ToolRun(stdout: stdout, says: lines, error == nil ? 0 : 2))
  }

  @Test(
    "every command notices that the end of its output failed",
    arguments: [
      ["redact", "-q", "a.har"], ["inspect", "a.har"], ["verify", Captures.rsa], ["--help"],
    ])
  func end(arguments: [String]) async throws {
    let run = try await ToolRun(
      arguments: arguments, fault: Fault(in: "close", of: "/stdout", .failing(EIO)),
      in: .ofTwoCaptures())
    #expect(run.said == ["error: the output cannot be written: Input/output error"])
    #expect(run.ending == 2)
  }

  @Test("the status is the highest also where the output fails later") func status() async throws {
    let directory = try TemporaryDirectory.ofTwoCaptures()
    let none = Captures.har(Captures.entry(status: 403))
    for (capture, ending) in [(none, 1), ("", 2)] as [(String, ToolRun.Ending)] {
      try directory.file("c.har", capture)
      // Whoever read has what was wanted, and what was found before is not forgotten.
      let run = try await ToolRun(
        arguments: ["-q", "--format=ndjson", "-j1", "c.har", "a.har"],
        fault: Fault(in: "write", of: "/stdout", at: 2, .failing(EPIPE)), in: directory)
      #expect(run.ending == ending, "\(run)")
    }
  }

  @Test func aRunThatWasKilledIsInNobodysWay() async throws {
    let directory = try TemporaryDirectory.ofTwoCaptures()
    let fault = Fault(in: "close", of: ".tmp", .ending(signal: SIGKILL))
    // No longer name is possible, and that of the file meanwhile is not made of it.
    let name = String(repeating: "鍵", count: 85)
    let words = ["-q", "-o", name, "a.har"]
    let killed = try await ToolRun(arguments: words, fault: fault, in: directory)
    #expect(killed == ToolRun(.signal(SIGKILL)))
    let left = directory.hiddenNames
    #expect(left.count == 1, "nothing can prevent that")
    #expect(try await ToolRun(arguments: words, in: directory) == ToolRun(0))
    #expect(directory.text(name) == Self.key)
    #expect(directory.hiddenNames == left)
  }
}
