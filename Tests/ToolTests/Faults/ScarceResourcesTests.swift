import Foundation
import TestSupport
import Testing

/// Little memory and few file descriptors are enough for any capture and any number of them.
@Suite struct ScarceResourcesTests {
  @Test func readsManyCapturesWithFewFileDescriptors() async throws {
    let directory = try TemporaryDirectory()
    let capture = try directory.file("0.har", Captures.capture(of: Captures.ed25519))
    for index in 1..<100 {
      try FileManager.default.linkItem(at: capture, to: directory.path("\(index).har"))
    }
    for (count, options) in [(32, "-j 2"), (32, "-j 64"), (4, "-j 64"), (32, "-j 64 -o keys")] {
      let run = try await ToolRun(
        shell: #"ulimit -n \#(count) && "$0" \#(options) -q --format ndjson ."#, in: directory)
      let isInFile = options.hasSuffix("-o keys")
      let lines = (isInFile ? directory.text("keys") ?? "" : run.stdout).split(separator: "\n")
      #expect(run.ending == 0 && run.stderr.isEmpty, "\(count) \(options)")
      #expect(lines.count == 100 && lines.allSatisfy { $0.contains(Captures.ed25519) })
    }
  }

  @Test(
    "reads captures that are larger than its memory",
    .enabled(if: !Sanitizer.isActive, "a sanitizer takes all addresses there are"),
    .enabled(if: Machine.isLinux, "macOS limits no process's addresses"),
    arguments: [#"cat a.har | "$0""#, #""$0" -q --all -j 2 a.har b.har"#])
  func memory(command: String) async throws {
    let directory = try TemporaryDirectory()
    let edges = Captures.har(
      Captures.entry(body: Captures.body(Captures.rsa), extra: "\"_x\": \"?\", ")
    ).split(separator: "?")
    for name in ["a.har", "b.har"] {
      let file = try FileHandle(forWritingTo: try directory.file(name, String(edges[0])))
      try file.seekToEnd()
      // A hole: on disk it takes no room, and reads as 200 MB of zeros.
      try file.truncate(atOffset: 200_000_000)
      try file.seekToEnd()
      try file.write(contentsOf: Data(edges[1].utf8))
      try file.close()
    }
    // In units of 1024 bytes.
    let run = try await ToolRun(shell: "ulimit -v 150000 && \(command)", in: directory)
    #expect(run.ending == 0)
    #expect(run.stdout.hasPrefix(Captures.rsa + "\n"))
    #expect(run.stderr == "")
  }
}
