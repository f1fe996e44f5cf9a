import Foundation
import TestSupport
import Testing

/// What people hand to the tool in place of a HAR file.
@Suite struct NotACaptureTests {
  private static let verify = "check the key in it: checkout-key verify FILE"
  private static let export = "export the Network panel as a HAR file"
  private static let page =
    "export the Network panel as a HAR file; a picture or a saved page does not hold the key"

  @Test(
    "says what a file of another format is, and how to unpack it",
    arguments: [
      (
        "H4sIAAAAAAAAA6tWyslPV7KqVkrNKynKTC1WsoqOra0FANyxYd8WAAAA", "a gzip file",
        "unpack it first: gunzip -c a.har | checkout-key"
      ),
      (
        "UEsDBBQAAAAAAAAAd13csWHfFgAAABYAAAAFAAAAYS5oYXJ7ImxvZyI6eyJlbnRyaWVzIjpbXX19UEsBAhQDFAAAAAAA"
          + "AAB3XdyxYd8WAAAAFgAAAAUAAAAAAAAAAAAAAIABAAAAAGEuaGFyUEsFBgAAAAABAAEAMwAAADkAAAAAAA==",
        "a ZIP archive", "unpack it first: unzip -p a.har '*.har' | checkout-key"
      ),
      (
        "eJyrVsrJT1eyqlZKzSspykwtVrKKjq2tBQBX7wfh", "a zlib stream",
        "unpack it first, with a program that reads zlib streams"
      ),
      (
        "KLUv/QRYsQAAeyJsb2ciOnsiZW50cmllcyI6W119fZU2x0s=", "a Zstandard file",
        "unpack it first: zstd -dc a.har | checkout-key"
      ),
      (
        "QlpoOTFBWSZTWXGmmgAAAAmbgBAAABAACgKlnAogACGpggep6QpgAA5QgTT7Po6U65Yv4u5IpwoSDjTTQAA=",
        "a bzip2 file", "unpack it first: bunzip2 -c a.har | checkout-key"
      ),
      (
        "/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAVeyJsb2ciOnsiZW50cmllcyI6W119fQAAAGs9NWz991T1AAEuFlYJ"
          + "Vd8ftvN9AQAAAAAEWVo=", "an xz file", "unpack it first: xz -dc a.har | checkout-key"
      ),
      (
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
        "a PNG image", page
      ),
      (Data("<!doctype html><p>404</p>".utf8).base64EncodedString(), "an HTML or XML page", page),
      (Data(" \n<html></html>".utf8).base64EncodedString(), "an HTML or XML page", page),
      (Data("%PDF-1.7\n".utf8).base64EncodedString(), "a PDF document", page),
      (
        Data("{'log': {}}".utf8).base64EncodedString(), "a Python dictionary",
        "write it with json.dump, not with print or str, and try again"
      ),
      (
        Data(#""{\"log\"""#.utf8).base64EncodedString(), "JSON inside a JSON string",
        "unpack it first: jq -r . a.har | checkout-key"
      ),
      (
        Data("2434:9:websocket;".utf8).base64EncodedString(), "a mitmproxy flow file",
        "convert it first: mitmdump -nr a.har --set hardump=NEW.har"
      ),
      (
        Data(#"[{"actualPort":443}]"#.utf8).base64EncodedString(), "a Charles session",
        "in Charles, choose Export Session and the format HTTP Archive (.har)"
      ),
    ])
  func foreign(base64: String, format: String, hint: String) async throws {
    let directory = try TemporaryDirectory()
    try directory.file("a.har", try #require(Data(base64Encoded: base64)))
    let expected = ToolRun(
      stderr: """
        checkout-key: a.har: error: \(format), not a HAR file
        checkout-key: hint: \(hint)

        """, 2)
    let run = try await ToolRun("a.har", in: directory)
    #expect(run == expected)
  }

  @Test(
    "says why other text is no HAR file",
    arguments: [
      ("", "empty", "nothing came through the pipe"),
      (" \n\r\n\t ", "empty", "nothing came through the pipe"),
      ("\u{FEFF}", "empty", "nothing came through the pipe"),
      (Captures.rsa + "\n", "not JSON, so not a HAR file", verify),
      ("onInputData(", "cut off at byte 12, before any complete response with a key", "export or"),
      ("GET /checkout-key HTTP/1.1\r\n", "not JSON, so not a HAR file", export),
      ("\0\u{1}\u{2}", "not JSON, so not a HAR file", export),
      ("\"never closed", "not JSON, so not a HAR file", export),
      ("null", "JSON, but not a HAR file: it is not an object", export),
      ("\"text\"", "JSON, but not a HAR file: it is not an object", export),
      ("[{\"log\": {\"entries\": []}}]", "JSON, but not a HAR file: it is not an object", export),
      (Captures.body(Captures.rsa), "JSON, but not a HAR file: it has no `log` object", verify),
      (
        "[\(Captures.body(Captures.rsa))]", "JSON, but not a HAR file: it is not an object", verify
      ),
      ("public_key: \"\(Captures.rsa)\"", "not JSON, so not a HAR file", verify),
      (
        "---\nnotes: SHA256:fu0o123EvzS00YggNbyQxEHFAoHpRzzWUVnnErBjsL8",
        "not JSON, so not a HAR file", export
      ),
      ("-----BEGIN OPENSSH PRIVATE KEY-----", "not JSON, so not a HAR file", verify),
      (
        #"{"log": [{"entries": []}]}"#, "JSON, but not a HAR file: it has no `log` object", export
      ),
      (
        #"{"log": {"entries": {}}}"#, "JSON, but not a HAR file: its `log` has no `entries` array",
        export
      ),
    ])
  func text(text: String, message: String, hint: String) async throws {
    let run = try await ToolRun(input: .text(text))
    #expect(run.stdout == "")
    #expect(run.ending == 2)
    #expect(run.messages.count == 2)
    #expect(run.messages.first == "checkout-key: standard input: error: \(message)")
    #expect(run.messages.last?.hasPrefix("checkout-key: hint: \(hint)") == true, "\(run.messages)")
  }

  @Test func namesAFileThatIsNotThere() async throws {
    let expected = ToolRun(
      stderr: """
        checkout-key: no/such.har: error: cannot be opened: No such file or directory
        checkout-key: hint: check the path; a directory stands for the captures in it

        """, 2)
    let run = try await ToolRun("no/such.har")
    #expect(run == expected)
  }

  @Test func namesADirectoryGivenAsStandardInput() async throws {
    let directory = try TemporaryDirectory()
    let expected = ToolRun(
      stderr: "checkout-key: standard input: error: cannot be read: Is a directory\n", 2)
    let run = try await ToolRun(input: .file(directory.url))
    #expect(run == expected)
  }

  @Test func namesADirectoryWithoutCaptures() async throws {
    let directory = try TemporaryDirectory()
    try directory.file("empty/capture.json", Captures.capture(of: Captures.rsa))
    let expected = ToolRun(
      stderr: """
        checkout-key: empty: error: no captures in this directory
        checkout-key: hint: captures end in .har or .harp; name a file with another ending itself

        """, 2)
    let run = try await ToolRun("empty", in: directory)
    #expect(run == expected)
  }

  @Test(.enabled(if: try Privilege.canBeDropped, "root may read everything"))
  func namesWhatMayNotBeRead() async throws {
    let directory = try TemporaryDirectory()
    let modes = ["captures/locked.har": 0, "captures/room": 0, "captures/window": 0o444]
    for name in ["captures/locked.har", "captures/room/a.har", "captures/window/a.har"] {
      try directory.file(name, Captures.capture(of: Captures.rsa))
    }
    for (name, mode) in modes { try directory.setMode(mode, of: name) }
    let run = try await ToolRun(
      shell: #"\#(Privilege.withoutRights) "$0" -q captures"#, in: directory)
    // A directory that is closed can't be removed.
    for name in modes.keys { try directory.setMode(0o700, of: name) }
    let expected = ToolRun(
      stderr: """
        checkout-key: captures/locked.har: error: cannot be opened: Permission denied
        checkout-key: captures/room: error: cannot be opened: Permission denied
        checkout-key: captures/window: error: cannot be opened: Permission denied

        """, 2)
    #expect(run == expected)
  }
}

extension TemporaryDirectory {
  fileprivate func setMode(_ mode: Int, of name: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: path(name).path)
  }
}
