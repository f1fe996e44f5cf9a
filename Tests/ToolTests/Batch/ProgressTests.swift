import Testing

@testable import checkout_key

@Suite struct ProgressTests {
  @Test func saysHowFarTheWorkIs() {
    let progress = Progress()
    #expect(progress.line.hasPrefix("0 captures, 0 B, 0 B/s"))
    progress.didRead(3000)
    progress.didFinishCapture()
    #expect(progress.line.hasPrefix("1 capture, 3.0 kB, "))
    #expect(progress.effort.hasPrefix("3.0 kB in "))
  }
}
