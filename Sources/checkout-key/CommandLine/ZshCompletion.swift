/// Completions for zsh: the command is found among the words before the cursor, and `_arguments` does the rest.
///
/// See zshcompsys(1), "Completion functions".
struct ZshCompletion {
  let text: String

  init(_ commands: [CommandDescription]) {
    let letters = commands.valueLetters
    let longNames = commands.valueSpellings.filter { $0.count > 2 }.joined(separator: "|")
    // The first is also what is done with a capture in place of a command's name.
    let clauses =
      commands.dropFirst().map { Self.clause($0, pattern: $0.name) }
      + commands.prefix(1).map { Self.clause($0, pattern: "*") }
    text = #"""
      #compdef checkout-key
      # Completions of \#(Tool.version) for zsh, made by: checkout-key --generate complete-zsh

      _checkout-key() {
        local command option word
        local -a commands=(
      \#(Self.described(commands.map { ($0.name, $0.manual.brief) }, indent: 4))
        )
        local -a explained=("${(@)commands[1,\#(commands.working.count)]}")
        for word in "${(@)words[2,CURRENT-1]}"; do
          if [[ -n $option ]]; then
            option=
            continue
          fi
          case $word in
            (--) command=$word; break ;;
            (\#(longNames)) option=$word ;;
            (-[^-\#(letters)]#[\#(letters)]) option=$word ;;
            (-?*) ;;
            (*) command=$word; break ;;
          esac
        done
        case $command in
      \#(clauses.joined(separator: "\n"))
        esac
      }

      # An operand: a command's name as long as there is none, or what the command takes.
      _checkout-key_operand() {
        local result=1
        if [[ -z $command ]]; then _describe -t commands command commands && result=0; fi
        if (( $# )); then "$@" && result=0; fi
        return result
      }

      if [[ $funcstack[1] == _checkout-key ]]; then
        _checkout-key "$@"
      else
        compdef _checkout-key checkout-key
      fi
      """#
  }

  private static func clause(_ command: CommandDescription, pattern: String) -> String {
    var lines = ["(\(pattern))"]
    for option in command.options {
      guard let choices = option.value?.choices, !choices.isEmpty else { continue }
      lines.append("  local -a \(array(option))=(")
      lines.append(described(choices.map { ($0.name, $0.words) }, indent: 4))
      lines.append("  )")
    }
    lines.append("  _arguments -s -S : \\")
    lines += command.options.map { "    \(specification($0)) \\" }
    let operand = command.operandKind.map { " " + action($0) } ?? ""
    lines.append("    \(quoted("*:operand: _checkout-key_operand\(operand)")) ;;")
    return lines.map { "    " + $0.replacing("\n", with: "\n    ") }.joined(separator: "\n")
  }

  /// Names with words, as `_describe` reads them.
  private static func described(_ items: [(name: String, words: String)], indent: Int) -> String {
    items.map { String(repeating: " ", count: indent) + quoted("\($0.name):\($0.words)") }
      .joined(separator: "\n")
  }

  /// An option as `_arguments` reads it: `'(-o --output)'{-o+,--output=}'[words]:PATH:_files'`.
  private static func specification(_ option: OptionDeclaration) -> String {
    let words = option.words.replacing("\\", with: "\\\\").replacing("]", with: "\\]")
    var description = "[\(words)]"
    if let value = option.value {
      description += ":\(value.name):"
      if !value.choices.isEmpty {
        // Behind a blank, `_arguments` adds nothing to what is called.
        description += " _describe -t values \(value.name) \(array(option))"
      } else {
        description += WordKind(placeholder: value.name).map(action) ?? " "
      }
    }
    let spellings = option.spellings
    let names = spellings.map { spelling in
      option.value == nil ? spelling : spelling + (spelling.count == 2 ? "+" : "=")
    }
    if names.count == 1 { return quoted(names[0] + description) }
    let braces = names.joined(separator: ",")
    return quoted("(\(spellings.joined(separator: " ")))") + "{\(braces)}" + quoted(description)
  }

  /// The array that holds the choices of an option.
  private static func array(_ option: OptionDeclaration) -> String {
    "choices_" + option.spellings.joined().filter(\.isLetter)
  }

  private static func action(_ kind: WordKind) -> String {
    switch kind {
    case .captures: #"_files -g "*.[Hh][Aa][Rr]""#
    case .files: "_files"
    case .directories: "_files -/"
    case .commands: "_describe -t commands command explained"
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: #"'\''"#) + "'"
  }
}
