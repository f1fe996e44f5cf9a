import HAR

/// What is said of one capture: a record a project, or one that says why there is no key.
struct CaptureReport {
  private let capture: String
  private let reading: HARReading
  private let survey: Survey
  private let extraction: Extraction

  init(capture: String, reading: HARReading, survey: Survey, extraction: Extraction) {
    self.capture = capture
    self.reading = reading
    self.survey = survey
    self.extraction = extraction
  }

  private var exporter: Exporter { Exporter(creatorName: reading.creatorName) }

  /// The records, in the order of the entries they are about.
  var records: [Record] {
    if let error = disqualification {
      return [Record(capture: capture, failure: .archive(error), nextStep: NextStep(error))]
    }
    let projects = survey.decided
    if projects.isEmpty { return [explanation] }
    return projects.flatMap(records).sorted { ($0.entry ?? 0) < ($1.entry ?? 0) }
  }

  /// The error that leaves nothing to give: a capture that is merely cut off or damaged still
  /// gives the keys of its complete entries.
  private var disqualification: HARError? {
    guard case .failed(let error) = reading.ending else { return nil }
    switch error {
    case .truncated, .malformed: return survey.decided.isEmpty ? error : nil
    case .unreadable, .empty, .foreign, .notJSON, .notHAR, .runTogether: return error
    }
  }

  /// What the user should know of how the archive ended.
  private var endingWarning: Warning? {
    switch reading.ending {
    case .complete: nil
    case .followed(let offset): .followed(offset: offset)
    case .failed(let error): .incomplete(error)
    }
  }

  // MARK: - Nothing counts

  /// The record of a capture in which no request counts: the most likely reason and the next step.
  private var explanation: Record {
    var record = reason
    if let list = survey.usefulList, let nextStep = record.nextStep {
      record.suggest(.useList(entry: list.entry, keyCount: list.keyCount, otherwise: nextStep))
    }
    if let warning = endingWarning { record.warnings.append(warning) }
    return record
  }

  private var reason: Record {
    if let request = survey.lastRefusal {
      return record(.refused(status: request.status), request, NextStep(status: request.status))
    }
    if let request = survey.lastList {
      return record(.onlyListed, request, .clickAddUserKey(exporter))
    }
    if let request = survey.lastListRefusal {
      return record(.listRefused(status: request.status), request, NextStep(status: request.status))
    }
    if let request = survey.lastOther {
      let method = request.method?.rawValue ?? ""
      return record(.otherMethod(method), request, .clickAddUserKey(exporter))
    }
    if let request = survey.lastLeftOut {
      let failure = Failure.notChosen(project: request.url.project, host: request.url.host)
      return record(failure, request, .chooseAnother)
    }
    return Record(
      capture: capture, failure: .noRequest(entryCount: reading.entryCount),
      nextStep: .record(exporter))
  }

  private func record(_ failure: Failure, _ request: Survey.Request, _ nextStep: NextStep) -> Record
  {
    var record = Record(capture: capture, failure: failure, nextStep: nextStep)
    record.entry = request.entry
    record.project = request.url.project
    record.url = request.url.withoutQuery
    record.startedAt = request.startedDateTime
    return record
  }

  // MARK: - Something counts

  private func records(_ keys: ProjectKeys) -> [Record] {
    guard extraction.includesSuperseded else { return [newest(keys)] }
    return [record(keys.newest)]
      + keys.olderCandidates.map { superseded($0, .superseded(by: keys.newest.entry)) }
      + keys.outrankedCandidates.map { superseded($0, .outranked(by: keys.newest.entry)) }
  }

  /// The record of the candidate that decides for a project.
  private func newest(_ keys: ProjectKeys) -> Record {
    var record = record(keys.newest)
    switch record.result {
    case .success:
      if !keys.older.isEmpty {
        record.warnings.append(.newest(older: keys.older, byTime: keys.hasTimes))
      }
    case .failure(let failure):
      if !keys.older.isEmpty { record.result = .failure(.newest(failure, older: keys.older)) }
      if let list = keys.usefulList, let nextStep = record.nextStep {
        record.suggest(.useList(entry: list.entry, keyCount: list.keyCount, otherwise: nextStep))
      }
    }
    if !keys.outranked.isEmpty { record.warnings.append(.otherHosts(keys.outranked)) }
    return record
  }

  /// The record of a candidate that another one has replaced.
  private func superseded(_ candidate: Candidate, _ warning: Warning) -> Record {
    var record = record(candidate)
    record.result = record.result.map { key in
      var key = key
      key.isSuperseded = true
      return key
    }
    record.warnings.append(warning)
    return record
  }

  private func record(_ candidate: Candidate) -> Record {
    var record = Record(capture: capture, result: candidate.result)
    record.entry = candidate.entry
    record.project = candidate.url.project
    record.url = candidate.url.withoutQuery
    record.startedAt = candidate.startedAt
    record.origin = Record.Origin(
      createdAt: candidate.createdAt, source: candidate.source,
      isFromCircleCI: candidate.url.isCircleCI)
    switch candidate.result {
    case .success(let key): record.warnings = key.warnings
    case .failure(let failure):
      record.suggest(NextStep(failure, exporter))
    }
    if !candidate.url.isCircleCI && extraction.host == nil {
      record.warnings.append(.foreignHost(candidate.url.host))
    }
    if let warning = endingWarning { record.warnings.append(warning) }
    return record
  }
}

extension Record {
  fileprivate mutating func suggest(_ nextStep: NextStep) {
    self.nextStep = nextStep
    hint = nextStep.words
  }
}
