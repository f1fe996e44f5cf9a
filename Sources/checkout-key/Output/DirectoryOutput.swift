import CheckoutKey
import SSHKey

/// One file a key in a directory, named after the project or else after the capture.
struct DirectoryOutput: RecordOutput {
  private let format: any RecordFormat
  private let directory: FilePath
  private let omitsLineFeed: Bool
  private let overwrites: Bool
  private let diagnostics: Diagnostics
  private var names = FileNames()
  private var counts: [OutputFile.Effect: Int] = [:]

  /// - Parameters:
  ///   - format: how records are written.
  ///   - directory: is made if it is missing.
  ///   - omitsLineFeed: whether each file's last line feed is left out.
  ///   - overwrites: whether a file may take the place of another.
  ///   - diagnostics: says which file could not be written.
  /// - Throws: `OutputError`, if something else stands there, before anything is read.
  init(
    _ format: any RecordFormat, directory: FilePath, omitsLineFeed: Bool, overwrites: Bool,
    diagnostics: Diagnostics
  ) throws(OutputError) {
    try OutputFile.checkDirectory(directory)
    self.format = format
    self.directory = directory
    self.omitsLineFeed = omitsLineFeed
    self.overwrites = overwrites
    self.diagnostics = diagnostics
    // Also where no file has been begun, a signal gets its line.
    Interruption.shared.waitForSignals()
  }

  mutating func write(_ record: Record) throws(OutputError) {
    guard record.key != nil, let text = format.text(for: record, isFirst: true) else { return }
    let whole = format.opening + text + format.closing
    let isShortened = omitsLineFeed && whole.last?.isNewline == true
    let path = directory.appending(names.path(for: record, extension: format.fileExtension))
    do throws(OutputError) {
      let effect = try OutputFile.write(
        isShortened ? String(whole.dropLast()) : whole, to: path, overwrites: overwrites)
      counts[effect, default: 0] += 1
    } catch {
      // One file that can't be written is no reason to lose the others.
      guard error.isOfOneFile else { throw error }
      diagnostics.error(error.description)
      if let hint = error.hint { diagnostics.hint(hint) }
      counts[.failed, default: 0] += 1
    }
  }

  mutating func finish() throws(OutputError) {
    if counts[.failed] != nil { throw .someFailed }
  }

  func discard() {}

  var summary: String? {
    let effects: [OutputFile.Effect] = [.written, .unchanged, .failed]
    return effects.compactMap { effect in counts[effect].map { "\($0) \(effect.rawValue)" } }
      .joined(separator: ", ")
  }
}

/// Names for files that stay in their directory, each given once.
struct FileNames {
  private var given: Set<String> = []

  /// Where a record's file stands in its directory: by the project's slug, so that two projects never
  /// have the same name, in this run or another; else by the capture's name.
  mutating func path(for record: Record, extension ending: String) -> FilePath {
    guard let project = record.project else {
      return FilePath(name(forCapture: record.capture) + "." + ending)
    }
    let names = project.description.unicodeScalars
      .split(separator: "/", omittingEmptySubsequences: false).map { Self.component(String($0)) }
    let path = names.joined(separator: "/")
    // Of several keys of a project only the newest has the project's own name.
    let isFirst = record.key?.isSuperseded != true && given.insert(path).inserted
    let mark = isFirst ? "" : "~" + Self.digest(record.key?.line ?? "")
    return FilePath(path + mark + "." + ending)
  }

  /// A capture's own name without its ending; a number sets it apart from the same name before.
  mutating func name(forCapture capture: String) -> String {
    let name = Self.harmless(Self.stem(of: capture))
    var candidate = name
    var number = 1
    // Some file systems do not tell upper from lower case.
    while !given.insert(candidate.lowercased()).inserted {
      number += 1
      candidate = "\(name)-\(number)"
    }
    return candidate
  }

  /// One part of a slug as a file's name, never the same for two.
  ///
  /// What is not plain as it is has its digest behind a `~`, which no plain name has: so names differ
  /// also where upper and lower case are one, and none is hidden, leads out of its directory, or is
  /// longer than a file system takes.
  private static func component(_ name: String) -> String {
    let isPlain = name.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "0"..."9", "-", "_", ".": true
      default: false
      }
    }
    if isPlain, name.count <= 100, let first = name.first, first != ".", first != "-" {
      return name
    }
    return harmless(name) + "~" + digest(name)
  }

  /// Eight hex digits that tell one text from others.
  private static func digest(_ text: String) -> String {
    SHA256.digest(of: text.utf8).prefix(4).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
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
