import Foundation

/// Bytes as lower-case hex digits.
func hex(_ bytes: [UInt8]) -> String {
  bytes.map { String(format: "%02x", $0) }.joined()
}
