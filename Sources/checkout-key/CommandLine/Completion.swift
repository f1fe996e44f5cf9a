/// What can stand in the place of the last word of a command line, as shells ask for it.
///
///     checkout-key ---complete inspect --format=t
///     words
///     --format=table	columns, as wide as the terminal (default)
///
/// The first line says what is wanted besides the words below it: `words` is nothing, else it is
/// `captures`, `files` or `directories`, which shells know best. The words before the last are read by
/// the parser of the tool itself, so that no shell has to know what an option is.
struct Completion {
  /// What asks for it, in the place of a command's name.
  static let request = "---complete"

  private enum Wanted: String {
    case words, captures, files, directories

    /// What a placeholder in the help stands for.
    init(placeholder: some StringProtocol) {
      switch placeholder {
      case "CAPTURE": self = .captures
      case "FILE", "PATH": self = .files
      case "DIRECTORY": self = .directories
      default: self = .words
      }
    }
  }

  private var wanted = Wanted.words
  private var candidates: [(word: String, words: String)] = []

  /// - Parameter words: those behind the tool's name; the last one is still being typed.
  init(of words: some BidirectionalCollection<Argument>) {
    let last = words.last?.text ?? ""
    let before = words.dropLast()
    let named = Tool.commands.named(before.first)
    let command = named ?? Tool.commands[0]
    let line = ArgumentReader(
      before.dropFirst(named == nil ? 0 : 1), options: command.options)
    if let option = line.awaiting {
      offerValues(of: option)
    } else if line.literalOperands == nil, last.hasPrefix("-") {
      offerOptions(of: command, for: last)
    } else {
      if before.isEmpty { candidates = Tool.commands.map { ($0.name, $0.manual.brief) } }
      offerOperands(of: command)
    }
    candidates = candidates.filter { $0.word.hasPrefix(last) }
  }

  /// What is printed.
  var text: String {
    ([wanted.rawValue] + candidates.map { "\($0.word)\t\($0.words)" }).joined(separator: "\n")
  }

  private mutating func offerOptions(of command: Command, for word: String) {
    if word.contains("=") {
      let name = word.dropFirst(2).prefix { $0 != "=" }
      let argument = Argument(String(name))
      guard word.hasPrefix("--"),
        let option = try? ArgumentReader.option(named: argument, in: argument, command.options)
      else { return }
      offerValues(of: option)
      candidates = candidates.map { ("--\(name)=\($0.word)", $0.words) }
    } else {
      // Of an option with a name the letter says nothing.
      candidates = command.options.map { ($0.spelling, $0.words) }
    }
  }

  private mutating func offerValues(of option: Option) {
    guard let value = option.value else { return }
    candidates = value.choices.map { ($0.name, $0.words) }
    wanted = Wanted(placeholder: value.name)
  }

  /// Offers what the last words of a command's usages stand for.
  private mutating func offerOperands(of command: Command) {
    let names = command.manual.usage.compactMap { $0.split(separator: " ").last }
      .flatMap { $0.split { !$0.isLetter } }
    wanted = names.map { Wanted(placeholder: $0) }.first { $0 != .words } ?? .words
    if names.contains("COMMAND") {
      candidates += Tool.commands.filter(\.isExplained).map { ($0.name, $0.manual.brief) }
    }
  }
}
