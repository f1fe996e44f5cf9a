import Testing

@testable import checkout_key

@Suite struct NamedCommandTests {
  @Test(
    "finds the command's name where it may stand",
    arguments: [
      ([], "extract", "nothing"), (["a.har"], "extract", "a capture alone"),
      (["inspect"], "inspect", "a name alone"), (["redact", "a.har"], "redact", "a name first"),
      (["-q", "verify"], "verify", "behind a flag"),
      (["--format", "csv", "inspect", "a.har"], "inspect", "behind an option with its value"),
      (["-o", "redact", "a.har"], "extract", "as an option's value"),
      (["--fingerprint=x", "verify", "y"], "verify", "behind another command's own option"),
      (["a.har", "inspect"], "extract", "as a later operand"),
      (["--", "inspect"], "extract", "behind the end of the options"),
      (["extract", "inspect"], "extract", "as a capture"),
      (["inspect", "--no-such"], "inspect", "before an unknown option"),
      (["Inspect"], "extract", "in another case"),
    ] as [([String], String, String)])
  func name(arguments: [String], expected: String, case: String) {
    #expect(NamedCommand(in: arguments.map { Argument($0) }).command.name == expected)
  }
}
