/// A directory whose captures are waited for.
///
///     var directory = try WatchedDirectory("Downloads")
///     while true {
///       for arrival in try directory.arrivals() { … directory.settle(arrival) }
///       WatchedDirectory.interval.sleep()
///     }
///
/// What was there at the start counts only when it has changed. A state of a file counts once, under
/// whatever name, so that one that is renamed is not read again. Symbolic links, hidden files, pipes
/// and devices are left alone. No events of the system are used: they don't come from every file
/// system, and a look at a few files costs less than can be measured. Many are looked at less often.
struct WatchedDirectory {
  let path: FilePath
  /// The same from the root: of the current directory `.` would still be a name when it is gone.
  private let place: FilePath
  /// States that need no reading, or no more.
  private var settled: Set<FileVersion> = []
  /// Captures that are not settled, by name.
  private var open: [FilePath: OpenCapture] = [:]
  private var names: [FilePath] = []
  private var listed: FileVersion?
  private var nextListing = ContinuousClock.now
  /// When those are looked at again that were settled.
  private var nextLook = ContinuousClock.now
  /// A thousand times as long as a look at all takes, about.
  private var leisure = Duration.zero

  /// How often to look.
  static let interval = Duration.milliseconds(250)
  /// How long a capture that is not whole must be left unchanged to be given up.
  private static let patience = Duration.seconds(10)
  /// Changes within a file system's smallest step of time look like one, and some file systems don't
  /// date their directories at all.
  private static let listingInterval = Duration.seconds(2)

  /// A capture that has come up or changed.
  struct Arrival {
    let path: FilePath
    let version: FileVersion
    fileprivate let since: ContinuousClock.Instant
    /// Whether it has not changed for so long that nobody is writing it any more.
    let isLeft: Bool
  }

  private struct OpenCapture {
    let version: FileVersion
    let since: ContinuousClock.Instant
    /// When it is worth reading.
    var due: ContinuousClock.Instant
    /// Whether it has been read as it is.
    var isRead = false
    /// Until when it has been read enough, whatever becomes of it.
    var rest: ContinuousClock.Instant
  }

  /// - Throws: `SystemError`, if the directory can't be listed.
  init(_ path: FilePath) throws(SystemError) {
    self.path = path
    place = path.resolved
    try list(ContinuousClock.now)
    settled = Set(names.compactMap { place.appending($0).version })
  }

  /// The captures that are due to be read, in the order of their names; none as long as others have come
  /// up that can be read soon.
  ///
  /// - Throws: `SystemError`, if the directory has vanished or can't be listed any more.
  mutating func arrivals(at now: ContinuousClock.Instant = .now) throws(SystemError) -> [Arrival] {
    if try place.versionFollowed() != listed || now >= nextListing { try list(now) }
    let isEvery = now >= nextLook
    let due = (isEvery ? names : open.keys.sorted()).compactMap { look(at: $0, now) }
    if isEvery { nextLook = now + leisure }
    let isAlone = open.values.allSatisfy { $0.isRead || $0.due <= now }
    let hasWaited = due.contains { now - $0.since >= Self.patience }
    return isAlone || hasWaited ? due : []
  }

  /// Takes note that this state of a capture needs no more reading.
  mutating func settle(_ arrival: Arrival) {
    settled.insert(arrival.version)
    open[arrival.path.lastComponent] = nil
  }

  /// What has come up and is not settled.
  var unread: [FilePath] { open.keys.sorted().map(path.appending) }

  /// Takes note that a capture is still being written, as far as one can tell.
  ///
  /// - Parameters:
  ///   - arrival: the capture.
  ///   - effort: how long it took to find out; no more than half of the time is spent so, however
  ///     large a file is and however slowly it grows.
  ///   - now: the time after reading.
  mutating func postpone(
    _ arrival: Arrival, effort: Duration, at now: ContinuousClock.Instant = .now
  ) {
    let name = arrival.path.lastComponent
    guard let capture = open[name] else { return }
    open[name]?.due = max(capture.since + Self.patience, now + effort)
    open[name]?.rest = now + effort
    open[name]?.isRead = true
  }

  private mutating func list(_ now: ContinuousClock.Instant) throws(SystemError) {
    // Before the list, so that what comes up meanwhile is noticed the next time.
    listed = try place.versionFollowed()
    let entries = try place.directoryEntries()
    names = entries.filter { $0.isCapture && !$0.isHidden }
    leisure = min(.milliseconds(entries.count), Self.patience)
    nextListing = now + max(Self.listingInterval, leisure)
    nextLook = now
    let present = Set(names)
    open = open.filter { present.contains($0.key) }
  }

  private mutating func look(at name: FilePath, _ now: ContinuousClock.Instant) -> Arrival? {
    guard let version = place.appending(name).version, !settled.contains(version) else {
      open[name] = nil
      return nil
    }
    guard let capture = open[name], capture.version == version else {
      // Who writes a file in pieces writes the next one soon.
      let rest = open[name]?.rest ?? now
      open[name] = OpenCapture(
        version: version, since: now, due: max(rest, now + Self.interval), rest: rest)
      return nil
    }
    if now < capture.due { return nil }
    return Arrival(
      path: path.appending(name), version: version, since: capture.since,
      isLeft: now - capture.since >= Self.patience)
  }
}
