import CheckoutKey

/// What the command line says to `inspect`.
struct InspectOptions: CaptureCommandOptions {
  static let name = CommandName.inspect

  var operands: [String] = []
  var common = CommonOptions()
  var captures = CaptureOptions()
  var format = InspectionFormat.table

  func check() throws(UsageError) {
    try checkCaptures()
  }

  static let table: [Option<InspectOptions>] =
    Option.captures + Option.common + [
      .value("format") { (options, name) throws(UsageError) in
        options.format = try InspectionFormat(named: name)
      }
    ]
}

extension InspectionFormat: NamedFormat {}
