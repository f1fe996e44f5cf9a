import Foundation
import TestSupport
import Testing

@testable import checkout_key

/// A real shell that says what it would complete.
enum CompletingShell: String, CaseIterable {
  /// bash, in which bash-completion loads the file when it is needed.
  case bash = "bash-completion"
  case zsh, fish

  /// What bash-completion is on Debian, on Fedora, and of Homebrew.
  private static let bashCompletionFile =
    ["/usr/share", "/opt/homebrew/share", "/usr/local/share"]
    .map { $0 + "/bash-completion/bash_completion" }
    .first { FileManager.default.fileExists(atPath: $0) }

  var isInstalled: Bool {
    switch self {
    case .bash: Executable.runs("bash", "-c", "") && Self.bashCompletionFile != nil
    case .zsh: Executable.runs("zsh", "-fc", "zmodload zsh/zpty")
    case .fish: Executable.runs("fish", "-N", "-c", "")
    }
  }

  /// What is offered for the last word of each line, with the words beside it where the shell tells.
  func candidates(for lines: [String], in directory: TemporaryDirectory) async throws -> [[String]]
  {
    let home = try TemporaryDirectory()
    try home.file(script.file, script.completion.text + "\n")
    try home.file("setup", Self.zshSetup)
    let path = "\(Executable.checkoutKey.deletingLastPathComponent().path):$PATH"
    let run = try await ToolRun(
      shell: #"export PATH="\#(path)" HOME="$1" XDG_DATA_HOME="$1" TERM=dumb; shift; exec "$@""#,
      [home.url.path] + script.shell + [script.text, home.url.path] + lines, in: directory)
    try #require(run.ending == 0 && run.stderr.isEmpty, "\(run)")
    let answers = run.stdout.components(separatedBy: "==\n").dropFirst()
    return answers.map { $0.split(separator: "\n").map(String.init) }
  }

  private var script: (shell: [String], text: String, completion: Generated, file: String) {
    switch self {
    case .bash:
      let shell = ["bash", "--norc", "--noprofile", "-c"]
      let load = "source \(Self.bashCompletionFile ?? "")\n_completion_loader checkout-key\n"
      return (shell, load + Self.bashAnswers, .bash, "bash-completion/completions/checkout-key")
    case .zsh: return (["zsh", "-f", "-c"], Self.zshAnswers, .zsh, "_checkout-key")
    case .fish: return (["fish", "-N", "-c"], Self.fishAnswers, .fish, "checkout-key.fish")
    }
  }

  /// Calls the function as bash does, which takes `=` for a word; before 4.0 it did not.
  private static let bashAnswers = #"""
    name=$(complete -p checkout-key)
    name=${name#*-F }
    for line; do
      read -ra COMP_WORDS <<<"${line//=/ = }"
      if [[ $line == *' ' ]]; then COMP_WORDS+=(''); fi
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      ${name%% *} checkout-key
      echo ==
      printf '%s\n' "${COMPREPLY[@]}"
    done
    """#

  private static let fishAnswers = #"""
    source $argv[1]/checkout-key.fish
    for line in $argv[2..-1]
        echo ==
        complete -C $line
    end
    """#

  /// Types each line and a tab into a zsh that has a terminal, without which it completes nothing.
  private static let zshAnswers = #"""
    zmodload zsh/zpty
    export CHECKOUT_KEY_TESTS=$0
    zpty shell zsh -f -i
    zpty -w shell "source $0/setup"
    zpty -r shell output '*READY*'
    for line; do
      zpty -w -n shell "$line"$'\t\a'
      zpty -r shell output '*DONE*'
    done
    zpty -d shell
    cat $0/candidates
    """#

  /// Writes down what is offered; ^G ends a line's answer.
  private static let zshSetup = #"""
    PS1=
    LISTMAX=1000
    bindkey -e
    fpath=($CHECKOUT_KEY_TESTS $fpath)
    autoload -Uz compinit
    compinit -u -D
    print '==' >$CHECKOUT_KEY_TESTS/candidates
    compadd() {
      if [[ ${@[1,(i)(-|--)]} != *-[OAD]\ * ]]; then
        local -a candidates
        builtin compadd -A candidates "$@"
        print -rl -- ${(Q)candidates} >>$CHECKOUT_KEY_TESTS/candidates
      fi
      builtin compadd "$@"
    }
    finish() {
      BUFFER=
      print '==' >>$CHECKOUT_KEY_TESTS/candidates
      print DO''NE
    }
    zle -N finish
    bindkey '^G' finish
    print RE''ADY

    """#
}
