import Foundation
import TestSupport
import Testing

/// What shells, editors and exporters do around a HAR file's text without harming it.
@Suite struct EncodingTests {
  @Test(
    "reads text in every encoding that shells make of it",
    arguments: [
      (.utf8, [0xEF, 0xBB, 0xBF], "UTF-8 with a mark"),
      (.utf16LittleEndian, [0xFF, 0xFE], "UTF-16 of PowerShell's `>`"),
      (.utf16LittleEndian, [], "UTF-16 without a mark"),
      (.utf16BigEndian, [0xFE, 0xFF], "the other byte order"),
      (.utf16BigEndian, [], "the other byte order without a mark"),
    ] as [(String.Encoding, [UInt8], String)])
  func encoding(encoding: String.Encoding, mark: [UInt8], case: String) async throws {
    let text = Captures.har(
      Captures.entry(body: Captures.body(Captures.rsa), extra: "\"comment\": \"Schlüssel 🔑\", "))
    let directory = try TemporaryDirectory()
    try directory.file("a.har", mark + (try #require(text.data(using: encoding))))
    let expected = ToolRun(stdout: Captures.rsa + "\n", 0)
    let run = try await ToolRun("a.har", in: directory)
    #expect(run == expected)
  }

  @Test func saysThatUTF32HasToBeConverted() async throws {
    let text = try #require(
      Captures.capture(of: Captures.rsa).data(using: .utf32LittleEndian))
    let directory = try TemporaryDirectory()
    try directory.file("a.har", [0xFF, 0xFE, 0, 0] + text)
    let expected = ToolRun(
      stderr: """
        checkout-key: a.har: error: UTF-32 text, not a HAR file
        checkout-key: hint: convert it first: iconv -f UTF-32 -t UTF-8 a.har | checkout-key

        """, 2)
    let run = try await ToolRun("a.har", in: directory)
    #expect(run == expected)
  }

  @Test(
    "reads through what stands around the archive",
    arguments: [
      ("onInputData(", ");", "Firefox's JSONP"), ("onInputData (\n", " )\n", "spaced out"),
      ("\r\n\t ", "\r\n\r\n", "white space"),
    ])
  func edges(before: String, after: String, case: String) async throws {
    let text = before + Captures.capture(of: Captures.rsa) + after
    let expected = ToolRun(stdout: Captures.rsa + "\n", 0)
    let run = try await ToolRun(input: .text(text))
    #expect(run == expected)
  }
}
