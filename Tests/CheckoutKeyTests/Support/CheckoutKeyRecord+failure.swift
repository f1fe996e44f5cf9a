import CheckoutKey

extension CheckoutKeyRecord {
  /// A record that says why there is no key.
  init(capture: String, failure: CheckoutKeyFailure) {
    self.init(capture: capture, result: .failure(failure))
  }
}
