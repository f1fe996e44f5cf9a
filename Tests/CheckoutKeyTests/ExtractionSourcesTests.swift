import CheckoutKey
import Foundation
import Testing

@Suite struct ExtractionSourcesTests {
  @Test func aFileGivesWhatItsBytesGive() throws {
    let sample = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../SampleCaptures/chrome-user-key.har")
    let file = try FileHandle(forReadingFrom: sample)
    let records = Extraction().capture(
      fromFileDescriptor: file.fileDescriptor, named: "a.har"
    ).records
    let bytes = [UInt8](try Data(contentsOf: sample))
    #expect(records == Extraction().capture(from: bytes, named: "a.har").records)
    #expect(records.map(\.outcome) == [.key])
  }
}
