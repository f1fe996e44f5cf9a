import Foundation
import TestSupport
import Testing

@testable import HAR

@Suite struct ByteWindowTests {
  @Test(
    "bytes pass through in order, each once, and offsets count them; a size that makes no sense is 1",
    arguments: [.min, 0, 1, 2, 7, 16, 17, 99, 100, 101])
  func refill(size: Int) throws {
    let bytes = (0..<100).map { UInt8($0) + 100 }
    var window = ByteWindow(.bytes(bytes), size: size)
    var seen: [UInt8] = []
    var offsets: [Int64] = []
    while try window.refill() {
      offsets.append(window.offset)
      #expect(window.count <= max(size, 1))
      let behind = window.bytes[window.count...].prefix(Block.count)
      #expect(behind.elementsEqual(repeatElement(0, count: Block.count)))
      seen += window.bytes[..<window.count]
    }
    #expect(seen == bytes)
    #expect(offsets == stride(from: 0, to: 100, by: max(size, 1)).map { Int64($0) })
    let end = (window.count, window.offset)
    #expect(end == (0, 100))
  }

  @Test("the head is read whole, however small the window is", arguments: [1, 5, 16, 40])
  func head(size: Int) throws {
    let bytes = Array(0..<60 as Range<UInt8>)
    var window = ByteWindow(.bytes(bytes), size: size)
    let markLength = try window.open()
    let head = Array(window.bytes[..<window.count])
    #expect(markLength == 0)
    #expect(head == Array(bytes[..<max(size, 16)]))
    let behind = window.bytes[window.count...].prefix(Block.count)
    #expect(behind.elementsEqual(repeatElement(0, count: Block.count)))
    let hasMore = try window.refill()
    let next = window.bytes[0]
    #expect(hasMore)
    #expect(next == UInt8(max(size, 16)))
  }

  @Test("the end stays the end: a terminal is not asked again, and a file may grow meanwhile")
  func end() throws {
    let directory = try TemporaryDirectory()
    let handle = try FileHandle(forUpdating: directory.file("a.har", [1]))
    var window = ByteWindow(.fileDescriptor(handle.fileDescriptor), size: 8)
    _ = try window.open()
    let first = Array(window.bytes[..<window.count])
    #expect(first == [1])
    try handle.write(contentsOf: Data([2]))
    try handle.seek(toOffset: 1)
    let hasMore = try window.refill()
    #expect(!hasMore)
    try handle.close()
  }
}
