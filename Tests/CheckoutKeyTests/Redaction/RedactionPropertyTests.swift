import HAR
import SSHKey
import Testing

@testable import CheckoutKey

/// What must hold for every capture, tried with generated ones.
@Suite struct RedactionPropertyTests {
  /// What is said, without what a redacted capture can't have: other entries, and the capture's own
  /// secrets.
  private static func said(_ redaction: Redaction, _ extraction: Extraction) -> [Record] {
    redaction.records.map { record in
      var said = record
      said.entry = nil
      said.holdsCredentials = false
      // Positions decide where some times are missing, and then no times are kept.
      if extraction.includesSuperseded { said.startedAt = nil }
      said.warnings = record.warnings.compactMap { warning in
        switch warning {
        case .newest, .otherHosts: nil
        case .superseded: .superseded(by: 0)
        case .outranked: .outranked(by: 0)
        default: warning
        }
      }
      if case .failure(.newest(let failure, _)) = record.result { said.result = .failure(failure) }
      // What was reported is not kept of a key that is not given.
      if case .failure(.otherFingerprint) = said.result {
        said.result = .failure(.notWhole(.notAPublicKey))
      }
      if case .useList(_, _, let otherwise) = record.nextStep { said.nextStep = otherwise }
      return said
    }
  }

  private static func extraction(_ seed: UInt64) -> Extraction {
    var extraction = Extraction()
    extraction.includesSuperseded = seed % 3 == 1
    extraction.includesListed = seed % 5 == 1
    if seed % 11 == 1 { extraction.host = "circleci.com" }
    if seed % 13 == 1 { extraction.project = Project(slug: "bb/acme/a") }
    return extraction
  }

  @Test("extract says the same of a redacted capture, which holds no secret and stays as it is")
  func same() throws {
    var kept = 0
    for seed in 0..<UInt64(600) {
      let capture = GeneratedCapture(seed: seed)
      let extraction = Self.extraction(seed)
      let redaction = extraction.redaction(from: .bytes(capture.bytes), named: "a.har")
      guard let archive = redaction.archive else { continue }
      kept += 1
      #expect(!archive.contains("SECRET"), "seed \(seed)")
      let again = extraction.redaction(from: .bytes(Array(archive.utf8)), named: "a.har")
      let isSame = Self.said(again, extraction) == Self.said(redaction, extraction)
      #expect(isSame, "seed \(seed)")
      #expect(again.archive == archive, "seed \(seed)")
    }
    #expect(kept > 350)
  }
}
