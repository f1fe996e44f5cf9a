import Foundation
import TestSupport
import Testing

@testable import checkout_key

@Suite struct CaptureListTests {
  static func names(_ operands: [String], list: NameList? = nil, output: FilePath? = nil) throws
    -> [String]
  {
    var captures = CaptureList(
      Operand.all(operands.map { Argument($0) }), list: list, output: output)
    var names: [String] = []
    while let capture = try captures.next() { names.append(capture.name) }
    return names
  }

  @Test func searchesADirectoryButNotWhereCopiesAreWritten() throws {
    let directory = try TemporaryDirectory(["b.har": "", "a/z.HAR": "", "a/y/x.Har": ""])
    let path = directory.url.path
    let output = FilePath(path + "/a/y")
    #expect(try Self.names([path]) == ["/a/y/x.Har", "/a/z.HAR", "/b.har"].map { path + $0 })
    #expect(try Self.names([path], output: output) == ["/a/z.HAR", "/b.har"].map { path + $0 })
    // It is, if it is named itself; a slash at the end gets no second one.
    #expect(try Self.names([output.text + "/"], output: output) == [output.text + "/x.Har"])
  }

  @Test func anOperandThatIsNamedTwiceIsReadOnce() throws {
    #expect(try Self.names(["a.har", "-", "b.har", "a.har", "-"]) == ["a.har", "-", "b.har"])
    #expect(try Self.names(["a.har", ".//./a.har"]) == ["a.har"])
    #expect(try Self.names(["no/./a.har", "./no//a.har"]) == ["no/./a.har"])
    let directory = try TemporaryDirectory(["d/a.har": ""])
    let path = directory.url.path
    try directory.link("l", to: "d")
    let spellings = ["/d", "/d/", "/d/a.har", "/d/../d/a.har", "/l/a.har", "/l"].map { path + $0 }
    #expect(try Self.names(spellings).count == 1)
    // Two names in a directory are two captures, with other operands as without.
    try FileManager.default.linkItem(atPath: path + "/d/a.har", toPath: path + "/d/b.har")
    #expect(try Self.names(spellings).count == 2)
  }

  @Test(
    "takes more operands from a list",
    arguments: [
      ("a.har\nb.har\n", ["a.har", "b.har"]), ("a.har\nb.har", ["a.har", "b.har"]),
      ("a.har\n\n\nx.har\n", ["a.har"]), ("", []), ("\n", []),
      ("a.har\r\n\r\nb.har\r\n", ["a.har", "b.har"]), ("\u{FEFF}a.har\n", ["a.har"]),
      (long + "\nb", [long, "b"]), ("-\nb.har", ["./-", "b.har"]),
      // What is no name is shown by its place only.
      ("{a}.har\nb.har", ["1", "b.har"]), ("[\n{\nb.har", ["1", "2", "b.har"]),
      ("b.har\n{\n\"log\": [\nc.har", ["b.har", "2", "3", "c.har"]),
      ("a(1).har\nb.har", ["a(1).har", "b.har"]), ("{}\nb.har", ["1", "b.har"]),
      (String(repeating: "a.", count: 90_000) + "\nb.har", ["1", "b.har"]),
      // A private key's lines look like names.
      ("a\n\(key("-----", "-----"))\nb.har", ["a", "2", "3", "4", "b.har"]),
      ("a\n\(key("---- ", " ----"))\nb.har", ["a", "2", "3", "4", "b.har"]),
      ("a\n> \t-----BEGIN PRIVATE KEY-----\n> x/c2hvcnQ", ["a", "2", "3"]),
    ])
  func list(text: String, names: [String]) throws {
    let places = names.map { Int($0) == nil ? $0 : "line \($0) of the list" }
    #expect(try Self.names(inList: Data(text.utf8)) == ["x.har"] + places)
  }

  private static let long = String(repeating: "long/", count: 800)

  private static func key(_ begin: String, _ end: String) -> String {
    "\(begin)BEGIN SSH2 PRIVATE KEY\(end)\nc2hvcnQ\n\(begin)END SSH2 PRIVATE KEY\(end)"
  }

  @Test func namesMayEndWithNull() throws {
    let list = Data("a b.har\0c\nd.har\0".utf8)
    let names = try Self.names(inList: list, isNullSeparated: true)
    #expect(names == ["x.har", "a b.har", "name 2 of the list"])
    #expect(throws: CaptureListError.holdsNull) { try Self.names(inList: list) }
  }

  @Test(
    "what is no list is an error, and none of it a name",
    arguments: [
      "{\n\"log\": {", " {\"log\": {\"entries\": []}}", "\u{FEFF}{\n", "\n\n{ \"log\":\n",
      "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n", Captures.rsa + "\n",
      String(Captures.rsa.dropFirst(100).prefix(70)) + "\n", "onInputData({\n\"log\": {\n",
      "onInputData(\n{", "{\"log\": \"" + String(repeating: "a.", count: 40_000),
    ])
  func noList(text: String) throws {
    let line = text.prefix { $0 == "\n" }.count + 1
    #expect(throws: CaptureListError.holdsNoNames(line: line)) {
      try Self.names(inList: Data(text.utf8))
    }
    for isNullSeparated in [false, true] {
      let utf16 = try #require(text.data(using: .utf16))
      #expect(throws: CaptureListError.isUTF16) {
        try Self.names(inList: utf16, isNullSeparated: isNullSeparated)
      }
    }
  }

  private static func names(inList bytes: Data, isNullSeparated: Bool = false) throws -> [String] {
    let directory = try TemporaryDirectory()
    let file = try FileHandle(forReadingFrom: directory.file("list", bytes))
    let list = NameList(
      FileDescriptor(number: file.fileDescriptor), isNullSeparated: isNullSeparated)
    defer { try? file.close() }
    return try names(["x.har"], list: list)
  }

  @Test func aFileThatIsThereIsANameWhateverItIsCalled() throws {
    let directory = try TemporaryDirectory(["{\"a\"}.har": ""])
    let path = directory.url.path + "/{\"a\"}.har"
    let names = try Self.names(inList: Data("{gone}.har\n\(path)\nno.har\n".utf8))
    #expect(names == ["x.har", "line 1 of the list", path, "no.har"])
    #expect(try Self.names(inList: Data("\(path)\n".utf8)) == ["x.har", path])
  }
}
