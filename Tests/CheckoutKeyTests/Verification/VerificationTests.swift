import Foundation
import SSHKey
import TestSupport
import Testing

@testable import CheckoutKey

@Suite struct VerificationTests {
  private typealias C = Captures

  /// A line's number, and the key line or the refusal in words; `*` before a key that is not
  /// pasteable as it is.
  private static func answers(_ text: String) -> [String] { answers(VerifiedLine.lines(of: text)) }

  private static func answers(_ lines: [VerifiedLine]) -> [String] {
    lines.map { line in
      switch line.result {
      case .success(let key): "\(line.number) \(key.isPasteable ? "" : "*")\(key.key.line)"
      case .failure(let refusal): "\(line.number) \(refusal)"
      }
    }
  }

  @Test(
    "says of each line whether it may be pasted as it is",
    arguments: [
      (ed25519, ["1 \(ed25519)"], "a key"), (" \(ed25519) \n\n", ["1 \(ed25519)"], "white space"),
      ("\n\(rsa)\r\n\(ed25519)\n", ["2 \(rsa)", "3 \(ed25519)"], "two keys"),
      (ed25519.replacing("AAAAC3", with: "AAAA\nC3"), ["1 *\(ed25519)"], "a folded key"),
      (
        "\(rsa)\n\(ed25519.replacing("C3", with: "C3\n"))\n\(rsa) me",
        ["1 \(rsa)", "2 *\(ed25519)", "4 \(rsa) me"], "one between others"
      ),
      ("\u{FEFF}\(rsa)\n", ["1 *\(rsa)"], "a byte-order mark"),
      (
        "\(rsa.dropLast(72))\n\(ed25519)\nhello",
        ["1 the key stops after 225 of 279 bytes", "2 *\(ed25519) hello"], "a damaged one"
      ),
      ("# mine\n\(rsa)", ["1 this is not an OpenSSH public key line", "2 \(rsa)"], "a note"),
      (
        "# mine\n- add_ssh_keys:\n    fingerprints:", ["1 this is not an OpenSSH public key line"],
        "other text, of which each line would be a piece"
      ),
      ("abc", ["1 this is not an OpenSSH public key line"], "three letters"),
      ("\"\"", ["1 there is no key"], "quotes"), ("\n \n", ["1 the input is empty"], "white space"),
      ("\u{FEFF}", ["1 the input is empty"], "a byte-order mark alone"),
    ] as [(String, [String], String)])
  func lines(text: String, answers: [String], what: String) {
    #expect(Self.answers(text) == answers)
  }

  private static let object =
    #"{"public_key": "\#(rsa) \n", "type": "deploy-key", "fingerprint": "\#(C.rsaMD5)"}"#

  @Test(
    "understands the response's JSON, of which nothing is pasteable",
    arguments: [
      (object, 1, true, "the object"), ("\u{FEFF}\n \(object)\r\n", 2, true, "space around it"),
      (object.replacing("{", with: "{\n\n"), 3, true, "on the third line"),
      (object + ",", 1, true, "a comma behind it"), (String(object.dropLast()), 1, true, "no end"),
      (String(object.dropFirst()), 1, true, "no beginning"),
      (#""public_key": "\#(rsa) \n","#, 1, false, "one member and its comma"),
      (#""type": "x", "public-key":"\#(rsa)"}"#, 1, false, "its last line"),
      (object.replacing(":a0\"", with: "\""), 1, false, "a cut fingerprint"),
    ])
  func response(text: String, number: Int, isCompared: Bool, what: String) throws {
    let lines = VerifiedLine.lines(of: text)
    #expect(lines.map(\.number) == [number])
    let key = try #require(try lines.first?.result.get())
    #expect(key.key.line == rsa)
    #expect(!key.isPasteable)
    #expect(key.cleanings.first == "JSON around the key")
    #expect(key.key.isCompared == isCompared)
  }

  @Test(
    "says of a key in a response what extract says of it",
    arguments: [
      (object, "a deploy key"), (object.replacing("deploy", with: "x-user"), "a user key"),
      (object.replacing("}", with: #", "preferred": false}"#), "one that is not preferred"),
      (object.replacing("23:72", with: "23:73"), "another fingerprint"),
      (object.replacing(rsa, with: "[redacted]"), "no key"),
      (object.replacing(rsa, with: shortRSA).replacing(C.rsaMD5, with: ""), "a small one"),
      (object.replacing(rsa, with: ed448).replacing(C.rsaMD5, with: ed448MD5), "another type"),
    ])
  func agrees(body: String, what: String) throws {
    let capture = Extraction().capture(from: C.har([C.entry(body: body)]), named: "a")
    let record = try #require(capture.records.first)
    switch try #require(VerifiedLine.lines(of: body).first).result {
    case .success(let verification):
      #expect(verification.key.line == record.key?.line)
      let said = verification.remarks.map(\.description) + verification.objections
      #expect(said.sorted() == record.remarks.map(\.description).sorted())
      #expect(verification.isAccepted == (what != "a small one"))
    case .failure(let refusal):
      #expect(record.message == "entry 0: \(refusal)")
    }
  }

  /// `KEY` is an Ed25519 key, `MD5` its fingerprint.
  @Test(
    "understands what else holds a key, and what it says of it",
    arguments: [
      ("fingerprint: \"MD5\"\nlogin: null\npreferred: true\npublic_key: \"KEY\"", [4], "all rows"),
      ("fingerprint: \"\(C.rsaMD5)\"\npublic_key: \"KEY\"", [0], "another fingerprint"),
      ("▶ 0: {public_key: \"KEY…\", …}\npublic_key: \"KEY\"", [1], "an abridged one above"),
      ("0: {preferred: true, public_key: 'KEY'}\n1: {public_key: 'KEY'}", [1, 2], "two objects"),
      ("{'public_key': 'KEY\\n', 'login': 'it\\'s \"me\"', 'preferred': True}", [1], "Python's"),
      ("{'public_key': 'KEY \\''}", [1], "an escaped quote"),
      ("[\n{\"login\": \"my key: x\", \"public_key\": \"KEY\"}]", [2], "a name in a value"),
      ("public_key = \"KEY\\n\"\n", [1], "Terraform's"),
      ("- public_key: KEY\n  type: x\n- public_key: KEY", [], "a list in YAML"),
      ("\u{FEFF}public_key:\t“KEY”,", [1], "typographic quotes"),
      ("key:       KEY", [1], "a row of verify"),
      (#"{"key":{"text":"KEY","label":"x"},"permission":"REPO_READ"}"#, [1], "for Data Center"),
      ("[\n{\"public_key\": \"KEY\"}\n]", [2], "a list of one"),
      (
        #"{"public_key":"KEY","fingerprint_md5":"MD5"}"# + "\n" + #"{"key":"KEY"}"# + "\n",
        [1, 2], "our NDJSON"
      ),
      (
        #"[{"public_key":"KEY","checkout_key_type":"x"},{"public_key":null,"message":"x"}]"#,
        [1, 0], "our JSON, of which one record has no key"
      ),
      (
        "{\"items\": [\n{\"key\":\"KEY\"},\n{\"key\":\"KEY\"}], \"x\": null}", [2, 3],
        "a page of a list"
      ),
      ("[7, {\"public_key\":\"KEY\"}, [8]]", [1], "a list with other things in it"),
      ("{\"a\":1}\n\n{\"public_key\":\"KEY\"}", [0, 3], "NDJSON, of which one line has no key"),
      ("key: x\n\(ed25519)", [0, 2], "one that begins like a member"),
    ])
  func forms(text: String, numbers: [Int], what: String) {
    let text = text.replacing("KEY", with: ed25519).replacing("MD5", with: C.ed25519MD5)
    let lines = VerifiedLine.lines(of: text)
    let found = lines.map { line in
      (try? line.result.get())?.key.line == ed25519 ? line.number : 0
    }
    #expect(
      found == numbers || numbers.isEmpty && !found.contains { $0 != 0 }, "\(Self.answers(lines))")
  }

  @Test(
    "reads the words of JavaScript and Python",
    arguments: [
      (["true", "True"], true), (["false", "False"], false), (["null", "None", "undefined"], nil),
    ] as [([String], Bool?)])
  func words(words: [String], isPreferred: Bool?) throws {
    for word in words {
      let members = "'preferred': \(word), 'fingerprint': '\(C.ed25519MD5)'"
      let text = "{'public_key': '\(ed25519)', \(members)}"
      let verification = try #require(VerifiedLine.lines(of: text).first).result.get()
      #expect(verification.key.isPreferred == isPreferred && verification.key.isCompared)
    }
  }

  @Test("UTF-16 is cleaned, whatever its order and mark", arguments: [true, false], [true, false])
  func utf16(isBigEndian: Bool, hasMark: Bool) throws {
    func bytes(_ text: String) -> [UInt8] {
      Array(text.data(using: isBigEndian ? .utf16BigEndian : .utf16LittleEndian) ?? Data())
    }
    let text = (hasMark ? "\u{FEFF}" : "") + "\(ed25519)\r\n"
    let line = try #require(VerifiedLine.lines(of: bytes(text)).first)
    let verification = try line.result.get()
    #expect(verification.cleanings == ["UTF-16"] && !verification.isPasteable)
    #expect(verification.key.line == ed25519)
    // PowerShell's `>>`: the first line is not.
    let mixed = VerifiedLine.lines(of: Array("\(rsa)\r\n".utf8) + bytes("\(ed25519)\r\n"))
    #expect(
      Self.answers(mixed) == ["1 \(rsa)", "2 this line is UTF-16, and the beginning is not"])
    let long = bytes(String(repeating: " ", count: 1 << 19) + "x")
    #expect(Self.answers(VerifiedLine.lines(of: long)) == ["1 \(Verification.Refusal.tooLong)"])
  }

  @Test(
    "says what a text is as a whole, and looks at none of its lines",
    arguments: [
      (String(decoding: C.har([C.created()]), as: UTF8.self), .capture, "a capture"),
      ("// note\n{ \"log\" :\n {", .capture, "its beginning, behind a note"),
      (
        "{\"log\":{\"entries\":[\"" + String(repeating: "x", count: 1 << 20), .capture,
        "the first megabyte of one"
      ),
      (String(repeating: "x\n", count: 1 << 19) + "x", .tooLong, "more than a megabyte"),
      ("{}", .unreadableJSON, "an empty object"),
      ("{\"public_key\": \"ssh-rsa", .unreadableJSON, "a damaged object"),
      ("{\"public_key\": \"\"}", .key(.notComplete(.empty)), "an empty key"),
      ("public_key: \"\(ed25519)\"\npublic_key: \"\(ed25519)\"", twice, "a key twice"),
      ("[{\"public_key\":\"K\",\"public_key\":\"K\"}]", twice, "also in a list"),
      (#"{"key":{"text":"K","text":"K"}}"#, twice, "also in a body for Data Center"),
      (
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
        .key(.notComplete(.notAPublicKey)), "a block of base64"
      ),
      (
        "\(rsa)\nssh-rsa MIIEowIBAAKCAQEAu1SU1LfVLPHCozMxH2Mo4lgOEePzNm0tRgeLezV6ffAt0gunVTLw7onL",
        .key(.notComplete(.privateKey)), "one without its first line"
      ),
    ] as [(String, Verification.Refusal, String)])
  func whole(text: String, refusal: Verification.Refusal, what: String) throws {
    let lines = VerifiedLine.lines(of: text)
    #expect(lines.count == 1)
    #expect(throws: refusal) { try lines.first?.result.get() }
  }

  private static let twice = Verification.Refusal.key(.bodyInvalid(.duplicateMember))

  @Test(
    "a refusal says nothing of the text, and what to do next", arguments: TestSupport.JSONText.all)
  func silent(text: TestSupport.JSONText) throws {
    let json = String(decoding: text.bytes, as: UTF8.self)
    for line in VerifiedLine.lines(of: "{\"public_key\":\(json),\"MARKER\":\(json)}") {
      guard case .failure(let refusal) = line.result else {
        Issue.record("a key in \(json)")
        continue
      }
      #expect(!refusal.description.contains("MARKER") && !refusal.hint.words.isEmpty)
    }
  }

  private static let sha256 = "SHA256:fu0o123EvzS00YggNbyQxEHFAoHpRzzWUVnnErBjsL8"

  @Test(
    "compares fingerprints in any spelling",
    arguments: [
      (C.rsaMD5.replacing(":", with: ""), true), ("2048 \(sha256) no comment (RSA)\n", true),
      (C.ed25519MD5, false), ("10:1e", nil), (String(repeating: "x", count: 32), nil),
      ("key \(sha256)", nil), ("2048 RSA", nil),
    ] as [(String, Bool?)])
  func fingerprints(text: String, expected: Bool?) throws {
    let fingerprint = Verification.fingerprint(in: text)
    #expect(try fingerprint.map(VerifiedLine.lines(of: rsa)[0].result.get().matches) == expected)
  }

  @Test(
    "tells a key from a file's name",
    arguments: [
      (String(rsa.dropFirst(8)), true), (C.rsaMD5, true),
      ("ssh-ed25519", true), ("ssh-ed25519AAAAC3", true), ("ssh-ed25519-AAAA.pub", false),
      ("-----BEGIN", true), ("--fingerprint", false), ("my key.pub", false),
      (String(rsa.dropFirst(40).prefix(64)), true), (String(rsa.dropFirst(40).prefix(63)), false),
      ("/Users/Anna/Documents/Projects/Webapp/Integration/Recordings/Chrome", false),
    ])
  func kinds(text: String, isKey: Bool) {
    #expect(Verification.looksLikeKey(text) == isKey)
  }
}
