import CheckoutKey
import Synchronization

/// What is said to people, on standard error, a line each; foreign text becomes safe to show.
///
/// There is one for the tool, because a hint is said once in a run, wherever it comes from: at once,
/// or, where several captures may need the same, at the end with their number.
final class Diagnostics: Sendable {
  static let shared = Diagnostics()

  private struct State {
    /// Whether warnings and hints are left out.
    var isQuiet = false
    var isColored = ColorChoice.auto.isOn(for: .standardError)
    /// Whether hints for captures wait for the end, because more captures may need the same.
    var collectsHints = false
    var due: [DueHint] = []
    /// Hints that were said.
    var said: Set<String> = []
    /// Why captures give no key, on a terminal where several are read; nil elsewhere.
    var reasons: Reasons?
  }

  /// A hint, and what it is for.
  private struct DueHint {
    let hint: Hint
    /// The captures that it is for, as far as they are named; the last one is known besides.
    var names: [String]
    var capture: String
    var captures = 1
    /// Whether the same command is for all of them.
    var isOne = true
  }

  // Nothing is written under the lock: at a signal the last line must not wait for it.
  private let state = Mutex(State())

  /// Does as the command line says from now on.
  func obey(_ settings: Settings) {
    let isColored = settings.color.isOn(for: .standardError)
    state.withLock { ($0.isQuiet, $0.isColored) = (settings.isQuiet, isColored) }
  }

  /// Keeps hints for captures until `conclude`, and on a terminal the reasons for missing keys too.
  func collect() {
    state.withLock { state in
      state.collectsHints = true
      if FileDescriptor.standardError.isTerminal { state.reasons = Reasons() }
    }
  }

  // MARK: - What is said

  /// - Parameters:
  ///   - message: what is wrong.
  ///   - hint: the user's next step.
  ///   - capture: what it is said of.
  func error(_ message: String, hint: String? = nil, capture: String? = nil) {
    say("error:", message, of: capture, in: .red)
    if let hint { self.hint(Hint(hint), capture: capture) }
  }

  func warning(_ message: String, capture: String? = nil) {
    say("warning:", message, of: capture, in: .yellow)
  }

  /// What is worth to be known, and nothing is wrong.
  func note(_ message: String, capture: String? = nil) {
    say("note:", message, of: capture)
  }

  /// What is neither wrong nor to be done, such as the closing line of a batch.
  func information(_ message: String, capture: String? = nil) {
    say("", message, of: capture)
  }

  /// The user's next step, which is not about one capture.
  func hint(_ words: String) {
    if state.withLock({ $0.said.insert(words).inserted }) {
      say("hint:", words, of: nil, in: .cyan)
    }
  }

  /// Says on a terminal what belongs to the output there, as it stands.
  func block(_ lines: [String]) {
    if state.withLock(\.isQuiet) || lines.isEmpty { return }
    let text = lines.map { $0.escapedForDisplay + "\n" }.joined()
    try? OutputStream.standardError.write(text)
  }

  /// Says what there is to say of records.
  ///
  /// - Parameters:
  ///   - records: of one capture or of several.
  ///   - isReasonDue: whether to say also why there is no key.
  func report(
    _ records: [CheckoutKeyRecord], isReasonDue: (CheckoutKeyRecord) -> Bool = { _ in true }
  ) {
    var said: Set<String> = []
    for record in records {
      let isReasonDue = isReasonDue(record)
      if isReasonDue { sayReason(record) }
      // What is said of a whole capture stands in each of its records.
      for remark in record.remarks
      where said.insert("\(record.capture): \(remark.description)").inserted {
        switch remark.level {
        case .note: note(remark.description, capture: record.capture)
        case .warning: warning(remark.description, capture: record.capture)
        }
      }
    }
    for record in records where isReasonDue(record) {
      if let hint = record.hint { self.hint(hint, capture: record.capture) }
    }
  }

  private func sayReason(_ record: CheckoutKeyRecord) {
    guard let message = record.message else { return }
    let isKept = state.withLock { state in
      state.reasons?.add(record)
      return state.reasons != nil
    }
    if !isKept { error(message, capture: record.capture) }
  }

  // MARK: - Reasons and hints for captures

  /// A hint for a capture, in one's words if there is one, and else in words for all.
  func hint(_ hint: Hint, capture: String?) {
    let isDue = state.withLock { state in
      guard state.collectsHints, let capture else { return true }
      if let same = state.due.firstIndex(where: { $0.hint.general == hint.general }) {
        if state.due[same].hint.words != hint.words { state.due[same].isOne = false }
        if state.due[same].capture != capture {
          state.due[same].captures += 1
          if state.due[same].names.count < Reasons.mostNames {
            state.due[same].names.append(capture)
          }
        }
        state.due[same].capture = capture
      } else {
        state.due.append(DueHint(hint: hint, names: [capture], capture: capture))
      }
      return false
    }
    if isDue { self.hint(hint.words) }
  }

  /// Says the reasons and the hints that wait, each once.
  ///
  /// - Parameter captures: how many captures were read.
  func conclude(captures: Int) {
    let namesCaptures = captures > 1
    let (due, reasons) = state.withLock { state in
      defer { (state.due, state.reasons) = ([], nil) }
      return (state.due, state.reasons)
    }
    for (message, capture) in reasons?.lines(captures: captures) ?? [] {
      error(message, capture: capture)
    }
    for due in due {
      let words = due.isOne ? due.hint.words : due.hint.general
      let rest = due.captures - due.names.count
      let captures =
        due.names.map(Self.shown).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
      hint(namesCaptures ? "for \(captures): \(words)" : words)
    }
  }

  // MARK: - Lines

  /// A capture's name in a sentence.
  static func shown(_ capture: String) -> String {
    capture == "-" ? "standard input" : capture
  }

  private func say(_ label: String, _ message: String, of capture: String?, in color: Color? = nil)
  {
    let (isQuiet, isColored) = state.withLock { ($0.isQuiet, $0.isColored) }
    // An error is never left out.
    if isQuiet && color != .red { return }
    let name = capture.map { Self.shown($0).escapedForDisplay + ": " } ?? ""
    let label = isColored ? color?.applied(to: label) ?? label : label
    let separator = label.isEmpty ? "" : " "
    let line = "checkout-key: " + name + label + separator + message.escapedForDisplay + "\n"
    // There is nobody left to tell that standard error can't be written.
    try? OutputStream.standardError.write(line)
  }
}
