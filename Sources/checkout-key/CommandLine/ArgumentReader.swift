/// Reads arguments as GNU's `getopt_long` does.
///
///     --format key   --format=key   --form key   -nq   -- -a-file   -
///
/// Options may stand anywhere before `--`, long names may be cut short as long as they stay
/// unambiguous, and of a repeated option the last wins. See the GNU C Library manual, "Parsing
/// program options with getopt".
///
/// What stands behind an error is read too, because it may say how the error is to be shown; but
/// what stands behind a `--help` does not matter.
struct ArgumentReader {
  private let options: [Option]
  private(set) var settings = Settings()
  /// What is wrong with the first argument that makes no sense.
  private(set) var error: UsageError?
  /// What is no option, up to `--`.
  private(set) var operands: [Argument] = []
  /// What stands behind `--`; nil if there is none.
  private(set) var literalOperands: [Argument]?
  /// The option for whose value there was no argument any more.
  private(set) var awaiting: Option?
  private var rest: ArraySlice<Argument>

  init(_ arguments: some Collection<Argument>, options: [Option]) {
    self.options = options
    rest = Array(arguments)[...]
    while settings.information == nil, let argument = rest.popFirst() {
      do throws(UsageError) {
        try read(argument)
      } catch {
        self.error = self.error ?? error
      }
    }
    settings.operands = operands + (literalOperands ?? [])
  }

  private mutating func read(_ argument: Argument) throws(UsageError) {
    let text = argument.text
    if text == "--" {
      literalOperands = Array(rest)
      rest = []
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

  private mutating func readLong(_ argument: Argument) throws(UsageError) {
    let parts = argument.bytes.dropFirst(2).split(
      separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
    let option = try Self.option(named: Argument(bytes: Array(parts[0])), in: argument, options)
    let attached = parts.count == 2 ? Argument(bytes: Array(parts[1])) : nil
    if option.value != nil { return try apply(option, attached, spelling: option.spelling) }
    if attached != nil { throw UsageError("\(option.spelling) accepts no value") }
    try option.apply(&settings, Argument(""))
  }

  private mutating func readCluster(_ argument: Argument) throws(UsageError) {
    var letters = argument.bytes.dropFirst()
    while let byte = letters.popFirst() {
      // No option has a letter beyond ASCII.
      let letter = Character(Unicode.Scalar(byte))
      guard let option = options.first(where: { $0.letter == letter }) else {
        let rest = Argument(bytes: [byte] + letters).text
        let spelling = argument.shown == nil ? nil : "-\(rest.first ?? letter)"
        throw UsageError(unknown: argument, spelling: spelling)
      }
      if option.value != nil {
        let attached = letters.isEmpty ? nil : Argument(bytes: Array(letters))
        return try apply(option, attached, spelling: "-\(letter)")
      }
      try option.apply(&settings, Argument(""))
    }
  }

  /// Applies an option with the value that is attached to it, or else with the next argument.
  private mutating func apply(_ option: Option, _ attached: Argument?, spelling: String)
    throws(UsageError)
  {
    guard let value = attached ?? rest.popFirst() else {
      awaiting = option
      throw UsageError("\(spelling) needs a value")
    }
    if value.bytes.isEmpty { throw UsageError("\(spelling) needs a value that is not empty") }
    try option.apply(&settings, value)
  }

  /// The option of this name, which may be cut short.
  ///
  /// - Parameters:
  ///   - argument: the name.
  ///   - word: the whole argument, for the error.
  ///   - options: those that there are.
  /// - Returns: the option.
  /// - Throws: `UsageError`, if there is none, or more than one.
  static func option(named argument: Argument, in word: Argument, _ options: [Option])
    throws(UsageError) -> Option
  {
    let name = argument.text
    if let exact = options.first(where: { $0.name == name }) { return exact }
    let candidates = options.filter { !name.isEmpty && $0.name?.hasPrefix(name) == true }
    if let only = candidates.first, candidates.count == 1 { return only }
    if candidates.isEmpty {
      let closest = ClosestWord.to(name, among: options.compactMap(\.name))
      throw UsageError(
        unknown: word, spelling: argument.shown.map { "--\($0)" },
        hint: closest.map { "did you mean --\($0)?" })
    }
    let spelled = candidates.map(\.spelling).joined(separator: ", ")
    throw UsageError("--\(name) is ambiguous: it can be \(spelled)")
  }
}
