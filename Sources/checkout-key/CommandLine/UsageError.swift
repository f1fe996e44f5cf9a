/// What is wrong with the command line, and what was probably meant.
struct UsageError: Error, Equatable {
  let message: String
  let hint: String?
  /// The option that the command does not have, where that is what is wrong.
  private(set) var unknown: UnknownOption?

  /// An option that a command does not have.
  struct UnknownOption: Equatable {
    /// The whole argument.
    let word: Argument
    /// `--name` or `-n`.
    let spelling: String
  }

  init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }

  /// - Parameters:
  ///   - word: the whole argument.
  ///   - spelling: the option in it; nil if it must not be shown.
  ///   - hint: what was probably meant.
  init(unknown word: Argument, spelling: String?, hint: String? = nil) {
    self.init("unknown option" + (spelling.map { " \($0)" } ?? ""), hint: hint)
    unknown = spelling.map { UnknownOption(word: word, spelling: $0) }
  }

  /// A value is none of those that its option chooses from.
  init(noChoice value: Argument, of option: String, choices: [String]) {
    self.init(
      "\(option) does not know \(value.shown ?? "this"): it can be "
        + choices.joined(separator: ", "),
      hint: ClosestWord.to(value.text, among: choices).map { "did you mean \(option) \($0)?" })
  }
}
