import Foundation
import TestSupport
import Testing

@testable import checkout_key

/// `--open`, with browsers that write down what they are given.
@Suite(.enabled(if: !DesktopSession.isMacOS, "macOS has one way to open a page, and would take it"))
struct BrowserTests {
  private let directory: TemporaryDirectory
  private let programs: FakePrograms
  private static let page = "https://bitbucket.org/acme/webapp/admin/access-keys/"

  init() throws {
    directory = try TemporaryDirectory(["a.har": Captures.capture(of: Captures.ed25519)])
    programs = try FakePrograms("firefox", "lynx", "wslview", "pbcopy", in: directory)
  }

  @Test(
    "takes the user's browser, then what the session offers",
    arguments: [
      (["BROWSER=none:firefox:lynx", "DISPLAY=:9"], "firefox", page),
      (["BROWSER=firefox --new-tab %s -x"], "firefox", "--new-tab\n\(page)\n-x"),
      // No file can be made there, and none is needed.
      (["BROWSER=firefox --new-tab", "TMPDIR=/proc"], "firefox", "--new-tab\n\(page)"),
      (["DISPLAY=:9", "WSL_INTEROP=x"], "xdg-open", page),
      (["WAYLAND_DISPLAY=w"], "xdg-open", page), (["WSL_DISTRO_NAME=Debian"], "wslview", page),
      (["BROWSER=/none/firefox", "WSL_INTEROP=x"], "wslview", page),
    ])
  func browsers(environment: [String], name: String, arguments: String) async throws {
    try programs.add("xdg-open")
    let run = try await programs.run("-q", "--open", "a.har", environment: environment)
    #expect(run == ToolRun(stdout: Captures.ed25519 + "\n", 0))
    #expect(programs.arguments(of: name) == arguments + "\n")
    #expect(programs.input(of: name) == "")
  }

  @Test(
    "says which browsers of the user's could not be used, and names a page that is not opened",
    arguments: [
      (["BROWSER=/none/firefox:lynx"], "/none/firefox: there is no such program", true),
      ([], "there is no browser here", false),
      (["BROWSER=none"], "none: there is no such program", false),
      (["DISPLAY=:9"], "xdg-open: failed with status 4", false),
    ])
  func noBrowser(environment: [String], reason: String, isOpened: Bool) async throws {
    try programs.add("xdg-open", "echo nobody hears this >&2; exit 4")
    let run = try await programs.run("-c", "--open", "a.har", environment: environment)
    let lines =
      isOpened
      ? ["warning: \(reason)", "opened \(Self.page)"]
      : ["warning: no page was opened: \(reason); open it yourself: \(Self.page)"]
    #expect(run.said.dropFirst() == lines[...])
    #expect(run.ending == 0)
    #expect(programs.input(of: "pbcopy") == Captures.ed25519)
  }

  @Test("leaves a browser running whose window is open") func staysOpen() async throws {
    try programs.add(
      "firefox",
      #"while test -d "$HOME" -a ! -e "$HOME/over"; do /bin/sleep 0.1; done; : > "$HOME/closed""#)
    let run = try await ToolRun(
      shell: """
        env -i HOME="$PWD" PATH="$PWD/bin" BROWSER=firefox TERM=dumb "$0" -q --open a.har 2>&1 | cat
        test -e closed || : > over
        for _ in $(seq 100); do test -e closed && echo closed && break; sleep 0.1; done
        """, through: .waits, in: directory)
    #expect(run.stdout == "\(Captures.ed25519)\nclosed\n")
  }

  @Test(
    "opens one page, and none but Bitbucket's",
    arguments: [
      (["circleci/1/2"], "circleci/1/2 is no Bitbucket project"),
      (["bitbucket/..%2F..%2Fevil/x"], "the capture's project is no Bitbucket project"),
      (["bitbucket/acme/webapp", "bitbucket/acme/api"], "the keys are for 2 projects"),
    ])
  func noPage(projects: [String], reason: String) async throws {
    let entries = projects.map { Captures.created(Captures.ed25519, url: Captures.url($0)) }
    try directory.file("a.har", Captures.har(entries))
    let run = try await programs.run("-q", "--open", "a.har", environment: ["BROWSER=firefox"])
    let keys = projects.map { _ in Captures.ed25519 + "\n" }.joined()
    #expect(run.stdout == keys && run.ending == 1)
    #expect(run.saidButHints.last?.hasPrefix("error: no page was opened: \(reason)") == true)
    #expect(programs.arguments(of: "firefox") == nil)
  }

  @Test("opens the page that it has written") func ownPage() async throws {
    let run = try await programs.run(
      "-q", "--open", "--format=html", "-okeys.html", "a.har", environment: ["BROWSER=firefox"])
    #expect(run == ToolRun(0))
    let path = directory.path("keys.html").resolvingSymlinksInPath().path
    #expect(programs.arguments(of: "firefox") == path + "\n")
  }
}

/// Where browsers save exports.
@Suite struct DownloadsFolderTests {
  @Test(
    "is what the session names",
    arguments: [
      ([:], nil, nil), (["HOME": "/h"], nil, "/h/Downloads"),
      (["XDG_DOWNLOAD_DIR": "/d"], nil, "/d"),
      (["HOME": "/h", "XDG_DOWNLOAD_DIR": "$HOME/d"], nil, "/h/d"),
      (["HOME": "/h", "XDG_DOWNLOAD_DIR": "d"], nil, "/h/Downloads"),
      (["HOME": "/h", "XDG_DOWNLOAD_DIR": "$HOMES/d"], nil, "/h/Downloads"),
      (["HOME": "/h"], "XDG_DOWNLOAD_DIR=\"$HOME/Téléchargements\"\n", "/h/Téléchargements"),
      (["HOME": "/h"], "# XDG_DOWNLOAD_DIR=\"/a\"\nXDG_DESKTOP_DIR=\"/b\"\n", "/h/Downloads"),
      (["HOME": "/h"], " XDG_DOWNLOAD_DIR = \"/a b\"\nXDG_DOWNLOAD_DIR=\"/c\"", "/c"),
      (["HOME": "/h"], "XDG_DOWNLOAD_DIR=\"relative\"\nXDG_DOWNLOAD_DIR\n=\n", "/h/Downloads"),
    ] as [([String: String], String?, String?)])
  func folder(environment: [String: String], file: String?, expected: String?) throws {
    let directory = try TemporaryDirectory()
    if let file { try directory.file("user-dirs.dirs", file) }
    var environment = environment
    environment["XDG_CONFIG_HOME"] = directory.url.path
    let folder = DesktopSession(environment: environment).downloadsFolder
    #expect(folder == expected.map { FilePath($0) })
  }
}
