import HAR
import SSHKey

/// What is said of one capture: a record a project, or one that says why there is no key.
struct CaptureReport {
  private let capture: String
  private let archive: HARReading<Survey>
  private let extraction: Extraction

  init(capture: String, archive: HARReading<Survey>, extraction: Extraction) {
    self.capture = capture
    self.archive = archive
    self.extraction = extraction
  }

  private var survey: Survey { archive.result }
  private var exporter: Exporter { Exporter(creatorName: archive.creatorName) }

  /// The records, in the order of the entries they are about.
  var records: [Record] {
    if let error = disqualification {
      return [failure(error)]
    }
    let projects = ProjectKeys.grouping(survey.candidates)
    if projects.isEmpty { return [explanation] }
    return projects.flatMap(records).sorted { ($0.entry ?? 0) < ($1.entry ?? 0) }
  }

  /// The error that leaves nothing to give: a capture that is merely cut off or damaged still
  /// gives the keys of its complete entries.
  private var disqualification: HARError? {
    guard case .failed(let error) = archive.ending else { return nil }
    switch error {
    case .truncated, .malformed: return survey.candidates.isEmpty ? error : nil
    case .unreadable, .empty, .foreign, .notJSON, .notHAR, .runTogether: return error
    }
  }

  private func failure(_ error: HARError) -> Record {
    let outcome: Outcome
    var message = error.description
    switch error {
    case .unreadable: outcome = .unreadable
    case .truncated:
      outcome = .truncated
      message += ", before any complete response that counts"
    case .empty, .foreign, .notJSON, .notHAR, .runTogether, .malformed: outcome = .notAHAR
    }
    return Record(
      capture: capture, outcome: outcome, message: message, hint: Advice.unreadable(error))
  }

  // MARK: - Nothing counts

  /// The record of a capture in which no request counts: the most likely reason and the next step.
  private var explanation: Record {
    if let request = survey.lastRefusal {
      return explanation(
        .notCreated, about: request,
        Self.answer(to: "checkout-key request", request) + ", so there is no key",
        hint: Advice.refused(status: request.status))
    }
    if let request = survey.lastList {
      return explanation(
        .notCreated, about: request, "the list of keys was loaded, but no key was created",
        hint: Advice.notClicked(exporter))
    }
    if let request = survey.lastListRefusal {
      return explanation(
        .notCreated, about: request,
        Self.answer(to: "request for the list of keys", request) + ", and no key was created",
        hint: Advice.refused(status: request.status))
    }
    if let request = survey.lastOther {
      return explanation(
        .notCreated, about: request,
        "the method is \(request.method?.rawValue ?? ""), and no request creates a key",
        hint: Advice.notClicked(exporter))
    }
    if let request = survey.lastLeftOut {
      return explanation(
        .noCheckoutKey, about: request,
        "no checkout-key request for the project or host that was asked for; this one is for "
          + "\(request.url.project?.description ?? "another") on \(request.url.host ?? "no host")",
        hint: "give --project and --host as they stand in the capture, or leave them out")
    }
    return Record(
      capture: capture, outcome: .noCheckoutKey,
      message: archive.entryCount == 0
        ? "no entries" : "no checkout-key request among its entries (\(archive.entryCount))",
      hint: Advice.noRequest(exporter))
  }

  private static func answer(to what: String, _ request: Survey.Request) -> String {
    switch request.status {
    case nil: "the \(what) got no response with a status"
    case 0: "the \(what) got no response"
    case let status?: "CircleCI answered \(status) to the \(what)"
    }
  }

  private func explanation(
    _ outcome: Outcome, about request: Survey.Request, _ message: String, hint: String
  ) -> Record {
    var record = record(outcome, entry: request.entry, url: request.url)
    record.message = "entry \(request.entry): \(message)"
    record.hint = hint
    return record
  }

  // MARK: - Something counts

  private func records(_ project: ProjectKeys) -> [Record] {
    let newest = record(project.newest, project: project)
    guard extraction.includesSuperseded else { return [newest] }
    return [newest] + project.older.map { record($0, supersededBy: project.newest) }
  }

  /// The record of the candidate that decides for a project.
  private func record(_ candidate: Candidate, project: ProjectKeys) -> Record {
    var record = record(candidate, .key)
    let older = project.older.map { "entry \($0.entry)" }.joined(separator: ", ")
    if !older.isEmpty && !extraction.includesSuperseded {
      if record.outcome == .key {
        record.warnings.append(
          project.hasTimes
            ? "the newest key of this project; an older one is in \(older)"
            : "the last key of this project in the capture, whose times can't all be read; another "
              + "one is in \(older)")
      } else {
        record.message?.append("; the older key in \(older) is not given, as the newest decides")
      }
    }
    return record
  }

  /// The record of a candidate that a newer one has replaced.
  private func record(_ candidate: Candidate, supersededBy newest: Candidate) -> Record {
    var record = record(candidate, .superseded)
    record.warnings.append("entry \(newest.entry) is newer for the same project")
    return record
  }

  /// The record of a candidate, with this outcome if it gives a key.
  private func record(_ candidate: Candidate, _ outcome: Outcome) -> Record {
    var record = record(outcome, entry: candidate.entry, url: candidate.url)
    switch candidate.proof {
    case .success(let proof): record.add(proof)
    case .failure(let reason):
      record.outcome = reason.outcome
      record.message = "entry \(candidate.entry): \(reason.message)"
      record.hint = Advice.noKey(reason.outcome, exporter)
    }
    if !candidate.url.isCircleCI && extraction.host == nil {
      let host = candidate.url.host ?? "no host"
      record.warnings.append("\(host) answered, which is not circleci.com (--host accepts one)")
    }
    if let warning = endingWarning { record.warnings.append(warning) }
    return record
  }

  private func record(_ outcome: Outcome, entry: Int, url: CheckoutKeyURL) -> Record {
    var record = Record(capture: capture, outcome: outcome)
    record.entry = entry
    record.project = url.project?.description
    record.url = url.withoutQuery
    return record
  }

  private var endingWarning: String? {
    switch archive.ending {
    case .complete: nil
    case .followed(let offset): "what follows the archive at byte \(offset) was not read"
    case .failed(let error): "\(error); a newer key may be missing"
    }
  }
}

extension Record {
  /// Fills in what a response and its key say.
  fileprivate mutating func add(_ proof: KeyProof) {
    publicKey = proof.line
    keyType = proof.key?.type.rawValue
    bits = proof.key?.bits
    comment = proof.key?.comment
    fingerprintMD5 = proof.key?.md5Fingerprint.description
    fingerprintSHA256 = proof.key?.sha256Fingerprint.description
    checkoutKeyType = proof.response.type
    createdAt = proof.response.createdAt
    warnings = proof.warnings
    if proof.response.type == "deploy-key" {
      warnings.append(
        "this is a deploy key, which CircleCI adds to Bitbucket itself, not a user key")
    }
  }
}
