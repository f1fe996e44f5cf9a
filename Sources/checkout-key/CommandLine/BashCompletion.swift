/// Completions for bash: a function that takes the words before the cursor apart as
/// `ArgumentReader` does, and then knows which command and which option's value is being typed.
///
/// It needs nothing of bash-completion and nothing that bash 3.2, the one of macOS, lacks.
struct BashCompletion {
  let text: String

  init(_ commands: [CommandDescription]) {
    let letters = commands.valueLetters
    let longNames = commands.valueSpellings.filter { $0.count > 2 }.joined(separator: " | ")
    // The first is also what is done with a capture in place of a command's name.
    let clauses =
      commands.dropFirst().map { Self.clause($0, pattern: $0.name) }
      + commands.prefix(1).map { Self.clause($0, pattern: "*") }
    text = #"""
      # Completions of \#(Tool.version) for bash, made by: checkout-key --generate complete-bash

      _checkout_key() {
        local word=${COMP_WORDS[COMP_CWORD]} command='' option='' literal='' prefix='' earlier i
        local options='' choices='' kind='' IFS=$' \t\n'
        local commands='\#(commands.names)'
        COMPREPLY=()
        for ((i = 1; i < COMP_CWORD; i++)); do
          earlier=${COMP_WORDS[i]}
          if [[ -n $option ]]; then
            # The value; but bash takes --name=value for three words.
            if [[ $earlier != '=' ]]; then option=''; fi
            continue
          fi
          case $earlier in
            --) literal=yes; break ;;
            \#(longNames)) option=$earlier ;;
            -?*) if [[ $earlier =~ ^-[^-\#(letters)]*[\#(letters)]$ ]]; then option=-${earlier: -1}; fi ;;
            *) command=${command:-$earlier} ;;
          esac
        done
        if [[ $word == '=' ]]; then word=''; fi
        if [[ -z $option$literal && $word == --*=* ]]; then
          option=${word%%=*} prefix=${word%%=*}= word=${word#*=}
        fi
        case $command in
      \#(clauses.joined(separator: "\n"))
        esac
        if [[ -z $option && -z $literal && $word == -* ]]; then
          choices=$options kind=''
        elif [[ -z $option && -z $command && -z $literal ]]; then
          choices=$commands
        fi
        COMPREPLY=($(compgen -W "$choices" -- "$word"))
        case $kind in
          captures)
            _checkout_key_add -o plusdirs -f -X '!*.[Hh][Aa][Rr]'
            # A capture may have any name.
            if [[ ${#COMPREPLY[@]} == 0 ]]; then _checkout_key_add -f; fi ;;
          files) _checkout_key_add -f ;;
          directories) _checkout_key_add -d ;;
          commands) COMPREPLY=($(compgen -W '\#(commands.working.names)' -- "$word")) ;;
        esac
        if [[ -n $prefix ]]; then COMPREPLY=("${COMPREPLY[@]/#/$prefix}"); fi
      }

      # Adds the names that compgen finds; they may hold blanks.
      _checkout_key_add() {
        local name
        while IFS= read -r name; do COMPREPLY+=("$name"); done < <(compgen "$@" -- "$word")
        compopt -o filenames 2>/dev/null
      }

      complete -F _checkout_key checkout-key
      """#
  }

  /// What can be typed of one command: its options, and words in the place of a value or an operand.
  private static func clause(_ command: CommandDescription, pattern: String) -> String {
    // Without words beside them, letters say nothing.
    let names = command.options.compactMap(\.spellings.last).joined(separator: " ")
    var lines = ["\(pattern))", "  options='\(names)'", "  case $option in"]
    if let kind = command.operandKind { lines.append("    '') kind=\(kind) ;;") }
    for option in command.options {
      guard let value = option.value else { continue }
      let pattern = option.spellings.joined(separator: " | ")
      if !value.choices.isEmpty {
        let choices = value.choices.map(\.name).joined(separator: " ")
        lines.append("    \(pattern)) choices='\(choices)' ;;")
      } else if let kind = WordKind(placeholder: value.name) {
        lines.append("    \(pattern)) kind=\(kind) ;;")
      }
    }
    return (lines + ["  esac ;;"]).map { "    " + $0 }.joined(separator: "\n")
  }
}
