import SSHKey
import TestSupport
import Testing

@testable import CheckoutKey

/// The formats that hold nothing but keys.
@Suite struct KeyFormatsTests {
  static let line = "ssh-ed25519 \(Captures.ed25519Blob) it's \"mine\" too"

  static var record: CheckoutKeyRecord {
    guard let key = try? PublicKey(parsing: line) else { preconditionFailure("it is a key") }
    var record = CheckoutKeyRecord(
      capture: "a.har", result: .success(ExtractedKey(key, isCompared: true)))
    record.project = Project(slug: "bitbucket/acme/webapp")
    return record
  }

  static func text(_ format: OutputFormat, _ record: CheckoutKeyRecord = record) -> String? {
    format.writer(label: "a \"label\"").text(of: record)
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
            '{"key":"ssh-ed25519 \#(Captures.ed25519Blob) it'\''s \"mine\" too","label":"a \"label\""}' \
            'ssh-ed25519 MD5 \#(Captures.ed25519MD5) as "a "label""'

        """#
      ),
    ] as [(OutputFormat, String)])
  func writes(format: OutputFormat, expected: String) {
    #expect(Self.text(format) == expected)
  }

  @Test(
    "Bitbucket's formats are for Bitbucket's projects only",
    arguments: [OutputFormat.bitbucket, .curl],
    ["github/acme/webapp", "circleci/9Yy/Q8c", nil] as [String?])
  func otherProjects(format: OutputFormat, slug: String?) {
    var record = Self.record
    record.project = slug.flatMap(Project.init(slug:))
    #expect(Self.text(format, record) == nil)
    #expect(format.writer(label: "").lack(of: record) == .bitbucketProject)
    // Bitbucket Data Center's body names no project.
    #expect(Self.text(.bitbucketServer, record) != nil)
  }

  @Test("says what a record lacks", arguments: OutputFormat.allCases)
  func lacks(format: OutputFormat) {
    let failure = CheckoutKeyRecord(capture: "a.har", failure: .bodyElsewhere)
    let writer = format.writer(label: "")
    #expect(writer.lack(of: Self.record) == nil)
    let isOfKeys = ![.json, .ndjson, .csv, .html].contains(format)
    #expect(writer.lack(of: failure) == (isOfKeys ? .key : nil))
    for record in [Self.record, failure] {
      #expect((Self.text(format, record) == nil) == (writer.lack(of: record) != nil))
    }
    #expect(!format.summary.isEmpty)
  }
}
