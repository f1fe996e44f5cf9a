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

  @Test(
    "knows the repository and its page at Bitbucket",
    arguments: [
      ("bb/acme/webapp", "acme", "webapp", "acme/webapp"),
      ("bitbucket/acme inc/web'app", "acme inc", "web'app", "acme%20inc/web%27app"),
      ("bitbucket/%2e%2e/é?x=#y", "%2e%2e", "é?x=#y", "%252e%252e/%C3%A9%3Fx%3D%23y"),
      ("bitbucket/..a/b.", "..a", "b.", "..a/b."),
      ("bitbucket/\u{301}a/\u{301}b", "\u{301}a", "\u{301}b", "%CC%81a/%CC%81b"),
    ])
  func repository(slug: String, workspace: String, repository: String, path: String) {
    let project = Project(slug: slug)
    #expect(project.workspace == workspace)
    #expect(project.repository == repository)
    #expect(project.accessKeysURL == "https://bitbucket.org/\(path)/admin/access-keys/")
  }

  @Test(
    "has no page for what is no repository of Bitbucket's",
    arguments: [
      "github/acme/webapp", "circleci/9Yy/Q8c", "bitbucket/../webapp", "bitbucket/acme/.",
      "bitbucket/acme/", "bitbucket//webapp", "bitbucket/a/b/c", "bitbucket/acme", "acme", "",
      "/acme/webapp", "Bitbucket/acme/webapp",
    ])
  func elsewhere(slug: String) {
    let project = Project(slug: slug)
    #expect(project.workspace == nil && project.repository == nil)
    #expect(project.accessKeysURL == nil)
  }
}

@Suite struct ProjectIdentityTests {
  @Test(
    "differs where its bytes do",
    arguments: [("caf\u{E9}", "cafe\u{301}"), ("\u{212A}8s", "K8s"), ("\u{212B}", "\u{C5}")])
  func bytes(first: String, second: String) {
    let projects = [first, second].map { Project(slug: "bitbucket/acme/\($0)") }
    #expect(projects[0] != projects[1])
    #expect(Set(projects).count == 2)
  }
}
