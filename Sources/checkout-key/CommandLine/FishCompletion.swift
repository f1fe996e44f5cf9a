/// Completions for fish: a line for each option, under the condition that its command is being typed.
///
/// See the fish documentation, "Writing your own completions".
struct FishCompletion {
  private let commands: [CommandDescription]

  init(_ commands: [CommandDescription]) {
    self.commands = commands
  }

  var text: String {
    let letters = commands.valueLetters
    let longNames = commands.valueSpellings.filter { $0.count > 2 }.joined(separator: " ")
    let names = commands.map { command in
      Self.line("not __checkout_key_operand >/dev/null", "-a \(command.name)", command.manual.brief)
    }
    return
      #"""
      # Completions of \#(Tool.version) for fish, made by: checkout-key --generate complete-fish

      function __checkout_key_operand --description 'Prints the first operand before the cursor'
          set -l option
          for word in (commandline -opc)[2..-1]
              if set -q option[1]
                  set -e option
                  continue
              end
              switch $word
                  case --
                      # What follows is no command's name.
                      printf '%s\n' $word
                      return 0
                  case \#(longNames)
                      set option $word
                  case '-?*'
                      if string match -qr -- '^-[^-\#(letters)]*[\#(letters)]$' $word
                          set option $word
                      end
                  case '*'
                      printf '%s\n' $word
                      return 0
              end
          end
          return 1
      end

      function __checkout_key_does --description 'Whether this command is being typed'
          set -l operand (__checkout_key_operand)
          contains -- "$operand" \#(commands.names); or set operand \#(commands[0].name)
          test $operand = $argv[1]
      end

      function __checkout_key_captures --description 'Prints HAR files and directories, else all files'
          # What is no command gets fish's own completions of names.
          set -l names (complete -C "__checkout_key_no_command "(commandline -ct))
          string match -ri -- '^.*(?:/|\.har)$' $names; or printf '%s\n' $names
      end

      complete -c checkout-key -f

      """# + (names + commands.flatMap(lines)).joined(separator: "\n")
  }

  private func lines(_ command: CommandDescription) -> [String] {
    let condition = "__checkout_key_does \(command.name)"
    let operands = command.operandKind.map {
      Self.line(condition, $0 == .files ? "-F" : "-a \(Self.quoted(candidates($0)))", nil)
    }
    let options = command.options.map { option in
      let names = option.spellings.map { spelling in
        spelling.count == 2 ? "-s \(spelling.dropFirst())" : "-l \(spelling.dropFirst(2))"
      }
      let value = option.value.map(value) ?? ""
      return Self.line(condition, names.joined(separator: " ") + value, option.words)
    }
    return ["", "# \(command.name)"] + (operands.map { [$0] } ?? []) + options
  }

  private static func line(_ condition: String, _ what: String, _ words: String?) -> String {
    "complete -c checkout-key -n \(quoted(condition)) \(what)"
      + (words.map { " -d \(quoted($0))" } ?? "")
  }

  /// What can stand behind an option.
  private func value(_ value: OptionDeclaration.Value) -> String {
    if !value.choices.isEmpty {
      return " -x -a \(Self.quoted(Self.described(value.choices.map { ($0.name, $0.words) })))"
    }
    switch WordKind(placeholder: value.name) {
    case .files: return " -r -F"
    case let kind?: return " -x -a \(Self.quoted(candidates(kind)))"
    case nil: return " -x"
    }
  }

  private func candidates(_ kind: WordKind) -> String {
    switch kind {
    case .captures: "(__checkout_key_captures)"
    case .files: "(__fish_complete_path)"
    case .directories: "(__fish_complete_directories)"
    case .commands: Self.described(commands.working.map { ($0.name, $0.manual.brief) })
    }
  }

  /// Candidates with words, a line each, as fish takes them apart: like a command line.
  private static func described(_ items: [(name: String, words: String)]) -> String {
    items.map { "\($0.name)\\t\(quoted($0.words))" }.joined(separator: "\n")
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
