import Foundation
import TestSupport
import Testing

extension Executable {
  /// The tool as it was built together with these tests.
  static let checkoutKey: URL = {
    // The package's products lie side by side. On macOS the tests are a bundle beside the tool; on
    // Linux they are an executable whose main bundle is the directory.
    let directories = [
      Bundle(for: Anchor.self).bundleURL.deletingLastPathComponent(), Bundle.main.bundleURL,
    ]
    let tools = directories.map { $0.appending(path: "checkout-key") }
    let isThere = { (url: URL) in FileManager.default.isExecutableFile(atPath: url.path) }
    return tools.first(where: isThere) ?? tools[0]
  }()

  /// A class of the test bundle's own, by which Foundation finds the bundle.
  private final class Anchor {}
}
