extension CheckoutKeyRecord {
  /// What became of a capture, or of one project in it.
  public enum Outcome: String, CaseIterable, Sendable {
    /// A key that is complete.
    case key
    /// A key that another one of its project comes before.
    case superseded
    /// There is no checkout-key request.
    case noCheckoutKey = "no-checkout-key"
    /// No checkout-key request of the project was answered with 201.
    case notCreated = "not-created"
    /// The response has no body.
    case bodyMissing = "body-missing"
    /// The body is in another file.
    case bodyElsewhere = "body-elsewhere"
    /// A sanitizer took the body, or the key in it, out.
    case bodyRedacted = "body-redacted"
    /// The body is not JSON, or there is no public key in it.
    case bodyInvalid = "body-invalid"
    /// The public key is not complete.
    case keyInvalid = "key-invalid"
    /// The capture is cut off before any complete entry that counts.
    case truncated
    /// The capture is no HAR file.
    case notAHAR = "not-a-har"
    /// The capture could not be opened or read.
    case unreadable
  }
}

extension CheckoutKeyRecord.Outcome {
  /// What became of some captures, in words that follow their number: `15 without a created key`.
  package var words: String {
    switch self {
    case .key: "with a key"
    case .superseded: "with a superseded key"
    case .noCheckoutKey: "without a checkout-key request"
    case .notCreated: "without a created key"
    case .bodyMissing: "without the response's body"
    case .bodyElsewhere: "with the body in another file"
    case .bodyRedacted: "with the key taken out by a sanitizer"
    case .bodyInvalid: "with a body that holds no key"
    case .keyInvalid: "with a damaged key"
    case .truncated: "cut off before a key"
    case .notAHAR: "not a HAR file"
    case .unreadable: "unreadable"
    }
  }
}
