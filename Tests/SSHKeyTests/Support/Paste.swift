import Testing

@testable import SSHKey

/// A text that someone pastes, with what must become of it.
///
/// In the texts `$K` stands for a whole key, `$T` for its type, `$B` for its base64, `$1` and `$2`
/// for that one's halves.
struct Paste: CustomTestStringConvertible, Sendable {
  let text: String
  let line: String
  let cleanings: [Cleaning]
  let what: String

  var testDescription: String { what }

  init(
    _ text: String, _ line: String, _ what: String,
    _ cleanings: (kind: Cleaning.Kind, place: Cleaning.Place)...
  ) {
    self.text = Self.filled(text)
    self.line = Self.filled(line)
    self.cleanings = cleanings.map { Cleaning($0.kind, $0.place) }
    self.what = what
  }

  static func filled(_ template: String, with key: SampleKey = .ed25519) -> String {
    let half = key.base64.count / 2
    return
      template
      .replacing("$K", with: key.line).replacing("$T", with: key.type.rawValue)
      .replacing("$B", with: key.base64)
      .replacing("$1", with: key.base64.prefix(half))
      .replacing("$2", with: key.base64.dropFirst(half))
  }
}

extension Cleaning {
  init(_ kind: Kind, _ place: Place) {
    self.init(kind: kind, place: place)
  }
}

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
