import Foundation

/// The results as people and as machines read them.
enum Report {
  static let heading =
    row(["work", "peer", "ratio (spread)", "bar", "ours", "theirs", "memory", "theirs", "rate"])

  static func row(_ comparison: Comparison) -> String {
    row([
      comparison.work, comparison.peer,
      "\(number(comparison.ratio)) (\(number(comparison.spread[0]))-\(number(comparison.spread[1])))",
      (comparison.bar.map { number($0) } ?? "") + (comparison.meetsBar ? "" : " missed"),
      milliseconds(comparison.ours), milliseconds(comparison.theirs),
      megabytes(comparison.ourMemory), megabytes(comparison.theirMemory),
      "\(Int(comparison.bytesPerSecond / 1_000_000)) MB/s",
    ])
  }

  static func closing(_ results: Benchmark.Results) -> String {
    let memory = results.memory.sorted { $0.value.peak < $1.value.peak }
      .map { "memory of \($0.key): \(megabytes($0.value.peak)) (bar \(megabytes($0.value.bar)))" }
    let lines =
      memory + [
        "wall time a byte, largest to smallest: \(number(results.growth)) (bar 1.1)",
        results.missing.isEmpty ? "" : "not installed: \(results.missing.joined(separator: ", "))",
        results.failures.isEmpty
          ? "every bar is met" : "missed: \(results.failures.joined(separator: "; "))",
      ]
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  static func json(_ results: Benchmark.Results) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(results), as: UTF8.self)
  }

  private static func row(_ cells: [String]) -> String {
    let widths = [30, 12, 22, 12, 10, 10, 10, 10, 10]
    return zip(cells, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }.joined()
  }

  private static func number(_ value: Double) -> String { String(format: "%.3f", value) }
  private static func milliseconds(_ seconds: Double) -> String {
    String(format: "%.1f ms", seconds * 1000)
  }
  private static func megabytes(_ bytes: Int) -> String {
    String(format: "%.1f MiB", Double(bytes) / 1_048_576)
  }
}
