import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Another program, run with its output thrown away.
struct Child {
  private let process: pid_t

  struct Failed: Error, CustomStringConvertible {
    let description: String

    init(_ what: String, errno: Int32) {
      // `strerror` gives a C string in every case.
      description = "\(what): \(unsafe String(cString: strerror(errno)))"
    }

    init(_ what: String, status: Int32) {
      description = "\(what): status \(status)"
    }
  }

  /// - Parameter arguments: the program's path and its arguments.
  /// - Throws: `Failed`, if there is no such program.
  private init(starting arguments: [String]) throws {
    #if canImport(Darwin)
      // A pointer there, and empty at first.
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = unsafe posix_spawn_file_actions_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    // C strings that live until the program has started.
    var words = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var process = pid_t()
    let error = unsafe posix_spawn(&process, arguments[0], &actions, nil, &words, environ)
    if error != 0 { throw Failed(arguments[0], errno: error) }
    self.process = process
  }

  /// How long a program runs, in seconds.
  static func seconds(_ arguments: [String]) throws -> Double {
    let start = ContinuousClock.now
    let child = try Child(starting: arguments)
    _ = try child.end(of: arguments, options: 0)
    let elapsed = (ContinuousClock.now - start).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
  }

  /// A program's peak resident memory, in bytes.
  ///
  /// On Linux `wait4` would count the memory of this program too, out of which the other was
  /// started, so the kernel's own mark is looked at again and again; measuring time and memory in
  /// one run would disturb the time.
  static func peakMemory(_ arguments: [String]) throws -> Int {
    let child = try Child(starting: arguments)
    var peak = 0
    while true {
      #if os(Linux)
        peak = max(peak, child.memoryMark ?? 0)
        if try child.end(of: arguments, options: WNOHANG) != nil { return peak }
        usleep(200)
      #else
        if let usage = try child.end(of: arguments, options: 0) {
          peak = Int(usage.ru_maxrss)
          return peak
        }
      #endif
    }
  }

  /// Waits for the program's end.
  ///
  /// - Returns: nil if it has not ended yet and `options` say not to wait.
  private func end(of arguments: [String], options: Int32) throws -> rusage? {
    var status: Int32 = 0
    var usage = rusage()
    while true {
      let ended = unsafe wait4(process, &status, options, &usage)
      if ended == 0 { return nil }
      if ended == process {
        if status != 0 { throw Failed(arguments.joined(separator: " "), status: status) }
        return usage
      }
      if errno != EINTR { throw Failed("wait4", errno: errno) }
    }
  }

  /// `VmHWM`, the most that has been resident so far (proc(5)).
  private var memoryMark: Int? {
    let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 }
  }
}
