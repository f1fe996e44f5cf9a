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
    let bytes = Data(text.utf8)
    #expect(try Self.names(inList: bytes, isNullSeparated: isNullSeparated) == names)
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

  @Test(
    "what is no list is an error, and none of it a name",
    arguments: [
      "{\n\"log\": {", " {\"log\": {\"entries\": []}}", "\u{FEFF}{\n", "[\n{",
      "\"version\": \"1.2\",\n", "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n",
      Captures.rsa + "\n", String(Captures.rsa.dropFirst(100).prefix(70)) + "\n",
    ], [String.Encoding.utf8, .utf16, .utf16LittleEndian])
  func noList(text: String, encoding: String.Encoding) throws {
    let bytes = try #require(text.data(using: encoding))
    #expect(throws: CaptureListError.noList) { try Self.names(inList: bytes) }
  }

  @Test(
    "also where its parts end with NUL", arguments: [String.Encoding.utf8, .utf16LittleEndian])
  func noNullSeparatedList(encoding: String.Encoding) throws {
    let bytes = try #require("{\"log\": {\"entries\": []}}".data(using: encoding))
    #expect(throws: CaptureListError.noList) {
      try Self.names(inList: bytes, isNullSeparated: true)
    }
  }

  @Test func aNameWithoutAnEndIsAnError() throws {
    let text = "a\n" + String(repeating: "a.", count: 1 << 19)
    #expect(try Self.names(inList: Data(text.utf8)).count == 3)
    #expect(throws: CaptureListError.nameTooLong) {
      try Self.names(inList: Data((text + "a").utf8))
    }
  }

  private static func names(inList bytes: Data, isNullSeparated: Bool = false) throws -> [String] {
    let directory = try TemporaryDirectory()
    let file = try FileHandle(forReadingFrom: directory.file("list", bytes))
    let list = NameReader(
      descriptor: file.fileDescriptor, isNullSeparated: isNullSeparated)
    defer { try? file.close() }
    return try names(["x.har"], list: list)
  }

  @Test func aFileThatIsThereIsANameWhateverItIsCalled() async throws {
    let directory = try TemporaryDirectory()
    try directory.file("{\"a\"}.har", SampleCapture.bytes("chrome-api-v2.har"))
    let run = try await ToolRun(
      shell: #"ls | "$0" -q --files-from - && echo '{"b"}' | "$0" -q --files-from -"#, in: directory
    )
    #expect(run.stdout.hasPrefix("ssh-ed25519 "))
    let message = "checkout-key: -: the list of captures holds no names, but a capture or a key\n"
    #expect(run.stderr == message)
    #expect(run.ending == 2)
  }

  @Test func aListThatCannotBeReadIsAnError() throws {
    let list = NameReader(descriptor: -1, isNullSeparated: false)
    #expect(throws: CaptureListError.unreadable(SystemError(errno: EBADF))) {
      try Self.names([], list: list)
    }
  }
}
