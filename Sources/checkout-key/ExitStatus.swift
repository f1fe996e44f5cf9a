/// The tool's exit statuses; of a batch, the highest that applies.
enum ExitStatus: Int32, Comparable {
  /// Every capture gave a key.
  case success = 0
  /// Some capture, or some project in it, gave none, though it could be read.
  case noKey = 1
  /// Some capture could not be read, or the output not be written.
  case failure = 2
  /// The command line is wrong, and nothing was read (EX_USAGE of sysexits.h).
  case usage = 64

  static func < (lower: ExitStatus, higher: ExitStatus) -> Bool {
    lower.rawValue < higher.rawValue
  }
}
