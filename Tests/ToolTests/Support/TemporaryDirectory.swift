import Foundation

/// A directory that is gone when the test is over.
final class TemporaryDirectory: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "checkout-key-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// Where a file of this name stands.
  func path(_ name: String) -> URL {
    url.appending(path: name)
  }

  /// Makes a file, and the directories that it lies in.
  @discardableResult
  func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> URL {
    let file = path(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file
  }

  /// Makes a file that holds text.
  @discardableResult
  func file(_ name: String, _ text: String) throws -> URL {
    try file(name, text.utf8)
  }

  /// The text of a file, if it is there.
  func text(_ name: String) -> String? {
    try? String(contentsOf: path(name), encoding: .utf8)
  }

  /// The names of everything in the directory, hidden or not.
  var names: [String] { names(in: ".") }

  /// The names of everything in a directory inside this one.
  func names(in directory: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path(directory).path)) ?? []).sorted()
  }

  /// The names that begin with a dot, as temporary files' do, however deep.
  var hiddenNames: [String] {
    let all = (try? FileManager.default.subpathsOfDirectory(atPath: url.path)) ?? []
    return all.filter { $0.split(separator: "/").last?.hasPrefix(".") == true }
  }
}
