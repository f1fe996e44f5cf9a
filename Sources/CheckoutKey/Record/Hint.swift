/// The user's next step, in words.
///
/// A hint says the same for every capture that needs it; `FILE` stands for the capture's name.
package struct Hint: Equatable, Sendable {
  /// What is said once for several captures.
  package let general: String
  /// What is said for one capture.
  package let words: String

  /// - Parameters:
  ///   - general: the words, with `FILE` where a capture's name belongs.
  ///   - file: that name, as a word of a shell.
  package init(_ general: String, file: String = "FILE") {
    self.general = general
    words = general.replacing("FILE", with: file)
  }
}

extension Hint {
  /// What to do, without the command at the end; the same for every capture that needs it.
  package var step: String { Self.parts(of: general).step }

  /// The command at the end, as it is for one capture: `unpack it first: gunzip -c FILE | checkout-key`
  /// has one.
  package var command: String? { Self.parts(of: words).command }

  private static let programs = [
    "checkout-key", "gunzip", "unzip", "zstd", "bunzip2", "xz", "iconv", "jq",
    "mitmdump",
  ]

  private static func parts(of words: String) -> (step: String, command: String?) {
    for colon in words.ranges(of: ": ") {
      let command = words[colon.upperBound...]
      if programs.contains(where: { command.hasPrefix($0 + " ") }) {
        return (String(words[..<colon.lowerBound]), String(command))
      }
    }
    return (words, nil)
  }
}
