import Foundation
import Testing

@testable import checkout_key

@Suite struct CaptureListTests {
  static func names(_ operands: [String], list: NameReader? = nil) throws -> [String] {
    var captures = CaptureList(operands: operands, list: list)
    var names: [String] = []
    while let capture = try captures.next() { names.append(capture.name) }
    return names
  }

  @Test func searchesDirectoriesInPathOrder() throws {
    let directory = try TemporaryDirectory()
    for name in ["b.har", "a/z.HAR", "a/y/x.Har", "c.json", ".hidden.har", ".git/d.har", "a.har"] {
      try directory.file(name, "")
    }
    try FileManager.default.createDirectory(
      at: directory.url.appending(path: "empty.har"), withIntermediateDirectories: false)
    let found = try Self.names([directory.url.path]).map { $0.dropFirst(directory.url.path.count) }
    #expect(found == ["/a/y/x.Har", "/a/z.HAR", "/a.har", "/b.har"])
    // A directory that was named with a slash gets no second one.
    #expect(try Self.names([directory.url.path + "/a/"]).last == directory.url.path + "/a/z.HAR")
  }

  @Test func aLinkThatLeadsBackUpEndsThere() throws {
    let directory = try TemporaryDirectory()
    try directory.file("a/b/c.har", "")
    try FileManager.default.createSymbolicLink(
      atPath: directory.url.path + "/a/b/up", withDestinationPath: directory.url.path)
    try FileManager.default.createSymbolicLink(
      atPath: directory.url.path + "/a/link.har", withDestinationPath: "b/c.har")
    let found = try Self.names([directory.url.path]).map { $0.dropFirst(directory.url.path.count) }
    #expect(found == ["/a/b/c.har", "/a/link.har"])
  }

  @Test func anOperandThatIsNamedTwiceIsReadOnce() throws {
    #expect(try Self.names(["a.har", "-", "b.har", "a.har", "-"]) == ["a.har", "-", "b.har"])
    #expect(try Self.names(["a.har", "./a.har", ".//./a.har"]) == ["a.har"])
    let directory = try TemporaryDirectory()
    try directory.file("d/a.har", "")
    let path = directory.url.path
    #expect(try Self.names([path + "/d", path + "/d/", path + "/d/a.har"]).count == 1)
  }

  @Test func aDirectoryWithoutCapturesIsNotOverlooked() throws {
    let directory = try TemporaryDirectory()
    var captures = CaptureList(operands: [directory.url.path])
    #expect(try captures.next() == .emptyDirectory(path: directory.url.path))
    #expect(try captures.next() == nil)
  }

  @Test(
    "takes more operands from a list",
    arguments: [
      ("a.har\nb.har\n", false, ["x.har", "a.har", "b.har"]),
      ("a.har\nb.har", false, ["x.har", "a.har", "b.har"]),
      ("a.har\n\n\nx.har\n", false, ["x.har", "a.har"]),
      ("a b.har\0c\nd.har\0", true, ["x.har", "a b.har", "c\nd.har"]),
      ("", false, ["x.har"]), ("\n", false, ["x.har"]),
      (
        String(repeating: "long/", count: 2000) + "\nb", false,
        ["x.har", String(repeating: "long/", count: 2000), "b"]
      ),
    ])
  func list(text: String, isNullSeparated: Bool, names: [String]) throws {
    let directory = try TemporaryDirectory()
    let file = try FileHandle(forReadingFrom: directory.file("list", text))
    let list = NameReader(
      descriptor: file.fileDescriptor, isNullSeparated: isNullSeparated)
    #expect(try Self.names(["x.har"], list: list) == names)
    try file.close()
  }

  @Test func countsTheBytesThatAreToBeRead() throws {
    let directory = try TemporaryDirectory()
    for (name, size) in [("a.har", 10), ("b/c.har", 200), ("d.txt", 4000)] {
      try directory.file(name, String(repeating: "x", count: size))
    }
    #expect(CaptureList(operands: [directory.url.path]).remainingBytes == 210)
    #expect(
      CaptureList(operands: [directory.url.path, directory.url.path + "/d.txt"]).remainingBytes
        == 4210)
    #expect(CaptureList(operands: ["nowhere"]).remainingBytes == 0)
    // What comes through a pipe, or is on a list that comes through one, can't be counted.
    #expect(CaptureList(operands: ["-"]).remainingBytes == nil)
    #expect(CaptureList(operands: ["/dev/null"]).remainingBytes == nil)
    let list = NameReader(descriptor: -1, isNullSeparated: false)
    #expect(CaptureList(operands: [directory.url.path], list: list).remainingBytes == nil)
  }

  @Test func aListThatCannotBeReadIsAnError() throws {
    let list = NameReader(descriptor: -1, isNullSeparated: false)
    #expect(throws: SystemError(errno: EBADF)) { try Self.names([], list: list) }
  }
}
