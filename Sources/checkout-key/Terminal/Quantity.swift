/// Quantities as people read them; `FoundationEssentials` has no formatter for them.
enum Quantity {
  /// For example `98.2 MB`; a kilobyte has 1000 bytes.
  static func bytes(_ count: Int) -> String {
    if count < 1000 { return "\(count) B" }
    var value = Double(count) / 1000
    var units = ["kB", "MB", "GB", "TB"][...]
    while value >= 999.5, units.count > 1 {
      value /= 1000
      units.removeFirst()
    }
    return "\(rounded(value)) \(units.first ?? "")"
  }

  /// For example `42 ms`, `4.2 s` or `3 min 12 s`.
  static func seconds(_ seconds: Double) -> String {
    if seconds < 0.9995 { return "\(max(1, Int((seconds * 1000).rounded()))) ms" }
    if seconds < 60 { return "\(rounded(seconds)) s" }
    let whole = Int(seconds.rounded())
    return "\(whole / 60) min \(whole % 60) s"
  }

  /// One decimal below 100, none above.
  private static func rounded(_ value: Double) -> String {
    value < 99.95 ? "\((value * 10).rounded() / 10)" : "\(Int(value.rounded()))"
  }

  /// For example `1 key` or `3 keys`.
  static func count(_ count: Int, _ noun: String, plural: String? = nil) -> String {
    "\(count) " + (count == 1 ? noun : plural ?? noun + "s")
  }
}
