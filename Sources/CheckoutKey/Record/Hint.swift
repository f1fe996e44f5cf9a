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
