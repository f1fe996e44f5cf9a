import CheckoutKey

/// What a user has to do with a key that is printed or copied, until the build is green.
struct NextSteps {
  /// In their order.
  let lines: [String]

  /// - Parameters:
  ///   - record: the key's.
  ///   - settings: what the command line says.
  init(_ record: Record, _ settings: any KeySettings) {
    // CircleCI adds a deploy key to Bitbucket itself.
    let isPasted = record.key?.type != "deploy-key"
    switch settings.format {
    case .key where isPasted:
      // The step needs the fingerprint of a key that is proved whole.
      let step = record.key?.publicKey == nil ? [] : [Self.configure(record, settings)]
      lines = [Self.paste(record, settings)] + step + Self.clearUp(record)
    case .circleCIConfig:
      lines = ["put it into .circleci/config.yml, \(Self.place), and commit"] + Self.clearUp(record)
    default: lines = []
    }
  }

  private static let place = "under steps: before the first step that needs the key"

  private static func paste(_ record: Record, _ settings: any KeySettings) -> String {
    if let project = record.project, project.accessKeysURL == nil {
      return "\(project) is no Bitbucket project: add the key where its repository is"
    }
    let page = record.project?.accessKeysURL ?? "Bitbucket's Repository settings > Access keys"
    return "add the key at \(page) with the label \(settings.label)"
  }

  private static func configure(_ record: Record, _ settings: any KeySettings) -> String {
    var words = ["checkout-key", "--format", "circleci-config"]
    let extraction = settings.extraction
    if let project = extraction.project { words += ["--project", shellWord(project.description)] }
    if let host = extraction.host { words += ["--host", shellWord(host)] }
    if extraction.includesListed { words.append("--listed") }
    if record.capture != "-" { words.append(shellWord(record.capture)) }
    let same = record.capture == "-" ? ", from the same capture," : ""
    return words.joined(separator: " ")
      + "\(same) prints the step for .circleci/config.yml: put it \(place), and commit"
  }

  /// Nothing has to be cleared up that came through a pipe.
  private static func clearUp(_ record: Record) -> [String] {
    if record.capture == "-" { return [] }
    let file = shellWord(record.capture)
    return [
      record.holdsCredentials
        ? "delete the capture, which holds credentials (cookies or tokens) too: rm \(file)"
        : "delete the capture when the build is green: rm \(file)"
    ]
  }

  private static func shellWord(_ text: String) -> String {
    FilePath(text).shellWord
  }
}
