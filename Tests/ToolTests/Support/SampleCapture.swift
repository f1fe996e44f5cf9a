import Foundation
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

  /// What is said of each of them, if it gives a key.
  static func credentialsHint(_ name: String) -> String {
    "checkout-key: hint: \(name) holds credentials of your session (cookies or tokens) besides the "
      + "key: delete it when you are done, or keep what checkout-key redact makes of it"
  }

  /// The bytes of a sample by its name.
  static func bytes(_ file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: directory.appending(path: file)))
  }
}
