/// The fields of a key blob (RFC 4253 section 6.6): the type's name, and then what the type wants.
///
/// Each has its length before it, in four bytes (RFC 4251 section 5).
struct KeyBlob {
  /// Twice what the modulus of the longest RSA key takes; a longer field is damage.
  private static let maxFieldLength: UInt32 = 4096

  private let bytes: [UInt8]
  private var index = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Proves that bytes are exactly one complete key of a type.
  ///
  /// Of a type that is not known every field must end inside, and the last one where the blob does.
  ///
  /// - Returns: the key's size in bits, as `ssh-keygen -l` prints it; nil for a type that is not known.
  /// - Throws: `PublicKeyError`, for the first thing that is wrong.
  static func bits(of bytes: [UInt8], type: KeyType) throws(PublicKeyError) -> Int? {
    var blob = KeyBlob(bytes)
    let name = try blob.field()
    guard name.elementsEqual(type.rawValue.utf8) else {
      // What stands in a type's place and names none may be anything, so it is not shown.
      throw type.isKnown ? .typeMismatch(line: type, blob: known(name)) : .unknownType
    }
    guard let expected = KeyType.fields[type] else {
      repeat {
        let field = try blob.field()
        if field.elementsEqual(name) || known(field) != nil { throw .severalKeys }
      } while blob.index < bytes.count
      return nil
    }
    var fields: [ArraySlice<UInt8>] = []
    for _ in expected { fields.append(try blob.field()) }
    try blob.end()
    var bits: Int?
    for (expected, field) in zip(expected, fields) { bits = try expected.bits(of: field) ?? bits }
    return bits
  }

  /// Where a key of this type can end in bytes that may go on, or break off before.
  ///
  /// There is one such place at most; but of a type that is not known, any field may be the last.
  static func ends(in bytes: [UInt8], type: KeyType) -> ArraySlice<Int> {
    var blob = KeyBlob(bytes)
    var ends: [Int] = []
    while (try? blob.field()) != nil { ends.append(blob.index) }
    // The first is the name's.
    return KeyType.fields[type].map { ends.dropFirst($0.count).prefix(1) } ?? ends.dropFirst()
  }

  private mutating func field() throws(PublicKeyError) -> ArraySlice<UInt8> {
    // Not `Int`, which has 32 bits on some machines, and a sign.
    let length = try take(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    guard length <= Self.maxFieldLength else { throw .implausibleLength(length) }
    return try take(Int(length))
  }

  private mutating func take(_ count: Int) throws(PublicKeyError) -> ArraySlice<UInt8> {
    let end = index + count
    guard end <= bytes.count else { throw .truncated(have: bytes.count, need: end) }
    defer { index = end }
    return bytes[index..<end]
  }

  /// Nothing may follow the last field: that is how text appended to a key shows.
  private mutating func end() throws(PublicKeyError) {
    let rest = bytes.count - index
    if rest == 0 { return }
    if let next = try? field() {
      if Self.known(next) != nil { throw .severalKeys }
      // ssh-agent's form of a private key goes on with the private numbers. The shortest, P-256's, has
      // 32 bytes, or fewer if it begins with zeros.
      if next.count >= 28 { throw .privateKey }
    }
    throw .trailingBytes(rest)
  }

  /// The type that a field names, if it is a known one.
  private static func known(_ name: ArraySlice<UInt8>) -> KeyType? {
    KeyType.fields.keys.first { name.elementsEqual($0.rawValue.utf8) }
  }
}
