/// What is said of a command besides its options.
struct Manual: Sendable {
  /// What it does, in half a line, for lists of commands.
  let brief: String
  /// What it does, in a sentence or a few.
  let summary: String
  let examples: [Example]
  /// The forms of the command line.
  let usage: [String]
  /// What has to be known before the options make sense, a paragraph each.
  var introduction: [String] = []
  /// What may be asked afterwards, a paragraph each.
  var remarks: [String] = []
  let exitStatuses: [(status: ExitStatus, words: String)]

  /// A command line, and what it does.
  struct Example: Sendable {
    let command: String
    let words: String

    init(_ command: String, _ words: String) {
      self.command = command
      self.words = words
    }
  }
}

/// All that is said of a command: what every form of its help is made of.
struct CommandDescription: Sendable {
  let name: String
  let manual: Manual
  let groups: [(heading: String, options: [OptionDeclaration])]

  init<Settings>(name: String, manual: Manual, groups: [OptionGroup<Settings>]) {
    self.name = name
    self.manual = manual
    self.groups = groups.map { ($0.heading, $0.options.map(\.declaration)) }
  }

  var options: [OptionDeclaration] { groups.flatMap(\.options) }
}
