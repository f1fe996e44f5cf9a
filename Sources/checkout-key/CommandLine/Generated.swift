/// What `--generate` prints: files of an installation.
enum Generated: String, Choice {
  case bash = "complete-bash"
  case zsh = "complete-zsh"
  case fish = "complete-fish"
  case manualPage = "man"

  var words: String {
    switch self {
    case .bash: "completions for bash, with or without bash-completion"
    case .zsh: "completions for zsh, to be named _checkout-key in its fpath"
    case .fish: "completions for fish"
    case .manualPage: "the manual page, checkout-key.1"
    }
  }

  var text: String {
    switch self {
    case .bash: Self.bashCompletion
    case .zsh: Self.zshCompletion
    case .fish: Self.fishCompletion
    case .manualPage: ManualPage(Tool.commands).text
    }
  }
}
