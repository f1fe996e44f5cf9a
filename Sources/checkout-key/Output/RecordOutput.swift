import CheckoutKey

/// Where records go that have what the format needs.
protocol RecordOutput: Sendable {
  mutating func write(_ record: CheckoutKeyRecord) throws(OutputError)
  /// Ends the output after the last record.
  mutating func finish() throws(OutputError)
  /// Takes back what has no end, as far as that can be done.
  func discard()
  /// What was written, for the closing line; nil for a stream that somebody else reads.
  var summary: String? { get }
}

/// All records, one after another, in one stream.
struct StreamOutput: RecordOutput {
  private let writer: RecordWriter
  private let stream: OutputStream
  /// The file behind the stream, if it is one of ours.
  private let file: OutputFile?
  /// Whether the last line feed is left out.
  private let omitsLineFeed: Bool
  private var isFirst = true
  private var owedLineFeed = ""
  /// The records of a document, which is written when the last of them is known.
  private var held: [CheckoutKeyRecord] = []
  private(set) var summary: String?

  /// - Parameters:
  ///   - writer: how records are written.
  ///   - file: nil for standard output.
  ///   - omitsLineFeed: whether the last line feed is left out.
  init(_ writer: RecordWriter, to file: OutputFile?, omitsLineFeed: Bool) {
    self.writer = writer
    self.file = file
    self.omitsLineFeed = omitsLineFeed
    stream = file?.stream ?? .standardOutput
  }

  mutating func write(_ record: CheckoutKeyRecord) throws(OutputError) {
    if writer.document != nil {
      held.append(record)
      return
    }
    guard let text = writer.text(of: record) else { return }
    try put((isFirst ? writer.opening : writer.separator) + text)
    isFirst = false
  }

  mutating func finish() throws(OutputError) {
    if let document = writer.document, !held.isEmpty {
      try put(document(held))
      isFirst = false
    }
    if isFirst {
      // What is to be applied is no file if there is nothing to apply.
      if writer.need != nil, let file { return file.discard() }
      try put(writer.opening)
    }
    try put(writer.closing)
    if let file {
      summary = try file.commit().rawValue
    } else {
      try stream.close()
    }
  }

  func discard() {
    file?.discard()
  }

  /// Writes a text; its line feed waits for the next one if the last is to be left out.
  private mutating func put(_ text: String) throws(OutputError) {
    if text.isEmpty { return }
    guard omitsLineFeed else { return try stream.write(text) }
    // In Swift CR and LF make one character.
    let end = text.hasSuffix("\r\n") ? "\r\n" : text.hasSuffix("\n") ? "\n" : ""
    try stream.write(owedLineFeed + text.dropLast(end.isEmpty ? 0 : 1))
    owedLineFeed = end
    // What is said next must not stick to the key on a terminal.
    if !end.isEmpty && file == nil && FileDescriptor.standardOutput.isTerminal
      && FileDescriptor.standardError.isTerminal
    {
      try OutputStream.standardError.write("\n")
      owedLineFeed = ""
    }
  }
}
