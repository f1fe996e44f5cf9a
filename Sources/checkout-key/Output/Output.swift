/// Standard output as a whole: what it means for the exit status if it can't be written.
enum Output {
  /// Writes one text and a line feed.
  static func print(_ text: String) -> ExitStatus {
    checked { () throws(OutputStream.Failure) in
      try OutputStream.standardOutput.write(text + "\n")
    }
  }

  /// Lets `write` write, and closes standard output.
  static func checked(_ write: () throws(OutputStream.Failure) -> Void) -> ExitStatus {
    do throws(OutputStream.Failure) {
      try write()
      try OutputStream.standardOutput.close()
    } catch {
      switch error {
      case .closedPipe: break  // `| head -1` has what it wanted.
      case .cannotWrite(let errno):
        Diagnostics().error("the output cannot be written: \(SystemError(errno: errno))")
        return .failure
      }
    }
    return .success
  }
}
