import HAR
import TestSupport
import Testing

/// Every text of the tables in place of a capture.
@Suite struct WholeDocumentTests {
  /// Foundation's decoder, which tells the reader what a number is, refuses `0e1` and no other zero.
  private static let refusedByFoundation = "zero with an exponent"

  @Test(
    "a valid text is JSON, but no archive",
    arguments: JSONText.all.filter { $0.verdict == .valid && $0.name != refusedByFoundation })
  func valid(text: JSONText) {
    let reading = Reading(.bytes(text.bytes))
    let isObject = text.bytes.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "{")
    #expect(reading.ending == .failed(.notHAR(isObject ? .noLog : .notAnObject)))
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
