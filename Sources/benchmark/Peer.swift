import Foundation

/// A program that reads captures, ours or another's.
struct Peer {
  let name: String
  /// The program's path and its arguments but for the capture.
  let command: [String]

  /// The usual one-liner.
  private static let filter =
    ".log.entries[]|select((.request.url|endswith(\"/checkout-key\")) and .response.status==201)"
    + "|.response.content.text|fromjson|.public_key"

  static let grep = ("grep -c", ["grep", "-c", "checkout-key"])
  static let wc = ("wc -l", ["wc", "-l"])
  static let jq = ("jq", ["jq", "-r", filter])
  static let gojq = ("gojq", ["gojq", "-r", filter])
  static let ripgrep = ("rg -c", ["rg", "-c", "checkout-key"])

  /// - Returns: nil if the program is not installed.
  static func installed(_ name: String, _ command: [String]) -> Peer? {
    let directories = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let path = directories.map { "\($0)/\(command[0])" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    return path.map { Peer(name: name, command: [$0] + command.dropFirst()) }
  }

  /// This very program, decoding the whole document with Foundation.
  static var wholeDocument: Peer {
    Peer(name: "JSONDecoder", command: [CommandLine.arguments[0], "--decode"])
  }
}
