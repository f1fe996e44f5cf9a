import Foundation
import TestSupport
import Testing

/// Captures that are cut off or damaged: what is whole is given, and what is not is named by place.
@Suite struct DamagedCaptureTests {
  /// Its entry 0 counts and entry 1 is the preflight.
  private static let sample = "chrome-log-cleared-first.har"
  private static let firstEntryEnd = "\"pageref\": \"page_1\"\n      }"

  @Test(
    "gives no key before its entry's end",
    arguments: [
      ("{", nil), ("\"creator\": {", nil), ("\"entries\": [", nil), ("\"entries\": [\n      {", 0),
      ("\"status\": 201", 0), ("public_key\\\": \\\"ssh-rsa AAAA", 0), ("J3V0lNJYk4PfH", 0),
      ("\"_error\": null", 0), ("\"pageref\": \"page_1\"\n", 0),
    ] as [(String, Int?)])
  func cutBeforeTheEnd(marker: String, entry: Int?) async throws {
    let cut = try Self.sampleCut(behind: marker)
    let place = "byte \(cut.count)" + (entry.map { " (entry \($0))" } ?? "")
    let expected = ToolRun(
      stderr: """
        checkout-key: a.har: error: cut off at \(place), before any complete response with a key
        checkout-key: hint: export or copy the file again, and wait until it is complete

        """, 2)
    let run = try await run(on: cut)
    #expect(run == expected)
  }

  @Test(
    "gives the key behind its entry's end, and says where the capture ends",
    arguments: [
      (firstEntryEnd, nil), (firstEntryEnd + ",", nil), (firstEntryEnd + ",\n      {", 1),
      ("\"type\": \"preflight\"", 1), ("\"status\": 204", 1), ("page_1\"\n      }\n    ]", nil),
      ("\n    ]\n  }", nil),
    ] as [(String, Int?)])
  func cutBehindTheEnd(marker: String, entry: Int?) async throws {
    let cut = try Self.sampleCut(behind: marker)
    let place = "byte \(cut.count)" + (entry.map { " (entry \($0))" } ?? "")
    let expected = ToolRun(
      stdout: Captures.rsa + "\n",
      stderr: """
        checkout-key: a.har: warning: cut off at \(place); a newer key may be missing
        \(SampleCapture.credentialsHint("a.har"))

        """, 0)
    let run = try await run(on: cut)
    #expect(run == expected)
  }

  /// Headers and cookies are stepped over, and who looks at them must not see more.
  @Test(
    "every command sees the same damage of headers, whatever was read before",
    arguments: [
      (#"[{"name":"a","value":"b"} {"name":"c"}]"#, 0, "a comma is missing"),
      (#"[{"name" "a"}]"#, 0, "a colon is missing"),
      (#"[{"name":"a"]"#, 2, "a brace is missing"),
    ])
  func everyCommandAgrees(fields: String, status: Int, what: String) async throws {
    let cookie = #"{"request":{"url":"/api/","cookies":[{"name":"a","value":"b"}]}}"#
    let fields = #""headers":\#(fields),"cookies":\#(fields)"#
    let damaged = [
      #"{"request":{"url":"/other"},"response":{\#(fields)}}"#,
      #"{"request":{"url":"/api/",\#(fields)}}"#, #"{"request":{\#(fields),"url":"/other"}}"#,
    ]
    for entry in damaged {
      for entries in [[entry], [cookie, entry]] {
        let directory = try TemporaryDirectory()
        try directory.file("a.har", Captures.har(entries + [Captures.created()]))
        for command in ["extract", "inspect", "redact"] {
          let run = try await ToolRun(command, "a.har", in: directory)
          #expect(run.ending == .status(Int32(status)), "\(command): \(entries)")
        }
      }
    }
  }

  @Test func everyCutGivesTheWholeKeyOrNone() async throws {
    let bytes = try SampleCapture.bytes(Self.sample)
    let end = try Self.sampleCut(behind: Self.firstEntryEnd).count
    for length in stride(from: 1, to: bytes.count, by: bytes.count / 40) {
      let run = try await run(on: bytes.prefix(length))
      #expect(run.stdout == (length < end ? "" : Captures.rsa + "\n"), "cut after \(length) bytes")
      #expect(run.ending == (length < end ? 2 : 0), "cut after \(length) bytes")
    }
  }

  /// The beginnings of entries; the last byte is the wrong one.
  private static let damages = [
    (#"{"x": {]"#, "this bracket does not match the one that it closes"),
    (#"{"x": [[[}"#, "this bracket does not match the one that it closes"),
    (#"{"x": {};"#, "a comma or a closing brace should stand here"),
    (#"{"x": 1]"#, "a comma or a closing brace should stand here"),
    (#"{'"#, "a member name in quotes should stand here"),
    (#"{"x"="#, "a colon should stand here"),
    (#"{"x": ,"#, "a value should stand here"),
    (#"7;"#, "a comma or a closing bracket should stand here"),
  ]

  @Test("names the wrong byte before an entry that counts", arguments: damages)
  func damageBeforeTheKey(beginning: String, message: String) async throws {
    let capture = Captures.har(beginning, Captures.entry(body: Captures.body(Captures.rsa)))
    let place = try Self.place(ofLastByteOf: beginning, in: capture, entry: 0)
    let expected = ToolRun(
      stderr: """
        checkout-key: a.har: error: damaged at \(place): \(message)
        checkout-key: hint: use the original file: this one was edited, or changed by another program

        """, 2)
    let run = try await run(on: capture.utf8)
    #expect(run == expected)
  }

  @Test("names the wrong byte behind an entry that counts", arguments: damages)
  func damageBehindTheKey(beginning: String, message: String) async throws {
    let capture = Captures.har(Captures.entry(body: Captures.body(Captures.rsa)), beginning)
    let place = try Self.place(ofLastByteOf: beginning, in: capture, entry: 1)
    let expected = ToolRun(
      stdout: Captures.rsa + "\n",
      stderr: """
        checkout-key: a.har: warning: damaged at \(place): \(message); a newer key may be missing

        """, 0)
    let run = try await run(on: capture.utf8)
    #expect(run == expected)
  }

  @Test func namesWhatFollowsTheArchive() async throws {
    let capture = Captures.capture(of: Captures.rsa)
    let expected = ToolRun(
      stdout: Captures.rsa + "\n",
      stderr: """
        checkout-key: a.har: warning: the capture ends at byte \(capture.utf8.count + 1); what follows was \
        not read

        """, 0)
    let run = try await run(on: (capture + "\nmore").utf8)
    #expect(run == expected)
  }

  @Test func refusesCapturesRunTogether() async throws {
    let capture = Captures.capture(of: Captures.rsa)
    let expected = ToolRun(
      stdout: "",
      stderr: """
        checkout-key: a.har: error: another archive seems to follow at byte \
        \(capture.utf8.count + 1)
        checkout-key: hint: put each capture into a file of its own, and give all of them

        """, 2)
    let run = try await run(on: (capture + "\n" + capture).utf8)
    #expect(run == expected)
  }

  @Test func readsWhatAWriterThatStopsHalfWayHasWritten() async throws {
    let cut = try Self.sampleCut(behind: "\"type\": \"preflight\"")
    let directory = try TemporaryDirectory()
    let half = try directory.file("half", cut)
    let run = try await ToolRun(input: .pipe(from: half))
    let expected = ToolRun(
      stdout: Captures.rsa + "\n",
      stderr: """
        checkout-key: standard input: warning: cut off at byte \(cut.count) (entry 1); a newer key \
        may be missing
        \(SampleCapture.credentialsHint("the capture"))

        """, 0)
    #expect(run == expected)
  }

  @Test func readsANamedPipeWhoseWriterStopsHalfWay() async throws {
    let cut = try Self.sampleCut(behind: "\"status\": 201")
    let directory = try TemporaryDirectory()
    try directory.file("half", cut)
    let expected = ToolRun(
      stderr: """
        checkout-key: pipe: error: cut off at byte \(cut.count) (entry 0), before any complete response with a key
        checkout-key: hint: export or copy the file again, and wait until it is complete

        """, 2)
    let run = try await ToolRun(
      shell: #"mkfifo pipe && { cat half > pipe & "$0" pipe; }"#, in: directory)
    #expect(run == expected)
  }

  private func run(on bytes: some Sequence<UInt8>) async throws -> ToolRun {
    let directory = try TemporaryDirectory()
    try directory.file("a.har", bytes)
    return try await ToolRun("a.har", in: directory)
  }

  /// The sample up to the first occurrence of these words, and with them.
  private static func sampleCut(behind words: String) throws -> ArraySlice<UInt8> {
    let bytes = try SampleCapture.bytes(sample)
    let place = try #require(
      bytes.firstRange(of: Array(words.utf8)), "\(words) is not in \(sample)")
    return bytes[..<place.upperBound]
  }

  /// How the tool names the last byte of these words.
  private static func place(ofLastByteOf words: String, in capture: String, entry: Int) throws
    -> String
  {
    let place = try #require(Array(capture.utf8).firstRange(of: Array(words.utf8)))
    // Between elements there is no entry.
    let isInEntry = words.hasPrefix("{")
    return "byte \(place.upperBound - 1)" + (isInEntry ? " (entry \(entry))" : "")
  }
}
