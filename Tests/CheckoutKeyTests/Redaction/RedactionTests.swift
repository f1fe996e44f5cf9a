import TestSupport
import Testing

@testable import CheckoutKey

@Suite struct RedactionTests {
  private typealias C = Captures

  private static func redaction(_ entries: [String], _ extraction: Extraction = Extraction())
    -> Redaction
  {
    extraction.capture(entries).redaction
  }

  @Test("holds what is allowed and nothing else")
  func allowed() {
    let entries = [
      C.entry("https://circleci.com/?secret"), C.created(url: C.url() + "?secret", time: noon(1)),
    ]
    let body =
      #"{"public_key":"\#(rsa)","type":"bitbucket-user-key","fingerprint":"\#(C.rsaMD5)"}"#
    #expect(
      Self.redaction(entries).archive == """
        {"log":{"version":"1.2","creator":{"name":"WebInspector","version":""},"entries":[
        {"startedDateTime":"\(noon(1))","time":0,"request":{"method":"POST","url":"\(C.url())",\
        "httpVersion":"","cookies":[],"headers":[],"queryString":[],"headersSize":-1,"bodySize":-1},\
        "response":{"status":201,"statusText":"","httpVersion":"","cookies":[],"headers":[],\
        "content":{"size":\(body.utf8.count),"mimeType":"application/json","text":\(C.json(body))},\
        "redirectURL":"","headersSize":-1,"bodySize":-1},"cache":{},\
        "timings":{"send":0,"wait":0,"receive":0}}
        ]}}

        """)
  }

  @Test(
    "names a known exporter, and its version if that is one",
    arguments: [
      ("WebInspector", "537.36", "WebInspector", "537.36"), ("Firefox", "1 secret", "Firefox", ""),
      ("secret", "537.36", "unknown", ""),
    ])
  func creator(name: String, version: String, keptName: String, keptVersion: String) {
    let text = C.har(made(rsa)).replacing(
      #"{"name": "WebInspector"}"#, with: #"{"name": "\#(name)", "version": "\#(version)"}"#)
    let copy = Extraction().capture(from: Array(text.utf8), named: "a.har").redaction.archive
    let creator = #""creator":{"name":"\#(keptName)","version":"\#(keptVersion)"}"#
    #expect(copy?.contains(creator) == true)
  }

  @Test(
    "of a body only what is proved or tells its age is kept",
    arguments: [
      (
        #"{"public-key":"secret","preferred":true,"time":"TIME","login":"secret"}"#,
        #"{"preferred":true,"time":"TIME"}"#
      ),
      (
        #"{"public_key":"KEY","preferred":"secret","type":["secret"],"created-at":"TIME"}"#,
        #"{"public_key":"KEY","time":"TIME"}"#
      ),
      (
        #"{"public_key":"KEY","type":"A secret","fingerprint":"","time":"secret"}"#,
        #"{"public_key":"KEY"}"#
      ),
    ])
  func bodies(body: String, kept: String) throws {
    let texts = [body, kept].map {
      $0.replacing("KEY\"", with: ed25519 + "\"").replacing("TIME", with: noon(1))
    }
    let archive = try #require(Self.redaction([C.entry(body: texts[0])]).archive)
    #expect(archive.contains(#""text":\#(C.json(texts[1]))}"#))
  }

  @Test("keeps every click and every list, and says how many it left out")
  func kept() throws {
    let secret = #"{"type": "deploy-key", "public_key": "secret"}"#
    let redaction = Self.redaction([
      answer(204, method: "OPTIONS"), C.entry(status: 403, body: "secret"), list("secret"),
      list(item(rsa), secret, isFurther: true), page(), made(rsa),
      C.created(url: C.url("bitbucket/acme/caf%C3%A9")), "7",
    ])
    #expect(redaction.keptEntries == 5 && redaction.droppedEntries == 3)
    #expect(redaction.namelessEntries == 1)
    let archive = try #require(redaction.archive)
    #expect(archive.contains(#""startedDateTime":"1970-01-01T00:00:00.000Z""#), "where is no time")
    #expect(!archive.contains("secret"))
    let statuses = archive.matches(of: /"status":(\d+)/).map(\.output.1)
    #expect(statuses == ["403", "200", "200", "201", "201"])
    let urls = archive.matches(of: /"url":"([^"]*)"/).map(\.output.1)
    #expect(urls.map { $0.hasSuffix("?page-token=redacted") } == statuses.indices.map { $0 == 2 })
    #expect(archive.ranges(of: #""_fetchedViaServiceWorker":true"#).count == 1)
  }

  @Test(
    "what is in it twice, alike, is written once",
    arguments: [
      ([made(rsa, began: 1), made(rsa, began: 1), made(rsa)], 2),
      ([answer(500), made(rsa), answer(500)], 2), ([list(), made(rsa), list(" ")], 2),
      ([page(began: 1), made(rsa), page(began: 1), made(rsa)], 2),
      ([listPage(began: 1), list(item(rsa)), listPage(began: 1), list(item(rsa))], 2),
      ([list(item(rsa)), listPage(began: 1), list(item(rsa))], 3),
      ([page(began: 1), page(began: 1), made(rsa, began: 2)], 2),
      ([page(), made(rsa), page()], 3),
    ] as [([String], Int)])
  func once(entries: [String], count: Int) {
    #expect(Self.redaction(entries).keptEntries == count)
  }

  @Test(
    "a project or a host narrows what is kept",
    arguments: [
      (Extraction(project: "acme/website"), 1), (Extraction(host: "CI.example."), 0),
      (Extraction(), 2),
    ])
  func narrowed(extraction: Extraction, count: Int) {
    let entries = [made(rsa), C.created(url: C.url("gh/acme/website")), "7"]
    let redaction = Self.redaction(entries, extraction)
    #expect(redaction.keptEntries == count && (redaction.archive == nil) == (count == 0))
  }
}
