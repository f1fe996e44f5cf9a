import CheckoutKey

/// What is said to people, on standard error, a line each; foreign text becomes safe to show.
///
/// A hint that is due for several captures is said once, at the end, with their number.
struct Diagnostics: Sendable {
  /// Whether hints wait for the end, because more captures may need the same.
  var collectsHints = false
  private var due: [DueHint] = []
  /// Whether warnings and hints are left out.
  private let isQuiet: Bool
  private let isColored: Bool

  /// A hint, and what it is for.
  private struct DueHint {
    let hint: Hint
    let capture: String
    var captures = 1
  }

  init(_ settings: CommonSettings = CommonSettings()) {
    isQuiet = settings.isQuiet
    isColored = settings.color.isOn(for: .standardError)
  }

  func error(_ message: String, capture: String? = nil) {
    say("error: ", message, of: capture, in: .red)
  }

  func warning(_ message: String, capture: String? = nil) {
    if !isQuiet { say("warning: ", message, of: capture, in: .yellow) }
  }

  /// What is worth to be known, and nothing is wrong.
  func note(_ message: String, capture: String? = nil) {
    if !isQuiet { say("note: ", message, of: capture) }
  }

  /// What is neither wrong nor to be done, such as the closing line of a batch.
  func information(_ message: String, capture: String? = nil) {
    if !isQuiet { say("", message, of: capture) }
  }

  /// Says on a terminal what belongs to the output there, as it stands.
  func block(_ lines: [String]) {
    if isQuiet || lines.isEmpty { return }
    let text = lines.map { $0.escapedForDisplay + "\n" }.joined()
    try? OutputStream.standardError.write(text)
  }

  /// - Parameter message: the user's next step.
  func hint(_ message: String) {
    if !isQuiet { say("hint: ", message, of: nil, in: .cyan) }
  }

  /// Says what there is to say of records.
  ///
  /// - Parameters:
  ///   - records: of one capture or of several.
  ///   - isReasonDue: whether to say also why there is no key.
  mutating func report(
    _ records: [CheckoutKeyRecord], isReasonDue: (CheckoutKeyRecord) -> Bool = { _ in true }
  ) {
    var said: Set<String> = []
    for record in records {
      let isReasonDue = isReasonDue(record)
      if let message = record.message, isReasonDue { error(message, capture: record.capture) }
      // What is said of a whole capture stands in each of its records.
      for remark in record.remarks
      where said.insert("\(record.capture): \(remark.description)").inserted {
        switch remark.level {
        case .note: note(remark.description, capture: record.capture)
        case .warning: warning(remark.description, capture: record.capture)
        }
      }
      if let hint = record.hint, isReasonDue,
        said.insert("\(record.capture): \(hint.words)").inserted
      {
        remember(hint, capture: record.capture)
      }
    }
    if !collectsHints { sayHints() }
  }

  /// Says the hints that are due, each once.
  ///
  /// - Parameter namesCaptures: whether to say what each is for, because there are several captures.
  mutating func sayHints(namesCaptures: Bool = false) {
    for due in due {
      let isOne = due.captures == 1
      let words = isOne ? due.hint.words : due.hint.general
      let captures = isOne ? Self.shown(due.capture) : "\(due.captures) captures"
      hint(namesCaptures ? "for \(captures): \(words)" : words)
    }
    due = []
  }

  private mutating func remember(_ hint: Hint, capture: String) {
    if let same = due.firstIndex(where: { $0.hint.general == hint.general }) {
      due[same].captures += 1
    } else {
      due.append(DueHint(hint: hint, capture: capture))
    }
  }

  /// A capture's name in a sentence.
  static func shown(_ capture: String) -> String {
    capture == "-" ? "standard input" : capture
  }

  private func say(_ label: String, _ message: String, of capture: String?, in color: Color? = nil)
  {
    let name = capture.map { Self.shown($0).escapedForDisplay + ": " } ?? ""
    let tool = "checkout-key"
    let line =
      (isColored ? color?.applied(to: tool) ?? tool : tool) + ": " + name + label
      + message.escapedForDisplay + "\n"
    // There is nobody left to tell that standard error can't be written.
    try? OutputStream.standardError.write(line)
  }
}
