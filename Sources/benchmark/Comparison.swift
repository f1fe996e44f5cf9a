/// Two programs on the same work, run in turn, so that whatever slows the machine slows both.
struct Comparison: Encodable {
  let work: String
  let peer: String
  /// Median of the pairwise ratios, our time to theirs.
  let ratio: Double
  /// The smallest and largest of those ratios.
  let spread: [Double]
  /// Median wall times in seconds.
  let ours, theirs: Double
  /// Peak memory in bytes.
  let ourMemory, theirMemory: Int
  /// What we read a second, in bytes.
  let bytesPerSecond: Double
  /// What the ratio must not exceed, if the project has set a bar.
  let bar: Double?

  /// - Parameters:
  ///   - work: what is compared, in words.
  ///   - bytes: how much there is to read.
  ///   - pairs: how often both run.
  ///   - bar: what the ratio must not exceed.
  ///   - ours: our command.
  ///   - peer: the other's name.
  ///   - theirs: the other's command.
  /// - Throws: `Child.Failed`, if one of them does not end well.
  init(
    _ work: String, bytes: Int, pairs: Int, bar: Double? = nil, ours: [String], peer: String,
    theirs: [String]
  ) throws {
    // These runs fill the page cache too.
    ourMemory = try Child.peakMemory(ours)
    theirMemory = try Child.peakMemory(theirs)
    let runs = try (0..<pairs).map { _ in try (Child.seconds(ours), Child.seconds(theirs)) }
    let ratios = runs.map { $0.0 / $0.1 }.sorted()
    self.work = work
    self.peer = peer
    self.bar = bar
    ratio = ratios[pairs / 2]
    spread = [ratios[0], ratios[pairs - 1]]
    self.ours = runs.map(\.0).sorted()[pairs / 2]
    self.theirs = runs.map(\.1).sorted()[pairs / 2]
    bytesPerSecond = Double(bytes) / self.ours
  }

  var meetsBar: Bool { bar.map { ratio <= $0 } ?? true }
}
