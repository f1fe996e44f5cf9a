#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads `startedDateTime`, which HAR 1.2 wants in ISO 8601 with a time zone.
///
/// Exporters and scripts also write a space for the `T`, small letters, a comma before the fraction,
/// or no time zone; one capture does it in one way, so times can still be compared.
enum StartTime {
  /// The text, if it is a time.
  static func text(_ text: String?) -> String? {
    text.flatMap { date($0) == nil ? nil : $0 }
  }

  /// The time; nil if the text is none.
  static func date(_ text: String) -> Date? {
    var text = text.uppercased().replacing(scalar: ",", with: ".")
    if let space = text.firstIndex(of: " ") { text.replaceSubrange(space...space, with: "T") }
    // Foundation would overlook what stands behind a time.
    guard text.utf8.allSatisfy("0123456789-:.+TZ".utf8.contains) else { return nil }
    let time = text.split(separator: "T", maxSplits: 1).last ?? ""
    if !time.contains(where: { "Z+-".contains($0) }) { text += "Z" }
    return try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
