import Foundation
import Testing

/// One line of `--format ndjson`, read by Foundation's parser.
struct NDJSONRecord {
  private let members: [String: Any]

  static let namesInOrder = [
    "capture", "entry", "outcome", "project", "public_key", "key_type", "bits", "comment",
    "fingerprint_md5", "fingerprint_sha256", "checkout_key_type", "created_at", "url", "message",
    "warnings", "workspace", "repository", "access_keys_url", "source", "preferred", "started_at",
    "holds_credentials", "hint",
  ]

  /// Reads one line with its line feed, or fails the test.
  init(line: String) throws {
    try #require(line.hasSuffix("}\n"))
    try #require(line.count { $0 == "\n" } == 1)
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
    members = try #require(object as? [String: Any])
  }

  /// A member's text; nil for one that is no text.
  subscript(name: String) -> String? { members[name] as? String }
}
