import Foundation
import TestSupport
import Testing

/// The README's examples say what the tool says.
@Suite struct ReadmeTests {
  struct Example {
    /// The command, with `$0` for the tool.
    let script: String
    /// What stands under it.
    let output: String
  }

  /// Each command behind a `$`, and the lines under it.
  static let examples: [Example] = {
    let url = SampleCapture.directory.deletingLastPathComponent().appending(path: "README.md")
    let readme = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    let blocks = readme.components(separatedBy: "\n    $ checkout-key ").dropFirst()
    return blocks.map { block in
      let lines = block.components(separatedBy: "\n")
      let output = lines.dropFirst().prefix { $0.hasPrefix("    ") }.map { $0.dropFirst(4) + "\n" }
      return Example(script: "\"$0\" \(lines[0]) 2>&1", output: output.joined())
    }
  }()

  @Test func thereAreExamples() {
    #expect(Self.examples.count == 5)
  }

  @Test("holds for each example", arguments: examples)
  func example(example: Example) async throws {
    let directory = try TemporaryDirectory()
    try FileManager.default.createSymbolicLink(
      at: directory.path("SampleCaptures"), withDestinationURL: SampleCapture.directory)
    let run = try await ToolRun(shell: example.script, in: directory)
    #expect(run.stdout == example.output)
  }
}
