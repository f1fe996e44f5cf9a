/// The program that wrote a capture, as far as its words for the next step differ.
enum Exporter: Sendable {
  /// Chrome and the other browsers with its developer tools.
  case chrome
  /// Firefox.
  case firefox
  /// Safari.
  case safari
  /// Playwright, which drives browsers.
  case playwright
  /// Any other.
  case other

  /// - Parameter creatorName: `log.creator.name`.
  init(creatorName: String?) {
    switch creatorName {
    case "WebInspector": self = .chrome
    case "Firefox": self = .firefox
    case "WebKit Web Inspector": self = .safari
    case "Playwright": self = .playwright
    default: self = .other
    }
  }

  /// How a user exports with bodies.
  var export: String {
    switch self {
    case .firefox: "export with \"Save All As HAR\""
    case .safari: "export with the Export button"
    case .chrome, .playwright, .other: "export with the arrow (\"Export HAR\")"
    }
  }

  /// How a user keeps the log when the page changes.
  var keepLog: String {
    switch self {
    case .firefox: "turn on \"Persist Logs\""
    case .safari: "turn on \"Preserve Log\""
    case .chrome, .playwright, .other: "turn on \"Preserve log\""
    }
  }

  /// How a user gets a key that was created, and whose response was lost: out of the list of keys, which
  /// the page loads by itself.
  var recordList: String {
    let reload = "reload the SSH Keys page with the Network panel open, \(export)"
    let step =
      switch self {
      case .firefox:
        "set devtools.netmonitor.har.includeResponseBodies to true in about:config, \(reload)"
      case .playwright: "record the SSH Keys page again with recordHar: { content: 'embed' }"
      case .chrome, .safari, .other: reload
      }
    return "don't click again, the key exists: \(step), and take the key from the list of keys: "
      + "checkout-key --listed NEW.har"
  }
}
