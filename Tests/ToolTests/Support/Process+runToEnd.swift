import Foundation

extension Process {
  /// Runs the program and waits for its end without blocking a thread.
  ///
  /// A program that hangs is killed, so that it fails one test instead of stopping all.
  func runToEnd() async throws -> ToolRun.Ending {
    let patience = Duration.seconds(Sanitizer.isActive ? 300 : 30)
    let (ends, continuation) = AsyncStream.makeStream(of: Void.self)
    terminationHandler = { _ in continuation.finish() }
    try run()
    let identifier = processIdentifier
    let watch = Task {
      try await Task.sleep(for: patience)
      // Foundation makes each program the leader of a group, which what it starts belongs to.
      kill(-identifier, SIGKILL)
    }
    for await _ in ends {}
    watch.cancel()
    if case .success = await watch.result { return .timeout }
    return terminationReason == .exit ? .status(terminationStatus) : .signal(terminationStatus)
  }
}
