import SSHKey
import Testing

/// A text that is refused, with the reason; the texts are written as those of `Paste`.
struct Refusal: CustomTestStringConvertible, Sendable {
  let text: String
  let error: PublicKeyError
  let what: String

  var testDescription: String { what }

  init(_ text: String, _ error: PublicKeyError, _ what: String) {
    self.text = Paste.filled(text)
    self.error = error
    self.what = what
  }
}
