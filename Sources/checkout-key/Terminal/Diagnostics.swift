import CheckoutKey

/// What is said to people, on standard error, a line each; foreign text becomes safe to show.
struct Diagnostics: Sendable {
  /// Whether warnings and hints are left out.
  private let isQuiet: Bool
  private let isColored: Bool

  init(_ settings: CommonSettings = CommonSettings()) {
    isQuiet = settings.isQuiet
    isColored = settings.color.isOn(for: .standardError)
  }

  func error(_ message: String, capture: String? = nil) {
    say(message, of: capture, labelColor: .red)
  }

  func warning(_ message: String, capture: String? = nil) {
    if !isQuiet { say("warning: \(message)", of: capture, labelColor: .yellow) }
  }

  /// What is neither wrong nor to be done, such as the closing line of a batch.
  func information(_ message: String, capture: String? = nil) {
    if !isQuiet { say(message, of: capture) }
  }

  /// - Parameter message: the user's next step.
  func hint(_ message: String) {
    if !isQuiet { say("hint: \(message)", of: nil, labelColor: .cyan) }
  }

  private func say(_ message: String, of capture: String?, labelColor: Color? = nil) {
    let parts = ["checkout-key", capture, message].compactMap { $0?.escapedForDisplay }
    let label = isColored ? labelColor?.applied(to: parts[0]) : nil
    let line = ([label ?? parts[0]] + parts.dropFirst()).joined(separator: ": ")
    // There is nobody left to tell that standard error can't be written.
    try? OutputStream.standardError.write(line + "\n")
  }
}

extension Diagnostics {
  /// What there is to say of one capture's records.
  ///
  /// - Parameters:
  ///   - records: of one capture.
  ///   - isReasonDue: whether to say also why there is no key.
  func report(_ records: [Record], isReasonDue: (Record) -> Bool = { _ in true }) {
    var said: Set<String> = []
    for record in records {
      let isReasonDue = isReasonDue(record)
      if let message = record.message, isReasonDue { error(message, capture: record.capture) }
      // What is said of a whole capture stands in each of its records.
      for text in record.warnings.map(\.words) where said.insert(text).inserted {
        warning(text, capture: record.capture)
      }
      if let text = record.hint, isReasonDue, said.insert(text).inserted { hint(text) }
    }
  }
}
