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
    case .safari: "export with the Network tab's Export button"
    case .chrome, .playwright, .other: "export with the arrow in the Network panel (\"Export HAR\")"
    }
  }

  /// How a user keeps the log when the page changes.
  var keepLog: String {
    switch self {
    case .firefox: "turn on \"Persist Logs\""
    case .safari: "turn on \"Preserve Log\""
    case .chrome, .playwright, .other: "turn on \"Preserve log\" (\"Keep log\" in newer versions)"
    }
  }

  /// Why this exporter leaves bodies out, and what to do.
  var missingBody: String {
    switch self {
    case .chrome:
      "\"Copy all as HAR\" never holds bodies, and older versions of Chrome lose them when the page is "
        + "left: \(export) before you leave the page"
    case .firefox:
      "Firefox was set to leave bodies out: set devtools.netmonitor.har.includeResponseBodies to "
        + "true in about:config, record again and \(export)"
    case .playwright: "record again with `recordHar: { content: 'embed' }`"
    case .safari, .other: "record again, and \(export) before you leave the page"
    }
  }
}
