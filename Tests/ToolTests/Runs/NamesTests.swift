import Foundation
import TestSupport
import Testing

/// What stands for captures on the command line and in lists: names are bytes, and none is overlooked.
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
      (#"d=$(printf 'd\233'); mkdir "$d" && mv no* "$d" && "$0" $nd "$d""#, #"d\x9B/no\xFF.har"#),
      (#"l=$(printf 'l\233'); echo "$name" >"$l"; "$0" $nd --files-from "$l""#, #"no\xFF.har"#),
    ])
  func bytes(script: String, name: String) async throws {
    let run = try await ToolRun(
      shell: #"nd='--format ndjson' name=$(printf 'no\377.har'); cp a.har "$name"; "# + script,
      in: .ofTwoCaptures())
    #expect(try run.records.map { [$0["capture"], $0["outcome"]] } == [[name, "key"]])
  }

  @Test("writes to a name that is not UTF-8", .enabled(if: takesBytes)) func output() async throws {
    let script = #"""
      o=$(printf 'out\377'); "$0" -o "$o.pub" a.har && cat "$o.pub"
      "$0" -o "$o/" a.har && cat "$o/bitbucket/acme/webapp.pub"
      """#
    let run = try await ToolRun(shell: script, in: .ofTwoCaptures())
    let said = [#"out\xFF.pub: written"#, #"out\xFF/: 1 written"#]
    #expect(run == ToolRun(stdout: Self.key + Self.key, says: said, 0))
  }

  @Test("tells names apart that differ in their bytes only", .enabled(if: takesBytes))
  func composition() async throws {
    let directory = try TemporaryDirectory.ofTwoCaptures()
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

  @Test(
    "names by its place what is longer than names can be",
    arguments: [String(repeating: "x", count: 256), String(repeating: "x/", count: 3000)])
  func tooLong(name: String) async throws {
    let directory = try TemporaryDirectory.ofTwoCaptures()
    try directory.file("list", name + "y")
    let run = try await ToolRun("-q", "--files-from", "list", "a.har", name, in: directory)
    let lines = ["operand 2", "line 1 of the list"].map {
      "\($0): error: cannot be opened: File name too long"
    }
    #expect(run == ToolRun(stdout: Self.key, says: lines, 2))
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
    let directory = try TemporaryDirectory(["a.har": "", "d/my b.har": "[]"])
    let run = try await ToolRun(arguments: arguments, in: directory)
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
      let run = try await ToolRun("a.hra", in: directory)
      #expect(run.said.contains("hint: \(hint)"), "\(run.stderr)")
    }
  }

  @Test(
    "refuses at once what is no list, and shows nothing of it",
    arguments: [
      (
        "----- MaRkEr\n", "holds no names, but a capture or a key (line 1)",
        "give a capture without --files-from, which reads a file of names"
      ),
      (
        "MaRkEr.har\0MaRkEr\0", "has a NUL in a name",
        "names that end with NUL, as of find -print0, need -0"
      ),
      ("\u{FEFF}MaRkEr", "is UTF-16, and names are bytes", "save the list as UTF-8"),
    ])
  func noList(text: String, message: String, hint: String) async throws {
    let directory = try TemporaryDirectory()
    let isUTF16 = message.contains("UTF-16")
    try directory.file("list", text.data(using: isUTF16 ? .utf16LittleEndian : .utf8) ?? Data())
    for words in [[], ["inspect"], ["redact", "-o", "out/"]] {
      let run = try await ToolRun(arguments: words + ["--files-from", "list"], in: directory)
      let lines = ["list: error: the list of captures \(message)", "hint: \(hint)"]
      #expect(run == ToolRun(says: lines, 2))
    }
  }

  // MARK: - Directories and standard input

  @Test func searchesADirectoryInPathOrder() async throws {
    // No name that macOS would take apart, as it does an umlaut.
    let names = ["d/C.HAR", "d/a/deep/y.har", "d/b.harp", "d/with space.Har", "d/ø.har"]
    let directory = try Self.captures(
      names + ["d/.hidden.har", "d/.git/a.har", "d/a.har.txt", "d/har"])
    for (name, target) in [("d/a/up", ".."), ("d/loop", "loop"), ("d/x.har", "nowhere")] {
      try directory.link(name, to: target)
    }
    // A pipe without a writer would never open.
    let run = try await ToolRun(shell: #"mkfifo d/pipe.har; "$0" -q d"#, in: directory)
    let lost = "d/x.har: error: cannot be opened: No such file or directory"
    #expect(run == ToolRun(stdout: names.map(Self.key).joined(), says: [lost], 2))
  }

  @Test(
    "names captures in a directory that are compressed",
    arguments: [
      (["d/a b.harp.br"], "brotli -dc 'd/a b.harp.br'", "a compressed capture was not read"),
      (
        ["d/x.HAR.zst", "d/y.har.ZIP"], "zstd -dc d/x.HAR.zst",
        "2 compressed captures were not read; the first"
      ),
    ])
  func compressed(names: [String], command: String, words: String) async throws {
    let directory = try Self.captures(["d/b.harp"])
    for name in names { try directory.file(name, "") }
    let run = try await ToolRun(shell: #""$0" d; rm d/b.harp; "$0" d"#, in: directory)
    let hint = "hint: \(words): \(command) | checkout-key"
    let none = "d: error: no captures in this directory"
    #expect(run == ToolRun(stdout: Self.key("d/b.harp"), says: [hint, none, hint], 2))
  }

  @Test(
    "reads standard input once, where it is asked for, and files whose names look like something else",
    arguments: [
      ([], ["in"]), (["--", "-"], ["in"]), (["--all", "a", "-", "a", "b", "-"], ["a", "in", "b"]),
      (["--", "-n"], ["-n"]), (["--all", "./-n", "./-"], ["-n", "-"]),
      (["extract", "extract"], ["extract"]),
    ] as [([String], [String])])
  func standardInput(arguments: [String], names: [String]) async throws {
    let directory = try Self.captures(["a", "b", "in", "-n", "extract", "-"])
    let run = try await ToolRun(
      arguments: arguments, input: .file(directory.path("in")), in: directory)
    #expect(run.withoutSummary == ToolRun(stdout: names.map(Self.key).joined(), 0))
  }

  /// Captures of these names, each of another project, with a key that `key` tells from the others'.
  private static func captures(_ names: [String]) throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    for (number, name) in names.enumerated() {
      // A comment is no part of the fingerprint, so it can tell captures apart.
      let key = String(key(name).dropLast())
      try directory.file(name, Captures.capture(of: key, project: "bitbucket/acme/\(number)"))
    }
    return directory
  }

  /// What the tool prints for the capture of this name.
  private static func key(_ name: String) -> String { "\(Captures.rsa) \(name)\n" }
}
