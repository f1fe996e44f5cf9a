import Foundation
import TestSupport
import Testing

@testable import checkout_key

/// `watch`, while a shell does to a directory what browsers do.
@Suite struct WatchTests {
  private let directory: TemporaryDirectory
  private static let key = Captures.ed25519 + "\n"
  private static let rsa = Captures.rsa + "\n"

  init() throws {
    directory = try TemporaryDirectory([
      "key.txt": Captures.capture(of: Captures.ed25519),
      "rsa.txt": Captures.capture(of: Captures.rsa), "none.txt": Captures.har(),
      "other.txt": Captures.capture(of: Captures.ed25519, project: "bitbucket/acme/api"),
      "w/old.har": Captures.capture(of: Captures.rsa),
    ])
  }

  /// Runs the tool on the directory `w`, and a script in it as soon as the tool waits.
  ///
  /// In the script `said WORDS` waits for something that the tool has to say or to print, and
  /// `at_once COMMAND…` keeps the tool from looking meanwhile.
  private func watch(
    _ options: String = "", _ script: String, through program: String = "", place: String = "w"
  ) async throws -> ToolRun {
    try await ToolRun(
      shell: """
        : > said; : > printed; here=$PWD
        (cd \(place == "." ? "w" : "."); exec env \(program) "$0" watch --timeout 25 \(options) \
          \(place)) 2> said > printed & tool=$!
        said() {
          for _ in $(seq 400); do
            grep -q -e "$1" "$here/said" "$here/printed" && return; sleep 0.05
          done
        }
        at_once() { kill -STOP $tool; "$@"; kill -CONT $tool; }
        put() { while test $# != 0; do cp "../$1.txt" "$2"; shift 2; done; }
        said waiting; (cd w; \(script))
        wait $tool 2> /dev/null; status=$?
        cat printed; grep -v 'Ctrl-C' said >&2; exit $status
        """, through: .waits, in: directory)
  }

  @Test("prints the key of a capture that is written in pieces, once it is complete")
  func inPieces() async throws {
    let body = "[\(Captures.body(Captures.ed25519))]"
    try directory.file(
      "list.txt", Captures.har(Captures.entry(status: 200, method: "GET", body: body)))
    let run = try await watch(
      "--listed", "head -c 300 ../list.txt > a.har; sleep 0.7; tail -c +301 ../list.txt >> a.har")
    #expect(run == ToolRun(stdout: Self.key, 0))
  }

  @Test("explains a capture without a key once, and says that it waits on")
  func withoutKey() async throws {
    // What only its time tells apart comes up with the next one.
    let run = try await watch(
      "", "put none a.har; said still; at_once eval 'touch a.har; cp ../key.txt b.har'")
    #expect(run.stdout == Self.key && run.ending == 0)
    #expect(
      run.saidButHints == [
        "w/a.har: error: it holds no requests", "still waiting for a capture in w",
      ])
  }

  @Test("prints nothing of captures that are cut off, but names them beside one that is complete")
  func half() async throws {
    // The key's entry is complete, but a newer one may follow.
    for missing in [200, 3, 2] {
      let capture = Captures.capture(of: Captures.ed25519, project: "bitbucket/acme/\(missing)")
      try directory.file("\(missing).txt", String(capture.dropLast(missing)))
    }
    let run = try await watch("", "at_once put 200 a.har 3 b.har 2 c.har key d.har")
    let names = ["w/a.har", "w/b.har", "w/c.har"]
    let lines = names.map { "\($0): has come up too, and no key was taken from it" }
    #expect(run == ToolRun(stdout: Self.key, says: lines, 0))
  }

  @Test("gives no key of a cut capture that is left so, nor an older one of its project")
  func leftHalf() async throws {
    let new = Captures.har(Captures.created(Captures.ed25519, time: "2026-11-23T12:00:00Z"))
    try directory.file("cut.txt", String(new.dropLast(3)))
    try directory.file("old.txt", Captures.har(Captures.created(time: "2026-11-23T11:00:00Z")))
    let run = try await watch(
      "", "put cut a.har; said 'a newer key may be'; at_once put old b.har other c.har")
    #expect(run.stdout == Self.key, "of the other project")
    #expect(run.stderr.contains("w/b.har: error: its key of bitbucket/acme/webapp is not given"))
  }

  @Test(
    "takes nothing of a capture that changes while it is read", .enabled(if: try Fault.canBeMade))
  func changesMeanwhile() async throws {
    let fault = Fault(in: "read", of: "a.har", at: 2, .behind(shell: "cat key.txt > w/a.har"))
    let variables = fault.environment.map { "'\($0)'" }.joined(separator: " ")
    let run = try await watch("", "put rsa a.har", through: variables)
    #expect(run == ToolRun(stdout: Self.key, 0))
  }

  @Test(
    "goes on if that is asked for, chooses among captures that come up together, and repeats none")
  func forever() async throws {
    let run = try await watch(
      "--forever",
      """
      at_once put key a.har rsa b.har; said ssh-rsa
      at_once eval 'mv a.har c.har; touch b.har; cp ../other.txt d.har'; said ssh-ed
      kill -9 $tool
      """)
    #expect(run.stdout == Self.rsa + Self.key)
    #expect(run.said.count == 1)
    #expect(run.said.first?.hasPrefix("w/b.har: warning: there are 2 keys of this project") == true)
  }

  @Test(
    "gives no key that is older than one it has seen, or than one that was lost",
    arguments: [true, false])
  func older(isLost: Bool) async throws {
    let newer = isLost ? nil : Captures.body(Captures.ed25519)
    try directory.file(
      "new.txt", Captures.har(Captures.entry(time: "2026-11-23T12:00:00Z", body: newer)))
    try directory.file("old.txt", Captures.har(Captures.created(time: "2026-11-23T11:00:00Z")))
    try directory.file(
      "same.txt", Captures.har(Captures.created(Captures.ed25519, time: "2026-11-23T11:30:00Z")))
    // A file that is overwritten says no more than it did.
    let run = try await watch(
      "--forever",
      """
      put new a.har; said '\(isLost ? "still" : "ssh-ed")'; put old b.har; said 'w/a.har has'
      put old a.har; said 'earlier capture'; put same c.har; said 'w/c.har: '; kill -9 $tool
      """)
    #expect(run.stdout == (isLost ? "" : Self.key))
    let key = "its key of bitbucket/acme/webapp"
    let older = "error: \(key) is not given, because w/a.har has a newer response"
    #expect(
      run.said.filter { $0.contains(" its key ") } == [
        "w/b.har: \(older)",
        "w/a.har: \(older.replacing("w/a.har", with: "an earlier capture of this name"))",
        "w/c.har: \(isLost ? older : "\(key) was given before")",
      ])
  }

  @Test("says when the time is over, which it has slept through") func timeout() async throws {
    let said = ["error: no capture gave a key in time (--timeout)"]
    let ticks = "cut -d' ' -f14,15 /proc/$tool/stat >> ../ticks 2> ../none"
    let script = "sleep 0.4; \(ticks); sleep 1.2; \(ticks)"
    #expect(try await watch("--timeout 2", script) == ToolRun(says: said, 1))
    // Hundredths of a second, in the tool and in the system; macOS has none.
    let lines = (directory.text("ticks") ?? "").split(separator: "\n")
    let times = lines.map { $0.split(separator: " ").compactMap { Int($0) }.reduce(0, +) }
    #expect(times.count == 2 ? times[1] - times[0] < 10 : !Machine.isLinux)
    let run = try await watch("--forever --timeout 1", "put key a.har")
    #expect(run == ToolRun(stdout: Self.key, 0), "one did")
  }

  @Test(
    "ends when the directory vanishes",
    arguments: [("mv ../w ../elsewhere", "."), ("rm -r ../w", "w")])
  func vanishes(script: String, name: String) async throws {
    let run = try await watch("", script, place: name)
    let error = "\(name): error: cannot be watched: No such file or directory"
    #expect(run.saidButHints == [error] && run.ending == 2)
  }

  @Test(
    "says so if a capture may not be read",
    .enabled(if: try Privilege.canBeDropped, "root may read everything"))
  func refused() async throws {
    let run = try await watch(
      "", "at_once eval 'cp ../rsa.txt a.har; chmod 0 a.har'; said 'you need'; put key b.har",
      through: Privilege.withoutRights)
    #expect(run.stdout == Self.key)
    #expect(run.said.first == "w/a.har: error: cannot be opened: Permission denied")
    #expect(run.said.dropFirst().first?.hasPrefix("hint: you need permission") == true)
  }

  @Test("copies one key and opens its page, after a copy that failed too, and leaves no zombie")
  func handoff() async throws {
    let programs = try FakePrograms(in: directory)
    try programs.add("pbcopy", #"test -e "$HOME/again" || exit 3"#)
    try programs.add("firefox", "/bin/sleep 2.5; : > \"$HOME/closed\"")
    let several = ["x/one", "x/two"].map {
      Captures.created(url: Captures.url("bitbucket/\($0)"))
    }
    try directory.file("two.txt", Captures.har(several))
    let session = "BROWSER=firefox TERM=dumb XDG_DOWNLOAD_DIR=$PWD/w"
    let run = try await watch(
      "--forever --timeout 12 -c --open",
      """
      put two a.har; said 'holds one'
      put key b.har; said 'failed with'; : > ../again; put other c.har; said opened
      until test -e ../closed; do sleep 0.1; done
      for _ in $(seq 40); do ps -A -o ppid=,stat= | grep -q "^ *$tool Z" || break; sleep 0.1; done
      ps -A -o ppid=,stat= | grep "^ *$tool Z" >&2
      """, through: "-i HOME=$PWD PATH=$PWD/bin \(session)", place: "")
    let page = "https://bitbucket.org/acme/api/admin/access-keys/"
    let path = directory.path("w").path
    let lines = [
      "\(path)/a.har: error: nothing was copied: there are 2 keys, and a clipboard holds one",
      "hint: choose one with --project bitbucket/x/one or --project bitbucket/x/two: "
        + "checkout-key --copy --project SLUG \(path)/a.har",
      "\(path)/b.har: error: nothing was copied: pbcopy: failed with status 3",
      "hint: checkout-key \(path)/b.har prints the key",
      "copied with pbcopy: bitbucket/acme/api, ssh-ed25519, MD5 \(Captures.ed25519MD5)",
      "opened \(page)",
    ]
    #expect(run == ToolRun(says: lines, 2))
    #expect(programs.input(of: "pbcopy") == Captures.ed25519)
    #expect(programs.arguments(of: "firefox") == page + "\n")
  }

  @Test func needsADirectoryOrADownloadsFolder() async throws {
    let run = try await ToolRun(shell: #"env -i "$0" watch"#, in: directory)
    let error = "error: there is no Downloads folder: neither HOME nor XDG_DOWNLOAD_DIR is set"
    let hint = "hint: name the directory: checkout-key watch DIRECTORY"
    #expect(run == ToolRun(says: [error, hint], 2))
  }
}
