import Foundation

/// Everything that is measured, in one run.
struct Benchmark {
  var pairs = 7
  var tool = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "checkout-key").path
  /// Bytes of the captures that most comparisons use, and of the largest.
  var size = 200_000_000
  var largest = 2_000_000_000
  /// Is told of each comparison as it is done.
  var report: (Comparison) -> Void = { _ in }

  static let seed: UInt64 = 20_261_123

  /// What is allowed in parts of grep's time.
  private static let grepBars: [CaptureMaker.Shape: Double] = [
    .chrome: 1, .headers: 1.4, .escaped: 1.1, .minified: 0.2,
  ]

  /// Our peak memory, and what is allowed, in bytes.
  struct Memory: Encodable {
    let peak: Int
    var bar = 16 << 20
  }

  struct Results: Encodable {
    var comparisons: [Comparison] = []
    /// By what is read.
    var memory: [String: Memory] = [:]
    /// Wall time a byte at the largest size, in parts of that at a tenth of the usual.
    var growth = 0.0
    var missing: [String] = []

    var failures: [String] {
      comparisons.filter { !$0.meetsBar }.map { "\($0.work), \($0.peer)" }
        + memory.filter { $0.value.peak > $0.value.bar }.map { "memory of \($0.key)" }
        + (growth > 1.1 ? ["growth"] : [])
    }
  }

  /// Installs the tool, makes the captures, measures, and removes all of it.
  mutating func run() throws -> Results {
    let directory = FileManager.default.temporaryDirectory
      .appending(path: "checkout-key-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    // As a user has it: what the linker wrote takes the kernel longer to map than a copy of it.
    let installed = directory.appending(path: "checkout-key")
    try FileManager.default.copyItem(at: URL(filePath: tool), to: installed)
    tool = installed.path
    func make(_ name: String, _ shape: CaptureMaker.Shape, _ bytes: Int) throws -> String {
      let path = directory.appending(path: name).path
      var maker = CaptureMaker(seed: Self.seed)
      try maker.write(shape, bytes: bytes, to: path)
      return path
    }

    var results = Results()
    let usual = try make("usual.har", .chrome, size)
    try compareWithPeers(usual, into: &results)
    for shape in CaptureMaker.Shape.allCases where shape != .chrome {
      let path = try make("\(shape).har", shape, size)
      try compareWithGrep(path, shape, into: &results)
      try FileManager.default.removeItem(atPath: path)
    }
    for body in CaptureMaker.Body.allCases {
      try compareBodies(body, directory, into: &results)
    }
    try compareStart(make("small.har", .chrome, 7000), into: &results)
    try compareJobs(directory.appending(path: "many"), into: &results)
    try measureGrowth(
      small: make("tenth.har", .chrome, size / 10), large: make("largest.har", .chrome, largest),
      into: &results)
    return results
  }

  // MARK: - The parts

  private func compareWithPeers(_ path: String, into results: inout Results) throws {
    let peers: [(peer: (String, [String]), bar: Double?)] = [
      (Peer.grep, Self.grepBars[.chrome]), (Peer.wc, nil), (Peer.ripgrep, nil),
      (Peer.jq, 1 / 20.0), (Peer.gojq, nil),
    ]
    for ((name, command), bar) in peers {
      guard let peer = Peer.installed(name, command) else {
        results.missing.append(name)
        continue
      }
      try add(
        Comparison(
          "\(size / 1_000_000) MB", bytes: size, pairs: pairs, bar: bar, ours: [tool, path],
          peer: name, theirs: peer.command + [path]), to: &results)
    }
    try add(
      Comparison(
        "\(size / 1_000_000) MB", bytes: size, pairs: pairs, bar: 1 / 10.0, ours: [tool, path],
        peer: "JSONDecoder", theirs: Peer.wholeDocument.command + [path]), to: &results)
  }

  private func compareWithGrep(
    _ path: String, _ shape: CaptureMaker.Shape, into results: inout Results
  ) throws {
    guard let grep = Peer.installed(Peer.grep.0, Peer.grep.1) else { return }
    try add(
      Comparison(
        "\(size / 1_000_000) MB, \(shape)", bytes: size, pairs: pairs, bar: Self.grepBars[shape],
        ours: [tool, path], peer: "grep -c", theirs: grep.command + [path]), to: &results)
  }

  /// Bodies that count against the same bytes where nobody asks for them.
  private func compareBodies(
    _ body: CaptureMaker.Body, _ directory: URL, into results: inout Results
  ) throws {
    let bytes = 20_000_000
    func make(counting: Bool) throws -> String {
      let path = directory.appending(path: "\(body)-\(counting).har").path
      try CaptureMaker.write(body, counting: counting, bytes: bytes, to: path)
      return path
    }
    let comparison = try Comparison(
      "20 MB, bodies: \(body)", bytes: bytes, pairs: pairs, bar: 3,
      ours: [tool, make(counting: true)], peer: "passed over",
      theirs: [tool, make(counting: false)])
    add(comparison, to: &results)
    results.memory[comparison.work] = Memory(peak: comparison.ourMemory, bar: 24 << 20)
  }

  private func compareStart(_ path: String, into results: inout Results) throws {
    guard let jq = Peer.installed(Peer.jq.0, Peer.jq.1) else { return }
    try add(
      Comparison(
        "7 kB", bytes: 7000, pairs: pairs * 3, bar: 0.25, ours: [tool, path], peer: "jq",
        theirs: jq.command + [path]), to: &results)
  }

  /// Two jobs against one, over many small captures.
  private func compareJobs(_ directory: URL, into results: inout Results) throws {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    var maker = CaptureMaker(seed: Self.seed)
    for index in 0..<2000 {
      let name = String(index) + ".har"
      if index < 20 {
        try maker.write(.chrome, bytes: 100_000, to: directory.appending(path: name).path)
      } else {
        try FileManager.default.copyItem(
          at: directory.appending(path: String(index % 20) + ".har"),
          to: directory.appending(path: name))
      }
    }
    try add(
      Comparison(
        "2000 captures of 100 kB, -j 2", bytes: 200_000_000, pairs: pairs, bar: 1 / 1.7,
        ours: [tool, "-q", "-j", "2", directory.path], peer: "-j 1",
        theirs: [tool, "-q", "-j", "1", directory.path]), to: &results)
  }

  private func measureGrowth(small: String, large: String, into results: inout Results) throws {
    let ratios = try (0..<pairs).map { _ in
      let seconds = try (small: Child.seconds([tool, small]), large: Child.seconds([tool, large]))
      return (seconds.large / Double(largest)) / (seconds.small / Double(size / 10))
    }
    results.growth = ratios.sorted()[pairs / 2]
    // The tool takes the shell's place, so that its memory is what is measured.
    let script = #"mkfifo "$1.pipe"; cat "$1" > "$1.pipe" & exec "$2" < "$1.pipe""#
    let piped = ["/bin/sh", "-c", script, "-", large, tool]
    let commands = [
      "\(size / 10_000_000) MB": [tool, small], "\(largest / 1_000_000) MB": [tool, large],
      "\(largest / 1_000_000) MB from a pipe": piped,
    ]
    for (work, command) in commands {
      results.memory[work] = try Memory(peak: Child.peakMemory(command))
    }
  }

  private func add(_ comparison: Comparison, to results: inout Results) {
    results.comparisons.append(comparison)
    report(comparison)
  }
}
