extension CheckoutKeyCapture {
  /// Lists every checkout-key request, and why it did or did not count.
  ///
  /// What is said of the capture as a whole has a row too. The verdicts are those of the records.
  ///
  /// - Parameter records: the capture's.
  /// - Returns: the requests, in their order.
  package func inspection(_ records: [CheckoutKeyRecord]) -> [InspectedRequest] {
    let findings = findings
    var verdicts: [CheckoutKeyURL.Owner: Verdicts] = [:]
    for project in findings.projects {
      verdicts[project.owner] = Verdicts(project, findings.captures)
    }
    let outcome = records.first { $0.entry == nil }?.outcome ?? .notAHAR
    let rows = requests.map { request in
      let verdict =
        verdicts[request.url.owner]?.verdict(on: request) ?? Self.verdict(on: request, in: outcome)
      var row = InspectedRequest(request, in: name, verdict.verdict, verdict.message)
      row.checkoutKeyType = verdicts[request.url.owner]?.type(at: request.place)
      return row
    }
    // What is said of no entry in particular is said of the capture.
    return rows
      + records.filter { $0.entry == nil }.map {
        InspectedRequest(capture: $0.capture, verdict: .outcome($0.outcome), message: $0.message)
      }
  }

  /// The verdict on a request that can't give a key.
  ///
  /// - Parameters:
  ///   - request: one that no project's verdict is about.
  ///   - capture: what became of the capture, which may be refused as a whole.
  /// - Returns: the verdict and the reason.
  private static func verdict(on request: Request, in capture: CheckoutKeyRecord.Outcome) -> (
    verdict: Verdict, message: String?
  ) {
    switch request.kind {
    case .list, .knownList: (.list, "the list of keys")
    case .refusedList: (.list, "the list of keys was refused")
    case .preflight: (.preflight, "the browser's check before the request (CORS)")
    case .other where request.method != .post && request.method != nil:
      (.other, "this method creates no key")
    case .creation: (.outcome(capture), "nothing counts in this capture")
    case .refusal, .other:
      (
        .outcome(.notCreated),
        request.isAnswered
          ? "CircleCI answered \(request.status ?? 0)"
          : request.status == nil ? "it has no readable status" : "CircleCI gave no answer"
      )
    }
  }
}

/// The verdicts on the requests with 201 of one project.
private struct Verdicts {
  private var verdicts: [Place: (verdict: Verdict, message: String?)] = [:]
  private var types: [Place: String] = [:]

  init(_ project: ProjectFindings, _ captures: [CaptureFacts]) {
    guard let choice = Choice(project, includesListed: false) else { return }
    let others = Dictionary(
      choice.others.map { ($0.response.request.place, $0) }, uniquingKeysWith: { first, _ in first }
    )
    for response in project.created {
      let place = response.request.place
      if response.key != nil { types[place] = response.type }
      verdicts[place] =
        switch (choice.copies[place], response.result) {
        case (.ofServiceWorker, _):
          (.serviceWorkerCopy, "the service worker's own entry has the response")
        case (.ofSameClick, _): (.sameClick, "another entry shows more of the same click")
        case (nil, .failure(let failure)): (.outcome(failure.outcome), failure.description)
        case (nil, .success) where choice.newest.request.place == place: (.outcome(.key), nil)
        case (nil, .success):
          others[place].map { (.outcome(.superseded), choice.words(against: $0, in: captures)) }
            ?? (.sameKey, "another entry gives the same key")
        }
    }
  }

  /// Nil if it is about none of them.
  func verdict(on request: Request) -> (verdict: Verdict, message: String?)? {
    verdicts[request.place]
  }

  func type(at place: Place) -> String? { types[place] }
}
