import SSHKey

/// One key a project over several captures, the newest: what may be applied.
///
///     var keys = NewestKeys()
///     for capture in captures { keys.add(extraction.records(from: capture.bytes, named: capture.name)) }
///     keys.records   // one a project, in the order of the captures that decide
///
/// Of a project, what circleci.com answered comes before what any other host did. Of two responses the
/// one whose key CircleCI made later is newer, by its own clock; else the one whose request began
/// later; else the one of the later capture. The newest decides: if it gives no usable key, the project
/// has none. Captures whose paths name no project are never merged with each other.
///
/// Memory depends on the projects and their different keys, not on the captures, but for those whose
/// paths name no project.
public struct NewestKeys: Sendable {
  private var projects: [Project: Responses] = [:]
  /// The keys whose paths name no project.
  private var others: [Ranked] = []
  private var captureCount = 0

  /// Nothing yet.
  public init() {}

  /// Takes the records of the next capture into account.
  ///
  /// What says nothing of a project's newest key is left out, such as a refusal or a capture that can't
  /// be read: it is for whoever shows the records of each capture.
  public mutating func add(_ records: [Record]) {
    captureCount += 1
    for record in records where record.isOfCountingResponse {
      let ranked = Ranked(record, capture: captureCount)
      if let project = record.project {
        projects[project, default: Responses()].add(ranked)
      } else {
        others.append(ranked)
      }
    }
  }

  /// The records that decide, in the order of their captures, with a warning that names the others.
  public var records: [Record] {
    (projects.values.compactMap(\.decided) + others)
      .sorted { ($0.capture, $0.entry) < ($1.capture, $1.entry) }.map(\.record)
  }

  /// How many keys are not among the records because a newer one, or none, has taken their place.
  public var replacedKeyCount: Int {
    projects.values.reduce(0) { $0 + $1.replacedKeyCount }
  }
}

/// A record, and what tells how new it is.
private struct Ranked {
  var record: Record
  let capture: Int
  let createdAt: StartTime?
  let startedAt: StartTime?

  init(_ record: Record, capture: Int) {
    self.record = record
    self.capture = capture
    createdAt = record.origin?.createdAt ?? record.key?.createdAt.flatMap(StartTime.init(parsing:))
    // When a list was loaded says nothing of the age of its keys.
    startedAt =
      (record.origin?.source ?? record.key?.source) == .listed
      ? createdAt : record.startedAt.flatMap(StartTime.init(parsing:))
  }

  var entry: Int { record.entry ?? 0 }

  /// Whether this, of the same clock, is newer than one that came before it, or no older: by CircleCI's
  /// time, then by the time of the request, of which none is older than any.
  func isAsNew(as other: Ranked) -> Bool {
    if createdAt != other.createdAt { return Self.isEarlier(other.createdAt, createdAt) }
    return !Self.isEarlier(startedAt, other.startedAt)
  }

  private static func isEarlier(_ first: StartTime?, _ second: StartTime?) -> Bool {
    guard let second else { return false }
    return first.map { $0 < second } ?? true
  }
}

/// What the captures say of one project.
private struct Responses {
  private var own = Newest()
  private var foreign = Newest()
  /// By their hashes.
  private var keys: Set<Int> = []
  /// The first captures with different keys; one more than is shown, because one may be the newest.
  private var places: [(place: Places.Place, key: Int)] = []

  mutating func add(_ ranked: Ranked) {
    let record = ranked.record
    if let key = record.key?.publicKey.hashValue, keys.insert(key).inserted,
      places.count <= Entries.maxShown
    {
      places.append((Places.Place(capture: record.capture, entry: record.entry), key))
    }
    if record.isFromCircleCI { own.add(ranked) } else { foreign.add(ranked) }
  }

  var replacedKeyCount: Int {
    keys.count - (newest?.ranked.record.key == nil ? 0 : 1)
  }

  /// The record that decides.
  var decided: Ranked? {
    guard let (newest, byTime) = newest else { return nil }
    var decided = newest
    if replacedKeyCount == 0 { return decided }
    let key = decided.record.key?.publicKey.hashValue
    let others = Places(places.filter { $0.key != key }.map(\.place), count: replacedKeyCount)
    decided.record.warnings.append(
      key == nil ? .withheld(others) : .newestOfAll(others: others, byTime: byTime))
    return decided
  }

  private var newest: (ranked: Ranked, byTime: Bool)? { own.decided ?? foreign.decided }
}

/// The newest of a project's responses, of which only those are held that can still decide.
///
/// The order in which they are added matters only where times don't tell.
private struct Newest {
  /// By CircleCI's clock.
  private var created: Ranked?
  /// Of those without CircleCI's time, by the time of the request.
  private var started: Ranked?
  /// Of those without any time, the last.
  private var timeless: Ranked?

  mutating func add(_ ranked: Ranked) {
    if ranked.createdAt != nil {
      if created.map({ ranked.isAsNew(as: $0) }) ?? true { created = ranked }
    } else if ranked.startedAt != nil {
      if started.map({ ranked.isAsNew(as: $0) }) ?? true { started = ranked }
    } else {
      timeless = ranked
    }
  }

  /// The one that decides, and whether times told.
  var decided: (ranked: Ranked, byTime: Bool)? {
    var newest: (ranked: Ranked, byTime: Bool)?
    for next in [created, started, timeless].compactMap({ $0 }) {
      guard let before = newest else {
        newest = (next, next.createdAt != nil || next.startedAt != nil)
        continue
      }
      // Of different clocks only the time of the request can be compared.
      if let time = before.ranked.startedAt, let nextTime = next.startedAt, time != nextTime {
        newest = (time > nextTime ? before.ranked : next, before.byTime)
      } else {
        newest = (before.ranked.capture > next.capture ? before.ranked : next, false)
      }
    }
    return newest
  }
}

extension Record {
  /// Whether this is about a response that counts: one that gave a key, or should have.
  package var isOfCountingResponse: Bool {
    switch outcome {
    case .key, .bodyMissing, .bodyElsewhere, .bodyRedacted, .bodyInvalid, .keyInvalid: true
    case .superseded, .noCheckoutKey, .notCreated, .truncated, .notAHAR, .unreadable: false
    }
  }

  fileprivate var isFromCircleCI: Bool {
    origin?.isFromCircleCI ?? url.map { CheckoutKeyURL($0).isCircleCI } ?? false
  }
}
