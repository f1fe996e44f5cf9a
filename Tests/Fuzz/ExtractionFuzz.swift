import CheckoutKey
import Foundation
import SSHKey

/// The whole path from bytes to records and their texts.
@c(LLVMFuzzerTestOneInput)
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = FuzzInput(start, count)
  var extraction = Extraction()
  extraction.includesSuperseded = input.choice & 1 == 1
  extraction.includesListed = input.choice & 2 == 2
  if input.choice & 4 == 4 { extraction.host = "circleci.com" }
  if input.choice & 8 == 8 { extraction.project = "acme/webapp" }

  let capture = extraction.capture(from: input.text, named: "a.har")
  let records = capture.records
  expect(!records.isEmpty, "a capture gives at least one record")
  for record in records { check(record) }
  // A run over one capture says what the capture says.
  var run = CheckoutKeyRun(extraction)
  let said = run.add(capture)
  expect(run.records + said == records, "a run of one is the capture")
  // These take longer than the reading itself.
  if input.choice & 16 == 16 {
    for record in records { checkTexts(of: record) }
  }
  return 0
}

private func check(_ record: CheckoutKeyRecord) {
  guard let extracted = record.key else {
    expect(record.outcome != .key && record.outcome != .superseded, "a key has a line")
    expect(record.message?.isEmpty == false, "no key has a reason")
    return
  }
  let line = extracted.line
  expect(record.outcome == .key || record.outcome == .superseded, "a line is a key's")
  expect(isHarmless(line), "a line is harmless")
  expect(NaiveKey.accepts(line), "the naive check agrees")
  expect((try? PublicKey(parsing: line)) == extracted.publicKey, "a line parses to itself")
}

/// Every format: no text drives a terminal, a key is one line, JSON is JSON.
private func checkTexts(of record: CheckoutKeyRecord) {
  for name in OutputFormat.allCases {
    let format = name.writer(label: "label")
    guard let text = format.text(of: record) else {
      expect(format.lack(of: record) != nil, "\(name) of a record that lacks nothing")
      continue
    }
    let lines = text.split(separator: "\n").map(String.init)
    expect(
      name == .csv ? isHarmlessTable(text) : lines.allSatisfy(isHarmless), "\(name) is harmless")
    expect(text.utf8.last == UInt8(ascii: "\n") || name == .json, "\(name) ends its line")
    switch name {
    case .key: expect(text == (record.key?.line ?? "") + "\n", "the key is the line")
    case .ndjson:
      expect(lines.count == 1, "a record a line")
      expect(isJSON(text), "NDJSON is JSON")
    case .json: expect(isJSON(format.opening + text + format.closing), "JSON is JSON")
    case .bitbucket, .bitbucketServer: expect(isJSON(text), "\(name) is JSON")
    case .csv, .circleCIConfig, .curl, .html: break
    }
  }
}

/// Line breaks and tabs may stand in a cell.
private func isHarmlessTable(_ text: String) -> Bool {
  isHarmless(String(text.unicodeScalars.filter { !"\t\r\n".unicodeScalars.contains($0) }))
}

private func isJSON(_ text: String) -> Bool {
  (try? JSONSerialization.jsonObject(with: Data(text.utf8))) != nil
}
