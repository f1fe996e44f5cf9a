import CheckoutKey
import SSHKey

/// Names for files that stay in their directory, each given once.
struct FileNames {
  private var given: Set<String> = []

  /// Where a record's file stands in its directory: by the project's slug, so that two projects never
  /// have the same name, in this run or another; else by the capture's name.
  mutating func path(for record: CheckoutKeyRecord, extension ending: String) -> FilePath {
    guard let project = record.project else {
      return FilePath(name(forCapture: record.capture) + "." + ending)
    }
    let names = project.description.unicodeScalars
      .split(separator: "/", omittingEmptySubsequences: false).map { Self.component(String($0)) }
    let path = names.joined(separator: "/")
    // Of several keys of a project only the one that counts has the project's own name.
    var number = record.isSuperseded ? 2 : 1
    var candidate = path + (number == 1 ? "" : "-\(number)")
    while !given.insert(candidate).inserted {
      number += 1
      candidate = "\(path)-\(number)"
    }
    return FilePath(candidate + "." + ending)
  }

  /// A capture's own name without its ending; a number sets it apart from the same name before.
  mutating func name(forCapture capture: String) -> String {
    let name = Self.harmless(Self.stem(of: capture))
    var candidate = name
    var number = 1
    // Some file systems do not tell upper from lower case.
    while !given.insert(candidate.lowercased()).inserted {
      number += 1
      candidate = "\(name)-\(number)"
    }
    return candidate
  }

  /// One part of a slug as a file's name, another one for each.
  ///
  /// What is not plain as it is has its digest behind a `~`, which no plain name has: so names differ
  /// also where upper and lower case are one, and none is hidden, leads out of its directory, or is
  /// longer than a file system takes.
  private static func component(_ name: String) -> String {
    let isPlain = name.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "0"..."9", "-", "_", ".": true
      default: false
      }
    }
    if isPlain, name.count <= 100, let first = name.first, first != ".", first != "-" {
      return name
    }
    return harmless(name) + "~" + digest(name)
  }

  /// Eight hex digits that tell one text from others.
  private static func digest(_ text: String) -> String {
    SHA256.digest(of: text.utf8).prefix(4).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }

  /// A file's name without its directories and its ending.
  private static func stem(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    let ending = [".har", ".harp"].first(where: name.lowercased().hasSuffix)
    return String(name.dropLast(ending?.count ?? 0))
  }

  /// Only letters, digits, `-`, `_` and inner dots: no way out of a directory, nothing hidden, and
  /// nothing that a shell or another file system would trip over.
  private static func harmless(_ name: String) -> String {
    let kept = name.unicodeScalars.map { scalar -> Character in
      switch scalar {
      case "A"..."Z", "a"..."z", "0"..."9", "-", "_", ".": Character(scalar)
      default: "_"
      }
    }
    let text = String(String(kept).drop { $0 == "." || $0 == "-" }.prefix(100))
    return text.isEmpty ? "key" : text
  }
}
