import CheckoutKey

/// `checkout-key extract`: prints the keys of captures, one after another.
struct ExtractCommand {
  private let options: ExtractOptions
  private let diagnostics: Diagnostics
  private var status = ExitStatus.success
  private var hasWritten = false

  init(_ options: ExtractOptions) {
    self.options = options
    diagnostics = Diagnostics(isQuiet: options.quiet)
  }

  /// Reads every operand and writes what it gives.
  static func run(_ options: ExtractOptions) -> ExitStatus {
    var command = ExtractCommand(options)
    let written = Output.checked { () throws(OutputStream.Failure) in
      for operand in options.operands {
        try Operand(text: operand).read(options.extraction) {
          records throws(OutputStream.Failure) in try command.report(records)
        }
      }
    }
    return max(command.status, written)
  }

  private mutating func report(_ records: [Record]) throws(OutputStream.Failure) {
    var said: Set<String> = []
    for record in records {
      if let line = options.format.line(for: record) {
        try write(line)
      }
      status = max(status, ExitStatus(record.outcome))
      if let message = record.message {
        diagnostics.error(message, capture: record.capture)
      }
      // What is said of a whole capture stands in each of its records.
      for warning in record.warnings where said.insert(warning).inserted {
        diagnostics.warning(warning, capture: record.capture)
      }
      if let hint = record.hint, said.insert(hint).inserted { diagnostics.hint(hint) }
    }
  }

  private mutating func write(_ line: String) throws(OutputStream.Failure) {
    if options.noNewline {
      // Which line is the last is known only when the next one comes.
      try OutputStream.standardOutput.write(hasWritten ? "\n" + line : line)
    } else {
      try OutputStream.standardOutput.write(line + "\n")
    }
    hasWritten = true
  }
}

extension ExitStatus {
  /// What one record means for the batch.
  fileprivate init(_ outcome: Outcome) {
    self =
      switch outcome {
      case .key, .superseded: .success
      case .noCheckoutKey, .notCreated, .bodyMissing, .bodyElsewhere, .bodyRedacted, .bodyInvalid,
        .keyInvalid:
        .noKey
      case .truncated, .notAHAR, .unreadable: .failure
      }
  }
}
