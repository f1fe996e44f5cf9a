import CheckoutKey
import Foundation
import TestSupport
import Testing

@testable import checkout_key

/// `--copy`, with programs that write down what they are given.
@Suite struct ClipboardTests {
  private let directory: TemporaryDirectory
  private let programs: FakePrograms
  private static let said = "bitbucket/acme/webapp, ssh-ed25519, MD5 \(Captures.ed25519MD5)"

  init() throws {
    directory = try TemporaryDirectory(["a.har": Captures.capture(of: Captures.ed25519)])
    programs = try FakePrograms(in: directory)
  }

  @Test(
    "takes the program that the session offers",
    arguments: [
      ("pbcopy", ["DISPLAY=:9", "WAYLAND_DISPLAY=w"], ""),
      ("wl-copy", ["DISPLAY=:9", "WAYLAND_DISPLAY=w"], "--type\ntext/plain\n"),
      ("xclip", ["DISPLAY=:9"], "-selection\nclipboard\n"),
      ("xsel", ["DISPLAY=:9"], "--clipboard\n--input\n"),
      // No file can be made there, and none is needed.
      ("clip.exe", ["WSL_DISTRO_NAME=Debian", "TMPDIR=/proc"], ""),
      // A far machine's clipboard is better than none, if no terminal takes the text.
      ("xclip", ["DISPLAY=:9", "SSH_CONNECTION=1"], "-selection\nclipboard\n"),
    ])
  func program(name: String, environment: [String], arguments: String) async throws {
    let all = ["pbcopy", "wl-copy", "xclip", "xsel", "clip.exe"]
    // Those after it are there too.
    for other in all.drop(while: { $0 != name }) { try programs.add(other) }
    let run = try await programs.run("-c", "a.har", environment: environment)
    #expect(run == ToolRun(says: ["copied with \(name): \(Self.said)"], 0))
    #expect(programs.input(of: name) == Captures.ed25519)
    #expect(programs.arguments(of: name) == arguments)
    #expect(all.filter { programs.input(of: $0) != nil } == [name])
  }

  @Test(
    "says what to install where there is no program",
    arguments: [
      ([], "needs a desktop"), (["WAYLAND_DISPLAY=w"], "install wl-clipboard"),
      (["DISPLAY=:9"], "install xclip or xsel"), (["DISPLAY="], "needs a desktop"),
    ])
  func noProgram(environment: [String], hint: String) async throws {
    // None that can't be run, none that is a directory, and none in directories that the user happens
    // to be in: `run` puts the current directory on the path, in three ways.
    try programs.add("pbcopy", mode: 0o644)
    try directory.file("bin/xclip/file", "")
    for name in ["../pbcopy", "../xsel", "../wl-copy"] { try programs.add(name) }
    let run = try await programs.run("--copy", "a.har", environment: environment)
    #expect(run.saidButHints == ["error: there is no clipboard here, so nothing was copied"])
    #expect(run.said.last?.contains(hint) == true)
    #expect(run.stdout == "" && run.ending == 2)
  }

  @Test(
    "copies what is printed, also what no pipe has room for, without the last line feed",
    arguments: ["key", "bitbucket", "bitbucket-server", "circleci-config"])
  func formats(format: String) async throws {
    try programs.add("pbcopy")
    let label = String(repeating: "ü", count: 50_000)
    let printed = try await programs.run("-q", "--format", format, "--label", label, "a.har")
    let run = try await programs.run("-qc", "--format", format, "--label", label, "a.har")
    #expect(run == ToolRun(0))
    #expect(programs.input(of: "pbcopy").map { $0 + "\n" } == printed.stdout)
  }

  @Test(
    "copies one key or none",
    arguments: [
      ("two.har", 1, "nothing was copied: there are 2 keys, and a clipboard holds one", true),
      // The status of what failed before is the higher one.
      ("no.har two.har", 2, "there are 2 keys", true), ("none.har", 1, "no requests", false),
    ] as [(String, ToolRun.Ending, String, Bool)])
  func several(captures: String, ending: ToolRun.Ending, error: String, isChoice: Bool) async throws
  {
    try programs.add("pbcopy")
    let other = Captures.created(Captures.ed25519, url: Captures.url("bitbucket/a/a-b"))
    try directory.file("none.har", Captures.har())
    try directory.file("two.har", Captures.har(Captures.created(), other))
    let run = try await ToolRun(
      shell: #"env -i HOME="$PWD" PATH="$PWD/bin" TERM=dumb "$0" -c --open \#(captures)"#,
      in: directory)
    #expect(run.stdout == "" && run.ending == ending)
    #expect(run.said.contains { $0.contains("error: ") && $0.contains(error) })
    let hint = "choose one with --project bitbucket/acme/webapp or --project bitbucket/a/a-b"
    #expect(run.said.contains("hint: " + hint) == isChoice, "\(run.stderr)")
    #expect(programs.input(of: "pbcopy") == nil)
  }

  @Test("goes on to the next program, and says why")
  func fallback() async throws {
    try programs.add("wl-copy", text: "no program")
    try programs.add("xclip", #"printf "Can't open display: \033[2J:9\nsee\n" >&2; exit 3"#)
    try programs.add("xsel", #"test ! -e "$HOME/broken" || kill -9 $$"#)
    let session = ["DISPLAY=:9", "WAYLAND_DISPLAY=w"]
    let run = try await programs.run("-c", "a.har", environment: session)
    let reasons = [
      "wl-copy: cannot be started: Exec format error",
      "xclip: failed with status 3 (Can't open display: \\u{1B}[2J:9)",
    ]
    let lines = reasons.map { "warning: \($0)" } + ["copied with xsel: \(Self.said)"]
    #expect(run == ToolRun(says: lines, 0))
    #expect(programs.input(of: "xsel") == Captures.ed25519)
    // Then the last one fails too.
    try directory.file("broken", "")
    let failure = try await programs.run("-c", "a.har", environment: session)
    let all = (reasons + ["xsel: failed with status 137"]).joined(separator: "; ")
    let hint = "hint: without --copy the output is printed"
    #expect(failure == ToolRun(says: ["error: nothing was copied: \(all)", hint], 2))
  }

  @Test("does not wait for an owner of the clipboard that stays behind")
  func staysBehind() async throws {
    try programs.add(
      "xclip",
      #"(while test -d "$HOME" -a ! -e "$HOME/over"; do /bin/sleep 0.1; done; echo late >&2) &"#)
    // Whoever ignores the ends of programs could wait for none; GNU's env can set that up.
    let run = try await ToolRun(
      shell: """
        ignore=--ignore-signal=CHLD; env $ignore true 2> /dev/null || ignore=
        env $ignore -i HOME="$PWD" PATH="$PWD/bin" DISPLAY=:9 TERM=dumb "$0" -c a.har 3>&1 2>&1 | cat
        : > over
        """, in: directory)
    #expect(run.stdout == "checkout-key: copied with xclip: \(Self.said)\n")
  }

  @Test("ends a program that hangs, and what it has started") func hang() throws {
    try programs.add("xclip", #"/bin/sleep 30 & echo $! > "$HOME/started"; /bin/sleep 30"#)
    let session = DesktopSession(environment: ["PATH": directory.path("bin").path])
    let program = DesktopProgram(name: "xclip", variables: ["HOME": directory.url.path])
    let start = ContinuousClock.now
    #expect(throws: DesktopProgram.Failure(program: "xclip", reason: .hung(.seconds(1)))) {
      try program.run(in: session, atMost: .seconds(1), mayStay: false)
    }
    #expect(ContinuousClock.now - start < .seconds(20))
    let started = try #require(directory.text("started").flatMap { pid_t($0.dropLast()) })
    // Its parent is gone, and the system takes a moment to clear it away.
    for _ in 0..<100 where kill(started, 0) == 0 { usleep(50_000) }
    #expect(kill(started, 0) != 0)
  }

  @Test(
    "gives a Mac's and Windows' programs letters beyond ASCII",
    arguments: [
      ("pbcopy", "LC_ALL=C", String.Encoding.utf8, "en_US.UTF-8"),
      ("clip.exe", "WSL_INTEROP=/run/x", .utf16LittleEndian, ""),
    ])
  func letters(name: String, variable: String, encoding: String.Encoding, locale: String)
    async throws
  {
    try programs.add(name, #"printf %s "$LC_ALL" > "$HOME/locale""#)
    let key = Captures.ed25519.replacing("someone", with: "jürgen🔑")
    try directory.file(
      "ü.har", Captures.har(Captures.created(key, fingerprint: Captures.ed25519MD5)))
    #expect(try await programs.run("-qc", "ü.har", environment: [variable]) == ToolRun(0))
    let input = try Data(contentsOf: directory.path("\(name).input"))
    #expect(String(data: input, encoding: encoding) == key)
    #expect(directory.text("locale") == locale)
  }

  @Test("goes through screen in pieces that its buffer of 256 bytes has room for")
  func screen() {
    let clipboard = TerminalClipboard(String(repeating: "x", count: 5_000))
    let pieces = clipboard.throughScreen.components(separatedBy: "\u{1B}P").dropFirst()
    #expect(pieces.allSatisfy { $0.hasSuffix("\u{1B}\\") && $0.utf8.count < 256 })
    // A piece ends at its first `ESC \`; so the sequence's own end is in two pieces.
    let insides = pieces.map { $0.dropLast(2) }
    #expect(insides.allSatisfy { !$0.contains("\u{1B}\\") })
    #expect(insides.joined() == clipboard.plain)
  }
}
