import Foundation
import TestSupport
import Testing

@testable import HAR

/// Real files, pipes and descriptors that are neither.
@Suite struct ByteSourceTests {
  private static let capture = Data(OneEntry().text.utf8)

  @Test("a file is read as its bytes are")
  func file() throws {
    let directory = try TemporaryDirectory()
    let handle = try FileHandle(forReadingFrom: directory.file("a.har", Self.capture))
    let reading = Reading(.fileDescriptor(handle.fileDescriptor), entriesWhere: isKeyURL)
    #expect(reading == Reading(.bytes(Array(Self.capture)), entriesWhere: isKeyURL))
    #expect(reading.entries == [OneEntry.expected])
    #expect(try handle.offset() == UInt64(Self.capture.count), "it is still open")
    try handle.close()
  }

  @Test(
    "a pipe may bring its bytes as slowly as it likes",
    arguments: [
      (Array(capture), "UTF-8"), ([0xEF, 0xBB, 0xBF] + Array(capture), "a mark in three pieces"),
      (UTF16Text.bytes(of: OneEntry().text, .littleEndian), "UTF-16"),
    ])
  func slowPipe(bytes: [UInt8], what: String) throws {
    let reading = try withPipe { writer in
      // Each byte is a write of its own, and the reader is given the time to take it alone.
      for byte in bytes {
        try writer.write(contentsOf: Data([byte]))
        Thread.sleep(forTimeInterval: 0.0002)
      }
    } reading: { source in
      Reading(source, entriesWhere: isKeyURL)
    }
    #expect(reading.entries == [OneEntry.expected])
    #expect(reading.ending == .complete)
  }

  @Test("a pipe that ends too early is a capture that is cut off")
  func brokenPipe() throws {
    let reading = try withPipe { writer in
      try writer.write(contentsOf: Self.capture.dropLast(2))
    } reading: { source in
      Reading(source, entriesWhere: isKeyURL)
    }
    #expect(reading.entries == [OneEntry.expected])
    #expect(reading.ending == .failed(.truncated(at: .init(offset: Self.capture.count - 2))))
  }

  @Test("a descriptor that is not open, and a directory, can't be read")
  func unreadable() throws {
    #expect(Reading(.fileDescriptor(-1)).ending == .failed(.unreadable(errno: EBADF)))
    let handle = try FileHandle(forReadingFrom: URL(filePath: "/"))
    let reading = Reading(.fileDescriptor(handle.fileDescriptor))
    #expect(reading.ending == .failed(.unreadable(errno: EISDIR)))
    try handle.close()
  }
}
