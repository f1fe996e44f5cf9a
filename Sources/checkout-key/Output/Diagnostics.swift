import CheckoutKey

/// What is said to people, on standard error, a line each.
///
/// Here, and nowhere else, foreign text becomes safe to show.
struct Diagnostics {
  /// Whether warnings and hints are left out.
  var isQuiet = false

  func error(_ message: String, capture: String? = nil) {
    say(message, of: capture)
  }

  func warning(_ message: String, capture: String? = nil) {
    if !isQuiet { say("warning: \(message)", of: capture) }
  }

  /// What is neither wrong nor to be done, such as the closing line of a batch.
  func information(_ message: String) {
    if !isQuiet { say(message, of: nil) }
  }

  /// - Parameter message: the user's next step.
  func hint(_ message: String) {
    if !isQuiet { say("hint: \(message)", of: nil) }
  }

  private func say(_ message: String, of capture: String?) {
    let parts = ["checkout-key", capture, message].compactMap { $0?.escapedForDisplay }
    // There is nobody left to tell that standard error can't be written.
    try? OutputStream.standardError.write(parts.joined(separator: ": ") + "\n")
  }
}
