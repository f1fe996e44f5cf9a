import HAR
import SSHKey
import Testing

@testable import CheckoutKey

@Suite struct HintTests {
  @Test(
    "tells a step from the command at its end",
    arguments: [
      ("see: and that: checkout-key verify FILE", "see: and that", "checkout-key verify a.har"),
      ("jq: jq 'x: y' FILE | checkout-key", "jq", "jq 'x: y' a.har | checkout-key"),
      ("wait: a minute", "wait: a minute", nil), ("jq: jqx .", "jq: jqx .", nil), ("", "", nil),
    ] as [(String, String, String?)])
  func parts(general: String, step: String, command: String?) {
    let hint = Hint(general, file: "a.har")
    #expect(hint.step == step)
    #expect(hint.command == command)
  }

  @Test(
    "what to do depends on what CircleCI answered",
    arguments: [
      (99, "check the connection"), (100, "click Add User Key again and look"), (401, "log in"),
      (400, "click Add User Key again and look"), (nil, "click Add User Key again and look"),
      (403, "ask somebody"), (404, "check that CircleCI builds"), (429, "wait a minute"),
      (500, "click \"Authorize with Bitbucket\""), (501, "look at status.circleci.com"),
    ] as [(Int?, String)])
  func statuses(status: Int?, words: String) {
    #expect(CheckoutKeyFailure.refused(status: status).hint(.chrome)?.hasPrefix(words) == true)
    #expect(CheckoutKeyFailure.listRefused(status: status).hint(.chrome)?.hasPrefix(words) == true)
  }

  @Test(
    "what to do depends on what exported the capture",
    arguments: [
      ("Firefox", "\"Persist Logs\"", "\"Save All As HAR\"", "set devtools.netmonitor"),
      ("WebKit Web Inspector", "\"Preserve Log\"", "the Export button", "reload"),
      ("Playwright", "\"Preserve log\"", "the arrow", "record the SSH Keys page again"),
      ("another", "\"Preserve log\"", "the arrow", "reload"),
    ])
  func exporters(name: String, keepLog: String, export: String, recordList: String) {
    let exporter = Exporter(creatorName: name)
    let noRequest = CheckoutKeyFailure.noRequest(entryCount: 1).hint(exporter)
    #expect(noRequest?.contains("turn on \(keepLog), reload") == true)
    #expect(noRequest?.contains("export with \(export)") == true)
    let lost = CheckoutKeyFailure.bodyMissing(.null).hint(exporter)
    #expect(lost?.hasPrefix("don't click again, the key exists: \(recordList)") == true)
  }

  @Test(
    "what is another kind of file says how a capture comes out of it",
    arguments: [
      (.gzip, "gunzip -c FILE |"), (.zip, "unzip -p FILE '*.har' |"), (.zlib, "reads zlib streams"),
      (.zstd, "zstd -dc FILE |"), (.bzip2, "bunzip2 -c FILE |"), (.xz, ": xz -dc FILE |"),
      (.png, "a picture"), (.jpeg, "a picture"), (.pdf, "a picture"), (.html, "a saved page"),
      (.utf32, "iconv -f UTF-32 -t UTF-8 FILE |"), (.python, "json.dump"),
      (.jsonString, "jq -r . FILE |"), (.mitmproxy, "mitmdump -nr FILE --set hardump=NEW.har"),
      (.charles, "Charles, choose Export Session"),
    ] as [(FileFormat, String)])
  func formats(format: FileFormat, words: String) {
    let hint = CheckoutKeyFailure.archive(.foreign(format)).hint(.chrome)
    #expect(hint?.contains(words) == true)
  }

  @Test(
    "other failures have steps of their own",
    arguments: [
      (.notChosen(project: nil, host: nil), "leave out --project"), (.onlyListed, "click Add User"),
      (.otherMethod("PUT"), "click Add User"), (.bodyRedacted, "use the capture as the browser"),
      (.keyRedacted, "use the capture as the browser"), (.inPieces, "don't click again"),
      (.archive(.empty), "type checkout-key into the filter"),
    ] as [(CheckoutKeyFailure, String)])
  func failures(failure: CheckoutKeyFailure, words: String) {
    #expect(failure.hint(.chrome)?.hasPrefix(words) == true)
  }

  @Test(
    "what verify refuses, too",
    arguments: [
      (.tooLong, "give only the line"), (.mixedEncodings, "write it again in one encoding"),
      (.unreadableJSON, "copy the complete JSON"), (.empty, "copy the key line again"),
      (.key(.inPieces), "copy the complete response again"),
      (changed, "copy the complete response again: a letter"),
      (.key(.notComplete(.privateKey)), "never paste a private key"),
      (.key(.notComplete(.certificate)), "give the public key instead"),
      (.key(.notComplete(.severalKeys)), "check one key at a time"),
      (.key(.notComplete(.missingSpace)), "put a space after the key type"),
      (.key(.notComplete(.onlyFingerprint)), "copy the complete key line"),
      (.key(.notComplete(.otherFormat(.rfc4716))), "convert it: ssh-keygen -i -f FILE"),
      (.key(.notComplete(.otherFormat(.pkcs1))), "convert it: ssh-keygen -i -m PEM -f FILE"),
    ] as [(Verification.Refusal, String)])
  func refusals(refusal: Verification.Refusal, words: String) {
    #expect(refusal.hint.general.hasPrefix(words))
  }

  private static let changed =
    Fingerprint(parsing: rsaSHA256).map { fingerprint in
      Verification.Refusal.key(.otherFingerprint(fingerprint, reported: fingerprint))
    } ?? .empty
}
