/// Notes which members of an object have been seen, of those that must not stand twice.
///
/// Readers differ on which of two members of one name counts (RFC 8259 section 4), and no exporter writes
/// two: in none of 410 public archives one stands twice.
struct SeenMembers {
  /// The objects whose members the reader looks at.
  enum Level {
    case root, log, entry, request, response, content
  }

  private let level: Level
  private var bits: UInt8 = 0

  init(in level: Level) {
    self.level = level
  }

  /// Notes a member.
  ///
  /// - Returns: whether it is new, or one that may stand twice.
  @inline(__always)
  mutating func insert(_ member: HARMember) -> Bool {
    let bit: UInt8 =
      switch (level, member) {
      case (.root, .log), (.log, .entries): 1
      case (.entry, .startedDateTime), (.request, .method), (.response, .status), (.content, .text):
        1
      case (.entry, .request), (.request, .url), (.response, .content), (.content, .encoding): 2
      case (.entry, .response): 4
      default: 0
      }
    defer { bits |= bit }
    return bits & bit == 0
  }
}
