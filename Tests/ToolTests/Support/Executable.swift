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
    let candidates = directories.map { $0.appending(path: "checkout-key") }
    guard let tool = candidates.first(where: isExecutable) else {
      fatalError("checkout-key is in none of \(directories.map(\.path))")
    }
    return tool
  }()

  private static func isExecutable(_ url: URL) -> Bool {
    FileManager.default.isExecutableFile(atPath: url.path)
  }

  /// A class of the test bundle's own, by which Foundation finds the bundle.
  private final class Anchor {}
}
