/// Entries of several captures: how many there are, and the first few by name.
public struct Places: Equatable, Sendable {
  /// The first ones, at most as many as are named in a message.
  public let first: [Place]
  /// How many there are.
  public let count: Int

  /// An entry of a capture.
  public struct Place: Equatable, Sendable {
    /// The capture's name.
    public let capture: String
    /// The index in `log.entries`.
    public let entry: Int?

    /// - Parameters:
    ///   - capture: the capture's name.
    ///   - entry: the index in `log.entries`.
    public init(capture: String, entry: Int?) {
      self.capture = capture
      self.entry = entry
    }
  }

  /// - Parameters:
  ///   - first: the first ones; more than are shown are counted only.
  ///   - count: how many there are, if those are not all.
  public init(_ first: [Place], count: Int? = nil) {
    self.first = Array(first.prefix(Entries.maxShown))
    self.count = count ?? first.count
  }
}

extension Places: CustomStringConvertible {
  /// For example `old.har (entry 3) and 2 more`.
  public var description: String {
    let named = first.map { place in
      place.capture + (place.entry.map { " (entry \($0))" } ?? "")
    }
    return Entries.list(named, of: count)
  }
}
