import CheckoutKey

/// One capture to read, or what stands where one should.
struct Capture: Equatable, Sendable {
  /// What messages and records call it.
  let name: String
  /// Where it stands; `-` is standard input.
  let path: FilePath
  let source: Source

  enum Source: Equatable, Sendable {
    case file(FilePath)
    case standardInput
    /// There is nothing to read; it gets a record, so that it is not overlooked.
    case nothing(message: String, hint: String?)
  }

  static let standardInput = Capture(name: "-", path: "-", source: .standardInput)

  private init(name: String, path: FilePath, source: Source) {
    self.name = name
    self.path = path
    self.source = source
  }

  /// The file that is read; nil if there is none.
  var file: FileIdentity? {
    switch source {
    case .file(let path): path.identity
    case .standardInput: FileDescriptor.standardInput.identity
    case .nothing: nil
    }
  }

  /// A file that was found in a directory.
  init(_ path: FilePath) {
    self.init(name: path.text, path: path, source: .file(path))
  }

  /// What was found in a directory and can't be looked at.
  init(_ path: FilePath, unreadable error: SystemError) {
    let source = Source.nothing(message: error.cannotOpen, hint: error.hintForCaptures)
    self.init(name: path.text, path: path, source: source)
  }

  /// What stands for a directory that was searched in vain.
  init(emptyDirectory path: FilePath, hint: String?) {
    let source = Source.nothing(
      message: "no captures in this directory",
      hint: hint ?? "captures end in .har or .harp; name a file with another ending itself")
    self.init(name: path.text, path: path, source: source)
  }

  /// What an operand stands for that is no directory.
  init(_ operand: Operand) {
    let source: Source
    if operand.isContent {
      let (message, hint) = operand.wrongContent
      source = .nothing(message: message, hint: hint)
    } else {
      do throws(SystemError) {
        _ = try operand.path.lookedAt()
        source = .file(operand.path)
      } catch {
        let hint = error.isMissing ? operand.hintIfMissing : error.hintForCaptures
        source = .nothing(message: error.cannotOpen, hint: hint)
      }
    }
    self.init(name: operand.shownName, path: operand.path, source: source)
  }

  /// Its name as a word of a shell, or what stands for one.
  var shellWord: String {
    if case .file(let path) = source { path.shellWord } else { "FILE" }
  }

  /// Reads the capture.
  ///
  /// - Parameters:
  ///   - extraction: which requests matter.
  ///   - didRead: is told how many bytes each read gave.
  /// - Returns: what the capture says, or that it can't be opened.
  func read(_ extraction: Extraction, didRead: @escaping (Int) -> Void) -> CheckoutKeyCapture {
    func contents(of descriptor: FileDescriptor) -> CheckoutKeyCapture {
      extraction.capture(fromFileDescriptor: descriptor.number, named: name, didRead: didRead)
    }
    var capture: CheckoutKeyCapture
    switch source {
    case .standardInput:
      capture = contents(of: .standardInput)
      capture.hintIfEmpty =
        "nothing came through the pipe: look at the command before it, or give the file's name"
    case .nothing(let message, let hint):
      capture = CheckoutKeyCapture(unopened: name, message, hint: hint)
    case .file(let path):
      do throws(SystemError) {
        let descriptor = try FileDescriptor.open(path, for: .reading)
        defer { try? descriptor.close() }
        capture = contents(of: descriptor)
      } catch {
        capture = CheckoutKeyCapture(
          unopened: name, error.cannotOpen, hint: error.hintForCaptures)
      }
    }
    capture.shellWord = shellWord
    return capture
  }
}

extension SystemError {
  var cannotOpen: String { "cannot be opened: \(self)" }

  /// The user's next step if a capture can't be opened.
  var hintForCaptures: String? {
    if isMissing { return "check the path; a directory stands for the captures in it" }
    return isRefusal ? Self.hintForRefusal : nil
  }

  #if os(macOS)
    // Files and folders such as Downloads and Desktop are the user's to give (TCC).
    static let hintForRefusal =
      "you need permission to read the file and the directories above it; for Downloads, Desktop "
      + "and Documents give it to your terminal in System Settings > Privacy & Security > Files and "
      + "Folders"
  #else
    static let hintForRefusal =
      "you need permission to read the file and the directories above it"
  #endif
}
