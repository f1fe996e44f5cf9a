import Testing

@testable import CheckoutKey

@Suite struct ProjectTests {
  @Test(
    "reads a slug in every spelling",
    arguments: [
      ("bb/acme/webapp", "bitbucket/acme/webapp"), ("gh/acme/webapp", "github/acme/webapp"),
      ("bbq/a.b~c/d_e-f", "bbq/a.b~c/d_e-f"), ("bb/..a/b.", "bitbucket/..a/b."),
      ("bb/acme/" + hundred, "bitbucket/acme/" + hundred),
    ])
  func reads(slug: String, description: String) {
    #expect(Project(slug: slug)?.description == description)
  }

  private static let hundred = String(repeating: "x", count: 100)

  @Test(
    "is made of names that need no escape anywhere",
    arguments: [
      "", "acme/webapp", "bb/acme/webapp/x", "/acme/webapp", "bb//webapp", "bb/acme/", "bb/acme/..",
      "bb/./webapp", "bb/acme/web'app", "bb/acme/\u{212A}8s", "bb/acme/a%20b", "bb/acme/a\nb",
      "bb/acme/x" + hundred,
    ])
  func refuses(slug: String) {
    #expect(Project(slug: slug) == nil)
  }

  @Test("knows the repository and its page at Bitbucket, and nobody else's")
  func page() {
    let project = Project(slug: "bb/acme/webapp")
    #expect(project == Project(slug: "bitbucket/acme/webapp"))
    #expect(project?.workspace == "acme" && project?.repository == "webapp")
    #expect(project?.accessKeysURL == "https://bitbucket.org/acme/webapp/admin/access-keys/")
    for slug in ["github/acme/webapp", "circleci/9Yy/Q8c", "Bitbucket/acme/webapp"] {
      let project = Project(slug: slug)
      #expect(project != nil && project?.workspace == nil && project?.accessKeysURL == nil)
    }
  }

  @Test(
    "is meant by its slug, or by organization and repository alone",
    arguments: [
      ("bitbucket/acme/webapp", "bb/acme/webapp", true),
      ("github/acme/webapp", "acme/webapp", true), ("circleci/acme/webapp", "acme/webapp", false),
      ("bitbucket/acme/webapp", "webapp", false), ("bitbucket/acme/webapp", "acme/web", false),
      ("bitbucket/acme/webapp", "gh/acme/webapp", false), ("bitbucket/acme/webapp", "", false),
    ])
  func isMeant(slug: String, name: String, expected: Bool) {
    #expect(Project(slug: slug)?.isMeant(by: name) == expected)
  }
}
