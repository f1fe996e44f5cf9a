import Foundation
import Testing

@testable import HAR

extension Reading {
  init(_ capture: String) { self.init(.bytes(Array(capture.utf8))) }

  /// What is read of the URLs that end in `/key`, through windows of many sizes, which all must give
  /// the same.
  static func ofKeys(_ capture: [UInt8]) -> Reading {
    let expected = Reading(.bytes(capture), entriesWhere: isKeyURL)
    for size in [1, 2, 3, 7, 16, 64, 1000] {
      let reading = Reading(.bytes(capture), windowSize: size, entriesWhere: isKeyURL)
      #expect(reading == expected, "window size \(size)")
    }
    return expected
  }

  static func ofKeys(_ capture: String) -> Reading { ofKeys(Array(capture.utf8)) }

  /// What `OneEntry` gives, and what gives nearly the same.
  static func one(
    _ entries: [HAREntry] = [OneEntry.expected], _ ending: HAREnding = .complete,
    creator: String? = "Test", entryCount: Int = 1
  ) -> Reading {
    Reading(entries: entries, entryCount: entryCount, creatorName: creator, ending: ending)
  }
}

func isKeyURL(_ url: String) -> Bool { url.utf8.suffix(4).elementsEqual("/key".utf8) }

/// The members of the objects of an archive with one entry, so that a test can change one level.
///
/// A name in capitals stands where the next level goes.
struct OneEntry {
  var root = [#""log":LOG"#, #""_note":"{\"log\":{}}""#]
  var log = [
    #""version":"1.2""#, #""creator":{"version":"1","name":"Test"}"#, #""pages":[{"id":"p"}]"#,
    #""entries":[ENTRY]"#,
  ]
  var entry = [
    #""startedDateTime":"2026-11-23T12:00:00.000Z""#, #""request":REQUEST"#,
    #""response":RESPONSE"#, #""timings":{"wait":1.5,"request":{"url":"no"}}"#,
  ]
  var request = [
    #""method":"POST""#, #""url":"https:\/\/a.test\/key""#, #""headers":[{"name":"url"}]"#,
  ]
  var response = [
    #""status":201"#, #""_fetchedViaServiceWorker":true"#, #""content":CONTENT"#,
    #""headers":[{"status":7}]"#,
  ]
  var content = [#""size":-1"#, #""text":"a2V5""#, #""encoding":"base64""#, #""compression":0"#]

  /// The objects whose members the reader looks at.
  enum Level: CaseIterable {
    case root, log, entry, request, response, content
  }

  subscript(level: Level) -> [String] {
    get { self[keyPath: Self.members[level] ?? \.root] }
    set { self[keyPath: Self.members[level] ?? \.root] = newValue }
  }

  private static var members: [Level: WritableKeyPath<OneEntry, [String]>] {
    [.log: \.log, .entry: \.entry, .request: \.request, .response: \.response, .content: \.content]
  }

  /// What a reader gives for all of this.
  static let expected = HAREntry(
    index: 0, startedDateTime: "2026-11-23T12:00:00.000Z", method: "POST",
    url: "https://a.test/key", status: 201, isFetchedViaServiceWorker: true,
    body: .bytes(Array("key".utf8)))

  var text: String {
    var text = "ROOT"
    for (name, members) in [
      ("ROOT", root), ("LOG", log), ("ENTRY", entry), ("REQUEST", request),
      ("RESPONSE", response), ("CONTENT", content),
    ] {
      text.replace(name, with: "{" + members.joined(separator: ",") + "}")
    }
    return text
  }

  /// The same with one response body, given as the members of `content`.
  static func capture(content: String) -> String {
    var capture = OneEntry()
    capture.content = [content]
    return capture.text
  }
}

/// Text as UTF-16 bytes, by the shortest way there is, to compare with.
enum UTF16Text {
  static func bytes(of text: String, _ byteOrder: TextEncoding.ByteOrder, marked: Bool = true)
    -> [UInt8]
  {
    ((marked ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return byteOrder == .bigEndian ? bytes : bytes.reversed()
    }
  }
}

/// Gives what was read from a real pipe into which another thread writes.
///
/// What the reader leaves is drained, so that the writer always comes to its end.
func withPipe<Result>(
  writing write: @escaping @Sendable (FileHandle) throws -> Void,
  reading: (ByteSource) throws -> Result
) throws -> Result {
  let pipe = Pipe()
  let (reader, writer) = (pipe.fileHandleForReading, pipe.fileHandleForWriting)
  Thread.detachNewThread {
    try? write(writer)
    try? writer.close()
  }
  let result = try reading(.fileDescriptor(reader.fileDescriptor))
  while try reader.read(upToCount: 1 << 20)?.isEmpty == false {}
  return result
}
