/// What may be handed on of a candidate: built of what a record says of it, so that the same is said
/// of the redacted capture, and nothing else of the original can be in it.
struct RedactedEntry {
  /// When the request began; nil if that is not known, or must not decide.
  let startedDateTime: String?
  let method: String
  /// Whether the answer is a list of keys.
  let isList: Bool
  /// Without query, fragment, user and password.
  let url: String
  let body: RedactedBody

  /// What stands where HAR 1.2 asks for a time and none is known.
  ///
  /// It is read as none, too.
  static let unknownTime = "1970-01-01T00:00:00.000Z"

  /// - Parameters:
  ///   - candidate: what decides for a project, or is superseded.
  ///   - hasTime: whether its time counts.
  ///   - number: sets URLs apart that can't be shown and name no project.
  init(_ candidate: Candidate, hasTime: Bool, number: Int) {
    startedDateTime = hasTime ? candidate.startedAt : nil
    method = candidate.method?.rawValue ?? ""
    isList = candidate.source == .listed
    url = candidate.url.withoutQuery ?? Self.url(of: candidate.url.project, number: number)
    body = RedactedBody(candidate)
  }

  /// A URL that names no host, as the original names none that is sure.
  private static func url(of project: Project?, number: Int) -> String {
    guard let project else { return "/unknown-\(number)/checkout-key" }
    let names = project.description.unicodeScalars.split(separator: "/").map { String($0) }
    return "/project/" + names.map(\.percentEncoded).joined(separator: "/")
      + "/checkout-key"
  }
}

extension RedactedEntry {
  /// The entries that decide, and those that are superseded if they are to be given, in capture order.
  static func entries(_ projects: [ProjectKeys]) -> [RedactedEntry] {
    let kept = projects.enumerated().flatMap { number, keys in
      let own = [keys.newest] + keys.olderCandidates
      // Where positions decided because a time was missing in an entry that is not kept, one has to be
      // missing still: an older key's, because the newest is compared with those of other captures.
      let losesTime = !keys.hasTimes && own.allSatisfy { $0.time != nil }
      return (own + keys.outrankedCandidates).enumerated().map { index, candidate in
        let hasTime = !(losesTime && index == 1 && own.count > 1)
        return (
          entry: candidate.entry,
          redacted: RedactedEntry(candidate, hasTime: hasTime, number: number)
        )
      }
    }
    return kept.sorted { $0.entry < $1.entry }.map(\.redacted)
  }
}
