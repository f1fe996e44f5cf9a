import Foundation
import TestSupport
import Testing

@testable import CheckoutKey
@testable import SSHKey

@Suite struct ChecklistPageTests {
  private typealias C = Captures

  static let item = ChecklistItem(
    project: "bitbucket/acme/webapp", workspace: "acme", repository: "webapp",
    accessKeysURL: "https://bitbucket.org/acme/webapp/admin/access-keys/",
    key: Captures.ed25519, label: "CircleCI User Key", configStep: "- add_ssh_keys:\n    x",
    md5: Captures.ed25519MD5, sha256: "SHA256:kGj75j", type: "ssh-ed25519", bits: 256,
    date: "2026-11-23",
    remarks: [.warning("CircleCI will use another key"), .note("the newest `public_key`")])
  static let failure = ChecklistFailure(
    capture: "b.har", project: "bitbucket/acme/other", reason: "no `text`", step: "unpack it first",
    command: "gunzip -c b.har | checkout-key")

  static func page(_ items: [ChecklistItem] = [item], _ failures: [ChecklistFailure] = [failure])
    -> String
  {
    ChecklistPage(items: items, failures: failures).text
  }

  @Test("allows its own style and script and nothing else")
  func policy() throws {
    let page = Self.page()
    let digests = try ["style", "script"].map { element in
      let start = try #require(
        page.firstMatch(of: try Regex("<\(element)[^>]*>"))?.range.upperBound)
      let end = try #require(page.firstRange(of: "</\(element)>")?.lowerBound)
      #expect(page[start..<end].count > 1000)
      return Data(SHA256.digest(of: page[start..<end].utf8)).base64EncodedString()
    }
    let policy =
      "default-src 'none'; style-src 'sha256-\(digests[0])'; script-src 'sha256-\(digests[1])'; "
      + "base-uri 'none'; form-action 'none'"
    #expect(page.contains("<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">"))
  }

  /// What is left of a page without its texts and its attributes' values.
  static func structure(_ page: String) -> String {
    page.replacing(#/ data-verbatim="[^"]*"/#, with: "").replacing(/"[^"]*"/, with: "")
      .replacing(/>[^<]*/, with: ">")
  }

  @Test(
    "no text becomes markup",
    arguments: [
      "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
      "' onmouseover='alert(1)", "&lt;b&gt;", "\"\u{301} x=\"\u{301}", "a\u{202E}\nb\0",
    ])
  func hostile(text: String) {
    let item = ChecklistItem(
      project: text, workspace: text, repository: text, accessKeysURL: text, key: text, label: text,
      configStep: text, md5: text, sha256: text, type: text, bits: 1, date: text,
      remarks: [.warning(text), .note(text)])
    let failure = ChecklistFailure(
      capture: text, project: text, reason: text, step: text, command: text)
    let page = Self.page([item], [failure])
    // What stands between backticks is code, whatever it is.
    let structures = [page, Self.page()].map {
      Self.structure($0).replacing("<code></code></p>", with: "</p>")
    }
    #expect(structures[0] == structures[1])
    #expect(page.split(separator: "\n").allSatisfy { String($0).escapedForDisplay == $0 })
  }

  @Test(
    "what can't be shown as it is can be copied as it is",
    arguments: [
      ("plain \"é\"", nil), ("\u{2699}\u{FE0F} CI", "%E2%9A%99%EF%B8%8F%20CI"),
      ("a\r\n\u{202E}", "a%0D%0A%E2%80%AE"),
    ] as [(String, String?)])
  func verbatim(label: String, attribute: String?) {
    var item = Self.item
    item.label = label
    let page = Self.page([item])
    #expect(page.contains("data-verbatim") == (attribute != nil))
    if let attribute {
      #expect(page.contains("data-name=\"label\" data-verbatim=\"\(attribute)\">"))
    }
  }

  @Test("is filtered where there are more than ten projects", arguments: [1, 10, 11])
  func filter(count: Int) {
    let page = Self.page(Array(repeating: Self.item, count: count))
    #expect(page.contains("<input type=\"search\"") == (count > 10))
    #expect(page.contains("<h2 id=\"count\">\(count) project\(count == 1 ? "" : "s")</h2>"))
  }

  @Test func whatIsNotThereHasNoHeading() {
    var item = Self.item
    item.accessKeysURL = nil
    let noFailure = Self.page([item], [])
    #expect(!noFailure.contains("Without a key") && !noFailure.contains("<a "))
    let none = Self.page([])
    #expect(
      none.contains("<h1>No key found</h1>") && none.contains("<p>No capture gave a key.</p>"))
    #expect(!none.contains("<ol>") && !none.contains("<progress"))
  }

  @Test("says a step once, for all that need it")
  func steps() {
    var others = [Self.failure, Self.failure, Self.failure]
    others[1].step = nil
    others[2].command = nil
    others.append(Self.failure)
    others[3].reason = "another"
    let page = Self.page([], others)
    #expect(page.ranges(of: "<li class=\"step\">").count == 2)
    #expect(page.ranges(of: "<b>Next:</b> unpack it first</p>").count == 1)
    #expect(page.ranges(of: "<p class=\"reason\">").count == 3)
    #expect(page.ranges(of: "<li class=\"failure\">").count == 4)
    #expect(page.ranges(of: "data-name=\"command\"").count == 3)
  }

  @Test("every record is on the page, with all that is known of it")
  func records() {
    let server = C.created(ed25519, url: C.url("gh/acme/webapp", host: "ci.test"))
    let entries = [
      [made(ed25519, began: 1), made(rsa, at: 1, began: 2)], [answer(403)], [server],
      [made(ed25519, at: 1), made("ssh-rsa AAAA", at: 2)],
    ]
    let captures = entries.map { C.har($0) } + [[0x1F, 0x8B, 8]]
    let records = captures.enumerated().flatMap { index, bytes in
      Extraction().capture(from: bytes, named: "\(index).har").records
    }
    let page = OutputFormat.html.text(of: records, label: "one & all")
    #expect(page.hasPrefix("<!DOCTYPE html>\n") && page.hasSuffix("</html>\n"))
    for part in [
      "<title>Access keys to add</title>", "<li>Delete the captures: they may hold",
      "2 projects</h2>", "<h2 id=\"without\">Without a key: 3</h2>",
      "<li class=\"project\" data-memory=\"\(rsaSHA256) bitbucket/acme/webapp\">",
      "<span class=\"workspace\">acme/</span>webapp</span></label></h3>",
      "<span class=\"name\">github/acme/webapp</span>",
      "href=\"https://bitbucket.org/acme/webapp/admin/access-keys/\" target=\"_blank\"",
      "2048 bits · <time datetime=\"2026-11-23\">created 2026-11-23</time></summary>",
      "ssh-ed25519 · 256 bits</summary>",
      "<code class=\"copied\" data-name=\"label\">one &amp; all</code>",
      "<code class=\"copied\" data-name=\"key\">\(rsa)</code>",
      "<pre class=\"copied\" data-name=\"config step\">", "- &quot;\(C.rsaMD5)&quot;</pre>",
      "fingerprint\">\(C.rsaMD5)</code>", "fingerprint\">\(rsaSHA256)</code>",
      "<p class=\"warning\"><b>Warning:</b> the key comes from ci.test",
      "<p class=\"note\"><b>Note:</b> there are 2 keys", "; the older key in entry 0 is not given",
      "CircleCI answered 403", "<h3>4.har</h3>", "<h3>bitbucket/acme/webapp</h3>", "1.har</span>",
      "<p class=\"next\"><b>Next:</b> unpack it first</p>",
      "<code class=\"copied\" data-name=\"command\">gunzip -c",
    ] {
      #expect(page.contains(part), "\(part)")
    }
  }

  // MARK: - Text in HTML

  @Test("text is read as text, lines stay lines, and HTML is not escaped again")
  func html() {
    // A combining mark hides nothing.
    let text: HTML = "<i title=\"\("\"\u{301}'")\">\("<\u{301}b>&amp;\u{202E}\n\0")</i>"
    let body = "&lt;\u{301}b&gt;&amp;amp;\\u{202E}\\u{A}\\u{0}"
    #expect(text.text == "<i title=\"&quot;\u{301}&#39;\">\(body)</i>")
    let lines: HTML = "<pre>\(lines: "a: <b>\n  \u{1B}c")</pre>"
    #expect(lines.text == "<pre>a: &lt;b&gt;\n  \\u{1B}c</pre>")
    // What stands between backticks is code.
    let marked: HTML = "\(marked: "no `<b>` `a``b`"), \(marked: "it`s <i>")"
    #expect(
      marked.text == "no <code>&lt;b&gt;</code> <code>a</code><code>b</code>, it`s &lt;i&gt;")
    let items: [HTML] = ["a", "<"].map { "<li>\($0)</li>" }
    let list: HTML = "<ul>\(items)</ul>\(2)"
    #expect(list.text == "<ul><li>a</li><li>&lt;</li></ul>2")
  }
}
