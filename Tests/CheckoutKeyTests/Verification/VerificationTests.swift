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
      (" \(ed25519) \n\n", ["1 \(ed25519)"]), ("\n\(rsa)\r\n\(rsa)\n", ["2 \(rsa)", "3 \(rsa)"]),
      ("\(rsa)\n\(folded)\n\(rsa) me", ["1 \(rsa)", "2 *\(ed25519)", "4 \(rsa) me"]),
      ("\u{FEFF}\(rsa)\n", ["1 *\(rsa)"]), ("# mine\n\(rsa)", ["1 \(other)", "2 \(rsa)"]),
      ("\(rsa.dropLast(72))\n\(rsa)", ["1 the key stops after 225 of 279 bytes", "2 \(rsa)"]),
      // Other text, of which each line would be a piece.
      ("# mine\n- add_ssh_keys:\n    fingerprints:", ["1 \(other)"]), ("abc", ["1 \(other)"]),
      ("\"\"", ["1 there is no key"]), ("\n \u{FEFF}\n", ["1 the input is empty"]),
    ] as [(String, [String])])
  func lines(text: String, answers: [String]) {
    #expect(Self.answers(text) == answers)
  }

  private static let other = "this is not an OpenSSH public key line"
  private static let folded = ed25519.replacing("AAAAC3", with: "AAAA\nC3")

  private static let object =
    #"{"public_key": "\#(rsa) \n", "type": "deploy-key", "fingerprint": "\#(C.rsaMD5)"}"#

  @Test(
    "understands the response's JSON, of which nothing is pasteable",
    arguments: [
      ("\u{FEFF}\n \(object)\r\n", 2, true), (object.replacing("{", with: "{\n\n"), 3, true),
      (object + ",", 1, true), (String(object.dropLast()), 1, true),
      (String(object.dropFirst()), 1, true), (#""public_key": "\#(rsa) \n","#, 1, false),
      (#""type": "x", "public-key":"\#(rsa)"}"#, 1, false),
      // A cut fingerprint.
      (object.replacing(":a0\"", with: "\""), 1, false),
    ])
  func response(text: String, number: Int, isCompared: Bool) throws {
    let lines = VerifiedLine.lines(of: text)
    #expect(lines.map(\.number) == [number])
    let key = try #require(try lines.first?.result.get())
    #expect(key.key.line == rsa && key.key.isCompared == isCompared)
    #expect(!key.isPasteable && key.cleanings.first == "JSON around the key")
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

  /// `KEY` is an Ed25519 key, `MD5` its fingerprint; 0 stands for a line without that key.
  @Test(
    "understands what else holds a key",
    arguments: [
      ("fingerprint: \"MD5\"\nlogin: null\npreferred: true\npublic_key: \"KEY\"", [4]),
      ("fingerprint: \"\(C.rsaMD5)\"\npublic_key: \"KEY\"", [0]),
      ("▶ 0: {public_key: \"KEY…\", …}\npublic_key: \"KEY\"", [1]),
      ("0: {preferred: true, public_key: 'KEY'}\n1: {public_key: 'KEY'}", [1, 2]),
      ("{'public_key': 'KEY\\n', 'login': 'it\\'s \"me\"', 'preferred': True}", [1]),
      ("{'public_key': 'KEY \\''}", [1]), ("public_key = \"KEY\\n\"\n", [1]),
      ("[\n{\"login\": \"my key: x\", \"public_key\": \"KEY\"}]", [2]),
      ("- public_key: KEY\n  type: x\n- public_key: KEY", [0, 0, 0]), ("key:       KEY", [1]),
      ("\u{FEFF}public_key:\t“KEY”,", [1]), ("key: x\n\(ed25519)", [0, 2]),
      ("{x: 1}\nlabel: a, b\nkey: KEY", [3]),
      (#"{"key":{"text":"KEY","label":"x"},"permission":"REPO_READ"}"#, [1]),
      // Our own NDJSON and JSON.
      ("{\"public_key\":\"KEY\",\"fingerprint_md5\":\"MD5\"}\n{\"key\":\"KEY\"}\n", [1, 2]),
      (#"[{"public_key":"KEY","checkout_key_type":"x"},{"public_key":null}]"#, [1, 0]),
      ("{\"items\": [\n{\"key\":\"KEY\"},\n{\"key\":\"KEY\"}], \"x\": null}", [2, 3]),
      ("[7, {\"public_key\":\"KEY\"}, [8]]", [1]),
      ("{\"a\":1}\n\n{\"public_key\":\"KEY\"}", [0, 3]),
    ])
  func forms(text: String, numbers: [Int]) {
    let text = text.replacing("KEY", with: ed25519).replacing("MD5", with: C.ed25519MD5)
    let lines = VerifiedLine.lines(of: text)
    let found = lines.map { line in
      (try? line.result.get())?.key.line == ed25519 ? line.number : 0
    }
    #expect(found == numbers, "\(Self.answers(lines))")
  }

  @Test(
    "reads the words of JavaScript and Python",
    arguments: [
      ("true", true), ("True", true), ("false", false), ("False", false), ("null", nil),
      ("None", nil), ("undefined", nil),
    ] as [(String, Bool?)])
  func words(word: String, isPreferred: Bool?) throws {
    let members = "'preferred': \(word), 'fingerprint': '\(C.ed25519MD5)'"
    let text = "{'public_key': '\(ed25519)', \(members)}"
    let verification = try #require(VerifiedLine.lines(of: text).first).result.get()
    #expect(verification.key.isPreferred == isPreferred && verification.key.isCompared)
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
      ("// note\n{ \"log\" :\n {", .capture),
      ("{\"log\":{\"entries\":[\"" + String(repeating: "x", count: 1 << 20), .capture),
      (String(repeating: "x\n", count: 1 << 19) + "x", .tooLong), ("{}", .unreadableJSON),
      ("{\"public_key\": \"ssh-rsa", .unreadableJSON),
      ("{\"public_key\": \"\"}", .key(.notComplete(.empty))),
      ("public_key: \"\(ed25519)\"\npublic_key: \"\(ed25519)\"", twice),
      ("[{\"public_key\":\"K\",\"public_key\":\"K\"}]", twice),
      (#"{"key":{"text":"K","text":"K"}}"#, twice),
      ("-----BEGIN CERTIFICATE-----\nMIIB\n-----", .key(.notComplete(.notAPublicKey))),
      // A private key without its first line.
      ("\(rsa)\nssh-rsa \(der)", .key(.notComplete(.privateKey))),
    ] as [(String, Verification.Refusal)])
  func whole(text: String, refusal: Verification.Refusal) throws {
    let lines = VerifiedLine.lines(of: text)
    #expect(lines.count == 1)
    #expect(throws: refusal) { try lines.first?.result.get() }
  }

  private static let twice = Verification.Refusal.key(.bodyInvalid(.duplicateMember))
  private static let der = "MIIEowIBAAKCAQEA" + String(repeating: "x", count: 48)

  @Test("a refusal shows nothing of the text, and has a hint")
  func silent() {
    for text in TestSupport.JSONText.all {
      let json = String(decoding: text.bytes, as: UTF8.self)
      for line in VerifiedLine.lines(of: "{\"public_key\":\(json),\"MARKER\":\(json)}") {
        guard case .failure(let refusal) = line.result else {
          Issue.record("a key in \(json)")
          continue
        }
        #expect(!refusal.description.contains("MARKER") && !refusal.hint.words.isEmpty)
      }
    }
  }

  @Test(
    "compares fingerprints in any spelling",
    arguments: [
      (C.rsaMD5.replacing(":", with: ""), true), ("2048 \(rsaSHA256) no comment (RSA)\n", true),
      (C.ed25519MD5, false), ("10:1e", nil), (String(repeating: "x", count: 32), nil),
      ("key \(rsaSHA256)", nil), ("2048 RSA", nil),
    ] as [(String, Bool?)])
  func fingerprints(text: String, expected: Bool?) throws {
    let fingerprint = Verification.fingerprint(in: text)
    #expect(try fingerprint.map(VerifiedLine.lines(of: rsa)[0].result.get().matches) == expected)
  }

  @Test(
    "tells a key from a file's name",
    arguments: [
      (String(rsa.dropFirst(8)), true), (C.rsaMD5, true), ("ssh-ed25519", true),
      ("ssh-ed25519AAAAC3", true), ("ssh-ed25519-AAAA.pub", false), ("-----BEGIN", true),
      ("--fingerprint", false), ("my key.pub", false),
      (String(rsa.dropFirst(40).prefix(64)), true), (String(rsa.dropFirst(40).prefix(63)), false),
      ("/Users/Anna/Documents/Projects/Webapp/Integration/Recordings/Chrome", false),
    ])
  func kinds(text: String, isKey: Bool) {
    #expect(Verification.looksLikeKey(text) == isKey)
  }
}
