import CheckoutKey
import SSHKey

/// What the command line says, whatever command it is for.
struct Settings: Sendable {
  /// What is no option.
  var operands: [Argument] = []

  // In general
  /// Whether warnings and hints are left out.
  var isQuiet = false
  var color = ColorChoice.auto
  /// What is printed in place of work.
  var information: Information?

  // What is read
  /// A file, or `-`, with more operands.
  var filesFrom: FilePath?
  /// Whether those end with NUL.
  var isNullSeparated = false
  /// How many captures are read at the same time; nil is as many as the machine has cores.
  var jobs: Int?
  /// Which requests count.
  var extraction = Extraction()

  // What is written
  var format = OutputFormat.key
  var inspectionFormat = InspectionFormat.table
  /// The key's name in Bitbucket.
  var label = Self.defaultLabel
  /// Where the output goes; nil is standard output, or the clipboard.
  var output: FilePath?
  /// Whether the output may take the place of a file.
  var isForced = false
  /// Whether the last line feed is left out.
  var omitsLineFeed = false
  /// Whether the output goes to the clipboard.
  var copies = false
  /// Whether the page that takes the key is opened.
  var opens = false

  // What is waited for
  var isForever = false
  var timeout: Duration?

  // What is compared
  /// What the key's fingerprint should be.
  var fingerprint: Fingerprint?

  static let defaultLabel = "CircleCI User Key"

  enum Information: Equatable {
    case shortHelp, help, version
    case generated(Generated)
  }
}
