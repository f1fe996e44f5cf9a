import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())

/// The value behind an option, if it is given.
func value(of option: String) -> String? {
  arguments.firstIndex(of: option).flatMap { arguments.dropFirst($0 + 1).first }
}

let usage = """
  usage: benchmark [--json] [--pairs N] [--megabytes N] [--largest N] [--tool PATH]
         benchmark --make PATH [--shape chrome|minified|headers|escaped] [--megabytes N]

  Makes captures, runs checkout-key and its peers over them in turn, and prints medians of the
  pairwise ratios. Build it as a release; --largest is in megabytes too. The second form only makes
  a capture.
  """

if let path = value(of: "--decode") {
  print(try WholeDocument.bodies(in: path).count)
} else if let path = value(of: "--make") {
  let shape = value(of: "--shape").flatMap { CaptureMaker.Shape(rawValue: $0) } ?? .chrome
  let megabytes = value(of: "--megabytes").flatMap { Int($0) } ?? 5
  var maker = CaptureMaker(seed: Benchmark.seed)
  try maker.write(shape, bytes: megabytes * 1_000_000, to: path)
} else if arguments.contains("--help") {
  print(usage)
} else {
  var benchmark = Benchmark()
  let wantsJSON = arguments.contains("--json")
  if let pairs = value(of: "--pairs").flatMap({ Int($0) }) { benchmark.pairs = max(1, pairs) }
  if let size = value(of: "--megabytes").flatMap({ Int($0) }) { benchmark.size = size * 1_000_000 }
  if let size = value(of: "--largest").flatMap({ Int($0) }) { benchmark.largest = size * 1_000_000 }
  if let tool = value(of: "--tool") { benchmark.tool = tool }
  if !wantsJSON {
    print(Report.heading)
    benchmark.report = { print(Report.row($0)) }
  }
  let results = try benchmark.run()
  print(wantsJSON ? try Report.json(results) : Report.closing(results))
}
