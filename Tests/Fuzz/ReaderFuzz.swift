import HAR

/// The archive reader: the window's size does not show, nothing that is passed over changes what is
/// read, and Foundation finds the same entries.
@c(LLVMFuzzerTestOneInput)
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = FuzzInput(start, count)
  let windowSize = 1 + input.choice % 128
  // All at once: the reader waits for 16 bytes at least.
  let reading = Reading(.bytes(input.text), windowSize: max(input.text.count, 16))
  expect(reading == Reading(.bytes(input.text), windowSize: windowSize), "the window does not show")
  checkPassingOver(input.text, reading, windowSize)
  checkNeighbours(input.text, windowSize)
  checkFoundation(input.text, reading)
  return 0
}

/// Entries that nobody asks for are passed over, and the others stay the same.
private func checkPassingOver(_ capture: [UInt8], _ all: Reading, _ windowSize: Int) {
  // ASCII, because bytes that are not UTF-8 are repaired between here and there.
  let letter = UInt8(ascii: "k")
  let some = Reading(.bytes(capture), windowSize: windowSize) { url in url.utf8.contains(letter) }
  if some.hasFailed || all.hasFailed { return }
  expect(some.entryCount == all.entryCount, "passing over counts entries")
  expect(
    some.entries == all.entries.filter { $0.url.utf8.contains(letter) },
    "passing over leaves the other entries as they are")
}

/// A value that nobody asks for, in two of five entries, changes none of the others without a word.
///
/// It is there twice because the second may seem to mend what the first broke.
private func checkNeighbours(_ value: [UInt8], _ windowSize: Int) {
  // What closes more than it opens can end the entry and begin another, as any text could.
  if closesMoreThanItOpens(value) { return }
  let others = ["before", "between", "behind"]
  let entries = others.map { Array(#"{"request":{"url":"\#($0)"}}"#.utf8) }
  let odd = Array(#",{"_ignored":"#.utf8) + value + Array("},".utf8)
  let capture =
    Array(#"{"log":{"entries":["#.utf8) + entries.joined(separator: odd) + Array("]}}".utf8)
  let reading = Reading(.bytes(capture), windowSize: windowSize)
  let expected = others.enumerated().map { HAREntry(index: $0.offset * 2, url: $0.element) }
  expect(reading.entries.first == expected.first, "the entry before stands")
  if reading.hasFailed { return }
  // More members may follow the value, and make entries of the two.
  expect(
    reading.entries.filter { $0.index % 2 == 0 } == expected, "no entry is lost without a word")
}

private func closesMoreThanItOpens(_ text: [UInt8]) -> Bool {
  var depth = 0
  var (isInString, isEscaped) = (false, false)
  for byte in text {
    switch byte {
    case _ where isEscaped: isEscaped = false
    case UInt8(ascii: "\\") where isInString: isEscaped = true
    case UInt8(ascii: "\""): isInString.toggle()
    case _ where isInString: break
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
    default: break
    }
    if depth < 0 { return true }
  }
  return false
}

extension Reading {
  fileprivate var hasFailed: Bool {
    if case .failed = ending { true } else { false }
  }
}
