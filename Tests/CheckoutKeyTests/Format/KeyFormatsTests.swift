import CheckoutKey
import SSHKey
import TestSupport
import Testing

/// The formats that hold nothing but keys.
@Suite struct KeyFormatsTests {
  static let line = "ssh-ed25519 \(Captures.ed25519Blob) it's \"mine\" too"

  static var record: Record {
    guard let key = try? PublicKey(parsing: line) else { preconditionFailure("it is a key") }
    var record = Record(capture: "a.har", key: ExtractedKey(key, isCompared: true))
    record.project = Project(slug: "bitbucket/acme/webapp")
    return record
  }

  static func text(_ format: OutputFormat, _ record: Record = record) -> String? {
    format.format(label: "a \"label\"").text(for: record, isFirst: true)
  }

  @Test(
    "writes what the receiver takes",
    arguments: [
      (.key, line + "\n"),
      (
        .bitbucket,
        #"{"key":"ssh-ed25519 \#(Captures.ed25519Blob) it's \"mine\" too","label":"a \"label\""}"#
          + "\n"
      ),
      (
        .bitbucketServer,
        #"{"key":{"text":"ssh-ed25519 \#(Captures.ed25519Blob) it's \"mine\" too","label":"a \"label\""},"#
          + #""permission":"REPO_READ"}"# + "\n"
      ),
      (
        .circleCIConfig,
        """
        # bitbucket/acme/webapp
        - add_ssh_keys:
            fingerprints:
              - "\(Captures.ed25519MD5)"

        """
      ),
      (
        .curl,
        #"""
          add_access_key acme/webapp \
            '{"key":"ssh-ed25519 \#(Captures.ed25519Blob) it'\''s \"mine\" too","label":"a \"label\""}'

        """#
      ),
    ] as [(OutputFormat, String)])
  func writes(format: OutputFormat, expected: String) {
    #expect(Self.text(format) == expected)
  }

  @Test(
    "has nothing for a record without a key",
    arguments: [OutputFormat.key, .bitbucket, .bitbucketServer, .circleCIConfig, .curl])
  func nothing(format: OutputFormat) {
    #expect(Self.text(format, Record(capture: "a.har", failure: .bodyMissing(.missing))) == nil)
  }

  @Test(
    "escapes the names of a repository for the URL",
    arguments: [
      ("bitbucket/acme inc/web'app", "acme%20inc/web%27app"),
      ("bitbucket/$(id)/`id`", "%24%28id%29/%60id%60"),
      ("bitbucket/é?x=/#y", "%C3%A9%3Fx%3D/%23y"), ("bitbucket/a/b/c", nil),
      ("bitbucket/../x", nil), ("bitbucket/x/.", nil), ("bitbucket//x", nil),
      ("github/acme/webapp", nil), ("circleci/9Yy/Q8c", nil), (nil, nil),
    ] as [(String?, String?)])
  func repository(project: String?, path: String?) {
    var record = Self.record
    record.project = project.map(Project.init(slug:))
    let text = Self.text(.curl, record)
    #expect((text == nil) == (path == nil))
    if let path {
      #expect(text?.hasPrefix("  add_access_key \(path) \\\n") == true)
    }
  }

  @Test func aProjectCannotLeaveItsYAMLComment() {
    var record = Self.record
    record.project = Project(slug: "bitbucket/acme\n- run: id/x")
    #expect(
      Self.text(.circleCIConfig, record)?.hasPrefix("# bitbucket/acme\\u{A}- run: id/x\n- add")
        == true)
  }

  @Test(
    "Bitbucket's formats are for Bitbucket's projects only",
    arguments: [OutputFormat.bitbucket, .bitbucketServer, .curl],
    ["github/acme/webapp", "circleci/9Yy/Q8c", "bitbucket/../webapp", nil] as [String?])
  func otherProjects(format: OutputFormat, slug: String?) {
    var record = Self.record
    record.project = slug.map(Project.init(slug:))
    #expect(Self.text(format, record) == nil)
    #expect(format.format(label: "").lack(of: record) == .bitbucketProject)
  }

  @Test("says what a record lacks", arguments: OutputFormat.allCases)
  func lacks(format: OutputFormat) {
    let failure = Record(capture: "a.har", failure: .bodyElsewhere)
    let writer = format.format(label: "")
    #expect(writer.lack(of: Self.record) == nil)
    #expect(writer.lack(of: failure) == (writer.need == nil ? nil : .key))
    for record in [Self.record, failure] {
      #expect((Self.text(format, record) == nil) == (writer.lack(of: record) != nil))
    }
    #expect(!format.summary.isEmpty)
    #expect(format.usesLabel == (Self.text(format)?.contains("label") == true && format.isApplied))
  }
}
