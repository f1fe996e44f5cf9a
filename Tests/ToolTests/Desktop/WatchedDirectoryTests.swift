import Foundation
import TestSupport
import Testing

@testable import checkout_key

/// When a capture is due, told by a clock that the test turns.
@Suite struct WatchedDirectoryTests {
  private let files: TemporaryDirectory
  /// Later than any directory here is made.
  private let start = ContinuousClock.now + .seconds(3600)

  init() throws {
    files = try TemporaryDirectory(["w/old.har": "old"])
  }

  private func watched() throws -> WatchedDirectory {
    try WatchedDirectory(FilePath(files.path("w").path))
  }

  /// What is due so many milliseconds after the start.
  private func arrivals(_ directory: inout WatchedDirectory, at time: Int) throws
    -> [WatchedDirectory.Arrival]
  {
    try directory.arrivals(at: start + .milliseconds(time))
  }

  /// The names of what is due then, when these captures have been written.
  private func names(
    _ directory: inout WatchedDirectory, at time: Int,
    writing texts: KeyValuePairs<String, String> = [:]
  ) throws -> [String] {
    for (name, text) in texts { try files.file("w/\(name)", text) }
    return try arrivals(&directory, at: time).map(\.path.lastComponent.text)
  }

  /// What is due then, which needs no more reading.
  private func settled(_ directory: inout WatchedDirectory, at time: Int) throws -> [String] {
    let arrivals = try arrivals(&directory, at: time)
    for arrival in arrivals { directory.settle(arrival) }
    return arrivals.map(\.path.lastComponent.text)
  }

  /// A directory whose `a.har` was read when it was due, which took so many milliseconds.
  private func postponed(_ effort: Int) throws -> WatchedDirectory {
    var directory = try watched()
    try files.file("w/a.har", "1")
    _ = try arrivals(&directory, at: 0)
    let first = try #require(try arrivals(&directory, at: 250).first)
    #expect(!first.isLeft)
    let end = start + .milliseconds(250 + effort)
    directory.postpone(first, effort: .milliseconds(effort), at: end)
    return directory
  }

  @Test(
    "finds what comes up between two looks",
    arguments: [
      (["cp ../new a.har"], ["a.har"]), (["mv ../new a.har"], ["a.har"]),
      // A download, and one that is hidden at first.
      (["cp ../new a.crdownload", "mv a.crdownload a.har"], ["a.har"]),
      (["cp ../new .a.har", "mv .a.har a.har"], ["a.har"]),
      // In an old one's place.
      (["cat ../new > old.har"], ["old.har"]), (["mv ../new old.har"], ["old.har"]),
      (["rm old.har; cp ../new old.har"], ["old.har"]),
      // What changes comes up again, also by a clock that jumps back.
      ([": > a.har", "cat ../new > a.har"], ["a.har", "a.har"]),
      (["cp ../new a.har", "touch a.har"], ["a.har", "a.har"]),
      (["cp ../new a.har", "touch -t 199001010000 a.har"], ["a.har", "a.har"]),
      (["touch -t 203701010000 ../new; cp -p ../new a.har"], ["a.har"]),
      (["cp ../new b.har; cp ../new a.har"], ["a.har", "b.har"]),
      // Mere names, and what is no capture.
      (["mv old.har older.har"], []), (["cp ../new a.har", "mv a.har b.har"], ["a.har"]),
      (["ln -s ../new b.har; mkdir c.har; mkfifo d.har"], []),
      (["cp ../new .b.har; cp ../new b.json"], []),
    ])
  func comesUp(steps: [String], expected: [String]) async throws {
    try files.file("new", "something new")
    var directory = try watched()
    var found: [String] = []
    for (number, step) in steps.enumerated() {
      // A file system's smallest step of time.
      try await Task.sleep(for: .milliseconds(12))
      _ = try await ToolRun(shell: "cd w; \(step)", in: files)
      #expect(try names(&directory, at: number * 1000) == [])
      found += try settled(&directory, at: number * 1000 + 250)
    }
    #expect(found == expected)
    #expect(try names(&directory, at: 60_000) == [])
  }

  @Test("waits until a capture, and what has come up with it, was left alone for a moment")
  func settles() throws {
    var directory = try watched()
    #expect(try names(&directory, at: 0, writing: ["a.har": "1"]) == [])
    #expect(try names(&directory, at: 200) == [])
    #expect(try names(&directory, at: 240, writing: ["a.har": "22", "b.har": "1"]) == [])
    #expect(try names(&directory, at: 300, writing: ["b.har": "22"]) == [])
    #expect(try names(&directory, at: 500) == [], "b.har may still be written")
    #expect(Set(directory.unread.map(\.lastComponent.text)) == ["a.har", "b.har"])
    #expect(try names(&directory, at: 550) == ["a.har", "b.har"])
    #expect(try settled(&directory, at: 560).count == 2)
    #expect(directory.unread == [])
  }

  @Test("comes back to a capture that is cut off after ten seconds, or when it has changed")
  func postpones() throws {
    var directory = try postponed(1)
    // It keeps no other one waiting.
    #expect(try names(&directory, at: 300, writing: ["b.har": "1"]) == [])
    #expect(try settled(&directory, at: 550) == ["b.har"])
    #expect(try names(&directory, at: 9_999) == [])
    // Then no other one keeps it waiting.
    #expect(try names(&directory, at: 9_999, writing: ["c.har": "1"]) == [])
    #expect(try arrivals(&directory, at: 10_000).map(\.isLeft) == [true])
    #expect(try names(&directory, at: 10_000) == ["a.har"])
    #expect(try names(&directory, at: 10_100, writing: ["a.har": "22"]) == [])
    #expect(try arrivals(&directory, at: 10_350).map(\.isLeft) == [false, false])
  }

  @Test("rests for as long as reading took, however often a capture changes") func rests() throws {
    var directory = try postponed(3_000)
    #expect(try names(&directory, at: 3_300, writing: ["a.har": "22"]) == [])
    #expect(try names(&directory, at: 6_249) == [])
    #expect(try names(&directory, at: 6_250) == ["a.har"])
  }

  @Test("looks at many less often, but at what comes up at once") func many() throws {
    for number in 0..<1000 { try files.file("w/\(number).har", "") }
    var directory = try watched()
    _ = try arrivals(&directory, at: 20_000)
    // In its place, which does not show in the directory.
    try Data("22".utf8).write(to: files.path("w/7.har"))
    #expect(try names(&directory, at: 20_250) == [])
    #expect(try names(&directory, at: 20_999) == [])
    #expect(directory.unread == [])
    _ = try arrivals(&directory, at: 21_001)
    #expect(try names(&directory, at: 21_251) == ["7.har"])
    #expect(try names(&directory, at: 21_300, writing: ["a.har": "1"]) == [])
    #expect(directory.unread.count == 2)
  }

  @Test("finds what came up in a directory that is not dated") func undated() async throws {
    _ = try await ToolRun(shell: "touch -r w reference; touch -r reference w", in: files)
    var directory = try watched()
    _ = try await ToolRun(shell: "cp w/old.har w/a.har; touch -r reference w", in: files)
    #expect(try names(&directory, at: 0) == [])
    #expect(try names(&directory, at: 250) == ["a.har"])
  }
}
