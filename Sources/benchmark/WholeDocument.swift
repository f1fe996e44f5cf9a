import Foundation

/// What one would write without this project: the whole document through `JSONDecoder`, into
/// structures of the five values that matter.
enum WholeDocument {
  private struct Archive: Decodable {
    let log: Log
    struct Log: Decodable { let entries: [Entry] }
    struct Entry: Decodable {
      let request: Request
      let response: Response
    }
    struct Request: Decodable { let method, url: String }
    struct Response: Decodable {
      let status: Int
      let content: Content
    }
    struct Content: Decodable { let text, encoding: String? }
  }

  /// The bodies that count.
  static func bodies(in path: String) throws -> [String] {
    let data = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
    let archive = try JSONDecoder().decode(Archive.self, from: data)
    return archive.log.entries
      .filter { $0.request.url.hasSuffix("/checkout-key") && $0.response.status == 201 }
      .compactMap(\.response.content.text)
  }
}
