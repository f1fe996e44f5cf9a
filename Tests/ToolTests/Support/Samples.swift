import Foundation
import Testing

/// The genuine captures in `SampleCaptures`, and what is known of them.
enum Samples {
  static let directory = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../SampleCaptures").standardized

  /// One row of `MANIFEST.json`, which came with the captures.
  struct Sample: Decodable, Sendable, CustomTestStringConvertible {
    let file: String
    let outcome: String
    let publicKey: String?

    enum CodingKeys: String, CodingKey {
      case file, outcome
      case publicKey = "public_key"
    }

    var path: String { Samples.path(file) }
    var testDescription: String { file }
  }

  static let all: [Sample] = {
    let manifest = try? Data(contentsOf: directory.appending(path: "MANIFEST.json"))
    return (try? JSONDecoder().decode([Sample].self, from: manifest ?? Data())) ?? []
  }()

  static func path(_ name: String) -> String { directory.appending(path: name).path }

  static func text(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }
}
