import Testing

@testable import CheckoutKey

@Suite struct HintTests {
  @Test(
    "tells a step from the command at its end",
    arguments: [
      (
        "unpack it first: gunzip -c FILE | checkout-key", "unpack it first",
        "gunzip -c a.har | checkout-key"
      ),
      (
        "see this: and that: checkout-key verify FILE", "see this: and that",
        "checkout-key verify a.har"
      ),
      ("jq: jq 'x: y' FILE | checkout-key", "jq", "jq 'x: y' a.har | checkout-key"),
      ("wait: a minute", "wait: a minute", nil), ("jq: jqx .", "jq: jqx .", nil), ("", "", nil),
    ] as [(String, String, String?)])
  func parts(general: String, step: String, command: String?) {
    let hint = Hint(general, file: "a.har")
    #expect(hint.step == step)
    #expect(hint.command == command)
  }
}
