import Foundation

// Makes the fuzz targets' first inputs: what matters of each sample capture, small enough to be
// changed in interesting places.
//
//     seeds SampleCaptures OUTPUT   # writes OUTPUT/reader, OUTPUT/extraction, OUTPUT/public-key

let (samples, output) = (CommandLine.arguments[1], CommandLine.arguments[2])
let longest = 6000

/// Writes an input with the byte before it that chooses what a target does with it.
func write(_ target: String, _ name: String, _ choice: UInt8, _ text: Data) throws {
  let directory = URL(filePath: output).appending(path: target)
  try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  try (Data([choice]) + text).write(to: directory.appending(path: "\(name)-\(choice)"))
}

/// A capture with its checkout-key requests only, and without the members that are passed over.
func reduced(_ capture: Data) -> Data? {
  guard var root = try? JSONSerialization.jsonObject(with: capture) as? [String: Any],
    let log = root["log"] as? [String: Any], let entries = log["entries"] as? [[String: Any]]
  else { return nil }
  let matching = entries.filter { entry in
    let url = (entry["request"] as? [String: Any])?["url"] as? String
    return url?.contains("checkout-key") == true
  }
  root["log"] = [
    "entries": matching.map { entry in
      var entry = entry.filter { ["startedDateTime", "request", "response"].contains($0.key) }
      for part in ["request", "response"] {
        let kept = ["method", "url", "status", "content", "_fetchedViaServiceWorker"]
        entry[part] = (entry[part] as? [String: Any])?.filter { kept.contains($0.key) }
      }
      return entry
    }
  ]
  return try? JSONSerialization.data(withJSONObject: root)
}

for name in try FileManager.default.contentsOfDirectory(atPath: samples)
where name.hasSuffix(".har") {
  let whole = try Data(contentsOf: URL(filePath: samples).appending(path: name))
  let capture = (reduced(whole) ?? whole).prefix(longest)
  for choice: UInt8 in [0, 15, 127] { try write("reader", name, choice, capture) }
  for choice: UInt8 in [0, 1, 2, 16] { try write("extraction", name, choice, capture) }
}
// The smallest, in which a change is most likely to matter.
let small = Data(
  """
  {"log":{"entries":[{"request":{"method":"POST","url":"https://circleci.com/checkout-key"},\
  "response":{"status":201,"content":{"text":"key"}}}]}}
  """.utf8)
try write("reader", "small", 4, small)
try write("extraction", "small", 0, small)

// Keys of every type; nobody checks what points are made of.
let fields: [(type: String, lengths: [Int])] = [
  ("ssh-ed25519", [32]), ("sk-ssh-ed25519@openssh.com", [32, 4]),
  ("ecdsa-sha2-nistp256", [8, 65]), ("ecdsa-sha2-nistp384", [8, 97]),
  ("ecdsa-sha2-nistp521", [8, 133]), ("sk-ecdsa-sha2-nistp256@openssh.com", [8, 65, 4]),
  ("ssh-rsa", [3, 129]), ("ssh-rsa", [3, 512]),
]
for (index, (type, lengths)) in fields.enumerated() {
  let curve = Data(type.prefix { $0 != "@" }.suffix(8).utf8)
  let values = lengths.map { length in
    // A point begins with 4; a byte that is odd makes a number odd, and a letter a text.
    length == 8
      ? curve : Data(repeating: type.contains("ecdsa") && length > 64 ? 4 : 0x41, count: length)
  }
  let blob = ([Data(type.utf8)] + values).reduce(Data()) { blob, value in
    blob + [0, 0, UInt8(value.count >> 8), UInt8(value.count & 0xFF)] + value
  }
  try write("public-key", "type-\(index)", 0, Data("\(type) \(blob.base64EncodedString())".utf8))
  try write("public-key", "type-\(index)", 1, blob)
}
// Places and pieces of dirt.
try write("public-key", "dirt", 2, Data([0, 6, 12, 4, 40, 1, 80, 1]))
