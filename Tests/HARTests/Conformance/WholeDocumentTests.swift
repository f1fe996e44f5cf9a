import HAR
import TestSupport
import Testing

/// Every text of the tables in place of a capture.
@Suite struct WholeDocumentTests {
  @Test(
    "a valid text is JSON, but no archive",
    arguments: JSONText.all.filter { $0.verdict == .valid })
  func valid(text: JSONText) throws {
    let reading = Reading(.bytes(text.bytes))
    let first = try #require(text.bytes.first { !" \t\r\n".utf8.contains($0) })
    // What a number or a word is, nobody looks at but for `null`.
    let error: HARError =
      switch first {
      case _ where text.bytes.starts(with: "\"{".utf8): .foreign(.jsonString)
      case UInt8(ascii: "{"): .notHAR(.noLog)
      case UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "n"): .notHAR(.notAnObject)
      default: .notJSON
      }
    #expect(reading.ending == .failed(error))
    #expect(reading == Reading(.bytes(text.bytes), windowSize: 1))
  }

  @Test("no other text is an archive", arguments: JSONText.all.filter { $0.verdict != .valid })
  func invalid(text: JSONText) {
    let reading = Reading(.bytes(text.bytes))
    guard case .failed(let error) = reading.ending else {
      Issue.record("\(reading.ending)")
      return
    }
    // Of an object that holds no log nobody asks what follows it, or what UTF-16 holds.
    if text.verdict == .invalid && text.breaksStructure && text.bytes.first != UInt8(ascii: "{") {
      #expect(error != .notHAR(.notAnObject))
    }
    #expect(reading.entries == [])
    #expect(reading == Reading(.bytes(text.bytes), windowSize: 1))
  }
}
