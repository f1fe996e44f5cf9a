import CheckoutKey
import TestSupport
import Testing

@testable import checkout_key

@Suite struct InspectionTableTests {
  private static func row(
    _ entry: Int, _ method: String, _ status: Int, _ verdict: Verdict, message: String? = nil,
    project: String = "bitbucket/acme/webapp", type: String? = nil
  ) -> InspectedRequest {
    var row = InspectedRequest(capture: "a.har", verdict: verdict, message: message)
    row.entry = entry
    row.method = method
    row.status = status
    row.project = project
    row.checkoutKeyType = type
    row.startedDateTime = "2026-11-23T12:00:01.932Z"
    return row
  }

  private static let rows = [
    row(28, "GET", 200, .list, message: "the list of keys"),
    row(
      130, "POST", 201, .outcome(.superseded), message: "entry 131 is newer for the same project",
      type: "bitbucket-user-key"),
    row(131, "POST", 201, .outcome(.key), type: "deploy-key"),
  ]

  private static func text(
    _ rows: [InspectedRequest] = rows, _ records: [CheckoutKeyRecord] = [], width: Int? = nil,
    isColored: Bool = false, hidesHints: Bool = false
  ) -> String {
    InspectionTable(
      rows, records: records, width: width, isColored: isColored, hidesHints: hidesHints
    ).text
  }

  private static func record(
    _ outcome: CheckoutKeyRecord.Outcome, entry: Int? = nil, _ project: String? = nil,
    hint: String? = nil
  ) -> CheckoutKeyRecord {
    var record = CheckoutKeyRecord(capture: "a.har", outcome: outcome)
    record.entry = entry
    record.project = project.flatMap(Project.init(slug:))
    record.hint = hint.map { Hint($0) }
    return record
  }

  /// One more request, for another project, so that projects have a column.
  private static let other = row(7, "POST", 201, .outcome(.key), project: "github/鍵鍵鍵鍵鍵鍵鍵鍵/🔑")

  @Test func tellsProjectsApartThatOnlyUnicodeTakesForEqual() {
    let names = ["bitbucket/acme/caf\u{E9}", "bitbucket/acme/cafe\u{301}"]
    let text = Self.text(names.map { Self.row(7, "POST", 201, .outcome(.key), project: $0) })
    #expect(names.allSatisfy { name in text.utf8.ranges(of: name.utf8).count == 1 }, "\(text)")
  }

  @Test func saysOnceWhatIsTheSameAndKeepsTheWordsOfAVerdict() {
    #expect(Self.text().contains("  superseded: entry 131 is newer for the same project\n"))
    #expect(
      Self.text(width: 80) == """
        Project: bitbucket/acme/webapp, 2026-11-23
        ENTRY  METHOD  STATUS  TYPE        TIME      VERDICT
        28     GET     200     -           12:00:01  list: the list of keys
        130    POST    201     user key    12:00:01  superseded: entry 131 is newer for
                                                     the same project
        131    POST    201     deploy key  12:00:01  key

        """)
  }

  @Test func shortensProjectsInTheMiddle() {
    #expect(
      Self.text([Self.rows[2], Self.other], width: 80) == """
        ENTRY  METHOD  STATUS  TYPE        PROJECT              TIME                 VERDICT
        131    POST    201     deploy key  bitbucket…me/webapp  2026-11-23 12:00:01  key
        7      POST    201     -           github/鍵…鍵鍵鍵/🔑  2026-11-23 12:00:01  key

        """)
  }

  @Test("fits every terminal", arguments: [80, 81, 93, 94, 95, 120, 200])
  func width(width: Int) {
    let lines = Self.text(width: width).split(separator: "\n")
    #expect(lines.allSatisfy { String($0).displayWidth <= width })
    // A reason beside a column of projects is given the room of a few words.
    let wide = Self.text(Self.rows + [Self.other], width: width).split(separator: "\n")
    #expect(wide.allSatisfy { String($0).displayWidth <= max(width, 94) })
    #expect(width > 94 || wide.contains { String($0).displayWidth == 94 })
  }

  @Test func coloursAKeyAndWhatExplainsThatThereIsNone() {
    let records = [Self.record(.notCreated, entry: 28)]
    let colored = Self.text(Self.rows, records, isColored: true)
    #expect(colored.contains("  \u{1B}[32mkey\u{1B}[0m\n"))
    #expect(colored.contains("  \u{1B}[33mlist\u{1B}[0m: the list"))
    #expect(colored.count { $0 == "\u{1B}" } == 4, "what a newer key replaced explains nothing")
    #expect(colored.replacing(#/\u{1B}\[\d+m/#, with: "") == Self.text(Self.rows, records))
  }

  @Test func leavesOutPreflightsBesideOthersAndTheMiddleOfWhatIsTooLong() {
    let preflight = Self.row(5, "OPTIONS", 204, .preflight)
    #expect(Self.text([preflight] + Self.rows) == Self.text())
    #expect(Self.text([preflight]).contains("OPTIONS"))
    let long = Self.row(7, "POST", 201, .outcome(.key), project: String(repeating: "x", count: 200))
    let cell = Self.text([long, Self.other]).firstMatch(of: #/x+…x+/#)
    #expect(cell?.output.count == 100)
  }

  @Test func endsWithTheKeysOrTheReasonAndTheNextStep() {
    let keys = [Self.record(.key, entry: 3, "bitbucket/a/b"), Self.record(.key, entry: 3)]
    let key = "ssh-rsa, MD5 \(Captures.rsaMD5), entry 3"
    #expect(Self.text([], [keys[0]]) == "Key: \(key)\n")
    #expect(
      Self.text([], keys) == "Key of bitbucket/a/b: \(key)\nKey of another project: \(key)\n")
    let failures = [
      Self.record(.notCreated, hint: "click"), Self.record(.bodyMissing, hint: "click"),
      Self.record(.unreadable, hint: "not for here"),
    ]
    let reasons = """
      No key: the capture has the list of keys, but no click on Add User Key
      No key: the key was created, but the capture does not hold the response

      """
    #expect(Self.text([], failures) == reasons + "Next: click\n")
    #expect(Self.text([], failures, hidesHints: true) == reasons)
  }

  @Test(
    "shows times without fractions",
    arguments: [
      ("2026-11-23T12:00:01.932Z", "2026-11-23 12:00:01"),
      ("2026-11-23T12:00:01.9320000+01:00", "2026-11-23 12:00:01+01:00"),
      ("noon", "noon "), ("\u{1B}[2J", #"\u{1B}[2J "#),
    ])
  func times(startedDateTime: String, shown: String) {
    var row = Self.rows[2]
    row.startedDateTime = startedDateTime
    #expect(Self.text([row, Self.other]).contains("  \(shown)  "))
  }
}
