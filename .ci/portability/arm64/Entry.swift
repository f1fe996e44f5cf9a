// What harness.c calls of the hot routine.

@_cdecl("make_masks")
public func makeMasks(of bytes: UnsafePointer<UInt8>, into masks: UnsafeMutablePointer<UInt64>) {
  // In bounds: the harness has 64 bytes, and room for five masks.
  let block = unsafe Block(bytes)
  unsafe (masks[0], masks[1]) = (block.quotes, block.backslashes)
  unsafe (masks[2], masks[3]) = (block.brackets, block.letters)
  unsafe masks[4] = block.hasBackslashes ? 1 : 0
}

@_cdecl("fold_masks")
public func foldMasks(of bytes: UnsafePointer<UInt8>, blocks: Int) -> UInt64 {
  var sum: UInt64 = 0
  for index in 0..<blocks {
    // In bounds: the harness has so many blocks.
    let block = unsafe Block(bytes + index * Block.count)
    sum = (sum ^ block.quotes) &* 3 ^ block.backslashes &+ block.brackets ^ block.letters
  }
  return sum
}

/// Skips a container in windows of `size` bytes, each of which is copied to `memory` with zeros behind
/// it, if there is one.
///
/// - Returns: where it ended; `outcome` says how.
@_cdecl("skip_container")
public func skipContainer(
  _ bytes: UnsafePointer<UInt8>, count: Int, size: Int, memory: UnsafeMutablePointer<UInt8>?,
  outcome: UnsafeMutablePointer<Int32>
) -> Int {
  var skipper = ContainerSkipper()
  var start = 0
  while start < count {
    let length = min(size, count - start)
    var window = unsafe bytes + start
    if let memory = unsafe memory {
      // In bounds: the memory is 64 bytes longer than a window.
      unsafe memory.update(from: window, count: length)
      unsafe (memory + length).update(repeating: 0, count: Block.count)
      unsafe window = UnsafePointer(memory)
    }
    let (index, how) = unsafe skipper.skip(
      UnsafeBufferPointer(start: window, count: length), from: 0)
    switch how {
    case .windowEnded: start += length
    case .containerEnded:
      unsafe outcome.pointee = 1
      return start + index
    case .malformed(let malformation):
      unsafe outcome.pointee = malformation == .mismatchedBracket ? 2 : 3
      return start + index
    }
  }
  unsafe outcome.pointee = 0
  return start
}

/// What the skipper needs of it.
enum HARError {
  enum Malformation: Equatable {
    case expected(Expectation)
    case mismatchedBracket
    case nestedTooDeep(limit: Int)
  }

  enum Expectation: Equatable {
    case separator
  }
}
