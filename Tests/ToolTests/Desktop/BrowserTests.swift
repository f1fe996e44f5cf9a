import Foundation
import TestSupport
import Testing

@testable import checkout_key

/// `--open`, with browsers that write down what they are given.
@Suite(.enabled(if: !DesktopSession.isMacOS, "macOS has one way to open a page, and would take it"))
struct BrowserTests {
  private let directory: TemporaryDirectory
  private static let page = "https://bitbucket.org/acme/webapp/admin/access-keys/"

  init() throws {
    directory = try TemporaryDirectory()
    try directory.file("a.har", Captures.capture(of: Captures.ed25519))
  }

  @Test(
    "takes the user's browser, then what the session offers",
    arguments: [
      (["BROWSER=firefox"], "firefox", page),
      (["BROWSER=none:firefox:lynx", "DISPLAY=:9"], "firefox", page),
      (["BROWSER=firefox --new-tab %s -x"], "firefox", "--new-tab\n\(page)\n-x"),
      (["BROWSER=firefox --new-tab"], "firefox", "--new-tab\n\(page)"),
      (["DISPLAY=:9", "WSL_INTEROP=x"], "xdg-open", page),
      (["WAYLAND_DISPLAY=w"], "xdg-open", page),
      (["WSL_DISTRO_NAME=Debian"], "wslview", page),
      (["BROWSER=/none", "WSL_DISTRO_NAME=Debian"], "wslview", page),
      // No file can be made there, and none is needed.
      (["BROWSER=firefox", "TMPDIR=/proc"], "firefox", page),
    ])
  func browsers(environment: [String], name: String, arguments: String) async throws {
    let programs = try FakePrograms("firefox", "lynx", "xdg-open", "wslview", in: directory)
    let run = try await programs.run("--open", "a.har", environment: environment)
    #expect(run.stdout == Captures.ed25519 + "\n")
    #expect(run.messages.last == "checkout-key: opened \(Self.page)")
    #expect(run.ending == 0)
    #expect(programs.arguments(of: name) == arguments + "\n")
    #expect(programs.input(of: name) == "")
  }

  @Test("says which browser of the user's could not be used") func missing() async throws {
    let programs = try FakePrograms("wslview", in: directory)
    let run = try await programs.run(
      "--open", "a.har", environment: ["BROWSER=/none/firefox", "WSL_INTEROP=x"])
    #expect(
      run.messages == [
        "checkout-key: warning: /none/firefox: there is no such program",
        "checkout-key: opened \(Self.page)",
      ])
  }

  @Test(
    "names the page where it can't be opened",
    arguments: [
      ([], "there is no browser here"),
      (["BROWSER=none"], "none: there is no such program"),
      (["DISPLAY=:9"], "xdg-open: failed with status 4"),
    ])
  func noBrowser(environment: [String], reason: String) async throws {
    let programs = try FakePrograms("pbcopy", in: directory)
    try programs.add("xdg-open", "echo nobody hears this >&2; exit 4")
    let run = try await programs.run("-c", "--open", "a.har", environment: environment)
    #expect(
      run.messages.dropFirst() == [
        "checkout-key: warning: no page was opened: \(reason); open it yourself: \(Self.page)"
      ])
    #expect(run.ending == 0)
    #expect(programs.input(of: "pbcopy") == Captures.ed25519)
  }

  @Test("leaves a browser running whose window is open") func staysOpen() async throws {
    let programs = try FakePrograms(in: directory)
    try programs.add("firefox", #"/bin/sleep 3; echo > "$HOME/closed""#)
    let run = try await ToolRun(
      shell: """
        env -i HOME="$PWD" PATH="$PWD/bin" BROWSER=firefox TERM=dumb "$0" -q --open a.har 2>&1 | cat
        test -e closed || echo open; sleep 2; test -e closed && echo closed
        """, through: .waits, in: directory)
    #expect(run.stdout == "\(Captures.ed25519)\nopen\nclosed\n")
  }

  @Test(
    "opens no page but Bitbucket's",
    arguments: [
      ("github/acme/webapp", "github/acme/webapp"), ("circleci/1/2", "circleci/1/2"),
      ("bitbucket/acme/..", "the capture's project"), ("bitbucket/acme", "the capture's project"),
      ("bitbucket/..%2F..%2Fevil.example/x", "the capture's project"),
    ])
  func notBitbucket(path: String, shown: String) async throws {
    let programs = try FakePrograms("firefox", in: directory)
    try directory.file(
      "other.har",
      Captures.har(Captures.entry(Captures.url(path), body: Captures.body(Captures.ed25519))))
    let run = try await programs.run("--open", "other.har", environment: ["BROWSER=firefox"])
    #expect(run.stdout == Captures.ed25519 + "\n")
    #expect(run.stderr.contains("no page was opened: \(shown) is no Bitbucket project"))
    #expect(run.ending == 1)
    #expect(programs.arguments(of: "firefox") == nil)
  }

  @Test("gives the browser nothing that is more than a path") func hostile() async throws {
    let programs = try FakePrograms("firefox", in: directory)
    try directory.file("hostile.har", try HostileCapture.text())
    let run = try await programs.run(
      "-q", "--open", "hostile.har", environment: ["BROWSER=firefox"])
    #expect(run.ending == 0)
    let url = programs.arguments(of: "firefox") ?? ""
    #expect(
      url.wholeMatch(of: #/https://bitbucket\.org/[\w.~%-]+/[\w.~%-]+/admin/access-keys/\n/#) != nil
    )
    #expect(directory.names.contains("PWNED") == false)
  }

  @Test("opens the page that it has written") func ownPage() async throws {
    let programs = try FakePrograms("firefox", in: directory)
    let run = try await programs.run(
      "-q", "--open", "--format=html", "-okeys.html", "a.har", environment: ["BROWSER=firefox"])
    #expect(run == ToolRun(0))
    let path = directory.path("keys.html").resolvingSymlinksInPath().path
    #expect(programs.arguments(of: "firefox") == path + "\n")
  }

  @Test("opens no page for several projects") func several() async throws {
    let programs = try FakePrograms("firefox", in: directory)
    let other = Captures.entry(
      Captures.url("bitbucket/acme/api"), body: Captures.body(Captures.rsa))
    try directory.file("b.har", Captures.har(other))
    let run = try await programs.run(
      "-q", "--open", "a.har", "b.har", environment: ["BROWSER=firefox"])
    #expect(
      run
        == ToolRun(
          stdout: "\(Captures.ed25519)\n\(Captures.rsa)\n",
          stderr: "checkout-key: error: no page was opened: the keys are for 2 projects\n", 1))
    #expect(programs.arguments(of: "firefox") == nil)
  }
}

/// Where browsers save exports.
@Suite struct DownloadsFolderTests {
  @Test(
    "is what the session names",
    arguments: [
      ([:], nil, nil), (["HOME": "/h"], nil, "/h/Downloads"),
      (["HOME": "/h", "XDG_DOWNLOAD_DIR": "/d"], nil, "/d"),
      (["XDG_DOWNLOAD_DIR": "/d"], nil, "/d"),
      (["HOME": "/h", "XDG_DOWNLOAD_DIR": "$HOME/d"], nil, "/h/d"),
      (["HOME": "/h", "XDG_DOWNLOAD_DIR": "d"], nil, "/h/Downloads"),
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
