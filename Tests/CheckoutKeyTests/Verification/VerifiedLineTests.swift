import SSHKey
import TestSupport
import Testing

@testable import CheckoutKey

@Suite struct VerifiedLineTests {
  private static let rsa = Captures.rsa
  private static let ed25519 = Captures.ed25519

  /// A line's number, and the key line or the refusal in words; `*` before a key that is not
  /// pasteable as it is.
  private static func answers(_ text: String) -> [String] {
    VerifiedLine.lines(of: text).map { line in
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
      ("\"\(rsa)\"\n\(ed25519)", ["1 *\(rsa)", "2 \(ed25519)"], "one in quotes"),
      (ed25519.replacing("AAAAC3", with: "AAAA\nC3"), ["1 *\(ed25519)"], "a folded key"),
      (
        "\(rsa)\n\(ed25519.replacing("C3", with: "C3\n"))\n\(rsa) me",
        ["1 \(rsa)", "2 *\(ed25519)", "4 \(rsa) me"], "one between others"
      ),
      (rsa + #"\n"#, ["1 *\(rsa)"], "a literal line feed"),
      ("\u{FEFF}\(rsa)\n", ["1 *\(rsa)"], "a byte-order mark"),
      (rsa.replacing(" ", with: "\u{A0}"), ["1 *\(rsa)"], "a no-break space"),
      (
        "\(rsa.dropLast(72))\n\(ed25519)\nhello",
        ["1 the key stops after 225 of 279 bytes", "2 *\(ed25519) hello"], "a damaged one"
      ),
      (
        "# mine\n\(rsa)", ["1 this is not an OpenSSH public key line", "2 \(rsa)"], "a note"
      ),
      (
        "no-pty \(rsa)\n\(ed25519)",
        ["1 something stands before the key type, such as options or a host name", "2 \(ed25519)"],
        "options"
      ),
      ("\(rsa) \(ed25519)", ["1 several keys are run together"], "two on a line"),
      ("", ["1 there is no key"], "nothing"), ("\n \n", ["1 there is no key"], "white space alone"),
      ("\u{FEFF}", ["1 there is no key"], "a byte-order mark alone"),
    ])
  func lines(text: String, answers: [String], what: String) {
    #expect(Self.answers(text) == answers)
  }

  private static let object =
    #"{"public_key": "\#(rsa) \n", "type": "deploy-key", "fingerprint": "\#(Captures.rsaMD5)"}"#

  @Test(
    "understands the response's JSON, of which nothing is pasteable",
    arguments: [
      (object, 1, true, "the object"), ("\u{FEFF}\n \(object)\r\n", 2, true, "space around it"),
      (object.replacing("public_key", with: "public-key"), 1, true, "as the v2 pages write it"),
      (object.replacing(", ", with: ",\n  "), 1, true, "laid out"),
      (object.replacing("{", with: "{\n\n"), 3, true, "on the third line"),
      (object + ",", 1, true, "a comma behind it"), (String(object.dropLast()), 1, true, "no end"),
      (String(object.dropFirst()), 1, true, "no beginning"),
      (String(object.dropFirst().dropLast()), 1, true, "its members"),
      (#""public_key": "\#(rsa) \n","#, 1, false, "one member and its comma"),
      (#""public_key": "\#(rsa) \n""#, 1, false, "one member"),
      (#"{"public_key": "\#(rsa)","#, 1, false, "its first line"),
      (#""type": "x", "public-key":"\#(rsa)"}"#, 1, false, "its last line"),
      (object.replacing(Captures.rsaMD5, with: ""), 1, false, "an empty fingerprint"),
      (object.replacing(":a0\"", with: "\""), 1, false, "a cut fingerprint"),
      (
        object.replacing(Captures.rsaMD5, with: "[redacted]"), 1, false,
        "a fingerprint that was taken out"
      ),
      (object.replacing(Captures.rsaMD5, with: "MD5:" + Captures.rsaMD5), 1, true, "a prefix"),
    ])
  func response(text: String, number: Int, isCompared: Bool, what: String) throws {
    let lines = VerifiedLine.lines(of: text)
    #expect(lines.map(\.number) == [number])
    let key = try #require(try lines.first?.result.get())
    #expect(key.key.line == Self.rsa)
    #expect(!key.isPasteable)
    #expect(key.cleanings.first == "JSON around the key")
    #expect(key.key.isCompared == isCompared)
    // As extract says.
    #expect(key.remarks == (isCompared ? [] : [ExtractedKey.notCompared]))
  }

  @Test(
    "checks each key of a list",
    arguments: ["[LIST]", #"{"items": [LIST], "next_page_token": null}"#])
  func list(form: String) {
    let other = Self.item(Self.ed25519, Captures.ed25519MD5)
    let items = [Self.object, other.replacing(Captures.ed25519MD5, with: Captures.rsaMD5), other]
    let lines = Self.answers(form.replacing("LIST", with: items.joined(separator: ",\n")))
    #expect(lines.map { $0.prefix(2) } == ["1 ", "2 ", "3 "])
    #expect(lines[0] == "1 *\(Self.rsa)" && lines[2] == "3 *\(Self.ed25519)")
    #expect(lines[1].contains("but CircleCI reported"))
  }

  private static func item(_ key: String, _ fingerprint: String) -> String {
    #"{"public_key": "\#(key)", "type": "x-user-key", "fingerprint": "\#(fingerprint)"}"#
  }

  @Test(
    "says what a text is as a whole, and looks at none of its lines",
    arguments: [
      (String(decoding: Captures.har([Captures.created()]), as: UTF8.self), .capture, "a capture"),
      ("// note\n{ \"log\" :\n {", .capture, "its beginning, behind a note"),
      ("\u{FEFF}f({\"log\":{\"entries\":[]}})", .capture, "JSONP"),
      (
        "{\"log\":{\"entries\":[\"" + String(repeating: "x", count: 1 << 20), .capture,
        "the first megabyte of one"
      ),
      (String(repeating: "x\n", count: 1 << 19) + "x", .tooLong, "more than a megabyte"),
      ("{}", .unreadableJSON, "an empty object"), ("[]", .unreadableJSON, "an empty list"),
      ("{\"message\": \"Permission denied\"}", .unreadableJSON, "an error"),
      ("{\"public_key\": null}", .unreadableJSON, "null"),
      ("{\"public_key\": \"ssh-rsa", .unreadableJSON, "a damaged object"),
      ("{\"public_key\": \"\"}", .key(.notWhole(.empty)), "an empty key"),
      (
        object.replacing("23:72", with: "23:73"),
        .key(.otherFingerprint(print(Captures.rsaMD5), reported: print(otherMD5))),
        "another fingerprint"
      ),
      (
        object.replacing("\"type\"", with: "\"public-key\": \"x\", \"type\""),
        .key(.bodyInvalid(.duplicateMember)), "a key that stands in it twice"
      ),
      (
        "\(rsa)\n-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n", .key(.notWhole(.privateKey)),
        "a private key behind a public one"
      ),
      (
        "\(rsa)\nssh-rsa MIIEowIBAAKCAQEAu1SU1LfVLPHCozMxH2Mo4lgOEePzNm0tRgeLezV6ffAt0gunVTLw7onL",
        .key(.notWhole(.privateKey)), "one without its first line"
      ),
    ] as [(String, Verification.Refusal, String)])
  func whole(text: String, refusal: Verification.Refusal, what: String) throws {
    let lines = VerifiedLine.lines(of: text)
    #expect(lines.count == 1)
    #expect(throws: refusal) { try lines.first?.result.get() }
  }

  private static let otherMD5 = Captures.rsaMD5.replacing("23:72", with: "23:73")

  private static func print(_ text: String) -> Fingerprint {
    // Every text that is given here is one.
    Fingerprint(parsing: text) ?? { preconditionFailure(text) }()
  }

  @Test(
    "a refusal says nothing of the text, and what to do next", arguments: TestSupport.JSONText.all)
  func silent(text: TestSupport.JSONText) throws {
    for json in [
      "{\"MARKER\":\(String(decoding: text.bytes, as: UTF8.self))}",
      "{\"public_key\":\(String(decoding: text.bytes, as: UTF8.self)),\"MARKER\":1}",
    ] {
      for line in VerifiedLine.lines(of: json) {
        guard case .failure(let refusal) = line.result else {
          Issue.record("a key in \(json)")
          continue
        }
        #expect(!refusal.description.contains("MARKER"))
        #expect(!refusal.hint.words.isEmpty)
      }
    }
  }
}
