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

  /// Applies the options and collects the operands.
  ///
  /// - Parameter isDone: says, of the settings so far, that the remaining arguments don't matter.
  /// - Throws: `UsageError`, for the first argument that makes no sense.
  mutating func read(until isDone: (Settings) -> Bool) throws(UsageError) {
    while !isDone(settings), let argument = rest.popFirst() {
      let text = argument.text
      if text == "--" {
        literalOperands = Array(rest)
        return
      } else if text.hasPrefix("---") {
        // No option, but how a pasted private key begins, which no message may repeat.
        operands.append(argument)
      } else if text.hasPrefix("--") {
        try readLong(argument.bytes.dropFirst(2))
      } else if text.hasPrefix("-") && text != "-" {
        try readCluster(argument.bytes.dropFirst())
      } else {
        operands.append(argument)
      }
    }
  }

  private mutating func readLong(_ bytes: ArraySlice<UInt8>) throws(UsageError) {
    let parts = bytes.split(
      separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
    let option = try option(named: Argument(bytes: Array(parts[0])))
    let attached = parts.count == 2 ? Argument(bytes: Array(parts[1])) : nil
    let name = "--" + option.declaration.name
    guard option.declaration.value != nil else {
      if attached != nil { throw UsageError("\(name) takes no value") }
      return try option.apply(&settings, Argument(""))
    }
    try option.apply(&settings, value(attached, of: name))
  }

  private mutating func readCluster(_ cluster: ArraySlice<UInt8>) throws(UsageError) {
    var letters = cluster
    while let byte = letters.popFirst() {
      // No option has a letter beyond ASCII.
      let letter = Character(Unicode.Scalar(byte))
      guard let option = options.first(where: { $0.declaration.letter == letter }) else {
        let rest = Argument(bytes: [byte] + letters).text
        throw UsageError(unknown: Argument(bytes: Array(cluster)), letter: rest.first ?? letter)
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

  private func option(named argument: Argument) throws(UsageError) -> Option<Settings> {
    let name = argument.text
    let names = options.map(\.declaration.name)
    if let exact = names.firstIndex(of: name) { return options[exact] }
    let candidates = names.indices.filter { !name.isEmpty && names[$0].hasPrefix(name) }
    if let only = candidates.first, candidates.count == 1 { return options[only] }
    if candidates.isEmpty { throw UsageError(unknown: argument, among: names) }
    let spelled = candidates.map { "--\(names[$0])" }.joined(separator: ", ")
    throw UsageError("--\(name) is ambiguous: it can be \(spelled)")
  }
}

/// What is wrong with the command line, and what was probably meant.
struct UsageError: Error, Equatable {
  let message: String
  let hint: String?

  init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}

extension UsageError {
  /// No option has this name, which stands behind two hyphens.
  fileprivate init(unknown name: Argument, among names: [String]) {
    let shown = name.shown.map { " --\($0)" } ?? ""
    let closest = ClosestWord.to(name.text, among: names)
    self.init("unknown option\(shown)", hint: closest.map { "did you mean --\($0)?" })
  }

  /// No option has this letter, which stands in a word with others.
  fileprivate init(unknown word: Argument, letter: Character) {
    self.init(word.shown == nil ? "unknown option" : "unknown option -\(letter)")
  }

  /// A value is none of those that its option chooses from.
  init(noChoice value: Argument, of option: OptionDeclaration) {
    let names = option.value?.choices.map(\.name) ?? []
    let shown = value.shown.map { " \($0)" } ?? ""
    let closest = ClosestWord.to(value.text, among: names)
    self.init(
      "unknown \(option.name)\(shown): the \(option.name)s are \(names.joined(separator: ", "))",
      hint: closest.map { "did you mean --\(option.name) \($0)?" })
  }
}
