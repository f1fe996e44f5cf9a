import CheckoutKey
import Foundation
import TestSupport
import Testing

@testable import checkout_key

/// What is left to do with a key, told by what is known of it.
@Suite struct NextStepsTests {
  private static let both = "Tip: --copy puts the key on the clipboard, --open opens that page."
  private static let config = "     checkout-key --format circleci-config"

  private static func lines(
    _ words: String = "", capture: String = "/h/a b.har",
    project: String? = "bitbucket/acme/webapp", holdsCredentials: Bool = false,
    type: String? = nil, isOpen: Bool = false, width: Int = 200
  ) -> [String] {
    let reader = ArgumentReader(
      words.split(separator: " ").map { Argument(String($0)) }, options: Command.extract.options)
    let key = ExtractedKey(ExtractedKey.sample().publicKey, isCompared: true, type: type)
    var record = CheckoutKeyRecord(capture: capture, result: .success(key))
    record.project = project.flatMap(Project.init(slug:))
    record.holdsCredentials = holdsCredentials
    return NextSteps(record, reader.settings, isPageOpen: isOpen, home: "/h").lines(width: width)
  }

  @Test func areThree() {
    #expect(
      Self.lines(width: 80).joined(separator: "\n") == """

        Next:
          1. Add it in Bitbucket, with the label "CircleCI User Key":
             https://bitbucket.org/acme/webapp/admin/access-keys/
          2. Put the step into .circleci/config.yml, before the first step that needs
             the key:
             checkout-key --format circleci-config ~/'a b.har'
          3. Delete the capture:
             rm ~/'a b.har'
        \(Self.both)
        """)
    #expect(
      Self.lines("--format circleci-config", capture: "a.har") == [
        "", "Next:",
        "  1. Put it into .circleci/config.yml, before the first step that needs the key.",
        "  2. Delete the capture:", "     rm a.har",
      ])
    #expect(Self.lines("--format bitbucket") == [])
    #expect(Self.lines(capture: "-").contains(Self.config), "of what came through a pipe")
    // CircleCI adds a deploy key to Bitbucket itself.
    #expect(Self.lines(capture: "a.har", type: "deploy-key") == [])
  }

  @Test(
    "say what was asked for, and what is known",
    arguments: [
      (lines("--label ü"), "  1. Add it in Bitbucket, with the label \"ü\":"),
      (
        lines("--project acme/webapp --host circleci.com --listed", capture: "a.har"),
        "\(config) --project acme/webapp --host circleci.com --listed a.har"
      ),
      (lines("--copy", isOpen: true), "  1. Paste it on the page that was opened, with the label "),
      (lines("--copy"), "Tip: --open opens that page."),
      (lines("--copy --open"), "     rm ~/'a b.har'"),
      (lines("--open"), "Tip: --copy puts the key on the clipboard."),
      (
        lines(project: "github/acme/webapp"),
        "  1. github/acme/webapp is not a Bitbucket project: add"
      ),
      (lines(project: "github/acme/webapp"), "Tip: --copy puts the key on the clipboard."),
      (
        lines(project: nil),
        "  1. Add it in Bitbucket's Repository settings > Access keys, with the "
      ),
      (lines(capture: "-"), "  3. Delete the capture, if it is in a file."),
      (lines(holdsCredentials: true), "  3. Delete the capture, which holds credentials of your "),
    ])
  func words(lines: [String], beginning: String) {
    #expect(lines.contains { $0.hasPrefix(beginning) })
  }

  @Test(
    "are reminded of where none are said: captures that hold credentials",
    arguments: [
      ([], nil), (["a.har"], "a.har holds"), (["-"], "the capture holds"),
      (["a.har", "b.har"], "2 captures hold"),
    ])
  func reminder(captures: [String], beginning: String?) {
    var reminder = CredentialsReminder()
    for (name, holdsCredentials) in captures.map({ ($0, true) }) + [("c.har", false)] {
      var record = CheckoutKeyRecord(capture: name, outcome: .key)
      record.holdsCredentials = holdsCredentials
      reminder.add([record])
    }
    var none = CheckoutKeyRecord(capture: "none.har", outcome: .bodyMissing)
    none.holdsCredentials = true
    reminder.add([none])
    #expect(reminder.words?.components(separatedBy: " credentials of ").first == beginning)
  }
}
