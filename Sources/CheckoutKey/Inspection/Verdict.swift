/// Why a checkout-key request counts or does not.
public enum Verdict: Equatable, Sendable {
  /// It was to create a key, and this is what became of that.
  case outcome(Outcome)
  /// It asks for the keys that there are.
  case list
  /// The browser asks whether it may ask (CORS).
  case preflight
  /// It does something else, such as to delete a key.
  case other
  /// It gives a key that another entry gives too.
  case sameKey
  /// It is the page's side of an exchange that a service worker made.
  case serviceWorkerCopy

  /// One word, as tables and machine formats show it.
  public var name: String {
    switch self {
    case .outcome(let outcome): outcome.rawValue
    case .list: "list"
    case .preflight: "preflight"
    case .other: "other"
    case .sameKey: "same-key"
    case .serviceWorkerCopy: "service-worker"
    }
  }
}
