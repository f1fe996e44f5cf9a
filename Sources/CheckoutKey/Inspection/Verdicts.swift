/// The verdicts on the requests of one capture.
struct Verdicts {
  private var candidates: [Int: Candidate] = [:]
  /// The entry that decides, for every entry that it supersedes.
  private var superseding: [Int: Int] = [:]
  private var newest: Set<Int> = []

  init(_ candidates: [Candidate]) {
    for candidate in candidates { self.candidates[candidate.entry] = candidate }
    for project in ProjectKeys.grouping(candidates) {
      newest.insert(project.newest.entry)
      for older in project.older { superseding[older.entry] = project.newest.entry }
    }
  }

  /// The verdict, and why where it is not a key.
  func verdict(on request: Survey.Request) -> (Verdict, String?) {
    guard let candidate = candidates[request.entry] else { return Self.verdict(on: request) }
    if case .failure(let failure) = candidate.result {
      if candidate.isServiceWorkerCopy && !newest.contains(candidate.entry) {
        return (.serviceWorkerCopy, "a service worker's own entry has the body")
      }
      return (.outcome(failure.outcome), failure.description)
    }
    if newest.contains(candidate.entry) { return (.outcome(.key), nil) }
    guard let newer = superseding[candidate.entry] else {
      return (.sameKey, "another entry gives the same key")
    }
    return (.outcome(.superseded), "entry \(newer) is newer for the same project")
  }

  /// CircleCI's type of the key in this entry, if it has one.
  func checkoutKeyType(ofEntry entry: Int) -> String? {
    try? candidates[entry]?.result.get().type
  }

  private static func verdict(on request: Survey.Request) -> (Verdict, String?) {
    switch request.purpose {
    case .list where request.isAnswered:
      (.list, "it lists the keys and creates none")
    case .list: (.list, "it asks for the list of keys, and does not get it")
    case .preflight: (.preflight, "the browser asks whether it may ask")
    case .creation:
      (
        .outcome(.notCreated),
        request.status.map { $0 == 0 ? "no response came" : "CircleCI answered \($0)" }
          ?? "the status is no number"
      )
    case .other: (.other, "the method creates no key")
    }
  }
}
