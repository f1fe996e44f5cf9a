import Foundation
import TestSupport
import Testing

/// Captures that are made to exhaust whoever keeps, or recurses into, what nobody asked for.
@Suite struct LargeCaptureTests {
  private static let depth = 200_000
  private static let megabyte = String(repeating: "abcdefgh", count: 125_000)
  private static let key = ToolRun(stdout: Captures.rsa + "\n", 0)

  /// A capture whose only entry counts, around the value of a member that nobody asks for.
  private static let around = Captures.har(
    Captures.entry(body: Captures.body(Captures.rsa), extra: "\"_x\": ?, "))

  @Test(
    "takes a document of nothing but brackets for no HAR file",
    arguments: [
      ("]", "JSON, but not a HAR file: it is not an object", "closed"),
      ("", "not JSON, so not a HAR file", "never closed"),
      ("}", "not JSON, so not a HAR file", "closed by the other bracket"),
    ])
  func nestedDocument(closing: String, message: String, case: String) async throws {
    let run = try await run(on: ("[", Self.depth), (closing, Self.depth))
    #expect(run == Self.notAHAR(message))
  }

  @Test func passesOverNestedArrays() async throws {
    let edges = Self.around.split(separator: "?").map(String.init)
    let run = try await run(
      on: (edges[0], 1), ("[", Self.depth), ("]", Self.depth), (edges[1], 1))
    #expect(run == Self.key)
  }

  @Test func namesTheEndWhereNestedArraysAreNotClosed() async throws {
    let beginning = String(Self.around.prefix { $0 != "?" })
    let expected = ToolRun(
      stderr: """
        checkout-key: a.har: error: cut off at byte \(beginning.utf8.count + Self.depth) (entry 0), before any complete response with a key
        checkout-key: hint: export or copy the file again, and wait until it is complete

        """, 2)
    let run = try await run(on: (beginning, 1), ("[", Self.depth))
    #expect(run == expected)
  }

  @Test func stopsCountingBracketsSomewhere() async throws {
    let beginning = String(Self.around.prefix { $0 != "?" })
    let limit = 8 << 20
    let expected = ToolRun(
      stderr: """
        checkout-key: a.har: error: damaged at byte \(beginning.utf8.count + limit) (entry 0): it is nested \
        more than \(limit) levels deep
        checkout-key: hint: use the original file: this one was edited, or changed by another program

        """, 2)
    let run = try await run(on: (beginning, 1), ("[", limit + 1))
    #expect(run == expected)
  }

  @Test func takesALongStringForNoHAR() async throws {
    let run = try await run(on: ("\"", 1), (Self.megabyte, 100), ("\"", 1))
    #expect(run == Self.notAHAR("JSON, but not a HAR file: it is not an object"))
  }

  @Test func passesOverALongString() async throws {
    let edges = Self.around.split(separator: "?").map(String.init)
    let run = try await run(
      on: (edges[0] + "\"", 1), (Self.megabyte, 100), ("\"" + edges[1], 1))
    #expect(run == Self.key)
  }

  @Test("keeps a body of 1 MiB", arguments: [0, 1, 100_000_000])
  func body(tooMany: Int) async throws {
    let body = Captures.body(Captures.rsa)
    // As long as it stands in the capture, escapes and all, but without its quotes.
    let length = Captures.json(body).utf8.count - 2
    let padding = (1 << 20) - length + tooMany
    let edges = Captures.har(Captures.entry(body: body + "?")).split(separator: "?")
    let run = try await run(on: (String(edges[0]), 1), (" ", padding), (String(edges[1]), 1))
    let tooLong = ToolRun(
      stderr: """
        checkout-key: a.har: error: entry 0: the response is longer than 1 MiB, which no answer of CircleCI's is
        checkout-key: hint: don't click again, the key exists: reload the SSH Keys page with the Network panel open, export with the arrow ("Export HAR"), and take the key from the list of keys: checkout-key --listed NEW.har

        """, 1)
    #expect(run == (tooMany == 0 ? Self.key : tooLong))
  }

  /// The stack that a thread gets, in KiB.
  #if DEBUG
    // Without optimization frames are larger.
    private static let stack = 256
  #else
    // As musl's threads have.
    private static let stack = 128
  #endif

  /// On Linux threads take the limit for their own stack.
  @Test(
    "reads a body whose depth the stack is too small for",
    .enabled(if: !Sanitizer.isActive, "a sanitizer takes more of the stack"),
    arguments: [500, 100_000])
  func nestedBody(depth: Int) async throws {
    let arrays = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let body = Captures.body(Captures.rsa).dropLast() + ",\"x\":\(arrays)}"
    let directory = try TemporaryDirectory()
    try directory.file("a.har", Captures.har(Captures.entry(body: String(body))))
    try directory.file("b.har", Captures.capture(of: Captures.rsa, project: "bitbucket/acme/api"))
    let limit = #"if [ "$(uname)" = Linux ]; then ulimit -s \#(Self.stack); fi"#
    let run = try await ToolRun(shell: limit + #"; "$0" -q -j 2 --all a.har b.har"#, in: directory)
    #expect(run == ToolRun(stdout: "\(Captures.rsa)\n\(Captures.rsa)\n", 0))
  }

  /// Runs the tool on pieces of text, each repeated some times.
  private func run(on pieces: (text: String, count: Int)...) async throws -> ToolRun {
    let directory = try TemporaryDirectory()
    let writer = try FileHandle(forWritingTo: try directory.file("a.har", ""))
    for piece in pieces {
      let one = Data(piece.text.utf8)
      let most = max(1, min(piece.count, 1_000_000 / max(1, one.count)))
      let many = Data(String(repeating: piece.text, count: most).utf8)
      for start in stride(from: 0, to: piece.count, by: most) {
        try writer.write(contentsOf: many.prefix((piece.count - start) * one.count))
      }
    }
    try writer.close()
    return try await ToolRun("a.har", in: directory)
  }

  private static func notAHAR(_ message: String) -> ToolRun {
    ToolRun(
      stderr: """
        checkout-key: a.har: error: \(message)
        checkout-key: hint: export the Network panel as a HAR file ("Export HAR" in Chrome, "Save All \
        As HAR" in Firefox)

        """, 2)
  }
}
