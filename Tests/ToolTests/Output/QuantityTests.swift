import Testing

@testable import checkout_key

@Suite struct QuantityTests {
  @Test(
    "reads as people write it",
    arguments: [
      (0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (1049, "1.0 kB"), (99_900, "99.9 kB"),
      (99_960, "100 kB"), (999_900, "1.0 MB"), (200_029_524, "200 MB"), (2_500_000_000, "2.5 GB"),
      (7_000_000_000_000, "7.0 TB"), (7_000_000_000_000_000, "7000 TB"),
    ])
  func bytes(count: Int, text: String) {
    #expect(Quantity.bytes(count) == text)
  }

  @Test(
    "reads as people say it",
    arguments: [
      (0.0004, "1 ms"), (0.0421, "42 ms"), (0.9996, "1.0 s"), (1.26, "1.3 s"), (59.94, "59.9 s"),
      (60, "1 min 0 s"), (192.4, "3 min 12 s"),
    ])
  func seconds(seconds: Double, text: String) {
    #expect(Quantity.seconds(seconds) == text)
  }

  @Test func nouns() {
    #expect(Quantity.count(0, "key") == "0 keys")
    #expect(Quantity.count(1, "key") == "1 key")
    #expect(Quantity.count(1000, "capture") == "1000 captures")
  }
}
