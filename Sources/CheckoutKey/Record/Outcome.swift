/// What became of a capture, or of one project in it.
public enum Outcome: String, CaseIterable, Sendable {
  /// A key that is whole.
  case key
  /// A key that a newer one for the same project has replaced.
  case superseded
  /// There is no checkout-key request.
  case noCheckoutKey = "no-checkout-key"
  /// There are checkout-key requests, and none was answered with 201.
  case notCreated = "not-created"
  /// The response has no body.
  case bodyMissing = "body-missing"
  /// The body is in another file.
  case bodyElsewhere = "body-elsewhere"
  /// A sanitizer took the body, or the key in it, out.
  case bodyRedacted = "body-redacted"
  /// The body is not JSON, or there is no public key in it.
  case bodyInvalid = "body-invalid"
  /// The public key is not whole.
  case keyInvalid = "key-invalid"
  /// The capture is cut off before any complete entry that counts.
  case truncated
  /// The capture is no HAR file.
  case notAHAR = "not-a-har"
  /// The capture could not be opened or read.
  case unreadable
}
