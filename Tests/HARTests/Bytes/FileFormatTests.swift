import HAR
import Testing

@Suite struct FileFormatTests {
  @Test(
    "a foreign file is told by its first bytes",
    arguments: [
      ([0x1F, 0x8B, 0x08, 0x00, 0x00], .gzip, "gzip"),
      ([0x50, 0x4B, 0x03, 0x04, 0x14], .zip, "ZIP"), ([0x50, 0x4B, 0x05, 0x06], .zip, "empty ZIP"),
      ([0x78, 0x01, 0x4B], .zlib, "zlib, fastest"), ([0x78, 0x5E, 0x4B], .zlib, "zlib, fast"),
      ([0x78, 0x9C, 0x4B], .zlib, "zlib, default"), ([0x78, 0xDA, 0x4B], .zlib, "zlib, best"),
      ([0x28, 0xB5, 0x2F, 0xFD, 0x04], .zstd, "zstd"), (Array("BZh91AY&SY".utf8), .bzip2, "bzip2"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, 0x00], .xz, "xz"),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png, "PNG"),
      ([0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10], .jpeg, "JPEG"),
      (Array("%PDF-1.7\n".utf8), .pdf, "PDF"), (Array("<!DOCTYPE html>".utf8), .html, "HTML"),
      (Array("\n  <?xml version='1.0'?>".utf8), .html, "XML behind white space"),
      (Array("\u{FEFF}<html>".utf8), .html, "HTML behind a mark"),
      (Array((String(repeating: "\n", count: 40) + "<p>").utf8), .html, "HTML far behind"),
      ([0xFF, 0xFE, 0, 0, 0x7B, 0, 0, 0, 0x7D, 0, 0, 0], .utf32, "UTF-32, little-endian"),
      ([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x7B, 0, 0, 0, 0x7D], .utf32, "UTF-32, big-endian"),
      (Array("{'log': {'entries': []}}".utf8), .python, "Python"),
      (Array(" [{'log': {}}]".utf8), .python, "Python, a list"),
      (Array("{u'log': {}}".utf8), .python, "Python 2"),
      (Array(#""{\"log\":{\"entries\":[]}}""#.utf8), .jsonString, "JSON in JSON"),
      (Array("2434:9:websocket;0:~8:response;".utf8), .mitmproxy, "mitmproxy"),
    ] as [([UInt8], FileFormat, String)])
  func detection(file: [UInt8], format: FileFormat, what: String) {
    #expect(Reading.throughEveryWindow(file).ending == .failed(.foreign(format)))
  }

  @Test(
    "a session of Charles is told by a word in its first 4 KiB",
    arguments: [
      (#"[{"status":"COMPLETE","actualPort":443}]"#, .foreign(.charles)),
      ("<?xml version='1.0'?>\n<charles-session>", .foreign(.charles)),
      (#"[{"a":"\#(String(repeating: "a", count: 4075))","actualPort":1}]"#, .foreign(.charles)),
      (#"[{"a":"\#(String(repeating: "a", count: 4076))","actualPort":1}]"#, .notHAR(.notAnObject)),
    ] as [(String, HARError)])
  func charles(text: String, error: HARError) {
    #expect(Reading(.bytes(Array(text.utf8))).ending == .failed(error))
  }

  @Test(
    "a signature that is cut off, or comes too late, is none",
    arguments: [
      Array("12:34".utf8), Array("12:3a:4".utf8), Array("::".utf8), Array("12::3:".utf8),
      Array("{\"a'".utf8),
      Array("\"text\"".utf8), Array("[{\"port\":443}]".utf8), [], [0x1F], [0x50, 0x4B], [0x7B],
      [0x20, 0x1F, 0x8B], [0xFF, 0xFE, 0x7B, 0],
    ])
  func noFormat(head: [UInt8]) {
    #expect(FileFormat(detectedIn: head) == nil)
  }

  @Test("a slice is looked at from its own beginning, and 24 bytes for mitmproxy's lengths")
  func slice() {
    #expect(FileFormat(detectedIn: ([0, 0x1F, 0x8B] as [UInt8])[1...]) == .gzip)
    #expect(FileFormat(detectedIn: Array("12345678901:12345678901:".utf8)) == .mitmproxy)
    #expect(FileFormat(detectedIn: Array("12345678901:123456789012:".utf8)) == nil)
  }
}
