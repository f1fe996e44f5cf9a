import HAR

/// What is said of projects: a record for each that was asked for a key.
struct Report {
  private let findings: Findings
  private let extraction: Extraction

  init(_ findings: Findings, _ extraction: Extraction) {
    self.findings = findings
    self.extraction = extraction
  }

  /// The records, in the order in which the projects first appear.
  var records: [CheckoutKeyRecord] { findings.projects.flatMap(records) }

  private func records(_ project: ProjectFindings) -> [CheckoutKeyRecord] {
    guard let choice = Choice(project, includesListed: extraction.includesListed) else {
      return refusal(project).map { [$0] } ?? []
    }
    let others = extraction.includesSuperseded ? choice.others : []
    return [newest(choice, of: project)] + others.map { superseded($0, choice, of: project) }
  }

  // MARK: - Without a response that counts

  private func refusal(_ project: ProjectFindings) -> CheckoutKeyRecord? {
    let refusals = project.refusals.filter { !findings.captures[$0.place.capture].isLost }
    guard let refusal = refusals.latest(by: refusals.clock(\.startedAt)) else { return nil }
    var record = record(of: refusal, .failure(.refused(status: refusal.status)), project)
    record.remarks += unreadableLists(project, refusal.place)
    suggest(for: &record, refusal.place, project)
    return record
  }

  /// Adds the next step to a record without a key: to look into a list first, where that would help.
  private func suggest(
    for record: inout CheckoutKeyRecord, _ place: Place, _ project: ProjectFindings
  ) {
    guard case .failure(let failure) = record.result else { return }
    let capture = findings.captures[place.capture]
    record.hint =
      hintToList(project)
      ?? failure.hint(capture.exporter).map { Hint($0, file: capture.shellWord) }
  }

  /// The step where a list of a project would give its key.
  func hintToList(of owner: CheckoutKeyURL.Owner) -> Hint? {
    findings[owner].flatMap(hintToList)
  }

  private func hintToList(_ project: ProjectFindings) -> Hint? {
    guard !extraction.includesListed, let choice = Choice(project, includesListed: true),
      choice.newest.source == .listed, choice.newest.key != nil
    else { return nil }
    // The list may be in another capture than the lost key.
    let file = findings.captures[choice.newest.request.place.capture].shellWord
    return Hint("get the key from the list of keys: checkout-key --listed FILE", file: file)
  }

  /// What is to be said of lists that were to count and can't be read.
  private func unreadableLists(_ project: ProjectFindings, _ place: Place) -> [CheckoutKeyRecord
    .Remark]
  {
    guard extraction.includesListed, let list = KeyList.unreadable(in: project.lists) else {
      return []
    }
    let name = list.request.place.name(besides: place, in: findings.captures)
    return [.warning("the list of keys in \(name) can't be read")]
  }

  // MARK: - What decides

  private func newest(_ choice: Choice, of project: ProjectFindings) -> CheckoutKeyRecord {
    let newest = choice.newest
    var record = record(of: newest, project)
    let others = Dictionary(grouping: choice.others, by: \.reason)
    for reason in Choice.Reason.allCases {
      guard let responses = others[reason]?.map(\.response) else { continue }
      let places = responses.map(\.request.place)
        .names(besides: newest.request.place, in: findings.captures)
      if newest.key == nil {
        record.withheld += "; " + Self.withheld(reason, responses, places)
      } else {
        record.remarks.append(Self.remark(reason, responses, places))
      }
    }
    if newest.key == nil {
      suggest(for: &record, newest.request.place, project)
    } else if let click = unanswered(project, after: newest) {
      record.remarks.append(click)
    }
    record.remarks += unreadableLists(project, newest.request.place)
    return record
  }

  /// What is said of a key besides which others are not given.
  private static func remark(
    _ reason: Choice.Reason, _ responses: [Response], _ places: String
  ) -> CheckoutKeyRecord.Remark {
    let isOne = responses.count == 1
    let count = "there are \(responses.count + 1) keys of this project"
    let others = (isOne ? "the other is in " : "the others are in ") + places
    return switch reason {
    case .clock: .note("\(count), and this is the \(isOne ? "newer" : "newest") one; \(others)")
    case .order:
      .warning(
        "\(count), and no times tell which is the newest, so this is the last one; \(others)")
    case .preferred: .note("\(count), and this is the one that CircleCI prefers; \(others)")
    case .host: .note("this is the key from circleci.com; another host answered too (\(places))")
    case .type: .note("this is the user key; a deploy key of the project is in \(places)")
    }
  }

  /// What is said of a lost key because of which others are not given.
  private static func withheld(_ reason: Choice.Reason, _ responses: [Response], _ places: String)
    -> String
  {
    let isOne = responses.count == 1
    let (keys, are) = (isOne ? "key" : "keys", isOne ? "is" : "are")
    return switch reason {
    case .clock: "the older \(keys) in \(places) \(are) not given, because the newest counts"
    case .order:
      "the other \(keys) in \(places) \(are) not given, because no times tell which is the newest, so the "
        + "last one counts"
    case .preferred:
      "the other \(keys) in \(places) \(are) not given, because CircleCI prefers this one"
    case .host:
      "another host's key is in \(places) "
        + (responses[0].request.url.host.map { "(--host \($0))" } ?? "(choose a host with --host)")
    case .type: "a deploy key is in \(places)"
    }
  }

  /// What is to be said of a later click that may have made a newer key.
  private func unanswered(_ project: ProjectFindings, after newest: Response) -> CheckoutKeyRecord
    .Remark?
  {
    let later = project.refusals.filter { refusal in
      // Twice exported, it is the same click.
      refusal.mayHaveCreated && refusal.isLater(than: newest.request)
        // Another host's key would not come before circleci.com's.
        && (refusal.url.isCircleCI || !newest.request.url.isCircleCI)
        && (refusal.startedAt == nil || refusal.startedAt != newest.request.startedAt)
    }
    guard let click = later.latest(by: later.clock(\.startedAt)) else { return nil }
    let status = click.isAnswered ? "status \(click.status ?? 0)" : "no answer"
    let place = click.place.name(besides: newest.request.place, in: findings.captures)
    return .warning(
      "CircleCI may have made a newer key: a later click got \(status) (\(place))")
  }

  /// The record of a response whose key is not the one that is given.
  private func superseded(_ other: Choice.Other, _ choice: Choice, of project: ProjectFindings)
    -> CheckoutKeyRecord
  {
    var record = record(of: other.response, project)
    record.isSuperseded = true
    record.remarks.append(.note(choice.words(against: other, in: findings.captures)))
    return record
  }

  // MARK: - Records

  private func record(of response: Response, _ project: ProjectFindings) -> CheckoutKeyRecord {
    var record = record(of: response.request, response.result, project)
    record.createdAt = response.createdAt?.text
    record.remarks = response.key?.remarks ?? []
    let url = response.request.url
    if !url.isCircleCI && extraction.host == nil {
      let what = response.key == nil ? "this answer" : "the key"
      let host = url.host.map {
        "\(what) comes from \($0); if that is your CircleCI Server, add --host \($0)"
      }
      record.remarks.append(
        .warning(
          host
            ?? (url.namesHost
              ? "\(what) comes from a host that is not circleci.com"
              : "the request's URL names no host, so the answer may not be from circleci.com")))
    }
    let capture = findings.captures[response.request.place.capture]
    if let ending = capture.ending { record.remarks.append(ending) }
    return record
  }

  private func record(
    of request: Request, _ result: Result<ExtractedKey, CheckoutKeyFailure>,
    _ project: ProjectFindings
  ) -> CheckoutKeyRecord {
    let capture = findings.captures[request.place.capture]
    var record = CheckoutKeyRecord(capture: capture.name, result: result)
    record.entry = request.place.entry
    record.project = project.project
    record.owner = project.owner
    record.url = request.url.shown
    record.startedAt = request.startedAt?.text
    record.holdsCredentials = capture.holdsCredentials
    return record
  }
}

extension Choice {
  /// Why another response's key is not the one that is given.
  func words(against other: Other, in captures: [CaptureFacts]) -> String {
    let (own, place) = (newest.request.place, other.response.request.place)
    let name = own == place ? "another key of the list" : own.name(besides: place, in: captures)
    return switch other.reason {
    case .clock: "\(name) is newer for the same project"
    case .order: "\(name) comes later, and no times tell which is newer"
    case .preferred: "CircleCI prefers another one for the same project"
    case .host: "\(name) comes first, because circleci.com answered there"
    case .type: "\(name) comes first, because it is a user key"
    }
  }
}
