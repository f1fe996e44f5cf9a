import Foundation
import TestSupport
import Testing

/// The clipboard as real desktops have it, and read back by their own programs.
@Suite struct RealDesktopTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    try directory.file("a.har", Captures.capture(of: Captures.ed25519))
  }

  /// Starts an X server on a display of its own, which ends with the shell; other signals may be
  /// blocked in what Foundation starts.
  private static let xvfb = """
    exec 3> display; Xvfb -displayfd 3 2> /dev/null & server=$!; trap 'kill -9 $server' EXIT
    until test -s display; do sleep 0.1; done; unset WAYLAND_DISPLAY SSH_CONNECTION TMUX
    export DISPLAY=:$(cat display) TERM=dumb
    """

  @Test(
    "is X11's", .enabled(if: Machine.isLinux, "macOS has a clipboard of its own"),
    .enabled(if: try Machine.has("Xvfb", "xclip", "xsel"), "Xvfb, xclip or xsel is missing"),
    arguments: ["xclip", "xsel"])
  func x11(program: String) async throws {
    let run = try await ToolRun(
      shell: """
        \(Self.xvfb)
        mkdir bin; ln -s "$(command -v \(program))" bin
        PATH="$PWD/bin" "$0" -c a.har 2>&1 | cat
        # Both programs go to the background before the server knows whose the clipboard is, and then
        # a first read may still find nothing.
        pasted() {
          for _ in $(seq 100); do "$@" > text; test -s text && break; sleep 0.1; done
          cat text; echo .
        }
        pasted xclip -o -selection clipboard; pasted xsel --clipboard
        """, in: directory)
    #expect(
      run.stdout == """
        checkout-key: copied with \(program): bitbucket/acme/webapp, ssh-ed25519, MD5 \
        \(Captures.ed25519MD5)
        \(Captures.ed25519).
        \(Captures.ed25519).

        """)
  }

  @Test(
    "says that there is no X server", .enabled(if: Machine.isLinux, "macOS needs none"),
    .enabled(if: try Machine.has("xclip", "xsel"), "xclip or xsel is missing")
  )
  func noServer() async throws {
    let run = try await ToolRun(
      shell: #"DISPLAY=:4711 TERM=dumb WAYLAND_DISPLAY= SSH_CONNECTION= "$0" -c a.har"#,
      in: directory)
    #expect(run.stderr.contains("xclip: failed with status 1 (Error: Can't open display: :4711)"))
    #expect(run.stderr.contains("xsel: failed with status 1"))
    #expect(run.ending == 2)
  }

  /// Weston's headless backend has no seat, and so no clipboard; inside an X server it has both.
  @Test(
    "is Wayland's", .enabled(if: Machine.isLinux, "macOS has a clipboard of its own"),
    .enabled(
      if: try Machine.has("Xvfb", "weston", "wl-copy"), "Xvfb, weston or wl-clipboard is missing"))
  func wayland() async throws {
    let run = try await ToolRun(
      shell: """
        \(Self.xvfb)
        mkdir -m 700 run; export XDG_RUNTIME_DIR=$PWD/run
        weston --backend=x11-backend.so --socket=w --no-config 2> /dev/null > /dev/null & weston=$!
        trap 'kill -9 $weston $server' EXIT
        until test -S run/w; do sleep 0.1; done
        export WAYLAND_DISPLAY=w
        "$0" -c --format bitbucket a.har 2>&1 | cat
        wl-paste --no-newline; echo .; wl-paste --list-types | grep -qx text/plain && echo text
        """, in: directory)
    #expect(
      run.stdout == """
        checkout-key: copied with wl-copy: bitbucket/acme/webapp, ssh-ed25519, MD5 \
        \(Captures.ed25519MD5)
        {"key":"\(Captures.ed25519)","label":"CircleCI User Key"}.
        text

        """)
  }

  /// Runs a terminal multiplexer on a terminal, and prints what that shows behind the first OSC 52.
  private static let around = """
    import os, pty, re, select, signal, sys, time
    # Foundation starts programs from a thread that blocks signals, and screen waits for one.
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    process, terminal = pty.fork()
    if process == 0:
      os.environ["TERM"] = "xterm-256color"
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

  private static let base64 = Data(Captures.ed25519.utf8).base64EncodedString()

  @Test(
    "is tmux's, and that of the terminal around it",
    .enabled(if: try Machine.has("tmux", "python3"), "tmux or python3 is missing"),
    arguments: ["", "set -g set-clipboard on", "set -g allow-passthrough on"])
  func tmux(configuration: String) async throws {
    try directory.file("tmux.conf", configuration)
    let inside =
      "SSH_CONNECTION=1 \(Executable.checkoutKey.path) -qc a.har; tmux show-buffer > buffer"
    let run = try await ToolRun(
      python: Self.around,
      ["tmux", "-S", "socket", "-f", "tmux.conf", "new-session", inside], in: directory)
    #expect(directory.text("buffer") == Captures.ed25519)
    #expect(run.stdout == Self.base64 + "\n")
  }

  @Test(
    "is that of the terminal around screen",
    .enabled(if: try Machine.has("screen", "python3"), "screen or python3 is missing"))
  func screen() async throws {
    try directory.file("long.har", Captures.capture(of: Captures.rsa))
    let inside = "SSH_CONNECTION=1 \(Executable.checkoutKey.path) -qc long.har; sleep 1"
    let run = try await ToolRun(
      python: Self.around, ["screen", "-c", "/dev/null", "sh", "-c", inside], in: directory)
    #expect(run.stdout == Data(Captures.rsa.utf8).base64EncodedString() + "\n")
  }
}
