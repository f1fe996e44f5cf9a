import Foundation
import SSHKey

/// The public key door: whatever it lets in is complete, and goes through again unchanged.
@c(LLVMFuzzerTestOneInput)
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = FuzzInput(start, count)
  switch input.choice % 3 {
  case 0: checkDoors(String(decoding: input.text, as: UTF8.self))
  case 1: checkDoors(line(ofBlob: input.text))
  default: checkDirt(input.text.prefix(40))
  }
  return 0
}

/// Both entrances.
private func checkDoors(_ text: String) {
  if let fingerprint = Fingerprint(parsing: text) {
    expect(
      Fingerprint(parsing: fingerprint.description) == fingerprint, "a fingerprint reads itself")
  }
  var cleanings: [Cleaning] = []
  if let key = try? PublicKey(cleaning: text, report: { cleanings.append($0) }) {
    let line = key.line
    expect(isHarmless(line), "a key's line is harmless")
    expect(
      !line.unicodeScalars.contains("PRIVATE KEY".unicodeScalars), "a private key is no key")
    expect(NaiveKey.accepts(line), "the naive check agrees")
    expect((line == text) == cleanings.isEmpty, "what is cleaned is noted")
    expect((try? PublicKey(parsing: line))?.line == line, "a key's line is the key")
  }
  if let key = try? PublicKey(parsing: text) {
    expect(key.line == text, "the strict entrance takes nothing but the plain form")
    expect(cleanings.isEmpty, "what is strictly right is clean")
  }
}

/// A line with the right base64 for whatever blob, so that blobs are reached at all.
private func line(ofBlob blob: [UInt8]) -> String {
  let nameLength = blob.dropFirst(3).first.map(Int.init) ?? 0
  let name = String(decoding: blob.dropFirst(4).prefix(nameLength), as: UTF8.self)
  return "\(name) \(Data(blob).base64EncodedString())"
}

/// What clipboards add to a key changes nothing in it: it comes out as it was, or not at all.
///
/// - Parameter choices: pairs of bytes, where and what.
private func checkDirt(_ choices: ArraySlice<UInt8>) {
  let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAID0t8dj8zuhAC45kzLE1nhVx/pneguREqnwpzobJNzlm"
  let dirt = [
    " ", "\n", "\r", "\t", "\\n", "\\r", "\"", "'", "`", ",", "\u{A0}", "\u{AD}", "\u{200B}",
    "\u{FEFF}", "\u{2028}", "\u{2029}", "\u{201C}", "\u{201D}", "\u{E0020}", "\u{FE0F}", "\u{301}",
    "\\", "=", "\0", "\u{202E}", "\u{3000}", "\u{85}",
  ]
  var dirty = Array(key.unicodeScalars)
  var choices = choices.map(Int.init)[...]
  while let place = choices.popFirst(), let piece = choices.popFirst() {
    dirty.insert(
      contentsOf: dirt[piece % dirt.count].unicodeScalars, at: place % (dirty.count + 1))
  }
  var text = String.UnicodeScalarView()
  text.append(contentsOf: dirty)
  checkDoors(String(text))
  if let cleaned = try? PublicKey(cleaning: String(text)) {
    expect((try? PublicKey(parsing: key))?.blob == cleaned.blob, "dirt makes no other key")
  }
}
