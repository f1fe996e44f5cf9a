import CheckoutKey
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
    row(28, "GET", 200, .list, message: "it lists the keys and creates none"),
    row(
      130, "POST", 201, .outcome(.superseded), message: "entry 131 is newer for the same project",
      type: "bitbucket-user-key"),
    row(131, "POST", 201, .outcome(.key), type: "deploy-key"),
  ]

  private static func text(
    _ rows: [InspectedRequest] = rows, records: [Record] = [], width: Int? = nil,
    isColored: Bool = false, hidesHints: Bool = false
  ) -> String {
    InspectionTable(
      rows, records: records, width: width, isColored: isColored, hidesHints: hidesHints
    ).text
  }

  @Test func alignsItsColumns() {
    #expect(
      Self.text() == """
        ENTRY  METHOD  STATUS  TYPE        PROJECT                TIME                 VERDICT
        28     GET     200     -           bitbucket/acme/webapp  2026-11-23 12:00:01  list: it lists \
        the keys and creates none
        130    POST    201     user key    bitbucket/acme/webapp  2026-11-23 12:00:01  superseded: \
        entry 131 is newer for the same project
        131    POST    201     deploy key  bitbucket/acme/webapp  2026-11-23 12:00:01  key

        """)
  }

  @Test func shortensProjectsInTheMiddleAndReasonsAtTheEnd() {
    #expect(
      Self.text(width: 80) == """
        ENTRY  METHOD  STATUS  TYPE        PROJECT       TIME                 VERDICT
        28     GET     200     -           bitbuc…ebapp  2026-11-23 12:00:01  list
        130    POST    201     user key    bitbuc…ebapp  2026-11-23 12:00:01  superseded
        131    POST    201     deploy key  bitbuc…ebapp  2026-11-23 12:00:01  key

        """)
    #expect(
      Self.text(width: 110) == """
        ENTRY  METHOD  STATUS  TYPE        PROJECT                TIME                 VERDICT
        28     GET     200     -           bitbucket/acme/webapp  2026-11-23 12:00:01  list: it lists \
        the keys and cr…
        130    POST    201     user key    bitbucket/acme/webapp  2026-11-23 12:00:01  superseded: \
        entry 131 is newer…
        131    POST    201     deploy key  bitbucket/acme/webapp  2026-11-23 12:00:01  key

        """)
  }

  @Test("fits every terminal that its narrowest form fits", arguments: 80...200)
  func width(width: Int) {
    let wide = Self.row(7, "POST", 201, .outcome(.key), project: "github/鍵鍵鍵鍵鍵鍵鍵鍵/🔑")
    for line in Self.text(Self.rows + [wide], width: width).split(separator: "\n") {
      #expect(String(line).displayWidth <= width, "\(line)")
    }
  }

  @Test func keepsColumnsStraightBehindWideCharacters() {
    let wide = Self.row(7, "POST", 201, .outcome(.key), project: "gh/鍵/e\u{301}")
    let lines = Self.text([wide, Self.rows[2]]).split(separator: "\n").map(String.init)
    let columns = lines.dropFirst().map { line in
      line.firstRange(of: "2026").map { String(line[..<$0.lowerBound]).displayWidth }
    }
    #expect(columns.count == 2)
    #expect(Set(columns).count == 1)
  }

  @Test func coloursTheVerdictAndNothingElse() {
    let plain = Self.text()
    let colored = Self.text(isColored: true)
    #expect(colored.contains("  \u{1B}[32mkey\u{1B}[0m\n"))
    #expect(colored.contains("  \u{1B}[33mlist\u{1B}[0m: it lists"))
    #expect(colored.replacing(#/\u{1B}\[\d+m/#, with: "") == plain)
  }

  @Test func endsWithTheReasonAndTheNextStep() {
    let records = [Outcome.notCreated, .bodyMissing, .unreadable].map { outcome in
      var record = Record(capture: "a", outcome: outcome)
      record.hint = outcome == .unreadable ? "not for here" : "click"
      return record
    }
    let reasons = """
      No key: the list of keys was loaded, but no key was created
      No key: the response has no body

      """
    #expect(Self.text([], records: records) == reasons + "Next: click\n")
    #expect(Self.text([], records: records, hidesHints: true) == reasons)
  }

  @Test(
    "shows times without fractions",
    arguments: [
      ("2026-11-23T12:00:01.932Z", "2026-11-23 12:00:01"),
      ("2026-11-23T12:00:01Z", "2026-11-23 12:00:01"),
      ("2026-11-23T12:00:01.9320000+01:00", "2026-11-23 12:00:01+01:00"),
      ("noon", "noon "), ("\u{1B}[2J", #"\u{1B}[2J "#),
    ])
  func times(startedDateTime: String, shown: String) {
    var row = Self.rows[2]
    row.startedDateTime = startedDateTime
    #expect(Self.text([row]).contains("  \(shown)  "))
  }
}
