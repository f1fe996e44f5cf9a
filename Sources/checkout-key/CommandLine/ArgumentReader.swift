/// Reads arguments as GNU's `getopt_long` does.
///
///     --format key   --format=key   --form key   -nq   -- -a-file   -
///
/// Options may stand anywhere before `--`, long names may be cut short as long as they stay
/// unambiguous, and of a repeated option the last wins. See the GNU C Library manual, "Parsing
/// program options with getopt".
struct ArgumentReader<Settings> {
  let options: [Option<Settings>]

  private(set) var settings: Settings
  /// What is no option, up to `--`.
  private(set) var operands: [Argument] = []
  /// What stands behind `--`.
  private(set) var literalOperands: [Argument] = []
  private var rest: ArraySlice<Argument>

  init(_ arguments: [Argument], options: [Option<Settings>], settings: Settings) {
    self.options = options
    self.settings = settings
    rest = arguments[...]
  }

  /// Whether there is nothing left to read; after an error there may be.
  var isAtEnd: Bool { rest.isEmpty }

  /// Applies the options and collects the operands.
  ///
  /// - Parameter isDone: says, of the settings so far, that the remaining arguments don't matter.
  /// - Throws: `UsageError`, for the first argument that makes no sense.
  mutating func read(until isDone: (Settings) -> Bool) throws(UsageError) {
    while !isDone(settings), let argument = rest.popFirst() {
      let text = argument.text
      if text == "--" {
        literalOperands = Array(rest)
        rest = []
        return
      } else if text.hasPrefix("---") {
        // No option, but how a pasted private key begins, which no message may repeat.
        operands.append(argument)
      } else if text.hasPrefix("--") {
        try readLong(argument)
      } else if text.hasPrefix("-") && text != "-" {
        try readCluster(argument)
      } else {
        operands.append(argument)
      }
    }
  }

  private mutating func readLong(_ argument: Argument) throws(UsageError) {
    let parts = argument.bytes.dropFirst(2).split(
      separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
    let option = try option(named: Argument(bytes: Array(parts[0])), in: argument)
    let attached = parts.count == 2 ? Argument(bytes: Array(parts[1])) : nil
    let name = option.declaration.spelling
    guard option.declaration.value != nil else {
      if attached != nil { throw UsageError("\(name) takes no value") }
      return try option.apply(&settings, Argument(""))
    }
    try option.apply(&settings, value(attached, of: name))
  }

  private mutating func readCluster(_ argument: Argument) throws(UsageError) {
    var letters = argument.bytes.dropFirst()
    while let byte = letters.popFirst() {
      // No option has a letter beyond ASCII.
      let letter = Character(Unicode.Scalar(byte))
      guard let option = options.first(where: { $0.declaration.letter == letter }) else {
        let rest = Argument(bytes: [byte] + letters).text
        let spelling = argument.shown == nil ? nil : "-\(rest.first ?? letter)"
        throw UsageError(unknown: argument, spelling: spelling)
      }
      if option.declaration.value != nil {
        let attached = letters.isEmpty ? nil : Argument(bytes: Array(letters))
        return try option.apply(&settings, value(attached, of: "-\(letter)"))
      }
      try option.apply(&settings, Argument(""))
    }
  }

  private mutating func value(_ attached: Argument?, of option: String) throws(UsageError)
    -> Argument
  {
    guard let value = attached ?? rest.popFirst() else {
      throw UsageError("\(option) needs a value")
    }
    if value.bytes.isEmpty { throw UsageError("\(option) needs a value that is not empty") }
    return value
  }

  private func option(named argument: Argument, in word: Argument) throws(UsageError)
    -> Option<Settings>
  {
    let name = argument.text
    if let exact = options.first(where: { $0.declaration.name == name }) { return exact }
    let candidates = options.filter {
      !name.isEmpty && $0.declaration.name?.hasPrefix(name) == true
    }
    if let only = candidates.first, candidates.count == 1 { return only }
    if candidates.isEmpty {
      let closest = ClosestWord.to(name, among: options.compactMap(\.declaration.name))
      throw UsageError(
        unknown: word, spelling: argument.shown.map { "--\($0)" },
        hint: closest.map { "did you mean --\($0)?" })
    }
    let spelled = candidates.map(\.declaration.spelling).joined(separator: ", ")
    throw UsageError("--\(name) is ambiguous: it can be \(spelled)")
  }
}

/// What is wrong with the command line, and what was probably meant.
struct UsageError: Error, Equatable {
  let message: String
  let hint: String?
  /// The option that the command does not have, where that is what is wrong.
  var unknown: UnknownOption?

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

  /// Two are equal if they say the same.
  static func == (first: UsageError, second: UsageError) -> Bool {
    (first.message, first.hint) == (second.message, second.hint)
  }
}

extension UsageError {
  /// - Parameters:
  ///   - word: the whole argument.
  ///   - spelling: the option in it; nil if it must not be shown.
  ///   - hint: what was probably meant.
  fileprivate init(unknown word: Argument, spelling: String?, hint: String? = nil) {
    guard let spelling else {
      self.init("unknown option", hint: hint)
      return
    }
    self.init("unknown option \(spelling)", hint: hint)
    unknown = UnknownOption(word: word, spelling: spelling)
  }

  /// A value is none of those that its option chooses from.
  init(noChoice value: Argument, of option: OptionDeclaration) {
    let names = option.value?.choices.map(\.name) ?? []
    let shown = value.shown.map { " \($0)" } ?? ""
    let closest = ClosestWord.to(value.text, among: names)
    self.init(
      "\(option.spelling) does not know\(shown.isEmpty ? " this" : shown): it takes "
        + names.joined(separator: ", "),
      hint: closest.map { "did you mean \(option.spelling) \($0)?" })
  }
}
