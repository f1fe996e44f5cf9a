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

  @Test(
    "leaves no part of a file",
    arguments: places,
    [
      (Fault(in: "open", of: ".tmp", .failing(EACCES)), "Permission denied"),
      (Fault(in: "write", of: ".tmp", .full(after: 0)), "No space left on device"),
      (Fault(in: "write", of: ".tmp", .full(after: 20)), "No space left on device"),
      (Fault(in: "write", of: ".tmp", .failing(EIO)), "Input/output error"),
      (Fault(in: "close", of: ".tmp", .failing(ENOSPC)), "No space left on device"),
      (Fault(in: "close", of: ".tmp", .failing(EIO)), "Input/output error"),
    ])
  func failure(place: (output: String, path: String), fault: (Fault, error: String)) async throws {
    let directory = try directory()
    let arguments = ["-q", "-o", place.output, "a.har", "b.har"]
    let run = try await ToolRun(arguments: arguments, fault: fault.0, in: directory)
    // One file that must not be written is no reason to lose the others of a directory.
    let isOfOneFile = place.output == "out/" && fault.error == "Permission denied"
    let paths = [place.path] + (isOfOneFile ? ["out/bitbucket/acme/api.pub"] : [])
    let messages = paths.map {
      "checkout-key: error: \($0): cannot be written: \(fault.error)\n"
    }
    #expect(run == ToolRun(stderr: messages.joined(), 2))
    #expect(directory.names == ["a.har", "b.har", "out"])
    #expect(directory.files(in: "out") == [])
  }

  @Test("leaves an older file as it is", arguments: places)
  func older(place: (output: String, path: String)) async throws {
    let faults = [
      Fault(in: "write", of: ".tmp", .full(after: 20)),
      Fault(in: "close", of: ".tmp", .failing(EIO)),
      Fault(in: "rename", of: place.path, .failing(EIO)),
    ]
    for fault in faults {
      let directory = try directory()
      try directory.file(place.path, "mine")
      let run = try await ToolRun(
        arguments: ["-q", "--force", "-o", place.output, "a.har"], fault: fault, in: directory)
      #expect(run.ending == 2)
      #expect(run.messages.count == 1)
      #expect(directory.text(place.path) == "mine")
      #expect(directory.hiddenNames == [])
    }
  }

  @Test("writes all in spite of it", arguments: places)
  func success(place: (output: String, path: String)) async throws {
    let faults = [
      Fault(in: "write", of: ".tmp", .interrupted), Fault(in: "write", of: ".tmp", .oneByte),
      Fault(in: "close", of: ".tmp", .failing(EINTR)),
      // As on file systems that have no links.
      Fault(in: "link", of: place.path, .failing(EPERM)),
    ]
    for fault in faults {
      let directory = try directory()
      let run = try await ToolRun(
        arguments: ["-q", "-o", place.output, "a.har"], fault: fault, in: directory)
      #expect(run == ToolRun(0))
      #expect(directory.text(place.path) == Self.key)
      #expect(directory.hiddenNames == [])
    }
  }

  @Test("spares a file that comes up in the meantime", arguments: places)
  func meantime(place: (output: String, path: String)) async throws {
    let directory = try directory()
    let fault = Fault(in: "link", of: place.path, .behind(shell: "echo mine > \(place.path)"))
    let run = try await ToolRun(
      arguments: ["-q", "-o", place.output, "a.har"], fault: fault, in: directory)
    let message =
      "\(place.path): exists already with other content, and is not overwritten without --force"
    #expect(run == ToolRun(stderr: "checkout-key: error: \(message)\n", 2))
    #expect(directory.text(place.path) == "mine\n")
    #expect(directory.hiddenNames == [])
  }

  @Test func keepsTheFilesBeforeTheFullDisk() async throws {
    let directory = try directory()
    let fault = Fault(in: "write", of: ".tmp", at: 2, .full(after: 20))
    let run = try await ToolRun(
      arguments: ["-q", "-o", "out", "a.har", "b.har"], fault: fault, in: directory)
    let message = "out/bitbucket/acme/api.pub: cannot be written: No space left on device"
    #expect(run == ToolRun(stderr: "checkout-key: error: \(message)\n", 2))
    #expect(directory.files(in: "out") == ["bitbucket/acme/webapp.pub"])
    #expect(directory.text("out/bitbucket/acme/webapp.pub") == Self.key)
  }

  @Test(
    "notices what standard output did not take",
    arguments: [
      (
        Fault(in: "write", of: "/stdout", .full(after: 20)), "ssh-rsa AAAAB3NzaC1y",
        "No space left on device"
      ),
      (Fault(in: "write", of: "/stdout", at: 2, .failing(EIO)), key, "Input/output error"),
      (Fault(in: "close", of: "/stdout", .failing(EIO)), key + other, "Input/output error"),
      (Fault(in: "write", of: "/stdout", .interrupted), key + other, nil),
      (Fault(in: "write", of: "/stdout", .oneByte), key + other, nil),
      (Fault(in: "write", of: "/stderr", .failing(EIO)), key + other, nil),
    ] as [(Fault, String, String?)])
  func standardOutput(fault: Fault, stdout: String, error: String?) async throws {
    let directory = try directory()
    let run = try await ToolRun(
      arguments: ["-q", "a.har", "b.har"], fault: fault, in: directory)
    let message = error.map { "checkout-key: error: the output cannot be written: \($0)\n" } ?? ""
    #expect(run == ToolRun(stdout: stdout, stderr: message, error == nil ? 0 : 2))
  }

  @Test func aRunThatWasKilledIsInNobodysWay() async throws {
    let directory = try directory()
    let fault = Fault(in: "close", of: ".tmp", .ending(signal: SIGKILL))
    let killed = try await ToolRun(
      arguments: ["-q", "-o", "keys", "a.har"], fault: fault, in: directory)
    #expect(killed == ToolRun(.signal(SIGKILL)))
    let left = directory.hiddenNames
    #expect(left.count == 1, "nothing can prevent that")
    let next = try await ToolRun(arguments: ["-q", "-o", "keys", "a.har"], in: directory)
    #expect(next == ToolRun(0))
    #expect(directory.text("keys") == Self.key)
    #expect(directory.hiddenNames == left)
  }

  @Test func aLongNameHasRoomForNothingMore() async throws {
    let directory = try directory()
    let name = String(repeating: "鍵", count: 85)
    #expect(name.utf8.count == 255, "as long as names may be")
    let run = try await ToolRun("-q", "-o", name, "a.har", in: directory)
    #expect(run == ToolRun(0))
    #expect(directory.text(name) == Self.key)
  }

  private func directory() throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    try directory.file("a.har", Captures.capture(of: Captures.rsa))
    try directory.file(
      "b.har", Captures.capture(of: Captures.ed25519, project: "bitbucket/acme/api"))
    try FileManager.default.createDirectory(
      at: directory.path("out"), withIntermediateDirectories: false)
    return directory
  }
}
