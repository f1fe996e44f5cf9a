import Foundation

/// What tests need of the machine that they run on.
///
/// Where a program is missing, the tests that need it are skipped. Where `CI=true` nobody would notice,
/// so there they fail instead: `.ci/setup` installs everything that is asked for here. What a system can't
/// have is told by the system, not by what happens to be installed.
package enum Machine {
  #if os(Linux)
    package static let isLinux = true
  #else
    package static let isLinux = false
  #endif

  package static let isCI = ProcessInfo.processInfo.environment["CI"] == "true"

  struct Missing: Error, CustomStringConvertible {
    let description: String
  }

  /// Whether all of these programs are installed.
  ///
  /// - Throws: where one is missing and `CI=true`.
  package static func has(_ programs: String...) throws -> Bool {
    try programs.allSatisfy { try has($0, Executable.url(of: $0) != nil) }
  }

  /// Whether something else is there.
  ///
  /// - Throws: where it is missing and `CI=true`.
  package static func has(_ what: String, _ isThere: Bool) throws -> Bool {
    if !isThere && isCI { throw Missing(description: "\(what) is missing; run .ci/setup") }
    return isThere
  }
}
