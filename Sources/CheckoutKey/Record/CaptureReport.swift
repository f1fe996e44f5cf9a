import HAR

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
      return [Record(capture: capture, failure: .archive(error), nextStep: NextStep(error))]
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
    case .unreadable, .empty, .foreign, .notJSON, .notHAR: return error
    }
  }

  /// The record of a capture in which no request counts: the most likely reason and the next step.
  private var explanation: Record {
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
      capture: capture, failure: .noRequest(entryCount: archive.entryCount),
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

  private func records(_ project: ProjectKeys) -> [Record] {
    let newest = record(project.newest, project: project)
    guard extraction.includesSuperseded else { return [newest] }
    return [newest] + project.older.map { record($0, supersededBy: project.newest) }
  }

  /// The record of the candidate that decides for a project.
  private func record(_ candidate: Candidate, project: ProjectKeys) -> Record {
    var record = record(candidate)
    let older = project.older.map(\.entry)
    if older.isEmpty || extraction.includesSuperseded { return record }
    switch record.result {
    case .success: record.warnings.append(.newest(older: older, byTime: project.hasTimes))
    case .failure(let failure): record.result = .failure(.newest(failure, older: older))
    }
    return record
  }

  /// The record of a candidate that a newer one has replaced.
  private func record(_ candidate: Candidate, supersededBy newest: Candidate) -> Record {
    var record = record(candidate)
    record.result = record.result.map { key in
      var key = key
      key.isSuperseded = true
      return key
    }
    record.warnings.append(.superseded(by: newest.entry))
    return record
  }

  private func record(_ candidate: Candidate) -> Record {
    var record = Record(capture: capture, result: candidate.result)
    record.entry = candidate.entry
    record.project = candidate.url.project
    record.url = candidate.url.withoutQuery
    record.startedAt = candidate.startedAt
    switch candidate.result {
    case .success(let key): record.warnings = key.warnings
    case .failure(let failure):
      record.nextStep = NextStep(failure, exporter)
      record.hint = record.nextStep?.words
    }
    if !candidate.url.isCircleCI && extraction.host == nil {
      record.warnings.append(.foreignHost(candidate.url.host))
    }
    if let warning = endingWarning { record.warnings.append(warning) }
    return record
  }

  private var endingWarning: Warning? {
    switch archive.ending {
    case .complete: nil
    case .followed(let offset): .followed(offset: offset)
    case .failed(let error): .incomplete(error)
    }
  }
}
