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
    guard let refusal = project.refusals.latest(by: \.startedAt) ?? project.refusals.last else {
      return nil
    }
    var record = record(of: refusal, .failure(.refused(status: refusal.status)), project)
    record.remarks += unreadableLists(project)
    suggest(for: &record, refusal.place, project)
    return record
  }

  /// Adds the next step to a record without a key: to look into a list first, where that would help.
  private func suggest(
    for record: inout CheckoutKeyRecord, _ place: Place, _ project: ProjectFindings
  ) {
    guard case .failure(let failure) = record.result else { return }
    let capture = findings.captures[place.capture]
    let words = hintToList(project) ?? failure.hint(capture.exporter)
    record.hint = words.map { Hint($0, file: capture.shellWord) }
  }

  /// The step where a list of a project would give its key.
  func hintToList(of owner: CheckoutKeyURL.Owner) -> String? {
    findings[owner].flatMap(hintToList)
  }

  private func hintToList(_ project: ProjectFindings) -> String? {
    guard !extraction.includesListed, let choice = Choice(project, includesListed: true),
      choice.newest.source == .listed, choice.newest.key != nil
    else { return nil }
    return "get the key from the list of keys in this capture: checkout-key --listed FILE"
  }

  /// What is to be said of lists that were to count and can't be read.
  private func unreadableLists(_ project: ProjectFindings) -> [CheckoutKeyRemark] {
    guard extraction.includesListed, let list = project.lists.last(where: \.isUnreadable) else {
      return []
    }
    return [.warning("the list of keys in entry \(list.request.place.entry) can't be read")]
  }

  // MARK: - What decides

  private func newest(_ choice: Choice, of project: ProjectFindings) -> CheckoutKeyRecord {
    var record = record(of: choice.newest, project)
    let newest = choice.newest
    let isOutranked: (Response) -> Bool = { response in
      response.request.url.isCircleCI != newest.request.url.isCircleCI
    }
    let foreign = choice.others.filter(isOutranked)
    let own = choice.others.filter { !isOutranked($0) }
    let older = own.filter { $0.isDeployKey == newest.isDeployKey }
    let deploy = own.filter { $0.isDeployKey != newest.isDeployKey }

    func places(_ responses: [Response]) -> String {
      responses.map(\.request.place).names(besides: newest.request.place, in: findings.captures)
    }
    if newest.key == nil {
      if !older.isEmpty {
        record.withheld +=
          "; the older \(older.count == 1 ? "key" : "keys") in \(places(older)) "
          + "\(older.count == 1 ? "is" : "are") not given, as the newest decides"
      }
      if let host = foreign.first?.request.url.host {
        record.withheld += "; another host's key is in \(places(foreign)) (--host \(host))"
      } else if !foreign.isEmpty {
        record.withheld += "; another host's key is in \(places(foreign)) (--host accepts one)"
      }
      if !deploy.isEmpty { record.withheld += "; a deploy key is in \(places(deploy))" }
      suggest(for: &record, newest.request.place, project)
    } else {
      if !older.isEmpty {
        record.remarks.append(
          choice.isByOrder
            ? .warning(
              "the last key of this project, whose times can't all be read; another one is in "
                + places(older))
            : .note("the newest key of this project; an older one is in \(places(older))"))
      }
      if !foreign.isEmpty {
        record.remarks.append(
          .note(
            "another host answered for this project too (\(places(foreign))); circleci.com comes first"
          ))
      }
      if !deploy.isEmpty {
        record.remarks.append(
          .note("a deploy key of this project is in \(places(deploy)); user keys come first"))
      }
      if let click = unanswered(project, after: newest) { record.remarks.append(click) }
    }
    record.remarks += unreadableLists(project)
    return record
  }

  /// What is to be said of a later click that may have made a newer key.
  private func unanswered(_ project: ProjectFindings, after newest: Response) -> CheckoutKeyRemark?
  {
    let later = project.refusals.filter { refusal in
      // Twice exported, it is the same click.
      refusal.mayHaveCreated && refusal.isLater(than: newest.request)
        && (refusal.startedAt == nil || refusal.startedAt != newest.request.startedAt)
    }
    guard let click = later.latest(by: \.startedAt) ?? later.last else { return nil }
    let status = click.isAnswered ? "status \(click.status ?? 0)" : "no answer"
    let place = click.place.name(besides: newest.request.place, in: findings.captures)
    return .warning("a later click got \(status) (\(place)): CircleCI may have made a newer key")
  }

  /// The record of a response whose key is not the one that is given.
  private func superseded(_ response: Response, _ choice: Choice, of project: ProjectFindings)
    -> CheckoutKeyRecord
  {
    var record = record(of: response, project)
    record.isSuperseded = true
    record.remarks.append(.note(choice.reason(against: response, in: findings.captures)))
    return record
  }

  // MARK: - Records

  private func record(of response: Response, _ project: ProjectFindings) -> CheckoutKeyRecord {
    var record = record(of: response.request, response.result, project)
    record.createdAt = response.createdAt?.text
    record.remarks = response.key?.remarks ?? []
    let url = response.request.url
    if !url.isCircleCI && extraction.host == nil {
      let host = url.host.map { "\($0) answered, which is not circleci.com (--host accepts one)" }
      record.remarks.append(
        .warning(
          host
            ?? (url.namesHost
              ? "a host answered that can't be shown, and is not circleci.com"
              : "the request's URL names no host, so it may not be circleci.com's")))
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
  func reason(against response: Response, in captures: [CaptureFacts]) -> String {
    let own = newest.request
    let name = own.place.name(besides: response.request.place, in: captures)
    if own.url.isCircleCI != response.request.url.isCircleCI {
      return "\(name) comes first, because circleci.com answered there"
    }
    if newest.isDeployKey != response.isDeployKey {
      return "\(name) comes first, because it is no deploy key"
    }
    return "\(name) is newer for the same project"
  }
}
