import Foundation
import TestSupport
import Testing

/// Captures that are cut off or damaged: what is whole is given, and what is not is named by place.
@Suite struct DamagedCaptureTests {
  private static let whole = Captures.capture(of: Captures.rsa)
  private static let key = Captures.rsa + "\n"
  private static let entry = Captures.created()
  private static let beginning = Captures.har().utf8.count - "]}}".count
  private static let again = "hint: export or copy the file again, and wait until it is complete"
  private static let original =
    "hint: use the original file: this one was edited, or changed by another program"
  private static let bracket = "this bracket does not match the one that it closes"

  @Test(
    "gives the keys before the damage, and names its place",
    arguments: [
      (
        String(whole.dropLast(4)), "",
        [
          "error: cut off at byte \(whole.utf8.count - 4) (entry 0), before any complete response "
            + "with a key", again,
        ]
      ),
      (
        String(whole.dropLast(2)), key,
        ["warning: cut off at byte \(whole.utf8.count - 2); a newer key may be missing"]
      ),
      (
        Captures.har(entry, #"{"x": [}"#), key,
        [
          "warning: damaged at byte \(beginning + entry.utf8.count + 9) (entry 1): \(bracket); a "
            + "newer key may be missing"
        ]
      ),
      (
        Captures.har(#"{"x": [}"#, entry), "",
        ["error: damaged at byte \(beginning + 7) (entry 0): \(bracket)", original]
      ),
      (
        Captures.har("7;", entry), "",
        [
          "error: damaged at byte \(beginning + 1): a comma or a closing bracket should stand here",
          original,
        ]
      ),
      (
        whole + "\nmore", key,
        ["warning: the capture ends at byte \(whole.utf8.count + 1); what follows was not read"]
      ),
      (
        whole + "\n" + whole, "",
        [
          "error: another archive seems to follow at byte \(whole.utf8.count + 1)",
          "hint: put each capture into a file of its own, and give all of them",
        ]
      ),
    ])
  func damage(capture: String, stdout: String, lines: [String]) async throws {
    let run = try await ToolRun("a.har", in: TemporaryDirectory(["a.har": capture]))
    let named = lines.map { $0.hasPrefix("hint: ") ? $0 : "a.har: " + $0 }
    #expect(run == ToolRun(stdout: stdout, says: named, stdout.isEmpty ? 2 : 0))
  }

  @Test("reads what a writer that stops half-way has written") func pipes() async throws {
    let directory = try TemporaryDirectory(["half": String(Self.whole.dropLast(2))])
    let run = try await ToolRun(
      shell: #"cat half | "$0"; mkfifo pipe && { cat half > pipe & "$0" pipe; }"#, in: directory)
    let cut = "warning: cut off at byte \(Self.whole.utf8.count - 2); a newer key may be missing"
    #expect(
      run
        == ToolRun(
          stdout: Self.key + Self.key, says: ["standard input: \(cut)", "pipe: \(cut)"], 0))
  }

  /// Headers and cookies are stepped over, and who looks at them must not see more.
  @Test("every command sees the same damage of headers, whatever was read before")
  func everyCommandAgrees() async throws {
    let cookie = #"{"request":{"url":"/api/","cookies":[{"name":"a","value":"b"}]}}"#
    let directory = try TemporaryDirectory()
    for (name, fields) in [
      ("comma", #"[{"name":"a","value":"b"} {"name":"c"}]"#), ("colon", #"[{"name" "a"}]"#),
      ("brace", #"[{"name":"a"]"#),
    ] {
      let fields = #""headers":\#(fields),"cookies":\#(fields)"#
      let damaged = [
        #"{"request":{"url":"/other"},"response":{\#(fields)}}"#,
        #"{"request":{"url":"/api/",\#(fields)}}"#, #"{"request":{\#(fields),"url":"/other"}}"#,
      ]
      for (place, entry) in damaged.enumerated() {
        for (before, entries) in [[entry], [cookie, entry]].enumerated() {
          try directory.file(
            "\(name)-\(place)-\(before).har", Captures.har(entries + [Captures.created()]))
        }
      }
    }
    for words in [["extract", "--format=csv"], ["inspect"], ["redact", "-o", "out/"]] {
      let run = try await ToolRun(arguments: words + ["."], in: directory)
      let names = run.said.filter { $0.contains(": error: damaged") }.map { $0.prefix(7) }
      #expect(names == Array(repeating: "./brace", count: 6), "\(words): \(run.stderr)")
    }
  }
}
