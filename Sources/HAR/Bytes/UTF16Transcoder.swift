/// Turns UTF-16 bytes, in pieces of any length, into UTF-8.
///
///     var transcoder = UTF16Transcoder(.littleEndian)
///     transcoder.append([0x7B, 0x00])
///     transcoder.take(upTo: 16)   // [0x7B]
///
/// Half a code unit or half a surrogate pair waits for the piece that completes it. A surrogate
/// without its partner becomes U+FFFD, as everywhere in Swift.
struct UTF16Transcoder {
  private let byteOrder: TextEncoding.ByteOrder
  private var raw: [UInt8] = []
  private var text: [UInt8] = []
  private var takenOfText = 0

  init(_ byteOrder: TextEncoding.ByteOrder) {
    self.byteOrder = byteOrder
  }

  /// Adds the next piece of the UTF-16 bytes.
  mutating func append(_ bytes: some Sequence<UInt8>) {
    raw += bytes
    var units = stride(from: 0, to: raw.count - raw.count % 2, by: 2).map { index in
      let (first, second) = (UInt16(raw[index]), UInt16(raw[index + 1]))
      return byteOrder == .littleEndian ? second << 8 | first : first << 8 | second
    }
    if let last = units.last, UTF16.isLeadSurrogate(last) { units.removeLast() }
    raw.removeFirst(units.count * 2)
    text += String(decoding: units, as: UTF16.self).utf8
  }

  /// Whether half a code unit, or half a surrogate pair, waits for the rest.
  var isInsideCharacter: Bool { !raw.isEmpty }

  /// Takes the next bytes of the UTF-8 text, as far as it is there.
  mutating func take(upTo count: Int) -> ArraySlice<UInt8> {
    let piece = text[takenOfText...].prefix(count)
    takenOfText = piece.endIndex
    if takenOfText == text.count {
      text = []
      takenOfText = 0
    }
    return piece
  }
}
