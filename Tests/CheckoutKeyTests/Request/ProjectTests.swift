import CheckoutKey
import Testing

@Suite struct ProjectTests {
  @Test(
    "reads a slug in every spelling",
    arguments: [
      ("bitbucket/acme/webapp", "bitbucket/acme/webapp", "as it is"),
      ("bb/acme/webapp", "bitbucket/acme/webapp", "CircleCI's short name for Bitbucket"),
      ("gh/acme/webapp", "github/acme/webapp", "CircleCI's short name for GitHub"),
      ("circleci/9YytKz/Q8cvvt", "circleci/9YytKz/Q8cvvt", "an opaque slug"),
      ("bb", "bb", "no slug at all"),
      ("bbq/acme/webapp", "bbq/acme/webapp", "a name that begins like a short one"),
    ])
  func reads(slug: String, description: String, case: String) {
    #expect(Project(slug: slug).description == description)
  }

  @Test func bothNamesOfAProjectAreEqual() {
    #expect(Project(slug: "bb/acme/webapp") == Project(slug: "bitbucket/acme/webapp"))
    #expect(Project(slug: "bb/acme/webapp") != Project(slug: "bb/acme/website"))
  }
}
