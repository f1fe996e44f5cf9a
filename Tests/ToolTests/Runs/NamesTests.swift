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
      (#""$0" $nd "$name""#, #"no\xFF.har"#),
      (#"printf 'no\377.har\n' | "$0" $nd --files-from -"#, #"no\xFF.har"#),
      (#"printf 'no\377.har\0' | "$0" $nd -0 --files-from -"#, #"no\xFF.har"#),
      (#"mkdir d && mv no* d && "$0" $nd d"#, #"d/no\xFF.har"#),
      (
        #"d=$(printf 'd\233'); mkdir "$d" && mv a.har "$d" && "$0" $nd "$d""#, #"d\x9B/a.har"#
      ),
      (#"l=$(printf 'l\233'); echo "$name" >"$l"; "$0" $nd --files-from "$l""#, #"no\xFF.har"#),
    ])
  func bytes(script: String, name: String) async throws {
    let run = try await ToolRun(
      shell: #"nd='--format ndjson' name=$(printf 'no\377.har'); cp a.har "$name"; "# + script,
      in: directory("a.har"))
    #expect(try run.records.map { $0["capture"] } == [name])
    #expect(try run.records.map { $0["outcome"] } == ["key"])
    #expect(run.ending == 0)
  }

  @Test("writes to a name that is not UTF-8", .enabled(if: takesBytes)) func output() async throws {
    let script = #"""
      o=$(printf 'out\377'); "$0" -o "$o.pub" a.har && cat "$o.pub"
      "$0" -o "$o/" a.har && cat "$o/bitbucket/acme/webapp.pub"
      """#
    let run = try await ToolRun(shell: script, in: directory("a.har"))
    // A backslash is a character like any other, and only what drives a terminal is escaped.
    #expect(
      run
        == ToolRun(
          stdout: Self.key + Self.key, says: [#"out\xFF.pub: written"#, #"out\xFF/: 1 written"#], 0)
    )
  }

  @Test("tells names apart that differ in their bytes only", .enabled(if: takesBytes))
  func composition() async throws {
    let directory = try directory("a.har")
    try directory.file("lost.har", Captures.har())
    let script = #"""
      c=$(printf 'caf\303\251.har') d=$(printf 'cafe\314\201.har') n='-q --format ndjson'
      mkdir d; cp a.har "d/$c"; cp a.har "d/$d"; printf '%s\n' "d/$c" "d/$d" >list
      cp lost.har "$c" && mv lost.har "$d"
      "$0" $n "d/$c" "d/$d" && "$0" $n d && "$0" $n --files-from list
      "$0" -q --format html a.har "$c" "$d" | grep -o ">Without a key: 2<"
      """#
    let run = try await ToolRun(shell: script, in: directory)
    let lines = run.stdout.split(separator: "\n")
    #expect(lines.count == 7 && lines.last == ">Without a key: 2<" && run.ending == 0)
  }

  @Test func namesWhatLiesTooDeep() async throws {
    // Deeper than any path that the system takes.
    let script = #"""
      mkdir d && cp a.har d && cd d && name=$(printf '%0200d' 0) && i=0
      while [ $i -lt 25 ]; do mkdir $name && cd -P $name; i=$((i + 1)); done
      """#
    let directory = try directory("a.har")
    let made = try await ToolRun(shell: script, in: directory)
    #expect(made == ToolRun(0))
    let run = try await ToolRun("-q", "d", in: directory)
    #expect(run.stdout == Self.key && run.ending == 2)
    #expect(
      run.messages.map { $0.hasSuffix("error: cannot be opened: File name too long") } == [true])
    // Foundation, too, removes nothing by such a path.
    _ = try await ToolRun(shell: "rm -rf d", in: directory)
  }

  @Test(
    "names by its place what is longer than names can be",
    arguments: [String(repeating: "x", count: 256), String(repeating: "x/", count: 3000)])
  func tooLong(name: String) async throws {
    let message = "error: cannot be opened: File name too long"
    let directory = try directory("a.har")
    try directory.file("list", "a.har\n\(name)\n")
    let operands = try await ToolRun("-q", "a.har", name, in: directory)
    #expect(operands == ToolRun(stdout: Self.key, says: ["operand 2: \(message)"], 2))
    let list = try await ToolRun("-q", "--files-from", "list", in: directory)
    #expect(list == ToolRun(stdout: Self.key, says: ["line 2 of the list: \(message)"], 2))
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
      ([""], "is a variable of your shell empty?", 64),
      (["inspct", "a.har"], "did you mean checkout-key inspect?", 64),
    ] as [([String], String, ToolRun.Ending)])
  func meant(arguments: [String], hint: String, ending: ToolRun.Ending) async throws {
    let run = try await ToolRun(arguments: arguments, in: directory("a.har", "d/my b.har"))
    #expect(run.said.contains("hint: \(hint)"), "\(run.stderr)")
    #expect(run.stdout.isEmpty && run.ending == ending)
  }

  @Test("of a thousand names the closest is found; more are not compared")
  func crowded() async throws {
    let directory = try TemporaryDirectory()
    for number in 1...999 { try directory.file("\(number)", "") }
    for (name, hint) in [
      ("a.har", "did you mean a.har?"),
      ("b.json", "check the path; a directory stands for the captures in it"),
    ] {
      try directory.file(name, "")
      let run = try await ToolRun(arguments: ["a.hra"], in: directory)
      #expect(run.said.contains("hint: \(hint)"), "\(run.stderr)")
    }
  }

  private static let noNames = "holds no names, but a capture or a key (line "

  @Test(
    "refuses at once what is no list, and shows nothing of it",
    arguments: [
      (
        "a capture", Data(SecretCapture.text(body: SecretCapture.body(Captures.rsa)).utf8), noNames
      ),
      ("names that end with NUL", Data("MaRkEr.har\0MaRkEr\0".utf8), "has a NUL in a name"),
      (
        "UTF-16", Data([0xFF, 0xFE, 0x4D, 0, 0x0A, 0] as [UInt8]), "is UTF-16, and names are bytes"
      ),
    ])
  func noList(case: String, bytes: Data, message: String) async throws {
    let directory = try TemporaryDirectory()
    try directory.file("list", bytes)
    for words in [[], ["inspect"], ["redact", "-o", "out/"]] {
      let run = try await ToolRun(arguments: words + ["--files-from", "list"], in: directory)
      Self.expectNoList(run, message)
    }
  }

  private static func expectNoList(_ run: ToolRun, _ message: String) {
    #expect(
      run.said.first?.hasPrefix("list: error: the list of captures \(message)") == true,
      "\(run.stderr)")
    #expect(run.said.dropFirst().map { $0.hasPrefix("hint: ") } == [true])
    #expect(run.stderr.contains(" -0") == message.hasPrefix("has a NUL"))
    #expect(run.stdout.isEmpty && run.ending == 2)
    #expect(!SecretCapture.isShown(in: run.stderr))
  }

  @Test("fails with many jobs as with one", arguments: ["1", "7"])
  func failingList(jobs: String) async throws {
    // More than one read takes, so that the jobs are at work when the list fails.
    let names = (1000..<1800).map { "\($0).no" }
    let directory = try TemporaryDirectory(["list": names.joined(separator: "\n") + "\n\0"])
    let run = try await ToolRun("-q", "-j", jobs, "--files-from", "list", in: directory)
    #expect(run.said.last == "list: error: the list of captures has a NUL in a name")
    #expect(run.messages.count == 801 && run.ending == 2)
  }

  private func directory(_ names: String...) throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    for name in names { try directory.file(name, Captures.capture(of: Captures.rsa)) }
    return directory
  }
}
