import Foundation
import Testing

/// Every genuine capture, held against the manifest that came with it and the README's table.
@Suite struct SamplesTests {
  /// The rows of the table in `SampleCaptures/README.md`: file, status, what the tool says.
  static let rows: [String: (status: String, says: String)] = {
    let readme = (try? Samples.text("README.md")) ?? ""
    let cells = readme.split(separator: "\n").filter { $0.hasPrefix("| [") }.map { line in
      line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    return cells.reduce(into: [:]) { rows, cells in
      let file = cells[0].dropFirst().prefix { $0 != "]" }
      rows[String(file)] = (cells[4], cells[5].trimmingCharacters(in: ["`"]))
    }
  }()

  @Test func everySampleHasAnExpectationAndIsSmall() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Samples.directory.path)
      .filter { $0.hasSuffix(".har") }.sorted()
    #expect(files.count >= 9)
    #expect(files == Samples.all.map(\.file).sorted())
    #expect(files == Self.rows.keys.sorted())
    for file in files {
      let size = try Data(contentsOf: URL(filePath: Samples.path(file))).count
      #expect(size < 250_000, "\(file)")
    }
  }

  @Test("gives the manifest's key or says what the README says", arguments: Samples.all)
  func extract(sample: Samples.Sample) throws {
    let run = try Tool.run([sample.path])
    let row = try #require(Self.rows[sample.file])
    #expect(run.output == sample.publicKey.map { $0 + "\n" } ?? "")
    #expect(String(run.status) == row.status)
    #expect(run.status == (sample.publicKey == nil ? 1 : 0))
    if sample.publicKey == nil {
      #expect(run.errorLines.first == "checkout-key: \(sample.path): \(row.says)")
      #expect(run.errorLines.dropFirst().first?.hasPrefix("checkout-key: hint: ") == true)
    }
  }

  @Test("gives the manifest's outcome as a record", arguments: Samples.all)
  func record(sample: Samples.Sample) throws {
    let run = try Tool.run(["--format", "ndjson", sample.path])
    let record = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(record["outcome"] as? String == sample.outcome)
    #expect(record["public_key"] as? String == sample.publicKey)
    #expect(record["capture"] as? String == sample.path)
    if sample.publicKey != nil {
      #expect(record["fingerprint_md5"] as? String == Self.rows[sample.file]?.says)
      #expect(record["message"] is NSNull)
    } else {
      #expect(record["message"] as? String == Self.rows[sample.file]?.says)
    }
  }

  @Test("reads standard input as it reads the file", arguments: Samples.all)
  func standardInput(sample: Samples.Sample) throws {
    let file = try Tool.run(["-q", sample.path])
    let input = try Tool.run(["-q"], input: .file(sample.path))
    #expect(input.output == file.output)
    #expect(input.status == file.status)
    #expect(input.errors == file.errors.replacing(sample.path, with: "-"))
  }

  @Test(
    "ssh-keygen accepts what is printed, with the same fingerprint",
    .enabled(if: Tool.has("sh", "-c", "command -v ssh-keygen"), "ssh-keygen is missing"),
    arguments: Samples.all.filter { $0.publicKey != nil })
  func judge(sample: Samples.Sample) throws {
    let directory = try TemporaryDirectory()
    let file = try directory.write(Tool.run([sample.path]).output, to: "key.pub")
    let judged = try Tool.run("/usr/bin/env", ["ssh-keygen", "-l", "-E", "md5", "-f", file])
    #expect(judged.status == 0)
    #expect(judged.output.contains("MD5:\(Self.rows[sample.file]?.says ?? "") "))
  }
}
