import CheckoutKey

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One capture to read: a file, or standard input.
enum Capture: Equatable, Sendable {
  case file(path: String)
  case standardInput
  /// A directory that was searched in vain; it gets a record, so that it is not overlooked.
  case emptyDirectory(path: String)

  /// The path as the user gave it or as it was found, or `-`.
  var name: String {
    switch self {
    case .file(let path), .emptyDirectory(let path): path
    case .standardInput: "-"
    }
  }

  /// The path without superfluous slashes and dots; what `..` stands for, only the system knows.
  var identity: String {
    switch self {
    case .standardInput: return "-"
    case .file(let path), .emptyDirectory(let path):
      let names = path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
      return path.hasPrefix("/") ? "/" + names : "./" + names
    }
  }

  /// Reads the capture's keys.
  func records(_ extraction: Extraction, didRead: @escaping (Int) -> Void) -> [Record] {
    read { descriptor in
      extraction.records(fromFileDescriptor: descriptor, named: name, didRead: didRead)
        .map(\.withToolWords)
    } orElse: { record in
      [record]
    }
  }

  /// Lists the capture's checkout-key requests.
  func inspection(didRead: @escaping (Int) -> Void) -> Inspection {
    read { descriptor in
      var inspection = Extraction().inspection(
        fromFileDescriptor: descriptor, named: name, didRead: didRead)
      inspection.records = inspection.records.map(\.withToolWords)
      return inspection
    } orElse: { record in
      Inspection(unreadable: record)
    }
  }

  /// Makes the minimal capture.
  func redaction(didRead: @escaping (Int) -> Void) -> Redaction {
    read { descriptor in
      var redaction = Extraction().redaction(
        fromFileDescriptor: descriptor, named: name, didRead: didRead)
      redaction.records = redaction.records.map(\.withToolWords)
      return redaction
    } orElse: { record in
      Redaction(unreadable: record)
    }
  }

  /// Opens the capture.
  ///
  /// - Parameters:
  ///   - body: reads the descriptor to its end.
  ///   - failure: is given the record of a capture that can't be opened.
  /// - Returns: what either of them gives.
  private func read<Value>(_ body: (Int32) -> Value, orElse failure: (Record) -> Value) -> Value {
    switch self {
    case .standardInput: return body(STDIN_FILENO)
    case .emptyDirectory:
      return failure(
        unopened(
          "no captures in this directory",
          hint: "captures end in .har; name a file with another ending itself"))
    case .file(let path):
      let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        let error = SystemError(errno: errno)
        return failure(
          unopened("cannot be opened: \(error)", hint: Self.hint(error, path: path)))
      }
      defer { close(descriptor) }
      return body(descriptor)
    }
  }

  private func unopened(_ reason: String, hint: String?) -> Record {
    var record = Record(capture: name, failure: .unopened(reason))
    record.hint = hint
    return record
  }

  private static func hint(_ error: SystemError, path: String) -> String? {
    // What Swift puts in place of bytes that are not UTF-8.
    guard path.unicodeScalars.contains("\u{FFFD}") else { return error.hint }
    return "file names have to be UTF-8; give another file as standard input: checkout-key < FILE"
  }
}
