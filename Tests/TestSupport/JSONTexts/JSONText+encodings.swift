extension JSONText {
  /// RFC 8259 section 8.1: text is UTF-8, without a byte-order mark.
  static let encodings =
    badUTF8.map { implementationDefined([0x22] + $0 + [0x22], breaks: false, $1) } + [
      implementationDefined([0xEF, 0xBB, 0xBF] + "{}".utf8, breaks: true, "a byte-order mark"),
      implementationDefined(
        [0xFF, 0xFE, 0x5B, 0, 0x22, 0, 0xE9, 0, 0x22, 0, 0x5D, 0], breaks: true,
        "UTF-16, the low byte first, with a mark"),
      implementationDefined(
        [0xFE, 0xFF, 0, 0x5B, 0, 0x5D], breaks: true, "UTF-16, the high byte first, with a mark"),
      implementationDefined([0x7B, 0, 0x7D, 0], breaks: true, "UTF-16, the low byte first"),
      implementationDefined([0, 0x5B, 0, 0x5D], breaks: true, "UTF-16, the high byte first"),
      broken([0xEF, 0xBB, 0xBF], "only a byte-order mark"),
      broken([0xEF, 0xBB] + "{}".utf8, "half a byte-order mark"),
      broken([0xFF], "a byte that is not UTF-8"), broken([0xE5], "a letter of Latin-1"),
      broken("{}".utf8 + [0xE9], "a letter of Latin-1 behind it"),
    ]

  /// What is not UTF-8, between quotes.
  private static let badUTF8: [([UInt8], String)] = [
    ([0xFF], "a byte that never occurs"), ([0x81], "a continuation byte alone"),
    ([0xE0, 0xFF], "a sequence that is cut off"),
    ([0xE6, 0x97, 0xA5, 0xD1, 0x88, 0xFA], "good and bad sequences"),
    ([0xC0, 0xA2], "a quote, overlong in two bytes"), ([0xED, 0xA0, 0x80], "a surrogate"),
    ([0xF4, 0xBF, 0xBF, 0xBF], "a character beyond the last"),
  ]
}
