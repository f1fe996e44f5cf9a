import Foundation
import TestSupport
import Testing

/// One row of SampleCaptures/MANIFEST.json: a capture and what it yields, found out without this tool.
struct SampleCapture: Decodable, Sendable, CustomTestStringConvertible {
  let file: String
  let outcome: String
  let publicKey: String?

  private enum CodingKeys: String, CodingKey {
    case file, outcome
    case publicKey = "public_key"
  }

  var url: URL { Self.directory.appending(path: file) }
  var testDescription: String { file }

  static let directory = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../SampleCaptures").standardizedFileURL

  static func all() throws -> [SampleCapture] {
    let manifest = try Data(contentsOf: directory.appending(path: "MANIFEST.json"))
    return try JSONDecoder().decode([SampleCapture].self, from: manifest)
  }

  /// The bytes of a sample by its name.
  static func bytes(_ file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: directory.appending(path: file)))
  }
}
