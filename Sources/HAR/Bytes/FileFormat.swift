/// A format that people hand on in place of a HAR file, told by its first bytes.
public enum FileFormat: String, CaseIterable, Sendable {
  /// RFC 1952.
  case gzip = "a gzip file"
  /// A ZIP archive, which is also Firefox's and Playwright's `.har.zip`.
  case zip = "a ZIP archive"
  /// RFC 1950; mitmproxy writes it as `.zhar`.
  case zlib = "a zlib stream"
  /// RFC 8878.
  case zstd = "a Zstandard file"
  /// The file format of bzip2(1).
  case bzip2 = "a bzip2 file"
  /// The file format of xz(1).
  case xz = "an xz file"
  /// A screenshot, mostly.
  case png = "a PNG image"
  /// A photograph of the screen, mostly.
  case jpeg = "a JPEG image"
  /// A printed page.
  case pdf = "a PDF document"
  /// A saved page, or an error page in place of a download; also XML.
  case html = "an HTML or XML page"
  /// Text in an encoding that no exporter writes.
  case utf32 = "UTF-32 text"
  /// What Python's `print` and `str` make of a HAR file that was read.
  case python = "a Python dictionary"
  /// A HAR file that was encoded as JSON once more.
  case jsonString = "JSON inside a JSON string"
  /// What mitmproxy saves: netstrings of its own kind.
  case mitmproxy = "a mitmproxy flow file"
  /// What Charles saves, as JSON or as XML.
  case charles = "a Charles session"

  /// The bytes that files of this format begin with; one of them has to match.
  private var signatures: [[UInt8]] {
    switch self {
    case .gzip: [[0x1F, 0x8B]]
    case .zip: [[0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06]]
    case .zlib: [[0x78, 0x01], [0x78, 0x5E], [0x78, 0x9C], [0x78, 0xDA]]
    case .zstd: [[0x28, 0xB5, 0x2F, 0xFD]]
    case .bzip2: [Array("BZh".utf8)]
    case .xz: [[0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]]
    case .png: [[0x89, 0x50, 0x4E, 0x47]]
    case .jpeg: [[0xFF, 0xD8, 0xFF]]
    case .pdf: [Array("%PDF-".utf8)]
    case .html: [Array("<".utf8)]
    case .utf32: [[0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF]]
    case .python: ["{'", "{u'", "[{'"].map { Array($0.utf8) }
    case .jsonString: [Array("\"{".utf8)]
    case .mitmproxy, .charles: []
    }
  }

  /// The format that these first bytes of a file belong to, if it is one of those known here.
  public init?(detectedIn head: some Collection<UInt8>) {
    let known = Self.allCases.first { format in
      format.signatures.contains { head.starts(with: $0) }
    }
    if Self.isNetstring(head) {
      self = .mitmproxy
    } else if Self.isCharles(head) {
      self = .charles
    } else if let known {
      self = known
    } else {
      return nil
    }
  }

  /// Whether a length and a colon come first, and in what they announce again: `2434:9:websocket;`.
  private static func isNetstring(_ head: some Collection<UInt8>) -> Bool {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let lengths = head.prefix(24).split(
      separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
    return lengths.count == 3
      && lengths.prefix(2).allSatisfy { !$0.isEmpty && $0.allSatisfy(digits.contains) }
  }

  private static func isCharles(_ head: some Collection<UInt8>) -> Bool {
    guard let first = head.first else { return false }
    let mark = first == UInt8(ascii: "[") ? "\"actualPort\"" : "<charles-session"
    return "[<".utf8.contains(first) && Array(head.prefix(4096)).firstRange(of: mark.utf8) != nil
  }
}
