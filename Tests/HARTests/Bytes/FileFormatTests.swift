import HAR
import Testing

@Suite struct FileFormatTests {
  @Test(
    "a foreign file is told by its first bytes",
    arguments: [
      (.gzip, [0x1F, 0x8B, 0x08]), (.zip, [0x50, 0x4B, 0x03, 0x04]),
      (.zip, [0x50, 0x4B, 0x05, 0x06]), (.zlib, [0x78, 0x01, 0x4B]), (.zlib, [0x78, 0x5E, 0x4B]),
      (.zlib, [0x78, 0x9C, 0x4B]), (.zlib, [0x78, 0xDA, 0x4B]), (.zstd, [0x28, 0xB5, 0x2F, 0xFD]),
      (.bzip2, Array("BZh91AY&SY".utf8)), (.xz, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]),
      (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D]), (.jpeg, [0xFF, 0xD8, 0xFF, 0xE0]),
      (.pdf, Array("%PDF-1.7\n".utf8)), (.html, Array("\u{FEFF}<html>".utf8)),
      (.html, Array((String(repeating: "\n", count: 40) + "<p>").utf8)),
      (.utf32, [0xFF, 0xFE, 0, 0, 0x7B, 0, 0, 0]), (.utf32, [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x7B]),
      (.python, Array("{'log': {}}".utf8)), (.python, Array(" [{'log': {}}]".utf8)),
      (.python, Array("{u'log': {}}".utf8)), (.jsonString, Array(#""{\"log\":{}}""#.utf8)),
      (.mitmproxy, Array("2434:9:websocket;0:~8:response;".utf8)),
    ] as [(FileFormat, [UInt8])])
  func detection(format: FileFormat, file: [UInt8]) {
    #expect(Reading.ofKeys(file).ending == .failed(.foreign(format)))
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
