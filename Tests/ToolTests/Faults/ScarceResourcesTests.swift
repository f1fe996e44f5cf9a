import Foundation
import TestSupport
import Testing

/// Little memory, small stacks and few file descriptors are enough for any capture and any number.
@Suite struct ScarceResourcesTests {
  @Test func readsManyCapturesWithFewFileDescriptors() async throws {
    let directory = try TemporaryDirectory(["a": Captures.capture(of: Captures.ed25519)])
    // All are open at a time for which there are descriptors, as each has its text only later.
    let script = """
      for number in $(seq 40); do
      mkfifo $number; echo $number >>list; { sleep 0.2; cat a; } >$number & writers="$writers $!"
      done
      (ulimit -n 32 && "$0" -j 64 -q --format ndjson --files-from list -o keys)
      (ulimit -n 4 && "$0" -j 64 -q a a)
      kill $writers 2>/dev/null; grep -c . keys
      """
    let run = try await ToolRun(shell: script, in: directory)
    #expect(run == ToolRun(stdout: "\(Captures.ed25519)\n40\n", 0))
  }

  /// What stands around the value of a member that nobody asks for, in an entry that counts.
  private static let around = Captures.har(
    Captures.entry(body: Captures.body(Captures.rsa), extra: "\"_x\": \"?\", ")
  ).split(separator: "?")

  @Test(
    "reads captures that are larger than its memory",
    .enabled(if: !Sanitizer.isActive, "a sanitizer takes all addresses there are"),
    .enabled(if: Machine.isLinux, "macOS limits no process's addresses"))
  func memory() async throws {
    // On disk the hole takes no room, and reads as zeros. A pipe can't be mapped.
    let script = #"""
      printf %s "$1" > a.har; truncate -s 160000000 a.har; printf %s "$2" >> a.har
      ulimit -v 150000 && cat a.har | "$0" -q --all -j 2 a.har -
      """#
    let run = try await ToolRun(
      shell: script, Self.around.map(String.init), in: try TemporaryDirectory())
    #expect(run == ToolRun(stdout: "\(Captures.rsa)\n", 0))
  }

  /// The stack that a thread gets, in KiB.
  #if DEBUG
    // Without optimization frames are larger.
    private static let stack = 256
  #else
    // As musl's threads have.
    private static let stack = 128
  #endif

  /// On Linux threads take the limit for their own stack.
  @Test(
    "reads captures whose depth the stack is too small for",
    .enabled(if: !Sanitizer.isActive, "a sanitizer takes more of the stack"))
  func stack() async throws {
    func arrays(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    let directory = try TemporaryDirectory([
      "a.har": Self.around.joined(separator: "\", \"y\": \(arrays(100_000)), \"z\": \""),
      "d.har": arrays(100_000),
    ])
    for (name, depth) in [("b", 500), ("c", 100_000)] {
      let body = Captures.body(Captures.ed25519).dropLast() + ",\"x\":\(arrays(depth))}"
      let url = Captures.url("bitbucket/acme/\(name)")
      try directory.file(
        "\(name).har", Captures.har(Captures.entry(url, body: String(body))))
    }
    let limit = #"if [ "$(uname)" = Linux ]; then ulimit -s \#(Self.stack); fi"#
    let run = try await ToolRun(shell: limit + #"; "$0" -q -j 2 ."#, in: directory)
    #expect(
      run
        == ToolRun(
          stdout: "\(Captures.rsa)\n\(Captures.ed25519)\n\(Captures.ed25519)\n",
          says: ["./d.har: error: JSON, but not a HAR file: it is not an object"], 2))
  }
}
