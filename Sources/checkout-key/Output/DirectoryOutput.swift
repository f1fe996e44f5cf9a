import CheckoutKey

/// One file a key in a directory, named after workspace and repository or else after the capture.
struct DirectoryOutput: RecordOutput {
  private let format: any RecordFormat
  private let directory: FilePath
  private let omitsLineFeed: Bool
  private let overwrites: Bool
  private var names = FileNames()

  /// - Parameters:
  ///   - format: how records are written.
  ///   - directory: must be there.
  ///   - omitsLineFeed: whether each file's last line feed is left out.
  ///   - overwrites: whether a file may take the place of another.
  /// - Throws: `OutputError`, if there is no directory, before anything is read.
  init(
    _ format: any RecordFormat, directory: FilePath, omitsLineFeed: Bool, overwrites: Bool
  ) throws(OutputError) {
    try OutputFile.checkDirectory(directory)
    self.format = format
    self.directory = directory
    self.omitsLineFeed = omitsLineFeed
    self.overwrites = overwrites
    // Also where no file has been begun, a signal gets its line.
    Interruption.shared.waitForSignals()
  }

  mutating func write(_ record: Record) throws(OutputError) -> Bool {
    guard record.key != nil else { return true }
    guard let text = format.text(for: record, isFirst: true) else { return false }
    let name = names.name(for: record) + "." + format.fileExtension
    let whole = format.opening + text + format.closing
    let isShortened = omitsLineFeed && whole.last?.isNewline == true
    try OutputFile.write(
      isShortened ? String(whole.dropLast()) : whole, to: directory.appending(FilePath(name)),
      overwrites: overwrites)
    return true
  }

  mutating func finish() {}

  func discard() {}
}

/// Names for files that stay in their directory, each given once.
struct FileNames {
  private var given: Set<String> = []

  /// A name without an ending; a number sets it apart from the same name before.
  mutating func name(for record: Record) -> String {
    let repository = record.project?.description.split(separator: "/").dropFirst().joined(
      separator: "-")
    return unique(repository ?? Self.stem(of: record.capture))
  }

  /// A capture's own name without its ending.
  mutating func name(forCapture capture: String) -> String {
    unique(Self.stem(of: capture))
  }

  private mutating func unique(_ text: String) -> String {
    let name = Self.harmless(text)
    var candidate = name
    var number = 1
    // Some file systems do not tell upper from lower case.
    while !given.insert(candidate.lowercased()).inserted {
      number += 1
      candidate = "\(name)-\(number)"
    }
    return candidate
  }

  /// A file's name without its directories and its ending.
  private static func stem(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.lowercased().hasSuffix(".har") ? name.dropLast(4) : name)
  }

  /// Only letters, digits, `-`, `_` and inner dots: no way out of a directory, nothing hidden, and
  /// nothing that a shell or another file system would trip over.
  private static func harmless(_ name: String) -> String {
    let kept = name.unicodeScalars.map { scalar -> Character in
      switch scalar {
      case "A"..."Z", "a"..."z", "0"..."9", "-", "_", ".": Character(scalar)
      default: "_"
      }
    }
    let text = String(String(kept).drop { $0 == "." || $0 == "-" }.prefix(100))
    return text.isEmpty ? "key" : text
  }
}
