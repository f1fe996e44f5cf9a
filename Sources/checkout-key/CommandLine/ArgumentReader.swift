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
  private(set) var operands: [String] = []
  /// What stands behind `--`.
  private(set) var literalOperands: [String] = []
  private var rest: ArraySlice<String>

  init(_ arguments: [String], options: [Option<Settings>], settings: Settings) {
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
      if argument == "--" {
        literalOperands = Array(rest)
        return
      } else if argument.hasPrefix("---") {
        // No option, but how a pasted private key begins, which no message may repeat.
        operands.append(argument)
      } else if argument.hasPrefix("--") {
        try readLong(argument.dropFirst(2))
      } else if argument.hasPrefix("-") && argument != "-" {
        try readCluster(argument.dropFirst())
      } else {
        operands.append(argument)
      }
    }
  }

  private mutating func readLong(_ text: Substring) throws(UsageError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let option = try option(named: String(parts[0]))
    let attached = parts.count == 2 ? String(parts[1]) : nil
    switch option.action {
    case .flag(let apply):
      if attached != nil { throw UsageError("--\(option.name) takes no value") }
      apply(&settings)
    case .value(let apply):
      try apply(&settings, value(attached, of: "--\(option.name)"))
    }
  }

  private mutating func readCluster(_ cluster: Substring) throws(UsageError) {
    var letters = cluster
    while let letter = letters.popFirst() {
      guard let option = options.first(where: { $0.letter == letter }) else {
        throw UsageError("unknown option -\(letter)")
      }
      switch option.action {
      case .flag(let apply): apply(&settings)
      case .value(let apply):
        let attached = letters.isEmpty ? nil : String(letters)
        return try apply(&settings, value(attached, of: "-\(letter)"))
      }
    }
  }

  private mutating func value(_ attached: String?, of option: String) throws(UsageError) -> String {
    guard let value = attached ?? rest.popFirst() else {
      throw UsageError("\(option) needs a value")
    }
    if value.isEmpty { throw UsageError("\(option) needs a value that is not empty") }
    return value
  }

  private func option(named name: String) throws(UsageError) -> Option<Settings> {
    if let exact = options.first(where: { $0.name == name }) { return exact }
    let candidates = options.filter { !name.isEmpty && $0.name.hasPrefix(name) }
    if let only = candidates.first, candidates.count == 1 { return only }
    if candidates.isEmpty {
      let closest = ClosestWord.to(name, among: options.map(\.name))
      throw UsageError("unknown option --\(name)", hint: closest.map { "did you mean --\($0)?" })
    }
    let names = candidates.map { "--\($0.name)" }.joined(separator: ", ")
    throw UsageError("--\(name) is ambiguous: it can be \(names)")
  }
}
