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
    directory = try TemporaryDirectory()
    try directory.file("key.txt", Captures.capture(of: Captures.ed25519))
    try directory.file("rsa.txt", Captures.capture(of: Captures.rsa))
    try directory.file("none.txt", Captures.har())
    try directory.file("w/old.har", Captures.capture(of: Captures.rsa))
  }

  /// Runs the tool on the directory `w`, and a script in it as soon as the tool waits.
  private func watch(
    _ options: String, _ script: String, rights: String = "", place: String = "w"
  ) async throws -> ToolRun {
    try await ToolRun(
      shell: """
        : > said
        (cd \(place == "." ? "w" : "."); exec \(rights) "$0" watch --timeout 20 \(options) \(place)) \
          2> said & tool=$!
        until grep -q waiting said; do sleep 0.05; done
        (cd w; \(script))
        wait $tool; status=$?
        grep -v 'Ctrl-C' said >&2; exit $status
        """, through: .waits, in: directory)
  }

  @Test(
    "prints the key of a capture that comes up",
    arguments: [
      ("cp ../key.txt a.har", "copied"), ("cp ../key.txt A.HAR", "in capitals"),
      ("cp ../key.txt a.har.crdownload; sleep 0.6; mv a.har.crdownload a.har", "a download"),
      ("cp ../key.txt .a.har; sleep 0.6; mv .a.har a.har", "hidden at first"),
      ("mv ../key.txt a.har", "moved"), ("cat ../key.txt > old.har", "overwritten"),
      ("mv ../key.txt old.har", "replaced"), ("rm old.har; cp ../key.txt old.har", "made anew"),
      ("ln ../key.txt a.har", "a second name"),
      ("head -c 300 ../key.txt > a.har; sleep 0.7; tail -c +301 ../key.txt >> a.har", "in pieces"),
      (
        "for i in $(seq 1 20); do head -c $((i * 20)) ../key.txt > a.har; sleep 0.05; done; "
          + "cat ../key.txt > a.har", "again and again"
      ),
      (": > a.har; sleep 0.7; cat ../key.txt >> a.har", "empty at first"),
      (
        "head -c 300 ../key.txt > a.har; sleep 0.7; touch -t 199001010000 ../key.txt; "
          + "cp -p ../key.txt a.har", "a clock that jumps back"
      ),
      ("touch -t 203701010000 ../key.txt; cp -p ../key.txt a.har", "a time that is still to come"),
      (
        "ln -s ../rsa.txt b.har; mkdir c.har; mkfifo d.har; sleep 0.7; cp ../key.txt a.har",
        "beside a link, a directory and a pipe"
      ),
      ("mv old.har older.har; sleep 0.7; cp ../key.txt a.har", "beside one that is renamed"),
      (
        "cp ../rsa.txt .b.har; cp ../rsa.txt b.json; sleep 0.7; cp ../key.txt a.har",
        "beside what is no capture"
      ),
    ])
  func comesUp(script: String, case: String) async throws {
    let run = try await watch("", script)
    #expect(run == ToolRun(stdout: Self.key, 0))
  }

  @Test("explains a capture without a key once, and says that it waits on") func withoutKey()
    async throws
  {
    let run = try await watch(
      "", "cp ../none.txt a.har; sleep 0.8; touch a.har; sleep 0.8; cp ../key.txt b.har")
    #expect(run.stdout == Self.key)
    #expect(run.messages.count { $0.contains("a.har: error: it holds no requests") } == 1)
    #expect(run.messages.last == "checkout-key: still waiting for a capture in w")
    #expect(run.messages.count == 3)
    #expect(run.ending == 0)
  }

  @Test("prints nothing of a capture that is not whole", arguments: [200, 3, 2])
  func half(missing: Int) async throws {
    // The key's entry may be complete, but a newer one may follow.
    try directory.file("cut.txt", String(Captures.capture(of: Captures.ed25519).dropLast(missing)))
    let run = try await watch("--timeout 1.5", "cp ../cut.txt a.har")
    #expect(
      run
        == ToolRun(stderr: "checkout-key: error: no capture gave a key in time (--timeout)\n", 1))
  }

  @Test("chooses among captures that came up at the same time") func twoAtOnce() async throws {
    let both = "kill -STOP $tool; cp ../key.txt a.har; cp ../rsa.txt b.har; kill -CONT $tool"
    let run = try await watch("", both)
    #expect(
      run
        == ToolRun(
          stdout: Self.rsa,
          stderr:
            "checkout-key: w/b.har: warning: there are 2 keys of this project, and no times tell which is the newest, so this is the last one; the other is in w/a.har (entry 0)\n",
          0))
  }

  @Test("reads those that come up one after the other before it chooses") func together()
    async throws
  {
    try directory.file("old.txt", Captures.har(Captures.created(time: "2026-11-23T11:00:00Z")))
    try directory.file(
      "new.txt",
      Captures.har(
        Captures.entry(time: "2026-11-23T12:00:00Z", body: Captures.body(Captures.ed25519))))
    let run = try await watch(
      "",
      "cp ../old.txt a.har; sleep 0.2; head -c 99 ../new.txt > b.har; sleep 0.2; cat ../new.txt > b.har"
    )
    #expect(run.stdout == Self.key)
    #expect(run.messages.count == 1 && run.stderr.contains("the other is in w/a.har"))
  }

  @Test("gives a key of a list if that is asked for") func listed() async throws {
    let list = "[\(Captures.body(Captures.ed25519))]"
    try directory.file(
      "list.txt", Captures.har(Captures.entry(status: 200, method: "GET", body: list)))
    let run = try await watch("--listed", "cp ../list.txt a.har")
    #expect(run == ToolRun(stdout: Self.key, 0))
  }

  @Test("goes on for ever if that is asked for, and prints nothing twice") func forever()
    async throws
  {
    let run = try await watch(
      "--forever --timeout 4",
      """
      kill -STOP $tool; cp ../key.txt a.har; cp ../rsa.txt b.har; kill -CONT $tool
      sleep 1; mv a.har c.har; touch b.har; sleep 1; cp ../key.txt b.har; cp ../none.txt c.har
      """)
    #expect(run.stdout == Self.rsa + Self.key)
    #expect(run.ending == 0)
  }

  @Test(
    "gives no key that is older than one it has seen, or than one that was lost",
    arguments: [true, false])
  func older(isLost: Bool) async throws {
    let newer = isLost ? nil : Captures.body(Captures.ed25519)
    try directory.file(
      "new.txt", Captures.har(Captures.entry(time: "2026-11-23T12:00:00Z", body: newer)))
    try directory.file("old.txt", Captures.har(Captures.created(time: "2026-11-23T11:00:00Z")))
    let run = try await watch(
      "--forever --timeout 3", "cp ../new.txt a.har; sleep 1; cp ../old.txt b.har")
    #expect(run.stdout == (isLost ? "" : Self.key))
    #expect(
      run.messages.contains(
        "checkout-key: w/b.har: error: its key of bitbucket/acme/webapp is not given, because w/a.har has a "
          + "newer response"), "\(run.stderr)")
    // A file that is overwritten says no more than it did, and what is known is not given again.
    let overwritten = try await watch(
      "--forever --timeout 3", "cp ../new.txt a.har; sleep 1; cat ../old.txt > a.har")
    #expect(overwritten.stdout == (isLost ? "" : Self.key))
    #expect(
      overwritten.stderr.contains(
        "w/a.har: error: its key of bitbucket/acme/webapp is not given, because an earlier capture "
          + "of this name has a newer response"), "\(overwritten.stderr)")
    // Together it is the same, whatever their names are.
    let both = "kill -STOP $tool; cp ../old.txt z.har; cp ../new.txt a.har; kill -CONT $tool"
    let together = try await watch("--timeout 2", both)
    #expect(together.stdout == (isLost ? "" : Self.key))
    // And so it is without --forever, where the lost one comes first.
    let rest = try await watch("--timeout 3", "cp ../new.txt a.har; sleep 1; cp ../old.txt b.har")
    #expect(rest.stdout == (isLost ? "" : Self.key))
  }

  @Test("gives no key that is older than one in a capture that is not whole") func olderThanHalf()
    async throws
  {
    let new = Captures.har(
      Captures.entry(time: "2026-11-23T12:00:00Z", body: Captures.body(Captures.ed25519)))
    try directory.file("cut.txt", String(new.dropLast(3)))
    try directory.file("old.txt", Captures.har(Captures.created(time: "2026-11-23T11:00:00Z")))
    let run = try await watch(
      "--timeout 14",
      "cp ../cut.txt a.har; until grep -q 'a newer key may be' ../said; do sleep 0.2; done; cp ../old.txt b.har"
    )
    #expect(run.stdout == "" && run.ending == 1)
    #expect(run.stderr.contains("w/b.har: error: its key of bitbucket/acme/webapp is not given"))
  }

  @Test(
    "ends when the directory vanishes",
    arguments: [("mv ../w ../elsewhere", "w"), ("rm -r ../w", "."), ("mv ../w ../elsewhere", ".")])
  func vanishes(script: String, name: String) async throws {
    let run = try await watch("", script, place: name)
    #expect(
      run.messages == [
        "checkout-key: \(name): error: cannot be watched: No such file or directory",
        "checkout-key: hint: name a directory that is there: checkout-key watch DIRECTORY",
      ])
    #expect(run.ending == 2)
  }

  @Test(
    "says so if a capture may not be read",
    .enabled(if: try Privilege.canBeDropped, "root may read everything"))
  func refused() async throws {
    let run = try await watch(
      "", "cp ../rsa.txt a.har; chmod 0 a.har; sleep 1; cp ../key.txt b.har",
      rights: Privilege.withoutRights)
    #expect(run.stdout == Self.key)
    #expect(
      run.stderr.contains(
        "w/a.har: error: cannot be opened: Permission denied\ncheckout-key: hint: you need permission"
      ))
  }

  @Test(
    "costs next to nothing where thousands of captures lie",
    .enabled(if: Machine.isLinux, "the time is read from /proc"))
  func idle() async throws {
    for number in 0..<3000 { try directory.file("w/\(number).har", "") }
    let script = """
      sleep 1
      cut -d' ' -f14,15 /proc/$tool/stat; sleep 4; cut -d' ' -f14,15 /proc/$tool/stat; kill $tool
      """
    let run = try await watch("", script)
    let ticks = run.stdout.split(separator: "\n").map { line in
      line.split(separator: " ").compactMap { Int($0) }.reduce(0, +)
    }
    // In hundredths of a second: of four seconds, a twentieth.
    #expect(ticks.count == 2 && ticks[1] - ticks[0] < 20, "\(ticks)")
  }

  @Test("copies the key, and opens the page") func handoff() async throws {
    let programs = try FakePrograms("pbcopy", "firefox", in: directory)
    let script = """
      : > said
      PATH="$PWD/bin:$PATH" BROWSER=firefox HOME=$PWD XDG_DOWNLOAD_DIR="$PWD/w" \
        "$0" watch -c --open 2> said & tool=$!
      until grep -q waiting said; do sleep 0.05; done
      cp key.txt w/circleci.com.har
      wait $tool; grep -v 'Ctrl-C' said
      """
    let run = try await ToolRun(shell: script, through: .waits, in: directory)
    let said = "bitbucket/acme/webapp, ssh-ed25519, MD5 \(Captures.ed25519MD5)"
    let page = "https://bitbucket.org/acme/webapp/admin/access-keys/"
    #expect(
      run.stdout == """
        checkout-key: copied with pbcopy: \(said)
        checkout-key: opened \(page)

        """)
    #expect(programs.input(of: "pbcopy") == Captures.ed25519)
    #expect(programs.arguments(of: "firefox") == page + "\n")
  }

  @Test("goes on after a copy that failed, and leaves nothing of a browser that has ended")
  func failedCopy() async throws {
    let programs = try FakePrograms(in: directory)
    try programs.add("pbcopy", #"test -e "$HOME/again" || exit 3"#)
    try programs.add("firefox", "/bin/sleep 2.5")
    let run = try await ToolRun(
      shell: """
        : > said
        env -i PATH="$PWD/bin" TERM=dumb BROWSER=firefox HOME=$PWD \
          "$0" watch --forever --timeout 7 -c --open w 2> said & tool=$!
        until grep -q waiting said; do sleep 0.05; done
        cp key.txt w/a.har; sleep 1; : > again; cp rsa.txt w/b.har; sleep 5
        ps -A -o ppid=,stat= | grep "^ *$tool Z"
        wait $tool; echo $?; grep -v Ctrl-C said
        """, through: .waits, in: directory)
    #expect(
      run.stdout.hasPrefix(
        """
        2
        checkout-key: w/a.har: error: nothing was copied: pbcopy: failed with status 3
        checkout-key: hint: checkout-key w/a.har prints the key
        checkout-key: w/b.har: warning: there are 2 keys of this project, and no times tell which is the newest, so this is the last one; the other is in w/a.har (entry 0)
        checkout-key: copied with pbcopy: bitbucket/acme/webapp, ssh-rsa
        """), "\(run.stdout)")
    #expect(programs.input(of: "pbcopy") == Captures.rsa)
  }

  @Test("copies nothing of a capture with several keys") func several() async throws {
    let programs = try FakePrograms("pbcopy", in: directory)
    let two = Captures.har(
      Captures.entry(body: Captures.body(Captures.rsa)),
      Captures.entry(Captures.url("bitbucket/a/b"), body: Captures.body(Captures.ed25519)))
    try directory.file("two.txt", two)
    let run = try await ToolRun(
      shell: """
        : > said
        PATH="$PWD/bin:$PATH" HOME=$PWD "$0" watch -c w 2> said & tool=$!
        until grep -q waiting said; do sleep 0.05; done
        cp two.txt w/a.har; wait $tool; echo $?; grep -v waiting said
        """, through: .waits, in: directory)
    #expect(
      run.stdout == """
        1
        checkout-key: w/a.har: error: nothing was copied: there are 2 keys, and a clipboard holds one
        checkout-key: hint: choose one with --project bitbucket/acme/webapp or --project \
        bitbucket/a/b: checkout-key --copy --project SLUG w/a.har

        """)
    #expect(programs.input(of: "pbcopy") == nil)
  }

  @Test("ends at Ctrl-C", .enabled(if: try Machine.has("python3"), "python3 is missing"))
  func interrupted() async throws {
    let script = """
      import signal, subprocess, sys
      # A shell's background jobs ignore the signal.
      signal.pthread_sigmask(signal.SIG_SETMASK, [])
      tool = subprocess.Popen([sys.argv[1], "watch", "w"], stderr=subprocess.PIPE, restore_signals=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
      tool.stderr.readline()
      tool.send_signal(signal.SIGINT)
      print(tool.wait())
      """
    let run = try await ToolRun(python: script, in: directory)
    #expect(run == ToolRun(stdout: "130\n", 0))
  }

  @Test(
    "refuses what it can't watch",
    arguments: [
      (["key.txt"], "watch waits for captures in a directory, and key.txt is not one", 64),
      (["w", "w"], "watch can only wait at one directory", 64),
      (["-"], "watch needs a directory, and - is not one", 64),
      (["--timeout", "0", "w"], "--timeout needs a number of seconds above 0, not 0", 64),
      (["--timeout", "nan", "w"], "--timeout needs a number of seconds above 0, not nan", 64),
      (["--timeout", "soon", "w"], "--timeout needs a number of seconds above 0, not soon", 64),
      (
        ["-c", "--format", "csv"],
        "--copy can't be used with --format csv, which is not text to paste",
        64
      ),
      (["none"], "none: error: cannot be watched: No such file or directory", 2),
    ] as [([String], String, Int32)])
  func refuses(arguments: [String], message: String, status: Int32) async throws {
    let run = try await ToolRun(arguments: ["watch"] + arguments, in: directory)
    #expect(run.stdout == "")
    #expect(run.messages.first?.hasSuffix(message) == true)
    #expect(run.ending == .status(status))
  }

  @Test("needs a Downloads folder or a name") func noDownloads() async throws {
    let run = try await ToolRun(shell: #"env -i "$0" watch"#, in: directory)
    #expect(
      run
        == ToolRun(
          stderr: """
            checkout-key: error: there is no Downloads folder: neither HOME nor XDG_DOWNLOAD_DIR is set
            checkout-key: hint: name the directory: checkout-key watch DIRECTORY

            """, 2))
  }
}

/// When a capture is due, told by a clock that the test turns.
@Suite struct WatchedDirectoryTests {
  private let files: TemporaryDirectory
  private let start = ContinuousClock.now

  init() throws {
    files = try TemporaryDirectory()
  }

  private func watched() throws -> WatchedDirectory {
    try WatchedDirectory(FilePath(files.url.path))
  }

  /// The names of what is due so many milliseconds after the start.
  private func names(_ directory: inout WatchedDirectory, at time: Int) throws -> [String] {
    try arrivals(&directory, at: time).map(\.path.lastComponent.text)
  }

  private func arrivals(_ directory: inout WatchedDirectory, at time: Int) throws
    -> [WatchedDirectory.Arrival]
  {
    try directory.arrivals(at: start + .milliseconds(time))
  }

  @Test("waits until a capture has been left alone for a moment") func settles() throws {
    var directory = try watched()
    try files.file("a.har", "1")
    #expect(try names(&directory, at: 0) == [])
    #expect(try names(&directory, at: 200) == [])
    try files.file("a.har", "22")
    #expect(try names(&directory, at: 300) == [])
    #expect(directory.unread.map(\.lastComponent.text) == ["a.har"])
    #expect(try names(&directory, at: 550) == ["a.har"])
    let arrival = try #require(try arrivals(&directory, at: 560).first)
    directory.settle(arrival)
    #expect(try names(&directory, at: 60_000) == [])
    #expect(directory.unread == [])
  }

  @Test("comes back to a capture that is not whole after ten seconds, or when it has changed")
  func postpones() throws {
    var directory = try watched()
    try files.file("a.har", "1")
    _ = try arrivals(&directory, at: 0)
    let first = try #require(try arrivals(&directory, at: 250).first)
    #expect(!first.isLeft)
    directory.postpone(first, effort: .milliseconds(1), at: start + .milliseconds(251))
    #expect(try names(&directory, at: 9_999) == [])
    #expect(try arrivals(&directory, at: 10_000).map(\.isLeft) == [true])
    try files.file("a.har", "22")
    #expect(try names(&directory, at: 10_100) == [])
    #expect(try arrivals(&directory, at: 10_350).map(\.isLeft) == [false])
  }

  @Test("rests for as long as reading took, however often a capture changes") func rests() throws {
    var directory = try watched()
    try files.file("a.har", "1")
    _ = try arrivals(&directory, at: 0)
    let first = try #require(try arrivals(&directory, at: 250).first)
    directory.postpone(first, effort: .seconds(3), at: start + .milliseconds(3_250))
    try files.file("a.har", "22")
    #expect(try names(&directory, at: 3_300) == [])
    #expect(try names(&directory, at: 6_200) == [])
    #expect(try names(&directory, at: 6_250) == ["a.har"])
  }

  @Test("looks at many less often, but at what comes up at once") func many() throws {
    for number in 0..<1000 { try files.file("\(number).har", "") }
    var directory = try watched()
    _ = try arrivals(&directory, at: 20_000)
    // In its place, which does not show in the directory.
    try Data("22".utf8).write(to: files.path("7.har"))
    for time in stride(from: 20_250, to: 21_000, by: 250) {
      #expect(try names(&directory, at: time) == [])
    }
    #expect(directory.unread == [])
    _ = try arrivals(&directory, at: 21_000)
    #expect(try names(&directory, at: 21_250) == ["7.har"])
    try files.file("a.har", "1")
    #expect(try names(&directory, at: 21_300) == [])
    #expect(directory.unread.count == 2)
  }

  @Test("finds what came up in a directory that is not dated") func undated() async throws {
    try files.file("../\(files.url.lastPathComponent)/reference", "")
    func date(_ options: String) async throws {
      _ = try await ToolRun(shell: "touch -r \(options)", in: files)
    }
    try await date(". reference")
    try await date("reference .")
    var directory = try watched()
    try files.file("a.har", "1")
    try await date("reference .")
    let now = ContinuousClock.now
    #expect(try directory.arrivals(at: now).isEmpty)
    _ = try directory.arrivals(at: now + .seconds(3))
    #expect(try directory.arrivals(at: now + .seconds(4)).count == 1)
  }
}
