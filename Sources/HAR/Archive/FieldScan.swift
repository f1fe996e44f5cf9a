/// Reads the headers or cookies of a request out of their array, which was copied as it stands.
///
/// The archive's own reading steps over them, so that damage in them is found, or not, whether somebody
/// looks at them or not. Here damage only ends the array, in the field that it is in.
struct FieldScan: ~Copyable {
  private var cursor: JSONCursor
  private var name = RawJSON()
  private var value = RawJSON()

  /// Reports each element that has a name.
  ///
  /// - Parameters:
  ///   - array: the text of the array, or of its beginning; or nothing of it.
  ///   - report: is given the name, and whether the value holds anything.
  static func forEach(in array: RawJSON, _ report: (String, Bool) -> Void) {
    // Most arrays of cookies are empty.
    if array.bytes.count <= "[]".utf8.count { return }
    var scan = FieldScan(array)
    do throws(HARError) {
      try scan.readArray(report)
    } catch {
      // The reading that copied it has said so, or nobody asked.
    }
  }

  private init(_ array: RawJSON) {
    let bytes = Array(array.bytes)
    cursor = JSONCursor(ByteWindow(.bytes(bytes), size: bytes.count))
  }

  private mutating func readArray(_ report: (String, Bool) -> Void) throws(HARError) {
    guard try cursor.enterArray() else { return }
    while try cursor.nextElement() {
      guard try cursor.enterObject() else {
        try cursor.skipValue()
        continue
      }
      do throws(HARError) {
        try readField()
      } catch {
        // What is cut off inside a field may well hold something.
        if let text = name.string { report(text, true) }
        throw error
      }
      if let text = name.string { report(text, !Self.isBlank(value)) }
    }
  }

  private mutating func readField() throws(HARError) {
    name.reset()
    value.reset()
    while let member = try cursor.nextMember() {
      switch member {
      case .name: try cursor.copyValue(into: &name, limit: RawJSON.maxShortLength)
      case .value: try cursor.copyValue(into: &value, limit: RawJSON.maxShortLength)
      default: try cursor.skipValue()
      }
    }
  }

  /// Whether a value holds nothing, or only what a sanitizer puts in its place.
  private static func isBlank(_ value: RawJSON) -> Bool {
    // What is too long to be kept holds something.
    guard value.kind == .string else { return value.kind == .absent || value.isNull }
    // Headers are many, so they are compared as bytes.
    if value.bytes.allSatisfy({ " \t".utf8.contains($0) }) { return true }
    return value.bytes.count <= HARBody.maxMarkLength
      && HARBody.isRedactionMark(String(decoding: value.bytes, as: UTF8.self))
  }
}
