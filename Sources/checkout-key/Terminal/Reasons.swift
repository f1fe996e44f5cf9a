import CheckoutKey

/// Why captures give no key, for a person: each reason once, with the captures that it is for.
///
///     CircleCI answered 403 to Add User Key, so there is no key: a.har (entry 3), b.har (entry 0)
///
/// Of few captures each keeps a line of its own.
struct Reasons {
  /// How many captures are told one by one.
  private static let mostLines = 3
  /// How many captures are named for one reason.
  static let mostNames = 5

  private struct Group {
    let reason: String
    var names: [String] = []
    var count = 0
  }

  private var groups: [Group] = []
  private var indices: [String: Int] = [:]
  /// The first ones as they stand.
  private var first: [(message: String, capture: String?)] = []

  /// Adds a record without a key.
  mutating func add(_ record: CheckoutKeyRecord) {
    guard let message = record.message, let reason = record.reason else { return }
    if first.count < 4 * Self.mostLines { first.append((message, record.capture)) }
    let index = indices[reason] ?? groups.count
    if index == groups.count {
      indices[reason] = index
      groups.append(Group(reason: reason))
    }
    groups[index].count += 1
    if groups[index].names.count < Self.mostNames {
      let entry = record.entry.map { " (entry \($0))" } ?? ""
      groups[index].names.append(Diagnostics.shown(record.capture) + entry)
    }
  }

  /// The lines to say.
  ///
  /// - Parameter captures: how many captures were read.
  /// - Returns: the words, and the capture that they are about, if it is one.
  func lines(captures: Int) -> [(message: String, capture: String?)] {
    let count = groups.reduce(0) { $0 + $1.count }
    if captures <= Self.mostLines && count == first.count { return first }
    return groups.map { group in
      let rest = group.count - group.names.count
      let more = rest > 0 ? " and \(rest) more" : ""
      return ("\(group.reason): \(group.names.joined(separator: ", "))\(more)", nil)
    }
  }
}
