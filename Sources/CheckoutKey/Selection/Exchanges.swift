/// The exchanges of a project that a service worker may have made, each of which has two entries: the
/// page's without a body and the worker's with it.
///
/// The page's begins before the worker's, or in the same millisecond. A page's entry without a
/// worker's of its own stays: its key is lost, and an older one must not pass for the newest.
struct Exchanges {
  /// When an entry began.
  private struct Moment {
    let time: StartTime?
    let entry: Int
  }

  /// By the hash of their URL.
  private var workers: [Int: [Moment]] = [:]
  private var copies: [Int: [Candidate]] = [:]

  mutating func addWorker(_ candidate: Candidate) {
    workers[candidate.url.hash, default: []].append(
      Moment(time: candidate.time, entry: candidate.entry))
  }

  mutating func addCopy(_ candidate: Candidate) {
    copies[candidate.url.hash, default: []].append(candidate)
  }

  /// The page's entries that have no worker's.
  var copiesAlone: [Candidate] {
    copies.flatMap { url, copies in
      let workers = workers[url] ?? []
      let times = copies.compactMap(\.time)
      let workerTimes = workers.compactMap(\.time)
      // Some times and some positions make no order.
      guard times.count == copies.count, workerTimes.count == workers.count else {
        return Self.alone(copies.map(\.entry), workers.map(\.entry)).map { copies[$0] }
      }
      return Self.alone(times, workerTimes).map { copies[$0] }
    }
  }

  /// Finds a partner for each copy, the oldest first: the oldest worker that is left and did not begin
  /// before it.
  ///
  /// - Returns: the indices of the copies that have none.
  /// - Complexity: O(*n* log *n*) comparisons.
  static func alone<Age: Comparable>(_ copies: [Age], _ workers: [Age]) -> [Int] {
    let workers = workers.sorted()
    var next = 0
    return copies.indices.sorted { copies[$0] < copies[$1] }.filter { copy in
      // A worker that began before this copy began before all later ones.
      while next < workers.count, workers[next] < copies[copy] { next += 1 }
      defer { next += 1 }
      return next >= workers.count
    }
  }
}
