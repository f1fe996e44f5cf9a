public import HAR

/// What the user should know of a key that was given all the same.
public enum Warning: Equatable, Sendable {
  /// It is the newest of its project in the capture, by time or, where times can't all be read, by
  /// position; these entries hold older ones.
  case newest(older: Entries, byTime: Bool)
  /// Another host answered for the same project in these entries; circleci.com comes first.
  case otherHosts(Entries)
  /// The key in this entry has replaced it.
  case superseded(by: Int)
  /// The key in this entry comes before it, because circleci.com answered there.
  case outranked(by: Int)
  /// A host other than circleci.com answered.
  case foreignHost(String?)
  /// Something follows the archive at this offset.
  case followed(offset: Int)
  /// The capture is not whole, so that a newer key may be missing.
  case incomplete(HARError)
  /// There is no fingerprint to compare the key with, or none that can be read.
  case notCompared
  /// Bitbucket does not like it, in words.
  case objection(String)
  /// It is a deploy key, which nobody has to paste anywhere.
  case deployKey
  /// CircleCI says that it will not use it.
  case notPreferred
  /// It is the newest of its project over several captures, by time or, where times can't be compared,
  /// by the order of the captures; these hold others.
  case newestOfAll(others: Places, byTime: Bool)
  /// Other captures hold keys of the project, which are not given because the newest response decides.
  case withheld(Places)
}

extension Warning: CustomStringConvertible {
  /// What is to be known, as words that can follow a capture's name.
  public var description: String {
    switch self {
    case .newest(let older, byTime: true):
      "the newest key of this project; an older one is in \(older)"
    case .newest(let older, byTime: false):
      "the last key of this project in the capture, whose times can't all be read; another "
        + "one is in \(older)"
    case .otherHosts(let entries):
      "another host answered for this project too (\(entries)); circleci.com comes first"
    case .superseded(let newer): "entry \(newer) is newer for the same project"
    case .outranked(let first): "entry \(first) comes first, because circleci.com answered there"
    case .foreignHost(let host): "\(host ?? "no host") answered, which is not circleci.com"
    case .followed(let offset): "what follows the archive at byte \(offset) was not read"
    case .incomplete(let error): "\(error); a newer key may be missing"
    case .notCompared:
      "the response has no readable fingerprint, so a changed letter would go unnoticed"
    case .objection(let words): words
    case .deployKey:
      "this is a deploy key, which CircleCI adds to Bitbucket itself, not a user key"
    case .notPreferred:
      "CircleCI says that this key is not the preferred one: it uses another key for this project"
    case .newestOfAll(let others, byTime: true):
      "the newest key of this project; an older one is in \(others)"
    case .newestOfAll(let others, byTime: false):
      "the key of this project in the last capture, as their times can't be compared; another one is "
        + "in \(others)"
    case .withheld(let others):
      others.count == 1
        ? "the older key in \(others) is not given, as the newest response of this project decides"
        : "the older keys in \(others) are not given, as the newest response of this project decides"
    }
  }
}
