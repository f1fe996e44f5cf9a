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
    #expect(reading == .one())
    #expect(try handle.offset() == UInt64(Self.capture.count), "it is still open")
    try handle.close()
  }

  @Test(
    "a pipe may bring its bytes as slowly as it likes",
    arguments: [
      [0xEF, 0xBB, 0xBF] + Array(capture), UTF16Text.bytes(of: OneEntry().text, .littleEndian),
    ])
  func slowPipe(bytes: [UInt8]) throws {
    let reading = try withPipe { writer in
      // Each byte is a write of its own, and the reader is given the time to take it alone.
      for byte in bytes {
        try writer.write(contentsOf: Data([byte]))
        Thread.sleep(forTimeInterval: 0.0002)
      }
    } reading: { source in
      Reading(source, entriesWhere: isKeyURL)
    }
    #expect(reading == .one())
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
