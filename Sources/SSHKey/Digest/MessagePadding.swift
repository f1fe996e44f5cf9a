/// The padding that MD5 (RFC 1321 section 3.1) and SHA-256 (FIPS 180-4 section 5.1.1) share.
enum MessagePadding {
  /// The message, a 1 bit, zeros up to 8 bytes short of a multiple of 64, and its length in bits.
  static func padded(_ message: some Collection<UInt8>, lengthIsBigEndian: Bool) -> [UInt8] {
    var padded = Array(message)
    let bits = UInt64(padded.count) * 8
    padded.append(0x80)
    padded += Array(repeating: 0, count: (120 - padded.count % 64) % 64)
    let length = (0..<8).map { UInt8(truncatingIfNeeded: bits >> ($0 * 8)) }
    return padded + (lengthIsBigEndian ? length.reversed() : length)
  }
}
