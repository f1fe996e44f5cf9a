#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A reused buffer that the bytes of an archive pass through, front to back.
///
/// Memory does not depend on the archive: each refill overwrites what was there, so whoever wants
/// to keep bytes copies them out first. `read(2)` serves files, pipes and terminals alike, and
/// unlike a mapped file it survives a file that shrinks while it is read.
struct ByteWindow: ~Copyable {
  /// 128 KiB stay in a core's L2 cache, and need so few calls of `read(2)` that they cost nothing.
  static let defaultSize = 128 * 1024

  /// How many bytes `open()` waits for: enough to tell an encoding and a foreign format by.
  static let headLength = 16

  /// The window's memory, always of one length; the archive's bytes are the first `count`, and at least
  /// `Block.count` zeros stand behind them, so that a block may begin at any of them.
  private(set) var bytes: ContiguousArray<UInt8>
  private(set) var count = 0
  /// The offset in the archive of the window's first byte; more than 32 bits can hold.
  private(set) var offset: Int64 = 0

  private let source: ByteSource
  private let size: Int
  private let didRead: (Int) -> Void
  private var takenFromMemory = 0
  private var isAtEnd = false
  private var transcoder: UTF16Transcoder?

  /// - Parameters:
  ///   - source: where the bytes come from.
  ///   - size: bytes a refill, at least 1; small sizes are for tests of a window's edges.
  ///   - didRead: is told how many bytes each `read(2)` gave.
  init(_ source: ByteSource, size: Int, didRead: @escaping (Int) -> Void = { _ in }) {
    self.source = source
    self.didRead = didRead
    self.size = max(size, 1)
    let length = max(size, Self.headLength) + Block.count
    // Without optimization `repeating:` sets byte by byte, which took 6% of the tests' time.
    bytes = unsafe ContiguousArray(unsafeUninitializedCapacity: length) { memory, count in
      // The memory is as long as it was asked for, and set as a whole before it counts.
      if let start = memory.baseAddress { unsafe memset(start, 0, length) }
      count = length
    }
  }

  /// Reads the first bytes and finds out their encoding.
  ///
  /// UTF-16, which Windows PowerShell's `>` makes of a HAR file, becomes UTF-8 on its way in; every
  /// offset then counts UTF-8 bytes.
  ///
  /// - Returns: how many bytes of byte-order mark stand at the window's front.
  /// - Throws: `HARError.unreadable`.
  mutating func open() throws(HARError) -> Int {
    while count < Self.headLength {
      let added = try read(into: count..<max(size, Self.headLength))
      if added == 0 { break }
      count += added
    }
    switch TextEncoding(detectedIn: bytes.prefix(count)) {
    case .utf8(let markLength):
      return markLength
    case .utf16(let byteOrder, let markLength):
      transcoder = UTF16Transcoder(byteOrder)
      transcoder?.append(bytes[markLength..<count])
      count = 0
      _ = try refill()
      return 0
    }
  }

  /// Replaces the window's bytes by those that follow them.
  ///
  /// - Returns: whether there were any; at the end of the archive the window is left empty.
  /// - Throws: `HARError.unreadable`.
  mutating func refill() throws(HARError) -> Bool {
    offset += Int64(count)
    count = 0
    if transcoder == nil {
      count = try read(into: 0..<size)
    } else {
      try refillFromUTF16()
    }
    putZeros()
    return count > 0
  }

  /// Puts the zeros behind the archive's bytes.
  private mutating func putZeros() {
    for index in count..<count + Block.count { bytes[index] = 0 }
  }

  private mutating func refillFromUTF16() throws(HARError) {
    while true {
      let text = transcoder?.take(upTo: size) ?? []
      if !text.isEmpty {
        bytes.replaceSubrange(0..<text.count, with: text)
        count = text.count
        return
      }
      let added = try read(into: 0..<size)
      if added == 0 { return }
      transcoder?.append(bytes[..<added])
    }
  }

  /// Whether the archive ended with part of a UTF-16 character, which is in no window.
  var endsInsideCharacter: Bool { isAtEnd && transcoder?.isInsideCharacter == true }

  /// Lends the archive's bytes to the routines that can't afford a check per index.
  ///
  /// `Block.count` zeros stand behind them.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    unsafe bytes.withUnsafeBufferPointer { memory in
      // In bounds: `count` never exceeds the length of `bytes`.
      unsafe body(UnsafeBufferPointer(rebasing: memory[..<count]))
    }
  }

  /// Reads at most `range.count` bytes into the window's memory.
  ///
  /// - Returns: how many; 0 at the end of the source.
  private mutating func read(into range: Range<Int>) throws(HARError) -> Int {
    // The end stays the end: a terminal that is asked again waits for more to be typed.
    if isAtEnd { return 0 }
    let added = try readSource(into: range)
    isAtEnd = added == 0
    return added
  }

  private mutating func readSource(into range: Range<Int>) throws(HARError) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count - Block.count)
    switch source {
    case .bytes(let memory):
      let chunk = memory[takenFromMemory...].prefix(range.count)
      unsafe bytes.withUnsafeMutableBytes { buffer in
        // In bounds: the range was checked, and the chunk is no longer.
        unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[range]).copyBytes(from: chunk)
      }
      takenFromMemory += chunk.count
      return chunk.count
    case .fileDescriptor(let descriptor):
      while true {
        let added = unsafe bytes.withUnsafeMutableBytes { buffer in
          // In bounds: the range was checked.
          let target = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[range])
          return unsafe systemRead(descriptor, target.baseAddress, target.count)
        }
        if added >= 0 {
          didRead(added)
          return added
        }
        switch errno {
        case EINTR: break
        case EAGAIN:
          // Whoever has the other end, or shares a terminal, may have set it not to wait.
          var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
          _ = unsafe poll(&request, 1, -1)
        default: throw .unreadable(errno: errno)
        }
      }
    }
  }
}

/// `read(2)`, under a name that the window's own methods do not hide.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int)
  -> Int
{
  unsafe read(descriptor, buffer, count)
}
