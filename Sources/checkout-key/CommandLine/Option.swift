/// One option of a command, and what it does to the command's settings.
///
/// It has a name like `--quiet` and perhaps a letter like `-q`, and takes a value or none.
struct Option<Settings>: Sendable {
  let name: String
  let letter: Character?
  let action: Action

  enum Action: Sendable {
    case flag(@Sendable (inout Settings) -> Void)
    case value(@Sendable (inout Settings, String) throws(UsageError) -> Void)
  }

  /// An option that is given or not.
  static func flag(
    _ name: String, _ letter: Character? = nil,
    _ apply: @escaping @Sendable (inout Settings) -> Void
  ) -> Option {
    Option(name: name, letter: letter, action: .flag(apply))
  }

  /// An option with a value that must not be empty.
  static func value(
    _ name: String, _ letter: Character? = nil,
    _ apply: @escaping @Sendable (inout Settings, String) throws(UsageError) -> Void
  ) -> Option {
    Option(name: name, letter: letter, action: .value(apply))
  }
}
