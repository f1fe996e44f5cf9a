public import HAR

/// What one capture says: of each project what was asked and what came, and how the capture ended.
///
/// To extract keys, to inspect the requests and to redact are three views of this one value. Added up, many
/// of them are a ``CheckoutKeyRun``.
public struct CheckoutKeyCapture: Sendable {
  /// The capture's name, as the user gave it.
  public let name: String
  /// How its reading ended; nil if it could not be opened.
  public let ending: HAREnding?
  /// The name as a word of a shell, for hints that name it.
  package var shellWord = "FILE" {
    didSet { facts.shellWord = shellWord }
  }
  /// The user's next step if there is nothing in it; nil for a file's.
  package var hintIfEmpty: String?

  let extraction: Extraction
  /// All checkout-key requests that matter, in their order.
  let requests: [Request]
  let entryCount: Int
  let creator: (name: String?, version: String?)
  private let projects: Findings
  private var facts: CaptureFacts
  private let lastLeftOut: Request?
  /// Whether it is no HAR file but what `verify` takes.
  private let holdsPaste: Bool
  /// Why it could not be opened.
  private let unopened: (failure: CheckoutKeyFailure, hint: String?)?

  init(
    _ source: ByteSource, named name: String, _ extraction: Extraction,
    didRead: @escaping (Int) -> Void
  ) {
    var visitor = CaptureVisitor(extraction)
    let reading = HARReading(of: source, into: &visitor, didRead: didRead)
    self.name = name
    self.extraction = extraction
    ending = reading.ending
    entryCount = reading.entryCount
    creator = (reading.creatorName, reading.creatorVersion)
    requests = visitor.requests
    projects = visitor.findings
    lastLeftOut = visitor.lastLeftOut
    unopened = nil
    holdsPaste = Self.holdsPaste(reading)
    facts = CaptureFacts(
      name: name, exporter: Exporter(creatorName: reading.creatorName),
      ending: Self.remark(on: reading.ending), holdsCredentials: visitor.holdsCredentials)
  }

  /// Says that a capture could not be opened.
  ///
  /// - Parameters:
  ///   - name: the capture's name.
  ///   - reason: why, in words.
  ///   - hint: the user's next step.
  package init(unopened name: String, _ reason: String, hint: String? = nil) {
    self.name = name
    extraction = Extraction()
    ending = nil
    (entryCount, creator, requests, lastLeftOut) = (0, (nil, nil), [], nil)
    projects = Findings()
    holdsPaste = false
    unopened = (.unopened(reason), hint)
    facts = CaptureFacts(name: name, exporter: .other, ending: nil, holdsCredentials: false)
  }

  /// Whether somebody saved the response, or a key line, in place of the capture.
  private static func holdsPaste(_ reading: HARReading) -> Bool {
    switch reading.ending {
    case .failed(.notHAR), .failed(.notJSON):
      let head = String(decoding: reading.head, as: UTF8.self)
      return Verification.holdsKey(head)
    default: return false
    }
  }

  private static func remark(on ending: HAREnding) -> CheckoutKeyRecord.Remark? {
    switch ending {
    case .complete: nil
    case .followed(let offset):
      .warning("the capture ends at byte \(offset); what follows was not read")
    case .failed(let error): .warning("\(error); a newer key may be missing")
    }
  }

  // MARK: - What it says of projects

  /// What it says of its projects; nothing, if there is no telling which key is the newest: a capture that
  /// is merely cut off or damaged still gives the keys of its complete entries.
  var findings: Findings {
    var known = projects
    known.captures = [facts]
    guard case .failed(let error) = ending else { return known }
    switch error {
    // Of a member that stands twice nobody knows which one counts, nor what else of the capture.
    case .malformed(.duplicate, _): return Findings([facts])
    case .truncated, .malformed:
      known.captures[0].isLost = !known.projects.contains {
        Choice($0, includesListed: extraction.includesListed) != nil
      }
      return known
    case .unreadable, .empty, .foreign, .notJSON, .notHAR, .runTogether: return Findings([facts])
    }
  }

  /// The records of its keys, one for each project, or one that says why there is none.
  public var records: [CheckoutKeyRecord] {
    let records = Report(findings, extraction).records
    return records.isEmpty ? [explanation] : records
  }

  /// Whether it holds a key of the project that a record is about.
  package func holdsKey(of record: CheckoutKeyRecord) -> Bool {
    record.owner.flatMap { findings[$0] }?.created.contains { $0.key != nil } ?? false
  }

  /// Whether no key was asked for, as far as its requests matter.
  package var asksForNothing: Bool {
    !requests.contains { [.creation, .refusal].contains($0.kind) }
  }

  // MARK: - Nothing to say of any project

  /// The most likely reason, and the next step.
  private var explanation: CheckoutKeyRecord {
    let (failure, request) = reason
    var record = CheckoutKeyRecord(capture: name, result: .failure(failure))
    record.holdsCredentials = facts.holdsCredentials
    record.entry = request?.place.entry
    record.project = request?.url.project
    record.url = request?.url.shown
    record.startedAt = request?.startedAt?.text
    let list = (request?.url.owner).flatMap { Report(findings, extraction).hintToList(of: $0) }
    let own =
      failure == .archive(.empty)
      ? hintIfEmpty : holdsPaste ? "check the key in it: checkout-key verify FILE" : unopened?.hint
    func hint(_ words: String) -> Hint { Hint(words, file: shellWord) }
    record.hint = own.map(hint) ?? list ?? failure.hint(facts.exporter).map(hint)
    if case .archive = failure { return record }
    if extraction.includesListed, failure == .onlyListed {
      record.remarks.append(.warning("the list of keys holds no user key, or can't be read"))
    }
    if let remark = facts.ending { record.remarks.append(remark) }
    return record
  }

  private var reason: (CheckoutKeyFailure, Request?) {
    if let unopened { return (unopened.failure, nil) }
    if case .failed(let error) = ending { return (.archive(error), nil) }
    func last(_ kinds: Set<Request.Kind>) -> Request? { requests.last { kinds.contains($0.kind) } }
    // The one of a list that came can be asked for its key.
    if let request = last([.list]) { return (.onlyListed, request) }
    switch last([.knownList, .refusedList]) {
    case let request? where request.kind == .knownList: return (.onlyListed, request)
    case let request?: return (.listRefused(status: request.status), request)
    case nil: break
    }
    if let request = last([.preflight, .other]) {
      let isCreation = request.method == .post || request.method == nil
      return (
        isCreation
          ? .refused(status: request.status) : .otherMethod(request.method?.rawValue ?? ""), request
      )
    }
    if let request = lastLeftOut {
      return (.notChosen(project: request.url.project, host: request.url.host), request)
    }
    return (.noRequest(entryCount: entryCount), nil)
  }
}
