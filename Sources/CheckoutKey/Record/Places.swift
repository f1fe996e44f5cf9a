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

/// Entries of a capture: how many there are, and the first few by their indices.
public struct Entries: Equatable, Sendable {
  /// The indices of the first in `log.entries`, at most `maxShown`.
  public let first: [Int]
  /// How many there are.
  public let count: Int

  /// How many are named in a message; a capture can hold any number.
  static let maxShown = 5

  /// - Parameters:
  ///   - first: the indices of the first ones; more than are shown are counted only.
  ///   - count: how many there are, if those are not all.
  public init(_ first: [Int], count: Int? = nil) {
    self.first = Array(first.prefix(Self.maxShown))
    self.count = count ?? first.count
  }

  /// Whether there are none.
  public var isEmpty: Bool { count == 0 }
}

extension Entries: CustomStringConvertible {
  /// For example `entry 3, entry 5 and 19,998 more`.
  public var description: String {
    Self.list(first.map { "entry \($0)" }, of: count)
  }

  /// What is named, and the number of what is not.
  static func list(_ named: [String], of count: Int) -> String {
    let rest = count - named.count
    return named.joined(separator: ", ") + (rest > 0 ? " and \(grouped(rest)) more" : "")
  }

  /// A number with commas between its thousands.
  private static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    return String(
      digits.enumerated().flatMap { index, digit -> [Character] in
        index > 0 && (digits.count - index) % 3 == 0 ? [",", digit] : [digit]
      })
  }
}
