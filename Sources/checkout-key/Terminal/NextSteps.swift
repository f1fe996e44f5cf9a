import CheckoutKey

/// What a user has to do with a key that is printed or copied, until the build is green.
struct NextSteps {
  /// In their order.
  let lines: [String]

  /// - Parameters:
  ///   - record: the key's.
  ///   - settings: what the command line says.
  init(_ record: CheckoutKeyRecord, _ settings: any KeySettings) {
    // CircleCI adds a deploy key to Bitbucket itself.
    let isPasted = record.key?.type != "deploy-key"
    switch settings.format {
    case .key where isPasted:
      lines =
        [Self.paste(record, settings), Self.configure(record, settings)] + Self.clearUp(record)
    case .circleCIConfig:
      lines = ["put it into .circleci/config.yml, \(Self.place), and commit"] + Self.clearUp(record)
    default: lines = []
    }
  }

  private static let place = "under steps: before the first step that needs the key"

  private static func paste(_ record: CheckoutKeyRecord, _ settings: any KeySettings) -> String {
    if let project = record.project, project.accessKeysURL == nil {
      return "\(project) is no Bitbucket project: add the key where its repository is"
    }
    let page = record.project?.accessKeysURL ?? "Bitbucket's Repository settings > Access keys"
    return "add the key at \(page) with the label \(settings.label)"
  }

  private static func configure(_ record: CheckoutKeyRecord, _ settings: any KeySettings) -> String
  {
    var words = ["checkout-key", "--format", "circleci-config"]
    let extraction = settings.extraction
    if let project = extraction.project {
      words += ["--project", FilePath(project).shellWord]
    }
    if let host = extraction.host { words += ["--host", FilePath(host).shellWord] }
    if extraction.includesListed { words.append("--listed") }
    if record.capture != "-" {
      words.append(FilePath.shellWord(shownAs: record.capture))
    }
    let same = record.capture == "-" ? ", from the same capture," : ""
    return words.joined(separator: " ")
      + "\(same) prints the step for .circleci/config.yml: put it \(place), and commit"
  }

  /// Nothing has to be cleared up that came through a pipe.
  private static func clearUp(_ record: CheckoutKeyRecord) -> [String] {
    if record.capture == "-" { return [] }
    let file = FilePath.shellWord(shownAs: record.capture)
    return [
      record.holdsCredentials
        ? "delete the capture, which holds credentials (cookies or tokens) too: rm \(file)"
        : "delete the capture when the build is green: rm \(file)"
    ]
  }
}

/// What is said of captures that hold credentials besides their keys, where no next steps are.
struct CredentialsReminder {
  /// The first such capture, and how many there are.
  private var captures: (first: String, count: Int)?

  /// Takes note of a capture's records.
  mutating func add(_ records: [CheckoutKeyRecord]) {
    guard let first = records.first, first.holdsCredentials,
      records.contains(where: { $0.key != nil })
    else { return }
    captures = (captures?.first ?? first.capture, (captures?.count ?? 0) + 1)
  }

  /// What to do about them; nil if there are none.
  var words: String? {
    guard let (first, count) = captures else { return nil }
    if count == 1 {
      let name = first == "-" ? "the capture" : first
      return
        "\(name) holds credentials of your session (cookies or tokens) besides the key: delete it "
        + "when you are done, or keep what checkout-key redact makes of it"
    }
    return
      "\(count) captures hold credentials of your session (cookies or tokens) besides the keys: "
      + "delete them when you are done, or keep what checkout-key redact makes of them"
  }
}
