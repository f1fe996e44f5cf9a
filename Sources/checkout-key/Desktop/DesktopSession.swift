#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The session that the tool runs in, as its environment describes it.
struct DesktopSession: Equatable, Sendable {
  let environment: [String: String]

  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    self.environment = environment
  }

  /// A variable's value; nil if it is empty.
  subscript(name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether the user sits at another machine, so that this one's clipboard is nobody's.
  var isRemote: Bool {
    ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"].contains { self[$0] != nil }
  }

  var isWayland: Bool { self["WAYLAND_DISPLAY"] != nil }
  var isX11: Bool { self["DISPLAY"] != nil }
  /// Windows has a clipboard and a browser for its Linux.
  var isWSL: Bool { self["WSL_DISTRO_NAME"] != nil || self["WSL_INTEROP"] != nil }

  static var isMacOS: Bool {
    #if os(macOS)
      true
    #else
      false
    #endif
  }
}

/// A program of the desktop, with the arguments that make it do what is wanted.
struct DesktopProgram: Equatable {
  let name: String
  var arguments: [String] = []
  /// What its environment has besides the tool's own.
  var variables: [String: String] = [:]
  var input: [UInt8] = []

  /// Runs the program.
  ///
  /// - Parameters:
  ///   - session: knows where programs are.
  ///   - limit: how long it may take.
  ///   - mayStay: whether one that takes longer does what it should, as a browser does whose window is
  ///     open, and goes on without us; what it may have to say for days is not kept. Others hang.
  /// - Throws: `Failure`, if it is missing, is no program, hangs, or fails.
  func run(in session: DesktopSession, atMost limit: Duration, mayStay: Bool) throws(Failure) {
    guard let path = FilePath.program(named: name, in: session["PATH"] ?? "") else {
      throw Failure(program: name, reason: .missing)
    }
    let child: ChildProgram
    do throws(SystemError) {
      child = try ChildProgram(
        path, arguments, variables: variables, input: input, isHeard: !mayStay)
    } catch {
      throw Failure(program: name, reason: .notStarted(error))
    }
    guard let status = child.wait(atMost: limit) else {
      if mayStay { return child.leave() }
      child.end()
      throw Failure(program: name, reason: .hung(limit))
    }
    if status == 0 { return }
    // One line is enough of what may be a page of advice.
    let lines = child.complaint().split(whereSeparator: \.isNewline)
    throw Failure(
      program: name, reason: .failed(status: status, said: lines.first.map(String.init)))
  }

  /// Why a program did not do what it should.
  struct Failure: Error, Equatable {
    let program: String
    let reason: Reason

    enum Reason: Equatable {
      case missing
      case notStarted(SystemError)
      case hung(Duration)
      case failed(status: Int32, said: String?)
    }
  }
}

extension DesktopSession {
  /// What came of programs that were tried one after another: which one did what it should, if one did,
  /// and why those before it did not.
  typealias Attempt = (program: String?, failures: [DesktopProgram.Failure])

  /// Runs the first of these programs that does what it should.
  func run(_ programs: [DesktopProgram], atMost limit: Duration, mayStay: Bool = false) -> Attempt {
    var failures: [DesktopProgram.Failure] = []
    for program in programs {
      do throws(DesktopProgram.Failure) {
        try program.run(in: self, atMost: limit, mayStay: mayStay)
        return (program.name, failures)
      } catch {
        failures.append(error)
      }
    }
    return (nil, failures)
  }
}

extension DesktopProgram.Failure: CustomStringConvertible {
  var description: String {
    switch reason {
    case .missing: "\(program): there is no such program"
    case .notStarted(let error): "\(program): cannot be started: \(error)"
    case .hung(let limit): "\(program): hung, and was ended after \(limit.components.seconds) s"
    case .failed(let status, let said):
      "\(program): failed with status \(status)" + (said.map { " (\($0.prefix(200)))" } ?? "")
    }
  }
}
