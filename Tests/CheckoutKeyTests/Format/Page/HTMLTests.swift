import Testing

@testable import CheckoutKey

@Suite struct HTMLTests {
  @Test(
    "writes text so that it is read as text",
    arguments: [
      ("plain é 漢字 😀", "plain é 漢字 😀", "nothing special"),
      ("<b>&amp;\"'</b>", "&lt;b&gt;&amp;amp;&quot;&#39;&lt;/b&gt;", "HTML's own characters"),
      ("<\u{301}b>\u{301}", "&lt;\u{301}b&gt;\u{301}", "a combining mark behind a bracket"),
      ("\"\u{301} x=\"", "&quot;\u{301} x=&quot;", "a combining mark behind a quote"),
      ("a\u{202E}b\nc\0", "a\\u{202E}b\\u{A}c\\u{0}", "what is invisible"),
    ])
  func text(text: String, expected: String, case: String) {
    let html: HTML = "<i title=\"\(text)\">\(text)</i>"
    #expect(html.text == "<i title=\"\(expected)\">\(expected)</i>")
  }

  @Test func linesStayLines() {
    let html: HTML = "<pre>\(lines: "a: <b>\n  \u{1B}c")</pre>"
    #expect(html.text == "<pre>a: &lt;b&gt;\n  \\u{1B}c</pre>")
  }

  @Test(
    "what stands between backticks is code",
    arguments: [
      ("no `<b>` here", "no <code>&lt;b&gt;</code> here"),
      ("`a``b`", "<code>a</code><code>b</code>"),
      ("it`s <i>", "it`s &lt;i&gt;"), ("", ""),
    ])
  func marked(text: String, expected: String) {
    let html: HTML = "\(marked: text)"
    #expect(html.text == expected)
  }

  @Test func htmlIsNotEscapedAgain() {
    let items: [HTML] = ["a", "<", "\u{E9}"].map { "<li>\($0)</li>" }
    let list: HTML = "<ul>\(items)</ul>"
    let twice: HTML = "\(list)\(2)"
    #expect(twice.text == "<ul><li>a</li><li>&lt;</li><li>\u{E9}</li></ul>2")
  }
}
