import TestSupport
import Testing

@testable import HAR

@Suite struct BracketStackTests {
  @Test("brackets close in the order opposite to that in which they were opened")
  func likeAnArray() {
    // The naive twin: an array of Bool. The depths pass the edges of several words.
    var random = Random(seed: 3)
    var stack = BracketStack()
    var twin: [Bool] = []
    for step in 0..<4_000 {
      // A walk that climbs first and falls afterwards, with small steps back and forth.
      if twin.isEmpty || Int.random(in: 0..<10, using: &random) < (step < 2_000 ? 6 : 4) {
        let brace = Bool.random(using: &random)
        let isOpen = stack.open(brace: brace)
        #expect(isOpen)
        twin.append(brace)
      } else {
        let brace = twin.removeLast()
        let matches = stack.close(brace: brace)
        #expect(matches)
      }
      #expect(stack.depth == twin.count)
    }
  }

  @Test("a bracket of the wrong kind does not match", arguments: [1, 2, 63, 64, 65, 128, 129])
  func mismatch(depth: Int) {
    for brace in [true, false] {
      var stack = BracketStack()
      for _ in 1..<depth { _ = stack.open(brace: !brace) }
      _ = stack.open(brace: brace)
      let matches = stack.close(brace: !brace)
      #expect(!matches)
    }
  }
}
