import Foundation
import SSHKey
import TestSupport

@testable import CheckoutKey

// Short words for the entries of tables: clicks, lists of keys, and the keys in them.

let (rsa, ed25519) = (Captures.rsa, Captures.ed25519)
let rsaSHA256 = "SHA256:fu0o123EvzS00YggNbyQxEHFAoHpRzzWUVnnErBjsL8"

/// A type that has no fields in the table.
let ed448 = "ssh-ed448 AAAACXNzaC1lZDQ0OAAAAAgBAgMEBQYHCA=="
let ed448MD5 = (try? PublicKey(parsing: ed448))?.fingerprint(.md5).description ?? "none"

/// The longest RSA key that is too short for Bitbucket Cloud and ends with a byte.
let shortRSA =
  "ssh-rsa "
  + Data(
    [0, 0, 0, 7] + "ssh-rsa".utf8 + [0, 0, 0, 3, 1, 0, 1, 0, 0, 1, 0, 0, 0x80]
      + [UInt8](repeating: 1, count: 254)
  ).base64EncodedString()

/// This minute of noon, as exporters write it.
func noon(_ minute: Int) -> String { "2026-11-23T12:0\(minute):00.000Z" }

/// A click that began at this minute of noon, with a key that CircleCI made at that one.
func made(
  _ key: String, at minute: Int? = nil, began: Int? = nil, type: String = "bitbucket-user-key",
  host: String = "circleci.com"
) -> String {
  Captures.entry(
    Captures.url(host: host), time: began.map(noon), body: item(key, at: minute, type: type))
}

/// A click whose response the capture lost.
func lost(began: Int? = nil) -> String { answer(201, began: began) }

/// A request without a body.
func answer(_ status: some CustomStringConvertible, method: String = "POST", began: Int? = nil)
  -> String
{
  Captures.entry(status: status, method: method, time: began.map(noon))
}

/// The page's side of an exchange that a service worker made.
func page(began: Int? = nil) -> String {
  Captures.entry(time: began.map(noon), isFetchedViaServiceWorker: true)
}

/// The page's side of a list that a service worker loaded.
func listPage(began: Int? = nil) -> String {
  Captures.entry(
    status: 200, method: "GET", time: began.map(noon), isFetchedViaServiceWorker: true)
}

/// The list of keys, or a further page of it.
func list(
  _ items: String..., began: Int? = nil, isFurther: Bool = false, host: String = "circleci.com"
) -> String {
  Captures.entry(
    Captures.url(host: host) + (isFurther ? "?page-token=x" : ""), status: 200, method: "GET",
    time: began.map(noon), body: "[" + items.joined(separator: ",") + "]")
}

/// What CircleCI says of one key.
func item(
  _ key: String, at minute: Int? = nil, type: String = "bitbucket-user-key",
  isPreferred: Bool? = nil
) -> String {
  let md5 = [rsa: Captures.rsaMD5, ed25519: Captures.ed25519MD5][key]
  return object([
    ("public_key", Captures.json(key)), ("fingerprint", md5.map(Captures.json)),
    ("type", Captures.json(type)), ("preferred", isPreferred.map { "\($0)" }),
    ("time", minute.map { "\"2026-11-23T12:0\($0):00Z\"" }),
  ])
}

/// The JSON text of an object with those of these members that are there.
func object(_ members: [(String, String?)]) -> String {
  let present = members.compactMap { name, value in value.map { "\"\(name)\":\($0)" } }
  return "{\(present.joined(separator: ","))}"
}

/// The same of the key that CircleCI uses.
func preferred(_ key: String, at minute: Int? = nil) -> String {
  item(key, at: minute, isPreferred: true)
}

extension Extraction {
  init(project: String? = nil, host: String? = nil, listed: Bool = false, all: Bool = false) {
    self.init()
    (self.project, self.host) = (project, host)
    (includesListed, includesSuperseded) = (listed, all)
  }

  /// Reads a capture with these entries.
  func capture(_ entries: [String]) -> CheckoutKeyCapture {
    capture(from: Captures.har(entries), named: "a.har")
  }

  /// Reads several, `0.har`, `1.har` and so on.
  func run(_ captures: [[String]]) -> CheckoutKeyRun {
    captures.enumerated().reduce(into: CheckoutKeyRun(self)) { run, capture in
      run.add(self.capture(from: Captures.har(capture.element), named: "\(capture.offset).har"))
    }
  }

  /// The keys of a capture's projects; nil for one without a key.
  func keys(_ entries: [String]) -> [String?] { capture(entries).records.map(\.key?.line) }

  /// The same of one capture for each entry.
  func keys(spread entries: [String]) -> [String?] {
    run(entries.map { [$0] }).records.map(\.key?.line)
  }
}
