import CheckoutKey

/// One operand of the command line, as the records of the captures that it stands for.
struct Operand {
  let text: String

  /// Reads the operand's captures, one after another.
  ///
  /// - Parameters:
  ///   - extraction: what is taken from each.
  ///   - report: is given each capture's records as soon as they are there.
  /// - Throws: what `report` throws.
  func read<Failure: Error>(
    _ extraction: Extraction, report: ([Record]) throws(Failure) -> Void
  ) throws(Failure) {
    guard text != "-", FileKind(path: text) == .directory else {
      return try report(CaptureFile(name: text).records(extraction))
    }
    let captures = DirectorySearch.captures(in: text)
    if captures.isEmpty {
      try report([
        Record(
          capture: text, outcome: .unreadable, message: "no captures in this directory",
          hint: "captures end in .har; name a file with another ending itself")
      ])
    }
    for capture in captures { try report(capture.records(extraction)) }
  }
}
