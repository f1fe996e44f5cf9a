#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// When output is coloured.
enum ColorChoice: String, CaseIterable {
  case auto, always, never

  /// The choice that `--color` names.
  init(named name: String) throws(UsageError) {
    guard let choice = ColorChoice(rawValue: name) else {
      throw UsageError("--color is auto, always or never, not \(name)")
    }
    self = choice
  }

  /// Whether to colour what goes to this descriptor.
  ///
  /// `NO_COLOR` turns `auto` off if it is not empty (no-color.org).
  func isOn(for descriptor: Int32) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      isatty(descriptor) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
        && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
    }
  }
}
