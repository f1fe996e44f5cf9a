import CheckoutKey

/// What a user has to do with a key that is printed or copied, until the build is green.
///
///     Next:
///       1. Add it in Bitbucket, with the label "CircleCI User Key":
///          https://bitbucket.org/acme/webapp/admin/access-keys/
///       2. Put the step into .circleci/config.yml, before the first step that needs the key:
///          checkout-key --format circleci-config a.har
///
/// The sentences are wrapped; addresses and commands stand on lines of their own, to be clicked or copied.
struct NextSteps {
  /// A sentence, and the address or the command that it leads to.
  private struct Step {
    let words: String
    var line: String?
  }

  private var steps: [Step] = []
  private var tip: String?

  /// - Parameters:
  ///   - record: the key's.
  ///   - settings: what the command line says.
  ///   - isPageOpen: whether the page that takes the key is before the user.
  ///   - home: the user's own directory.
  init(_ record: CheckoutKeyRecord, _ settings: Settings, isPageOpen: Bool, home: String?) {
    let capture =
      record.capture == "-" ? nil : FilePath.shellWord(shownAs: record.capture, home: home)
    switch settings.format {
    // CircleCI adds a deploy key to Bitbucket itself.
    case .key where record.key?.type != "deploy-key":
      steps = [Self.paste(record, settings, isPageOpen), Self.configure(capture, settings)]
      tip = Self.tip(record, settings)
    case .circleCIConfig: steps = [Step(words: "Put it into .circleci/config.yml, \(Self.place).")]
    default: return
    }
    steps.append(Self.clearUp(record, capture))
  }

  var isEmpty: Bool { steps.isEmpty }

  /// The steps on lines no wider than so many columns, but for addresses and commands.
  func lines(width: Int) -> [String] {
    if steps.isEmpty { return [] }
    let indent = "     "
    let numbered = steps.enumerated().flatMap { index, step in
      let words = step.words.wrapped(to: width - indent.count)
      return ["  \(index + 1). \(words[0])"]
        + (words.dropFirst() + [step.line].compactMap(\.self)).map { indent + $0 }
    }
    return ["", "Next:"] + numbered + (tip?.wrapped(to: width) ?? [])
  }

  private static let place = "before the first step that needs the key"

  private static func paste(
    _ record: CheckoutKeyRecord, _ settings: Settings, _ isPageOpen: Bool
  ) -> Step {
    let verb = settings.copies ? "Paste" : "Add"
    let label = "with the label \"\(settings.label)\""
    guard let project = record.project else {
      return Step(words: "\(verb) it in Bitbucket's Repository settings > Access keys, \(label).")
    }
    guard let page = project.accessKeysURL else {
      return Step(words: "\(project) is not a Bitbucket project: add the key where its code is.")
    }
    return isPageOpen
      ? Step(words: "\(verb) it on the page that was opened, \(label).")
      : Step(words: "\(verb) it in Bitbucket, \(label):", line: page)
  }

  private static func configure(_ capture: String?, _ settings: Settings) -> Step {
    let words =
      ["checkout-key", "--format", "circleci-config"] + settings.choiceWords
      + [capture].compactMap(\.self)
    let step = "Put the step into .circleci/config.yml, \(place)"
    return Step(
      words: step + (capture == nil ? " (give this command the same capture):" : ":"),
      line: words.joined(separator: " "))
  }

  /// There is no file to delete of what came through a pipe.
  private static func clearUp(_ record: CheckoutKeyRecord, _ capture: String?) -> Step {
    let words =
      "Delete the capture"
      + (record.holdsCredentials ? ", which holds credentials of your session" : "")
    guard let capture else { return Step(words: words + ", if it is in a file.") }
    return Step(words: words + ":", line: "rm " + capture)
  }

  private static func tip(_ record: CheckoutKeyRecord, _ settings: Settings) -> String? {
    let opens = !settings.opens && record.project?.accessKeysURL != nil
    switch (!settings.copies, opens) {
    case (true, true): return "Tip: --copy puts the key on the clipboard, --open opens that page."
    case (true, false): return "Tip: --copy puts the key on the clipboard."
    case (false, true): return "Tip: --open opens that page."
    case (false, false): return nil
    }
  }
}

/// What is said of captures that hold credentials besides their keys, where no next steps are.
struct CredentialsReminder {
  /// The first such capture, and how many there are.
  private var captures: (first: String, count: Int)?

  /// Takes note of a capture's records.
  mutating func add(_ records: [CheckoutKeyRecord]) {
    guard let record = records.first(where: { $0.holdsCredentials && $0.key != nil }) else {
      return
    }
    captures = (captures?.first ?? record.capture, (captures?.count ?? 0) + 1)
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
