@testable import CheckoutKey

extension CheckoutKeyURL {
  init?(_ text: String) {
    self.init(ContiguousArray(text.utf8).span)
  }
}
