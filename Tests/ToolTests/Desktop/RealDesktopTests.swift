import Foundation
import TestSupport
import Testing

/// The clipboard as real desktops and terminals have it, read back by their own programs.
@Suite struct RealDesktopTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    try directory.file("a.har", Captures.capture(of: Captures.rsa))
  }

  /// Starts an X server on a display of its own, which ends with the shell; other signals may be
  /// blocked in what Foundation starts.
  private static let xvfb = """
    exec 3> display; Xvfb -displayfd 3 2> /dev/null & server=$!; trap 'kill -9 $server' EXIT
    until test -s display; do sleep 0.1; done; unset WAYLAND_DISPLAY SSH_CONNECTION TMUX
    export DISPLAY=:$(cat display) TERM=dumb
    """

  /// Weston's headless backend has no seat, and so no clipboard; inside an X server it has both.
  private static let weston = """
    mkdir -m 700 run; export XDG_RUNTIME_DIR=$PWD/run
    weston --backend=x11-backend.so --socket=w --no-config 2> /dev/null > /dev/null & weston=$!
    trap 'kill -9 $weston $server' EXIT
    until test -S run/w; do sleep 0.1; done
    export WAYLAND_DISPLAY=w
    """

  @Test(
    "is the desktop's", .enabled(if: Machine.isLinux, "macOS has a clipboard of its own"),
    .enabled(if: try Machine.has("Xvfb", "xclip", "xsel", "weston", "wl-copy"), "one is missing"),
    arguments: [
      ("xclip", "", "xclip -o -selection clipboard"), ("xsel", "", "xsel --clipboard --output"),
      ("wl-copy", weston, "wl-paste --no-newline -t text/plain"),
    ])
  func desktop(program: String, server: String, reader: String) async throws {
    let run = try await ToolRun(
      shell: """
        \(Self.xvfb)
        \(server)
        mkdir bin; ln -s "$(command -v \(program))" "$(command -v cat)" bin
        PATH="$PWD/bin" "$0" -qc a.har 2>&1 | cat
        # A program goes to the background before the server knows whose the clipboard is.
        for _ in $(seq 100); do \(reader) > text; test -s text && break; sleep 0.1; done; cat text
        """, in: directory)
    #expect(run.stdout == Captures.rsa)
  }

  /// Runs a terminal multiplexer on a terminal, and prints what that shows behind the first OSC 52.
  private static let around = """
    import os, pty, re, select, signal, sys, time
    # Foundation starts programs from a thread that blocks signals, and screen waits for one.
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    process, terminal = pty.fork()
    if process == 0:
      os.environ.update(TERM="xterm-256color", SSH_CONNECTION="1")
      os.execvp(sys.argv[2], sys.argv[2:])
    shown = b""
    end = time.time() + 15
    while time.time() < end:
      if select.select([terminal], [], [], 0.2)[0]:
        try: shown += os.read(terminal, 65536)
        except OSError: break
    found = re.findall(rb"\\x1b\\]52;c?;([A-Za-z0-9+/=]*)(\\x07|\\x1b\\\\)", shown)
    print(*sorted({text.decode() for text, _ in found}))
    """

  @Test(
    "is that of the terminal around tmux and screen, and tmux's own",
    .enabled(if: try Machine.has("tmux", "screen", "python3"), "tmux or screen is missing"),
    arguments: ["", "set -g set-clipboard on", "set -g allow-passthrough on", nil])
  func terminal(tmux configuration: String?) async throws {
    try directory.file("tmux.conf", configuration ?? "")
    let tool = Executable.checkoutKey.path
    let words =
      configuration == nil
      ? ["screen", "-c", "/dev/null", "sh", "-c", "\(tool) -qc a.har; sleep 1"]
      : ["tmux", "-S", "socket", "-f", "tmux.conf", "new-session"]
        + ["\(tool) -qc a.har; tmux show-buffer > buffer"]
    let run = try await ToolRun(python: Self.around, words, in: directory)
    #expect(run.stdout == Data(Captures.rsa.utf8).base64EncodedString() + "\n")
    #expect(directory.text("buffer") == configuration.map { _ in Captures.rsa })
  }
}
