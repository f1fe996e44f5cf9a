extension CheckoutKeyRecord {
  /// What the user should know of a key that was given all the same, in words that can follow a capture's
  /// name.
  public struct Remark: Equatable, Sendable, CustomStringConvertible {
    /// How much it matters.
    public enum Level: Sendable {
      /// Nothing is wrong.
      case note
      /// Something may be.
      case warning
    }

    /// How much it matters.
    public let level: Level
    /// The words.
    public let description: String

    static func note(_ words: String) -> Remark { Remark(level: .note, description: words) }

    static func warning(_ words: String) -> Remark { Remark(level: .warning, description: words) }
  }
}
