package import Foundation

/// A directory that is gone when the test is over.
package final class TemporaryDirectory: Sendable {
  package let url: URL

  package init(in parent: URL = FileManager.default.temporaryDirectory) throws {
    url =
      parent
      .appending(path: "checkout-key-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// Where a file of this name stands.
  package func path(_ name: String) -> URL {
    url.appending(path: name)
  }

  /// Makes a file, and the directories that it lies in.
  @discardableResult
  package func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> URL {
    let file = path(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file
  }

  /// Makes a file that holds text.
  @discardableResult
  package func file(_ name: String, _ text: String) throws -> URL {
    try file(name, text.utf8)
  }

  /// The text of a file, if it is there.
  package func text(_ name: String) -> String? {
    try? String(contentsOf: path(name), encoding: .utf8)
  }

  /// The names of everything in the directory, hidden or not.
  package var names: [String] { names(in: ".") }

  /// The names of everything in a directory inside this one.
  package func names(in directory: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path(directory).path)) ?? []).sorted()
  }

  /// The paths of all files in a directory inside this one, however deep.
  package func files(in directory: String) -> [String] {
    let all = (try? FileManager.default.subpathsOfDirectory(atPath: path(directory).path)) ?? []
    return all.filter { name in
      let file = path(directory).appending(path: name).path
      // Only a directory has contents.
      return (try? FileManager.default.contentsOfDirectory(atPath: file)) == nil
    }.sorted()
  }

  /// The names that begin with a dot, as temporary files' do, however deep.
  package var hiddenNames: [String] {
    let all = (try? FileManager.default.subpathsOfDirectory(atPath: url.path)) ?? []
    return all.filter { $0.split(separator: "/").last?.hasPrefix(".") == true }
  }
}
