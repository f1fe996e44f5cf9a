import Testing

@testable import checkout_key

@Suite struct ProgressTests {
  @Test func saysHowFarTheWorkIs() {
    let progress = Progress { 4000 }
    #expect(progress.line.hasPrefix("0 captures, 0 B, 0 B/s"))
    progress.didRead(3000)
    progress.didFinishCapture()
    #expect(progress.line.hasPrefix("1 capture, 3.0 kB, "))
    #expect(progress.line.hasSuffix(" ms left"))
    #expect(progress.effort.hasPrefix("3.0 kB in "))
  }

  @Test func saysNothingOfTheTimeLeftWhereNobodyKnows() {
    let progress = Progress { nil }
    progress.didRead(3000)
    #expect(!progress.line.contains("left"))
  }
}
