import CheckoutKey
import HAR

extension Record {
  /// The record with the tool's own words for a next step that is one of the tool's.
  var withToolWords: Record {
    var record = self
    record.hint = nextStep?.toolWords ?? hint
    return record
  }
}

extension NextStep {
  /// The step in words, where they name the tool or one of its options.
  fileprivate var toolWords: String? {
    switch self {
    case .unpack(let format): Self.unpacking(format)
    case .chooseAnother: "give --project and --host as they stand in the capture, or leave them out"
    case .recordKeyAgain(canPrintUnproved: true):
      words.map { "\($0). --no-verify prints it as it is" }
    case .useList(let entry, let count, let otherwise):
      "the list in entry \(entry) holds the public half of \(Quantity.count(count, "user key")): "
        + "--listed prints the newest; or "
        + (otherwise.toolWords ?? otherwise.words ?? "leave them out")
    default: nil
    }
  }

  private static func unpacking(_ format: FileFormat) -> String? {
    switch format {
    case .gzip: "unpack it first: gunzip -c FILE | checkout-key"
    case .zip: "unpack it first: unzip -p FILE '*.har' | checkout-key"
    case .zlib:
      "unpack it first: python3 -c 'import sys, zlib; sys.stdout.buffer.write("
        + "zlib.decompress(sys.stdin.buffer.read()))' < FILE | checkout-key"
    case .zstd: "unpack it first: zstd -dc FILE | checkout-key"
    case .bzip2: "unpack it first: bunzip2 -c FILE | checkout-key"
    case .xz: "unpack it first: xz -dc FILE | checkout-key"
    case .utf32: "convert it first: iconv -f UTF-32 -t UTF-8 FILE | checkout-key"
    case .png, .jpeg, .pdf, .html: nil
    }
  }
}

extension Warning {
  /// The warning in words, with the option that it is about.
  var words: String {
    switch self {
    case .foreignHost: "\(description) (--host accepts one)"
    case .unproved(let failure): "printed without proof (--no-verify): \(failure)"
    default: description
    }
  }
}
