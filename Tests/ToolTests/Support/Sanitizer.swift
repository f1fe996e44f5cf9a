import Foundation

/// The sanitizers of `swift test --sanitize`, which the tool is then built with too.
enum Sanitizer {
  /// Whether one watches; then limits of memory say nothing about the tool.
  static let isActive = ["__asan_init", "__tsan_init"].contains { (name: String) in
    // Only looked up, in the whole program.
    unsafe dlsym(dlopen(nil, RTLD_LAZY), name) != nil
  }
}
