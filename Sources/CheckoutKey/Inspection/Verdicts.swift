/// The verdicts on the requests of one capture.
struct Verdicts {
  /// The entry and the key that decide, by whose key it is.
  private var newest: [CheckoutKeyURL.Owner: Candidate] = [:]
  /// The keys that were met on the way, by whose they are.
  private var seen: [CheckoutKeyURL.Owner: Set<Int>] = [:]

  init(_ survey: Survey) {
    for (owner, candidates) in survey.projects {
      guard let keys = candidates.decided(includingListed: false) else { continue }
      newest[owner] = keys.newest
    }
  }

  /// The verdict, and why where it is not a key; requests come in capture order.
  mutating func verdict(on request: Survey.Request, _ answer: Survey.Answer?) -> (Verdict, String?)
  {
    guard let answer, let newest = newest[request.url.owner] else {
      return Self.verdict(on: request)
    }
    let decides = newest.entry == request.entry
    if let failure = answer.failure {
      if answer.isServiceWorkerCopy && !decides {
        return (.serviceWorkerCopy, "a service worker's own entry has the body")
      }
      return (.outcome(failure.outcome), failure.description)
    }
    if decides { return (.outcome(.key), nil) }
    guard let identity = answer.keyIdentity, identity != newest.keyIdentity,
      seen[request.url.owner, default: []].insert(identity).inserted
    else { return (.sameKey, "another entry gives the same key") }
    let isOutranked = newest.url.isCircleCI && !request.url.isCircleCI
    let warning = isOutranked ? Warning.outranked(by: newest.entry) : .superseded(by: newest.entry)
    return (.outcome(.superseded), warning.description)
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
