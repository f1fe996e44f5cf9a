/// Why a 201 response gives no key.
struct NoKey: Error, Equatable {
  let outcome: Outcome
  /// What is wrong, as words that can follow a capture's name; nothing of the body is in it.
  let message: String
}
