/// What `--help` and `--version` print.
enum HelpText {
  static let version = "checkout-key 0.1.0"

  /// What every command takes.
  static let commonOptions = """
      -q, --quiet            leave out warnings and hints, never errors
      -h, --help             print this text
          --version          print the version
    """

  /// What the status of a command that reads captures means.
  static let exitStatusOfCaptures = """
    Exit status:
      0   every capture gave a key
      1   some capture, or some project in it, gave none
      2   some capture could not be read, is no HAR file or was cut off before any
          key; or the output could not be written
      64  the command line is wrong
    """
}
