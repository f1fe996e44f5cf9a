import Foundation
import HAR
import TestSupport
import Testing

@Suite struct HARReadingTests {
  @Test("a visitor is told of the wanted entries, in their order")
  func entries() throws {
    let text = #"""
      {"log":{"entries":[{"request":{"url":"/1/key"}},{"request":{"url":"/2"}},
        {"request":{"url":"/3/key"}}]}}
      """#
    let reading = Reading.throughEveryWindow(text, entriesWhere: isKeyURL)
    #expect(reading.entries.map(\.index) == [0, 2])
    #expect(reading.entryCount == 3)
    #expect(reading.creatorName == nil)
    #expect(reading.ending == .complete)
    let source = ByteSource.bytes(Array(text.utf8))
    var (some, all): ([HAREntry], [HAREntry]) = ([], [])
    try HARReading.forEachEntry(of: source, where: isKeyURL) { some.append($0) }
    try HARReading.forEachEntry(of: source) { all.append($0) }
    #expect(some == reading.entries)
    #expect(all.map(\.url) == ["/1/key", "/2", "/3/key"])
  }

  @Test("a capture that is damaged gives the entries before that place, and the error")
  func damaged() {
    let source = ByteSource.bytes(Array(#"{"log":{"entries":[{"request":{"url":"/1"}},"#.utf8))
    var urls: [String] = []
    #expect(throws: HARError.truncated(at: .init(offset: 44))) {
      try HARReading.forEachEntry(of: source) { urls.append($0.url) }
    }
    #expect(urls == ["/1"])
  }

  @Test("the documentation's example is the one below, and does what it says")
  func documentation() throws {
    let page = try text(of: "../../../Sources/HAR/HAR.docc/HAR.md")
    let example = try #require(
      page.firstMatch(of: /```swift\nimport Foundation\nimport HAR\n\n([^`]+)```/)?.output.1)
    #expect(try text(of: "HARReadingTests.swift").contains(example))
    let capture = #"""
      {"log":{"entries":[{"request":{"url":"/1"},"response":{"status":404}},
        {"request":{"url":"/2"},"response":{"status":200}}]}}
      """#
    let directory = try TemporaryDirectory()
    let file = try directory.file("recording.har", capture)
    let lines = try withExtendedLifetime(directory) { try failures(in: file) }
    #expect(lines == ["404 /1"])
  }

  /// The text of a file, by its path from this file's folder.
  private func text(of file: String) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    return try String(contentsOf: folder.appending(path: file).standardized, encoding: .utf8)
  }

  /// Notes what it is asked.
  private struct Asked: HARVisitor {
    var urls: [String] = []

    mutating func interest(inURL url: Span<UInt8>) -> HARInterest {
      urls.append(url.text)
      return .nothing
    }

    mutating func visit(_ entry: HAREntry) {
      Issue.record("nobody asked for \(entry)")
    }
  }

  @Test("every entry's URL is asked about once, decoded")
  func urls() {
    let text = #"""
      {"log":{"entries":[{"request":{"url":"https:\/\/a.test\/\u00e9"}},{},
        {"response":{"url":"no"},"request":{"url":""}},{"request":{"url":"/k%65y"}}]}}
      """#
    var asked = Asked()
    let reading = HARReading(of: .bytes(Array(text.utf8)), into: &asked)
    #expect(asked.urls == ["https://a.test/é", "", "/k%65y"])
    #expect(reading.ending == .complete)
  }

  @Test(
    "values around a wanted entry never change what is found", arguments: 0..<40 as Range<UInt64>)
  func ignoredMembers(seed: UInt64) {
    var random = RandomJSON(seed: seed)
    var capture = OneEntry()
    for level in OneEntry.Level.allCases {
      for _ in 0..<3 { capture[level].append(random.member()) }
      capture[level].shuffle(using: &random.generator)
    }
    let reading = Reading.throughEveryWindow(capture.text, entriesWhere: isKeyURL)
    #expect(reading.entries == [OneEntry.expected])
    #expect(reading.creatorName == "Test")
    #expect(reading.ending == .complete)
  }

  /// Foundation is the judge wherever it takes the damaged capture for a whole one; where it does
  /// not, the reader's own results through windows of different sizes judge each other.
  @Test("damage of one byte gives neither a crash nor a wrong entry", .timeLimit(.minutes(5)))
  func mutations() throws {
    let whole = Array(Self.threeEntries.text.utf8)
    var random = Random(seed: 7)
    var judged = 0
    for _ in 0..<1500 {
      var damaged = whole
      let index = Int.random(in: whole.indices, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: damaged[index] = .random(in: .min ... .max, using: &random)
      case 1: damaged[index] = Array(#"{}[]",:\0 n"#.utf8).randomElement(using: &random) ?? 0
      case 2: damaged.remove(at: index)
      default: damaged.insert(damaged[index], at: index)
      }
      let reading = Reading(.bytes(damaged), windowSize: 11)
      #expect(reading == Reading(.bytes(damaged)), "\(String(decoding: damaged, as: UTF8.self))")
      #expect(reading.entries.count <= reading.entryCount)
      guard reading.ending == .complete, let judgement = try? JSONJudge.entries(of: damaged)
      else { continue }
      judged += 1
      #expect(reading.entries == judgement, "\(String(decoding: damaged, as: UTF8.self))")
    }
    #expect(judged > 300, "most changes inside strings leave the capture whole")
  }

  @Test("a capture cut off anywhere gives its complete entries and says where it ends")
  func truncated() {
    let capture = Self.threeEntries
    let whole = Array(capture.text.utf8)
    let entries = Reading(.bytes(whole)).entries
    for length in 1..<whole.count {
      let reading = Reading(.bytes(Array(whole[..<length])))
      let complete = capture.entries.filter { $0.upperBound <= length }.count
      let entry = capture.entries.firstIndex { $0.lowerBound < length && length < $0.upperBound }
      #expect(reading.ending == .failed(.truncated(at: .init(offset: length, entry: entry))))
      #expect(reading.entryCount == complete)
      #expect(reading.entries == Array(entries.prefix(complete)))
      let throughSlit = Reading(.bytes(Array(whole[..<length])), windowSize: 3)
      #expect(throughSlit == reading, "cut off after \(length) bytes")
    }
    #expect(Reading(.bytes(whole)).ending == .complete)
  }

  @Test("a capture of which only white space is missing is whole")
  func trailingWhiteSpace() {
    let text = Self.threeEntries.text
    for end in ["", "\n", "\r\n", " \t\r\n\n"] {
      let reading = Reading.throughEveryWindow(text + end)
      #expect(reading.ending == .complete)
      #expect(reading.entryCount == 3)
    }
  }

  /// A capture of three entries, and where each of them stands.
  private static let threeEntries: (text: String, entries: [Range<Int>]) = {
    let entries = [
      #"""
      {"request": {"method": "GET", "url": "/1"},
        "response": {"status": 200, "content": {"text": "a\"b\\"}}}
      """#,
      #"""
      {"response": {"content": {"text": "a2V5", "encoding": "base64"}, "status": 201},
        "_x": [[{}], true], "request": {"url": "\/2"}}
      """#,
      #"""
      {"startedDateTime": "t", "request": {"url": "/3"},
        "response": {"status": 0, "content": {}}}
      """#,
    ]
    var text = #"{ "log": {"version": "1.2", "creator": {"name": "T"}, "entries": ["#
    var ranges: [Range<Int>] = []
    for entry in entries {
      if !ranges.isEmpty { text += " ,\n  " }
      ranges.append(text.utf8.count..<text.utf8.count + entry.utf8.count)
      text += entry
    }
    return (text + "\n], \"pages\": [1] }, \"_end\": -1.5e3 }", ranges)
  }()
}

/// The requests of an archive that failed.
func failures(in archive: URL) throws -> [String] {
  var lines: [String] = []
  let bytes = [UInt8](try Data(contentsOf: archive))
  try HARReading.forEachEntry(of: .bytes(bytes)) { entry in
    if let status = entry.status, status >= 400 { lines.append("\(status) \(entry.url)") }
  }
  return lines
}

/// Random JSON values, among them what a reader could take for the archive itself.
private struct RandomJSON {
  var generator: Random

  init(seed: UInt64) {
    generator = Random(seed: seed)
  }

  /// A member whose name no reader knows.
  mutating func member() -> String {
    "\"_x\(Int.random(in: 0..<1000, using: &generator))\"" + space() + ":" + space()
      + value(depth: 0)
  }

  private mutating func value(depth: Int) -> String {
    let kinds = depth < 4 ? 6 : 4
    let count = Int.random(in: 0..<4, using: &generator)
    switch Int.random(in: 0..<kinds, using: &generator) {
    case 0: return ["true", "false", "null"].randomElement(using: &generator) ?? ""
    case 1: return String(Double.random(in: -1e9...1e9, using: &generator))
    case 2, 3: return string()
    case 4:
      let members = (0..<count).map { _ in
        string() + space() + ":" + space() + value(depth: depth + 1)
      }
      return "{" + space() + members.joined(separator: "," + space()) + "}"
    default:
      let elements = (0..<count).map { _ in value(depth: depth + 1) + space() }
      return "[" + space() + elements.joined(separator: ",") + "]"
    }
  }

  private mutating func string() -> String {
    let pieces = [
      "log", "entries", "request", "url", "/key", #"\""#, #"\\"#, #"\\\""#, "{", "}", "[", "]",
      ",", ":", #"\u0022"#, #"\ud83d\ude00"#, #"\ud800"#, "é", "😀", "\u{7F}", #"\n"#, " ", "'",
    ]
    let count = Int.random(in: 0..<6, using: &generator)
    let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }
    return "\"" + text.joined() + "\""
  }

  private mutating func space() -> String {
    ["", "", " ", "\n\t", "\r\n"].randomElement(using: &generator) ?? ""
  }
}
