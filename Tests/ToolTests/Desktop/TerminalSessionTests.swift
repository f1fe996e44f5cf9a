import Foundation
import TestSupport
import Testing

@testable import checkout_key

/// What people see who sit at a terminal.
@Suite(.enabled(if: try Machine.has("python3"), "python3 is missing, which makes terminals"))
struct TerminalSessionTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory(["a.har": Captures.capture(of: Captures.ed25519)])
  }

  /// Runs a command in a new session, with standard output and standard error on a terminal each, of
  /// which the first is the session's; prints what each shows.
  private static let script = """
    import fcntl, os, pty, select, signal, sys, termios
    # Foundation starts programs from a thread that blocks signals, and screen waits for one.
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    out, out_program = pty.openpty()
    err, err_program = pty.openpty()
    process = os.fork()
    if process == 0:
      os.setsid()
      fcntl.ioctl(out_program, termios.TIOCSCTTY, 0)
      for stream in 0, 1: os.dup2(out_program, stream)
      os.dup2(err_program, 2)
      os.execvp(sys.argv[2], sys.argv[2:])
    os.close(out_program); os.close(err_program)
    shown = {out: b"", err: b""}
    open_ends = {out, err}
    while open_ends:
      for end in select.select(list(open_ends), [], [], 20)[0] or list(open_ends):
        try: piece = os.read(end, 65536)
        except OSError: piece = b""
        shown[end] += piece
        if not piece: open_ends.discard(end)
    os.waitpid(process, 0)
    for end in (out, err):
      sys.stdout.buffer.write(shown[end].replace(b"\\r\\n", b"\\n") + b"=====\\n")
    """

  typealias Shown = (output: String, error: String)

  /// What a command shows.
  private func shown(by command: [String]) async throws -> Shown {
    let run = try await ToolRun(python: Self.script, command, in: directory)
    let texts = run.stdout.components(separatedBy: "=====\n")
    try #require(texts.count == 3, "\(run)")
    return (texts[0], texts[1])
  }

  /// What the tool shows.
  private func shown(_ line: String, _ environment: [String] = []) async throws -> Shown {
    let home = directory.url.path
    let session = ["-i", "HOME=\(home)", "PATH=\(home)/bin", "TERM=xterm", "NO_COLOR=1"]
    let words = [Executable.checkoutKey.path] + line.split(separator: " ").map(String.init)
    return try await shown(by: ["/usr/bin/env"] + session + environment + words)
  }

  private static let named = "bitbucket/acme/webapp (ssh-ed25519, MD5 \(Captures.ed25519MD5))"
  private static let tip = "Tip: --copy puts the key on the clipboard, --open opens that page.\n"

  @Test(
    "names the project before its key, and says the next steps",
    // The line of the key is ended for the steps.
    arguments: [("a.har", "\n", ""), ("-n a.har", "", "\n")])
  func key(line: String, end: String, gap: String) async throws {
    let shown = try await shown(line)
    #expect(shown.output == Captures.ed25519 + end)
    #expect(
      shown.error.hasPrefix("Key for \(Self.named):\n\(gap)\nNext:\n  1. Add it in Bitbucket"))
    #expect(shown.error.hasSuffix("     rm a.har\n\(Self.tip)"))
  }

  @Test("says the address of the page once, opened or not", arguments: [true, false])
  func page(isThere: Bool) async throws {
    let url = "https://bitbucket.org/acme/webapp/admin/access-keys/"
    if isThere { _ = try FakePrograms("xdg-open", in: directory) }
    let shown = try await shown("--open a.har", ["DISPLAY=:9"])
    #expect(shown.error.components(separatedBy: url).count == 2)
    #expect(shown.error.contains("1. Add it on the page that was opened") == isThere)
  }

  @Test("makes no command of a name that is not UTF-8", .enabled(if: NamesTests.takesBytes))
  func bytes() async throws {
    _ = try await ToolRun(shell: #"mv a.har "$(printf 'a\377.har')""#, in: directory)
    let shown = try await shown(".")
    #expect(shown.error.contains("checkout-key --format circleci-config FILE\n"))
    #expect(shown.error.contains("     rm FILE\n"))
  }

  @Test("tells the keys of projects apart, and leaves out the steps") func several() async throws {
    let api = Captures.created(url: Captures.url("bitbucket/acme/api"))
    try directory.file("two.har", Captures.har(Captures.created(Captures.ed25519), api))
    let shown = try await shown("two.har")
    #expect(
      shown.error == """
        Key for \(Self.named):
        Key for bitbucket/acme/api (ssh-rsa, MD5 \(Captures.rsaMD5)):

        Next: --format html -o keys.html makes a checklist page, -o keys/ a file per key.

        """)
  }

  @Test(
    "says nothing of that with -q, of records, into a file, and where one of the outputs is no terminal",
    arguments: ["-q", "-qn", "--format=json", "--format=ndjson", "-okey", "> out", "2> err"])
  func silent(options: String) async throws {
    let line = "\"$0\" a.har \(options)"
    let shown = try await shown(by: ["/bin/sh", "-c", line, Executable.checkoutKey.path])
    let texts = shown.output + shown.error
    #expect(!texts.contains("Key for") && !texts.contains("Next:"))
    #expect(directory.text("err") ?? "" == "")
    let written = (directory.text("out") ?? "") + (directory.text("key") ?? "")
    #expect((texts + written).contains(Captures.ed25519))
  }

  @Test(
    "does not pour a page or a script out",
    arguments: [("html", "keys.html"), ("curl", "add-keys.sh")])
  func file(format: String, name: String) async throws {
    let shown = try await shown("--format \(format) a.har")
    let error = "error: --format \(format) is for a file, not for a terminal"
    let hint = "hint: write it into one: the same command with -o \(name) at its end"
    #expect(shown == ("", ToolRun(says: [error, hint], 64).stderr))
  }

  @Test("of many captures says each reason once, and of few all of them", arguments: [3, 9])
  func reasons(count: Int) async throws {
    for number in 1..<count {
      let url = Captures.url("bitbucket/acme/\(number)")
      try directory.file("\(number).har", Captures.har(Captures.entry(url, status: "403")))
    }
    let shown = try await shown(".")
    let reason = "CircleCI answered 403 to Add User Key, so there is no key"
    let errors = shown.error.split(separator: "\n").filter { $0.contains("error: ") }
    let all = (1..<3).map { "checkout-key: ./\($0).har: error: entry 0: \(reason)" }
    let first = (1...5).map { "./\($0).har (entry 0)" }.joined(separator: ", ")
    let short = "checkout-key: error: \(reason): \(first) and 3 more"
    #expect(errors.map(String.init) == (count == 3 ? all : [short]))
  }

  // MARK: The terminal's clipboard

  private static let base64 = Data(Captures.ed25519.utf8).base64EncodedString()
  private static let sequence = "\u{1B}]52;c;\(base64)\u{1B}\\"

  @Test(
    "hands the key to the terminal, which does not confirm it, and prints it as well",
    arguments: [
      ([], [], nil, "there is no program for the clipboard here"),
      (["SSH_CONNECTION=1", "DISPLAY=:9"], ["xclip"], nil, nil),
      (["SSH_TTY=/dev/pts/0"], ["pbcopy"], nil, nil),
      (["WAYLAND_DISPLAY=w"], [], "wl-clipboard", "wl-copy: there is no such program"),
    ] as [([String], [String], String?, String?)])
  func terminal(environment: [String], programs: [String], package: String?, missing: String?)
    async throws
  {
    let fakes = try FakePrograms(in: directory)
    for name in programs { try fakes.add(name) }
    let sent = "sent to the terminal's own clipboard, which may ignore it, and printed as well"
    let key = "bitbucket/acme/webapp, ssh-ed25519, MD5 \(Captures.ed25519MD5)"
    let said =
      missing.map { reason in "error: no program copied the key (\(reason)): it was \(sent)" }
      ?? "\(sent): \(key)"
    let hint = package.map { "checkout-key: hint: install \($0)\n" } ?? ""
    let shown = try await shown("-c a.har", environment)
    #expect(shown.output == Self.sequence + Captures.ed25519 + "\n")
    #expect(
      shown.error.hasPrefix("checkout-key: \(said)\n\(hint)\nNext:\n  1. Paste it in Bitbucket"))
    #expect(programs.allSatisfy { fakes.input(of: $0) == nil })
  }

  @Test("takes a program where the terminal is no other machine's") func program() async throws {
    let fakes = try FakePrograms("xclip", in: directory)
    let shown = try await shown("-c a.har", ["DISPLAY=:9"])
    #expect(shown.output == "")
    #expect(fakes.input(of: "xclip") == Captures.ed25519)
  }

  @Test("wraps the sequence for what is around the tool") func wrapped() async throws {
    let fakes = try FakePrograms("tmux", in: directory)
    let through = "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;\(Self.base64)\u{1B}\u{1B}\\\u{1B}\\"
    let tmux = try await shown("-qc a.har", ["TMUX=/x,1,0"])
    let printed = Captures.ed25519 + "\n"
    #expect(tmux.output == through + printed)
    #expect(fakes.input(of: "tmux") == Captures.ed25519)
    #expect(fakes.arguments(of: "tmux") == "load-buffer\n-w\n-\n")
    // Before version 3.2 there was no `-w`.
    try fakes.add("tmux", "exit 1")
    let old = try await shown("-qc a.har", ["TMUX=/x,1,0"])
    #expect(old.output == Self.sequence + through + printed)
  }

  @Test("sends nothing to a terminal that would show it", arguments: ["dumb", "linux"])
  func dumb(name: String) async throws {
    let shown = try await shown("-qc a.har", ["TERM=\(name)"])
    #expect(shown.output == "")
    #expect(shown.error.contains("there is no clipboard here"))
  }

  @Test(
    "reaches the terminal around tmux and screen, and tmux's own clipboard",
    .enabled(if: try Machine.has("tmux", "screen"), "tmux or screen is missing"),
    arguments: ["", "set -g set-clipboard on", "set -g allow-passthrough on", nil])
  func multiplexer(tmux configuration: String?) async throws {
    // Longer than screen's buffer.
    try directory.file("rsa.har", Captures.capture(of: Captures.rsa))
    try directory.file("tmux.conf", configuration ?? "")
    let tool = "\(Executable.checkoutKey.path) -qc rsa.har"
    let words =
      configuration == nil
      ? ["screen", "-c", "/dev/null", "sh", "-c", "\(tool); sleep 1"]
      : ["tmux", "-S", "socket", "-f", "tmux.conf", "new", "\(tool); tmux show-buffer > buffer"]
    let shown = try await shown(by: ["env", "TERM=xterm-256color", "SSH_CONNECTION=1"] + words)
    let texts = shown.output.matches(of: #/\e\]52;c?;([A-Za-z0-9+\/=]*)(\a|\e\\)/#).map(\.output.1)
    #expect(Set(texts) == [Data(Captures.rsa.utf8).base64EncodedString()[...]])
    #expect(directory.text("buffer") == configuration.map { _ in Captures.rsa })
  }
}
