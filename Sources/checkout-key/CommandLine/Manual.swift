/// What is said of a command besides its options.
struct Manual: Sendable {
  /// What it does, in half a line, for lists of commands.
  let brief: String
  /// What it does, in a sentence or a few.
  let summary: String
  var examples: [Example] = []
  /// The forms of the command line.
  let usage: [String]
  /// What has to be known before the options make sense, a paragraph each.
  var introduction: [String] = []
  /// What may be asked afterwards, a paragraph each.
  var remarks: [String] = []
  var exitStatuses: [(status: ExitStatus, words: String)] = []

  /// A command line, and what it does.
  struct Example: Sendable {
    let command: String
    let words: String

    init(_ command: String, _ words: String) {
      self.command = command
      self.words = words
    }
  }

  /// What operands of a command that reads captures are.
  static let operands =
    "A capture is a HAR file; a directory stands for all *.har and *.harp files in it, however "
    + "deep, but not for hidden ones; - is standard input, which is also read when there is no operand and it is "
    + "not a terminal."

  /// What the statuses of a command that reads captures mean.
  static let captureStatuses: [(status: ExitStatus, words: String)] = [
    (.success, "every project that was asked for a key has one, and every capture asked for one"),
    (.noKey, "some capture, or some project in it, gave none"),
    (
      .failure,
      "some capture could not be read, is no HAR file or was cut off before any key; or the output "
        + "could not be written"
    ),
    (.usage, "the command line is wrong"),
  ]
}
