// What one would write without this project: the whole document through `JSONDecoder`, into structures
// of the five values that matter. Prints how many bodies count. `.ci/benchmark` compiles it.

import Foundation

struct Archive: Decodable {
  let log: Log
  struct Log: Decodable { let entries: [Entry] }
  struct Entry: Decodable {
    let request: Request
    let response: Response
  }
  struct Request: Decodable { let method, url: String }
  struct Response: Decodable {
    let status: Int
    let content: Content
  }
  struct Content: Decodable { let text, encoding: String? }
}

let data = try Data(contentsOf: URL(filePath: CommandLine.arguments[1]), options: .mappedIfSafe)
let bodies = try JSONDecoder().decode(Archive.self, from: data).log.entries
  .filter { $0.request.url.hasSuffix("/checkout-key") && $0.response.status == 201 }
  .compactMap(\.response.content.text)
print(bodies.count)
