import Foundation
import TestSupport

/// The right to read and write everything, which tests are often run with.
enum Privilege {
  /// What takes it from root, in a shell.
  static let withoutRights = geteuid() == 0 ? "setpriv --bounding-set=-all --inh-caps=-all" : ""

  /// Whether there is none, or it can be taken.
  static var canBeDropped: Bool {
    get throws { try withoutRights.isEmpty || Machine.has("setpriv") }
  }
}
