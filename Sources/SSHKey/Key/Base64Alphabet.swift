/// The standard alphabet of base64 (RFC 4648 section 4), without padding.
enum Base64Alphabet {
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "A"..."Z", "a"..."z", "0"..."9", "+", "/": true
    default: false
    }
  }
}
