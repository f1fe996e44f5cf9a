import CheckoutKey
import Foundation
import TestSupport
import Testing

@testable import checkout_key

/// `--copy`, with programs that write down what they are given.
@Suite struct ClipboardTests {
  private let directory: TemporaryDirectory
  private static let said = "bitbucket/acme/webapp, ssh-ed25519, MD5 \(Captures.ed25519MD5)"

  init() throws {
    directory = try TemporaryDirectory()
    try directory.file("a.har", Captures.capture(of: Captures.ed25519))
  }

  @Test(
    "takes the program that the session offers",
    arguments: [
      ("pbcopy", ["DISPLAY=:9", "WAYLAND_DISPLAY=w"], ""),
      ("wl-copy", ["DISPLAY=:9", "WAYLAND_DISPLAY=w"], "--type\ntext/plain\n"),
      ("xclip", ["DISPLAY=:9"], "-selection\nclipboard\n"),
      ("xsel", ["DISPLAY=:9"], "--clipboard\n--input\n"),
      ("clip.exe", ["WSL_DISTRO_NAME=Debian"], ""),
      // No file can be made there, and none is needed.
      ("clip.exe", ["WSL_DISTRO_NAME=Debian", "TMPDIR=/proc"], ""),
      // A far machine's clipboard is better than none, if no terminal takes the text.
      ("xclip", ["DISPLAY=:9", "SSH_CONNECTION=1"], "-selection\nclipboard\n"),
    ])
  func programs(name: String, environment: [String], arguments: String) async throws {
    let all = ["pbcopy", "wl-copy", "xclip", "xsel", "clip.exe"]
    let programs = try FakePrograms(in: directory)
    // Those after it are there too.
    for other in all.drop(while: { $0 != name }) { try programs.add(other) }
    let run = try await programs.run("-c", "a.har", environment: environment)
    #expect(run == ToolRun(stderr: "checkout-key: copied with \(name): \(Self.said)\n", 0))
    #expect(programs.input(of: name) == Captures.ed25519)
    #expect(programs.arguments(of: name) == arguments)
    #expect(all.filter { programs.input(of: $0) != nil } == [name])
  }

  @Test(
    "does not take a program that the session has no use for",
    arguments: [
      ([], "needs a desktop"), (["WAYLAND_DISPLAY=w"], "install wl-clipboard"),
      (["DISPLAY=:9"], "install xclip or xsel"), (["DISPLAY="], "needs a desktop"),
    ])
  func noClipboard(environment: [String], hint: String) async throws {
    let programs = try FakePrograms(in: directory)
    let run = try await programs.run("--copy", "a.har", environment: environment)
    #expect(run.stdout == "")
    #expect(
      run.messages.first == "checkout-key: error: there is no clipboard here, so nothing was copied"
    )
    #expect(run.messages.last?.contains(hint) == true)
    #expect(run.messages.count == 2)
    #expect(run.ending == 2)
  }

  @Test("copies what is printed, without the last line feed", arguments: OutputFormat.allCases)
  func formats(format: OutputFormat) async throws {
    let programs = try FakePrograms("pbcopy", in: directory)
    let options = ["--format", format.rawValue, "--label", "ü", "a.har"]
    let printed = try await ToolRun(arguments: options, in: directory).stdout
    let run = try await programs.run("-qc", options[0], options[1], options[2], options[3], "a.har")
    if format.isForPeople {
      #expect(run == ToolRun(0))
      #expect(programs.input(of: "pbcopy").map { $0 + "\n" } == printed)
    } else {
      #expect(run.ending == 64)
      #expect(run.stderr.contains("--copy can't be used with --format \(format.rawValue)"))
      #expect(programs.input(of: "pbcopy") == nil)
    }
  }

  @Test("refuses to copy and to write a file") func copyAndOutput() async throws {
    for words in [["-co", "key"], ["-c", "--output=keys/"]] {
      let run = try await ToolRun(arguments: words + ["a.har"], in: directory)
      #expect(run.messages.first?.contains("--copy and -o can't be used together") == true)
      #expect(run.ending == 64)
    }
    #expect(directory.names == ["a.har"])
  }

  @Test("copies nothing where there are several keys") func several() async throws {
    let programs = try FakePrograms("pbcopy", in: directory)
    try directory.file(
      "two.har",
      Captures.har(
        Captures.entry(body: Captures.body(Captures.rsa)),
        Captures.entry(
          Captures.url("bitbucket/acme/a-b"), body: Captures.body(Captures.ed25519))))
    let run = try await programs.run("-c", "two.har")
    #expect(
      run
        == ToolRun(
          stderr: """
            checkout-key: error: nothing was copied: there are 2 keys, and a clipboard holds one
            checkout-key: hint: choose one with --project bitbucket/acme/webapp or --project \
            bitbucket/acme/a-b

            """, 1))
    #expect(programs.input(of: "pbcopy") == nil)
    let one = try await programs.run("-qc", "--project", "bb/acme/webapp", "two.har")
    #expect(one == ToolRun(0))
    #expect(programs.input(of: "pbcopy") == Captures.rsa)
  }

  @Test("touches no clipboard where there is no key") func noKey() async throws {
    let programs = try FakePrograms("pbcopy", in: directory)
    try directory.file("none.har", Captures.har())
    let run = try await programs.run("-c", "--open", "none.har")
    #expect(run.ending == 1)
    #expect(run.stdout == "")
    #expect(programs.input(of: "pbcopy") == nil)
  }

  @Test("goes on to the next program, and shows what the first one said") func fallback()
    async throws
  {
    let programs = try FakePrograms("xsel", in: directory)
    try programs.add("xclip", #"printf "Can't open display: \033[2J:9\nsee\n" >&2; exit 3"#)
    try programs.add("wl-copy", text: "no program")
    let run = try await programs.run(
      "-c", "a.har", environment: ["DISPLAY=:9", "WAYLAND_DISPLAY=w"])
    #expect(
      run
        == ToolRun(
          stderr: """
            checkout-key: warning: wl-copy: cannot be started: Exec format error
            checkout-key: warning: xclip: failed with status 3 (Can't open display: \\u{1B}[2J:9)
            checkout-key: copied with xsel: \(Self.said)

            """, 0))
    #expect(programs.input(of: "xsel") == Captures.ed25519)
  }

  @Test("says why nothing was copied") func failure() async throws {
    let programs = try FakePrograms(in: directory)
    try programs.add("xclip", "kill -9 $$")
    let run = try await programs.run("-c", "a.har", environment: ["DISPLAY=:9"])
    #expect(
      run
        == ToolRun(
          stderr: """
            checkout-key: error: nothing was copied: xclip: failed with status 137
            checkout-key: hint: without --copy the output is printed

            """, 2))
  }

  @Test("passes over what is no program, and directories that the user happens to be in")
  func searchPath() async throws {
    let programs = try FakePrograms(in: directory)
    try programs.add("pbcopy", mode: 0o644)
    try directory.file("bin/xclip/file", "")
    // `run` puts the current directory on the path, in three ways.
    try programs.add("../xsel")
    let run = try await programs.run("-c", "a.har", environment: ["DISPLAY=:9"])
    #expect(run.stderr.contains("there is no clipboard here"))
    #expect(programs.input(of: "xsel") == nil)
  }

  @Test("does not wait for an owner of the clipboard that stays behind") func staysBehind()
    async throws
  {
    let programs = try FakePrograms(in: directory)
    try programs.add("xclip", #"(/bin/sleep 4; echo late >&2; echo > "$HOME/late") &"#)
    let run = try await ToolRun(
      shell: """
        env -i HOME="$PWD" PATH="$PWD/bin" DISPLAY=:9 TERM=dumb "$0" -c a.har 3>&1 2>&1 | cat
        test ! -e late && echo early
        """, in: directory)
    #expect(run.stdout == "checkout-key: copied with xclip: \(Self.said)\nearly\n")
  }

  @Test("ends a program that hangs, and what it has started") func hang() throws {
    let programs = try FakePrograms(in: directory)
    try programs.add("xclip", "/bin/sleep 30 & /bin/sleep 30")
    let session = DesktopSession(environment: ["PATH": directory.path("bin").path])
    let limit = Duration.milliseconds(300)
    let start = ContinuousClock.now
    #expect(throws: DesktopProgram.Failure(program: "xclip", reason: .hung(limit))) {
      try DesktopProgram(name: "xclip").run(in: session, atMost: limit, mayStay: false)
    }
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test("gives a Mac's program letters beyond ASCII, by the same path as any other")
  func locale() async throws {
    let programs = try FakePrograms(in: directory)
    try programs.add("pbcopy", #"printf %s "$LC_ALL" > "$HOME/locale""#)
    try programs.add("../pbcopy", "exit 3")
    let capture = Captures.capture(of: Captures.ed25519).replacing("someone", with: "jürgen")
    try directory.file("ü.har", capture)
    let run = try await programs.run(
      "-c", "ü.har", environment: ["PATH=.:\(directory.path("bin").path)", "LC_ALL=C"])
    #expect(run == ToolRun(stderr: "checkout-key: copied with pbcopy: \(Self.said)\n", 0))
    #expect(programs.input(of: "pbcopy")?.contains("jürgen") == true)
    #expect(directory.text("locale") == "en_US.UTF-8")
  }

  @Test("gives Windows letters that its code page does not have") func windows() async throws {
    let programs = try FakePrograms("clip.exe", in: directory)
    let capture = Captures.capture(of: Captures.ed25519).replacing("someone", with: "jürgen🔑")
    try directory.file("ü.har", capture)
    let run = try await programs.run("-qc", "ü.har", environment: ["WSL_INTEROP=/run/x"])
    #expect(run == ToolRun(0))
    let input = try Data(contentsOf: directory.path("clip.exe.input"))
    let key = Captures.ed25519.replacing("someone", with: "jürgen🔑")
    #expect(String(data: input, encoding: .utf16LittleEndian) == key)
  }

  @Test("copies what no pipe has room for") func large() async throws {
    let programs = try FakePrograms("xclip", in: directory)
    let label = String(repeating: "x", count: 100_000)
    let run = try await programs.run(
      "-qc", "--format=bitbucket", "--label", label, "a.har", environment: ["DISPLAY=:9"])
    #expect(run == ToolRun(0))
    #expect(programs.input(of: "xclip")?.hasSuffix("\(label)\"}") == true)
  }
}
