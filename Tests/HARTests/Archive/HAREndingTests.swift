import Foundation
import TestSupport
import Testing

@testable import HAR

/// Whether an archive is complete: who waits for one that is being written relies on it.
@Suite struct HAREndingTests {
  /// A capture, and how many of its bytes make it complete.
  struct Sample: CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var begin = 0
    var end: Int
  }

  private static let small: [Sample] = {
    let text = OneEntry().text
    let count = text.utf8.count
    let utf16 = UTF16Text.bytes(of: text + "\n", .littleEndian)
    return [
      Sample(testDescription: "minified", bytes: Array(text.utf8), end: count),
      Sample(
        testDescription: "with a line feed", bytes: Array((text + "\r\n").utf8), end: count),
      Sample(
        testDescription: "with a mark", bytes: Array(("\u{FEFF}" + text).utf8), begin: 3,
        end: count + 3),
      Sample(
        testDescription: "JSONP", bytes: Array("onInputData(\(text));\n".utf8), begin: 12,
        end: count + 13),
      Sample(
        testDescription: "UTF-16", bytes: utf16, begin: 2, end: utf16.count - 2),
      Sample(
        testDescription: "UTF-16, big-endian", bytes: UTF16Text.bytes(of: text, .bigEndian),
        begin: 2, end: utf16.count - 2),
    ]
  }()

  @Test("no beginning of a capture is complete", arguments: small)
  func everyPrefix(sample: Sample) {
    for length in 0...sample.bytes.count {
      let prefix = Array(sample.bytes[..<length])
      let ending = Reading(.bytes(prefix)).ending
      #expect(Reading(.bytes(prefix), windowSize: 5).ending == ending)
      #expect(ending.isComplete == (length >= sample.end), "\(length) bytes")
      if length >= sample.begin {
        #expect(ending.isComplete || ending.isCutOff, "\(length) bytes")
      }
    }
  }

  @Test("nor from a pipe", arguments: small)
  func everyPrefixFromPipe(sample: Sample) throws {
    for length in 0...sample.bytes.count {
      let ending = try withPipe { [bytes = sample.bytes] writer in
        try writer.write(contentsOf: Data(bytes[..<length]))
      } reading: { source in
        Reading(source).ending
      }
      #expect(ending.isComplete == (length >= sample.end), "\(length) bytes")
    }
  }

  /// Chrome writes an export in pieces of 100,000 characters.
  @Test("no beginning of a genuine capture is complete", arguments: HAREntryTests.captures)
  func genuine(capture: URL) throws {
    let bytes = try Array(Data(contentsOf: capture))
    let end = try #require(bytes.lastIndex(of: UInt8(ascii: "}"))) + 1
    var random = Random(seed: UInt64(bytes.count))
    let lengths =
      Array(stride(from: 100_000, to: end, by: 100_000)) + [end - 1, end - 2]
      + (0..<4).map { _ in Int.random(in: 100..<end, using: &random) }
    for length in lengths {
      let ending = try withPipe { writer in
        for start in stride(from: 0, to: length, by: 100_000) {
          try writer.write(contentsOf: Data(bytes[start..<min(start + 100_000, length)]))
        }
      } reading: { source in
        Reading(source).ending
      }
      #expect(ending.isCutOff, "\(length) bytes")
    }
  }
}

extension HAREnding {
  /// Whether the archive was read to its last brace.
  fileprivate var isComplete: Bool {
    switch self {
    case .complete, .followed: true
    case .failed: false
    }
  }

  /// Whether more bytes could make it complete.
  fileprivate var isCutOff: Bool {
    switch self {
    case .failed(.empty), .failed(.truncated): true
    default: false
    }
  }
}
