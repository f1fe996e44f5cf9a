import Foundation
import TestSupport
import Testing

/// Names are bytes, and what can't be looked at is never left out in silence.
@Suite struct NamesTests {
  private static let key = Captures.rsa + "\n"

  /// Whether the file system takes names that are not UTF-8; macOS's does not.
  static let takesBytes = Machine.isLinux

  @Test(
    "opens a name that is not UTF-8 as it is, and shows it escaped", .enabled(if: takesBytes),
    arguments: [
      (#""$0" --format ndjson "$(printf 'no\377.har')""#, #"no\xFF.har"#),
      (#"printf 'no\377.har\n' | "$0" --format ndjson --files-from -"#, #"no\xFF.har"#),
      (#"printf 'no\377.har\0' | "$0" --format ndjson -0 --files-from -"#, #"no\xFF.har"#),
      (#"mkdir d && mv no* d && "$0" --format ndjson d"#, #"d/no\xFF.har"#),
      (
        #"d=$(printf 'd\233'); mkdir "$d" && mv a.har "$d" && "$0" --format ndjson "$d""#,
        #"d\x9B/a.har"#
      ),
      (
        #"printf 'no\377.har' >"$(printf 'l\233')"; "$0" --format ndjson --files-from l*"#,
        #"no\xFF.har"#
      ),
    ])
  func bytes(script: String, name: String) async throws {
    let directory = try directory("a.har")
    let run = try await ToolRun(
      shell: #"cp a.har "$(printf 'no\377.har')"; "# + script, in: directory)
    let record = try NDJSONRecord(line: run.stdout)
    #expect(record["capture"] == name)
    #expect(record["outcome"] == "key")
    #expect(run.ending == 0)
  }

  @Test(
    "writes to a name that is not UTF-8", .enabled(if: takesBytes),
    arguments: [
      (#""$0" -o "$o" a.har && cat "$o""#, #"out\xFF: written"#),
      (#""$0" -o "$o/" a.har && cat "$o/bitbucket/acme/webapp.pub""#, #"out\xFF/: 1 written"#),
    ])
  func output(script: String, summary: String) async throws {
    let run = try await ToolRun(
      shell: #"o=$(printf 'out\377'); "# + script, in: try directory("a.har"))
    // A backslash is a character like any other, and only what drives a terminal is escaped.
    #expect(run == ToolRun(stdout: Self.key, stderr: "checkout-key: \(summary)\n", 0))
  }

  @Test(
    "tells names apart that differ in their bytes only", .enabled(if: takesBytes),
    arguments: ["\"$c\" \"$d\"", ".", "--files-from list"])
  func composition(operands: String) async throws {
    let script = #"""
      c=$(printf 'caf\303\251.har') d=$(printf 'cafe\314\201.har')
      cp a.har "$c" && mv a.har "$d" && printf '%s\n' "$c" "$d" >list && "$0" -q --format ndjson \#(operands)
      """#
    let run = try await ToolRun(shell: script, in: try directory("a.har"))
    #expect(run.stdout.split(separator: "\n").count == 2 && run.ending == 0)
  }

  @Test("names each failure of two such", .enabled(if: takesBytes)) func failures() async throws {
    let directory = try directory("a.har")
    try directory.file("lost.har", Captures.har())
    let script = #"""
      c=$(printf 'caf\303\251.har') d=$(printf 'cafe\314\201.har')
      cp lost.har "$c" && mv lost.har "$d" && "$0" -q --format html a.har "$c" "$d"
      """#
    let run = try await ToolRun(shell: script, in: directory)
    #expect(run.stdout.contains(">Without a key: 2<"), "\(run.stdout)")
  }

  @Test func namesWhatLiesTooDeep() async throws {
    let script = #"""
      mkdir d && mv a.har d && cd d && name=$(printf '%0200d' 0) && i=0
      while [ $i -lt 25 ]; do mkdir $name && cd -P $name; i=$((i + 1)); done
      """#
    let directory = try directory("a.har")
    // Deeper than any path that the system takes.
    let made = try await ToolRun(shell: script, in: directory)
    #expect(made == ToolRun(0))
    let run = try await ToolRun("-q", "d", in: directory)
    #expect(run.stdout == Self.key)
    #expect(run.messages.count == 1)
    #expect(run.messages.last?.hasSuffix("error: cannot be opened: File name too long") == true)
    #expect(run.ending == 2)
    // Foundation, too, removes nothing by such a path.
    _ = try await ToolRun(shell: "rm -rf d", in: directory)
  }

  @Test(
    "names by its place what is longer than names can be",
    arguments: [String(repeating: "x", count: 256), String(repeating: "x/", count: 3000)])
  func tooLong(name: String) async throws {
    let message = "error: cannot be opened: File name too long"
    for arguments in [[name], ["a.har", name]] {
      let run = try await ToolRun(arguments: ["-q"] + arguments, in: try directory("a.har"))
      #expect(run.messages == ["checkout-key: operand \(arguments.count): \(message)"])
      #expect(run.ending == 2)
    }
    let directory = try directory("a.har")
    try directory.file("list", "a.har\n\(name)\n")
    let run = try await ToolRun("-q", "--files-from", "list", in: directory)
    #expect(
      run
        == ToolRun(
          stdout: Self.key, stderr: "checkout-key: line 2 of the list: \(message)\n", 2))
  }

  @Test(
    "answers a name that is none with the one that was meant",
    arguments: [
      (["a.hra"], "did you mean a.har?", 2), (["d/my c.har"], "did you mean 'd/my b.har'?", 2),
      (["d/my", "b.har"], "for d/my, b.har: quote a name that has spaces: 'd/my b.har'", 2),
      (["zebra"], "check the path; a directory stands for the captures in it", 2),
      (
        ["https://app.circleci.com/a.har"],
        "open it in the browser, export the Network panel as a HAR file, and give that file's name",
        64
      ),
      (["inspct", "a.har"], "did you mean checkout-key inspect?", 64),
    ] as [([String], String, Int32)])
  func meant(arguments: [String], hint: String, status: Int32) async throws {
    let run = try await ToolRun(arguments: arguments, in: try directory("a.har", "d/my b.har"))
    #expect(run.messages.contains("checkout-key: hint: \(hint)"), "\(run.stderr)")
    #expect(run.ending == .status(status))
    #expect(run.stdout.isEmpty)
  }

  private func directory(_ names: String...) throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    for name in names { try directory.file(name, Captures.capture(of: Captures.rsa)) }
    return directory
  }
}

/// What stands in place of a list of names, and lists as other systems write them.
@Suite struct ListsTests {
  private static let holdsNoNames = "holds no names, but a capture or a key (line "
  private static let capture = SecretCapture.text(body: SecretCapture.body(Captures.rsa))

  @Test(
    "refuses at once what is no list, and shows nothing of it",
    arguments: [
      ("a capture", Data(capture.utf8), holdsNoNames),
      ("one in one line", Data(capture.replacing("\n", with: " ").utf8), holdsNoNames),
      ("Firefox's JSONP", Data("onInputData({\n\"MaRkEr\": 1})".utf8), holdsNoNames),
      ("empty lines first", Data("\n\n{\n\"log\": \"MaRkEr\"}".utf8), holdsNoNames),
      (
        "a private key",
        Data("-----BEGIN OPENSSH PRIVATE KEY-----\nMaRkErAAAA\n-----END\n".utf8), holdsNoNames
      ),
      ("names that end with NUL", Data("MaRkEr.har\0MaRkEr\0".utf8), "has a NUL in a name"),
      ("UTF-16", utf16("MaRkEr.har\n"), "is UTF-16, and names are bytes"),
    ])
  func noList(case: String, bytes: Data, message: String) async throws {
    let directory = try TemporaryDirectory()
    try directory.file("list", bytes)
    let run = try await ToolRun("--files-from", "list", in: directory)
    let beginning = "checkout-key: list: error: the list of captures \(message)"
    #expect(run.messages.first?.hasPrefix(beginning) == true, "\(run.stderr)")
    #expect(run.messages.count == 2 && run.messages[1].hasPrefix("checkout-key: hint: "))
    #expect(run.messages[1].contains(" -0") == message.hasPrefix("has a NUL"))
    #expect(run.stdout.isEmpty && run.ending == 2)
    #expect(!SecretCapture.isShown(in: run.stderr))
  }

  @Test(
    "takes lists as other systems write them",
    arguments: [
      "\u{FEFF}a.har\nb.har\n", "a.har\r\nb.har\r\n", "\u{FEFF}a.har\r\n\r\nb.har",
      "\n\na.har\nb.har",
    ])
  func lists(text: String) async throws {
    let directory = try TemporaryDirectory()
    try directory.file("a.har", Captures.capture(of: Captures.rsa))
    try directory.file("b.har", Captures.capture(of: Captures.rsa, project: "bitbucket/acme/api"))
    try directory.file("list", text)
    let run = try await ToolRun("-q", "--files-from", "list", in: directory)
    #expect(run == ToolRun(stdout: Captures.rsa + "\n" + Captures.rsa + "\n", 0))
  }

  @Test("fails with many jobs as with one", arguments: [1, 7])
  func failingList(jobs: Int) async throws {
    let directory = try TemporaryDirectory()
    // More than one read takes, so that the jobs are at work when the list fails.
    let names = (1000..<2000).map { "\($0).no" }
    try directory.file("list", names.joined(separator: "\n") + "\n\0")
    let run = try await ToolRun("-q", "-j", "\(jobs)", "--files-from", "list", in: directory)
    let end = "checkout-key: list: error: the list of captures has a NUL in a name"
    #expect(run.messages.last == end)
    #expect(run.messages.count == 1001)
    #expect(run.ending == 2)
  }

  private static func utf16(_ text: String) -> Data {
    text.data(using: .utf16) ?? Data()
  }
}
