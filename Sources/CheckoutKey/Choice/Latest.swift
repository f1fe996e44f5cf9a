extension Array {
  /// The first of these clocks that tells a time of each element; nil if none does.
  func clock(_ clocks: (Element) -> Timestamp?...) -> ((Element) -> Timestamp?)? {
    clocks.first { clock in allSatisfy { clock($0) != nil } }
  }

  /// The latest by a clock that tells a time of each, and of several at the same time the last; without a
  /// clock the last.
  func latest(by clock: ((Element) -> Timestamp?)?) -> Element? {
    guard let clock else { return last }
    var latest: (element: Element, time: Timestamp)?
    for element in self {
      guard let time = clock(element) else { continue }
      if let latest, time < latest.time { continue }
      latest = (element, time)
    }
    return latest?.element
  }
}
