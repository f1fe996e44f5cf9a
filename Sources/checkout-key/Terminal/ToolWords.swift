import CheckoutKey
import HAR

extension Record {
  /// The record with the tool's own words for a next step that is one of the tool's.
  ///
  /// - Parameter capture: what it is about.
  /// - Returns: the record, with another hint or the same.
  func withToolWords(_ capture: Capture) -> Record {
    var record = self
    record.hint = nextStep?.toolWords(capture) ?? hint
    return record
  }
}

extension NextStep {
  /// Whether one hint does for both.
  func isSameKind(as other: NextStep) -> Bool {
    if case (.useList, .useList) = (self, other) { return true }
    return self == other
  }

  /// The step in words for several captures.
  var wordsForMany: String? {
    switch self {
    case .unpack(let format): Self.unpacking(format, "FILE")
    case .useList: "a list in them holds public keys: checkout-key --listed FILE prints the newest"
    default: nil
    }
  }

  /// The step in words, where they name the tool, one of its options or the file.
  fileprivate func toolWords(_ capture: Capture) -> String? {
    switch self {
    case .unpack(let format):
      Self.unpacking(format, capture.shellWord)
    case .exportFiltered where capture == .standardInput:
      "nothing came through the pipe: look at the command before it, or give the file's name"
    case .chooseAnother: "give --project and --host as they stand in the capture, or leave them out"
    case .useList(let entry, let count, let otherwise):
      "the list in entry \(entry) holds the public half of \(Quantity.count(count, "user key")): "
        + "checkout-key --listed \(capture.shellWord) prints the newest. If you need another one: "
        + (otherwise.toolWords(capture) ?? otherwise.words ?? "record again")
    default: nil
    }
  }

  private static func unpacking(_ format: FileFormat, _ file: String) -> String? {
    switch format {
    case .gzip: "unpack it first: gunzip -c \(file) | checkout-key"
    case .zip: "unpack it first: unzip -p \(file) '*.har' | checkout-key"
    case .zlib:
      "unpack it first: python3 -c 'import sys, zlib; sys.stdout.buffer.write("
        + "zlib.decompress(sys.stdin.buffer.read()))' < \(file) | checkout-key"
    case .zstd: "unpack it first: zstd -dc \(file) | checkout-key"
    case .bzip2: "unpack it first: bunzip2 -c \(file) | checkout-key"
    case .xz: "unpack it first: xz -dc \(file) | checkout-key"
    case .utf32: "convert it first: iconv -f UTF-32 -t UTF-8 \(file) | checkout-key"
    case .png, .jpeg, .pdf, .html: nil
    }
  }
}

extension Warning {
  /// The warning in words, with the option that it is about.
  var words: String {
    switch self {
    case .foreignHost: "\(description) (--host accepts one)"
    default: description
    }
  }
}
