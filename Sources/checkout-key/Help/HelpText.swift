/// What `--help` and `--version` print.
enum HelpText {
  static let version = "checkout-key 0.1.0"
}
