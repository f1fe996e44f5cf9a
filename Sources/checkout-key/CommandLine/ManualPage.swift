import CheckoutKey

/// The manual page, in the mdoc macros that mandoc and groff both read.
///
/// See mdoc(7).
struct ManualPage {
  /// When what it says last changed: mdoc wants a date, and a page that takes today's could not be
  /// made twice alike.
  private static let date = "November 28, 2026"

  /// What of the environment changes what the tool, or what it printed, does.
  private static let environment = [
    ("NO_COLOR", "If it is set and not empty, nothing is coloured unless --color says always."),
    ("TERM", "If it is dumb or not set, nothing is coloured unless --color says always."),
    (
      "BITBUCKET_EMAIL , BITBUCKET_API_TOKEN",
      "The account that the script of --format curl sends keys with. "
        + "The script reads them, checkout-key does not."
    ),
    (
      "XDG_DOWNLOAD_DIR",
      "Where watch waits if no directory is named. "
        + "If it is not set, the desktop's user-dirs.dirs says it, else it is ~/Downloads."
    ),
    (
      "BROWSER",
      "What --open tries first: commands with a colon between them, and %s in the place of the page."
    ),
    (
      "DISPLAY , WAYLAND_DISPLAY , SSH_CONNECTION , TMUX , STY",
      "Where --copy finds the clipboard of whoever sits at the terminal."
    ),
  ]

  let text: String

  init(_ commands: [Command]) {
    var lines = [
      ".Dd \(Self.date)", ".Dt CHECKOUT-KEY 1", ".Os", ".Sh NAME",
      ".Nm checkout-key",
      ".Nd \(commands[0].manual.brief)",
      ".Sh SYNOPSIS",
    ]
    lines += commands.flatMap(\.manual.usage).flatMap(Self.synopsis)
    lines.append(".Sh DESCRIPTION")
    lines += Self.text(
      "Each command has its own options; where none is named, \(commands[0].name) is meant. "
        + "Options may stand anywhere behind its name and before a --. A long name may be cut short as long as no "
        + "other begins like it, and of an option that is given twice the last counts.")
    for command in commands {
      let manual = command.manual
      lines += [".Ss \(command.name)"] + Self.text(manual.summary)
      lines += manual.introduction.flatMap { [".Pp"] + Self.text($0) }
      for group in command.ownGroups {
        lines += [".Pp"] + Self.text(group.heading + ":") + Self.list(group.options)
      }
      lines += manual.remarks.flatMap { [".Pp"] + Self.text($0) }
    }
    // What all commands have stands once, behind them.
    lines += [".Ss Options of every command"] + Self.list(OptionGroup.common.options)
    lines += [".Sh OUTPUT FORMATS"]
    lines += Self.text(
      "json, ndjson and csv have a record for each project of a capture that was asked for a key, or one that "
        + "says why there is none. Members are only ever added:")
    lines += Self.list(Self.members.map { (".It Li \($0.name)", Self.text($0.words)) })
    lines += [".Pp"] + Self.text("Outcomes, each said of a capture:")
    let outcomes = CheckoutKeyRecord.Outcome.allCases
    lines += Self.list(
      outcomes.map { (".It Li \($0.rawValue)", Self.text(Self.sentence($0.words))) },
      names: outcomes.map(\.rawValue))
    lines += [".Sh ENVIRONMENT"]
    lines += Self.list(Self.environment.map { (".It Ev \($0.0)", Self.text($0.1)) })
    lines += [".Sh FILES"]
    lines += Self.list(Self.files.map { (".It Pa \($0.name)", Self.text($0.words)) })
    lines += [".Sh EXIT STATUS", "The highest that applies counts."]
    lines += Self.exitStatuses(of: commands.filter(\.isExplained))
    lines += [".Sh EXAMPLES"]
    lines += Self.list(
      (commands.flatMap(\.manual.examples).map { ($0.command, $0.words) } + Self.pipelines)
        .map { command, words in
          (".It Ic \(Self.quoted(command))", Self.text(Self.sentence(words)))
        })
    lines += [".Sh SEE ALSO", ".Xr ssh-keygen 1"]
    text = lines.joined(separator: "\n")
  }

  /// A form of the command line: `[OPTION]...` is `.Op Ar OPTION ...`.
  private static func synopsis(_ usage: String) -> [String] {
    usage.split(separator: " ").map { word in
      if word == "checkout-key" { return ".Nm" }
      if word.hasPrefix("-") { return ".Fl \(word.dropFirst())" }
      let parts = word.split { "[]".contains($0) }
      let name = parts[0].replacing("|", with: " | ")
      let rest = parts.count == 2 ? " \(parts[1])" : ""
      let macro = name.first?.isUppercase == true ? "Ar" : "Cm"
      return (word.hasPrefix("[") ? ".Op " : ".") + "\(macro) \(name)\(rest)"
    }
  }

  private static func list(_ options: [Option]) -> [String] {
    list(
      options.map { option in
        let names = option.spellings.map { "Fl \($0.dropFirst())" }.joined(separator: " , ")
        let value = option.value.map { " Ar " + $0.name } ?? ""
        guard let choices = option.value?.choices, !choices.isEmpty else {
          return (".It \(names)\(value)", text(sentence(option.words)))
        }
        let words = choices.map { (".It Cm \($0.name)", text(sentence($0.words))) }
        return (
          ".It \(names)\(value)",
          text(sentence(option.words, end: ":")) + list(words, names: choices.map(\.name))
        )
      })
  }

  /// A list with its words under the names, or, where all names are short, beside them.
  private static func list(_ items: [(name: String, words: [String])], names: [String] = [])
    -> [String]
  {
    let longest = names.max { $0.count < $1.count }
    let width = longest.map { "\($0) -compact" } ?? "Ds"
    return [".Bl -tag -width \(width)"] + items.flatMap { [$0.name] + $0.words } + [".El"]
  }

  /// The statuses, once for all commands in which they mean the same.
  private static func exitStatuses(of commands: [Command]) -> [String] {
    let meanings = commands.map { command in
      command.manual.exitStatuses.map { (".It \($0.status.rawValue)", text(sentence($0.words))) }
    }
    return commands.indices.flatMap { index -> [String] in
      let same = commands.indices.filter { other in
        meanings[other].map { $0.0 } == meanings[index].map { $0.0 }
          && meanings[other].map { $0.1 } == meanings[index].map { $0.1 }
      }
      guard same.first == index else { return [] }
      let names = same.map { commands[$0].name }.joined(separator: ", ")
      return [".Pp", "Of \(names):"] + list(meanings[index])
    }
  }

  /// Words that stand beside a name in the help, as a sentence.
  private static func sentence(_ words: String, end: String = ".") -> String {
    words.prefix(1).uppercased() + words.dropFirst() + (words.hasSuffix(":") ? "" : end)
  }

  /// Running text: a new line for each sentence, as mdoc wants it, and none too long.
  private static func text(_ text: String) -> [String] {
    text.replacing(". ", with: ".\n").split(separator: "\n")
      .flatMap { escaped(String($0)).wrapped(to: 78) }
      // A line that begins so would be taken for a macro.
      .map { $0.hasPrefix(".") || $0.hasPrefix("'") ? "\\&" + $0 : $0 }
  }

  /// Text in which no character means anything to roff, and options keep their hyphens.
  private static func escaped(_ text: some StringProtocol) -> String {
    text.split(separator: " ").map { word in
      let hyphens = word.prefix { $0 == "-" }.count
      return String(repeating: "\\-", count: hyphens)
        + word.dropFirst(hyphens).replacing("\\", with: "\\e")
    }.joined(separator: " ")
  }

  /// One argument of a macro that shows what is to be typed: each character as it is in ASCII.
  private static func quoted(_ text: String) -> String {
    let typed = text.map { character in
      switch character {
      case "\\": "\\e"
      case "-": "\\-"
      case "'": "\\(aq"
      case "\"": "\\(dq"
      case "^": "\\(ha"
      case "`": "\\(ga"
      case "~": "\\(ti"
      default: String(character)
      }
    }
    return "\"\(typed.joined())\""
  }
}
