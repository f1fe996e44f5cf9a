public import HAR
public import SSHKey

/// Why a capture, or a project in it, gives no key.
public enum Failure: Error, Equatable, Sendable {
  // MARK: The capture

  /// It could not be opened, for this reason.
  case unopened(String)
  /// It could not be read, or not far enough.
  case archive(HARError)

  // MARK: No response counts

  /// There is no checkout-key request among this many entries.
  case noRequest(entryCount: Int)
  /// There are checkout-key requests, but not for the project or the host that was asked for; this is
  /// one of them.
  case notChosen(project: Project?, host: String?)
  /// CircleCI did not create a key; the status is 0 where no response came, nil where it is no number.
  case refused(status: Int?)
  /// CircleCI did not give the list of keys, and nothing else was asked for.
  case listRefused(status: Int?)
  /// The list of keys was loaded, and nothing else was asked for.
  case onlyListed
  /// Requests of this method create no key.
  case otherMethod(String)

  // MARK: The response's body

  /// There is none.
  case bodyMissing(Absence)
  /// It is in another file.
  case bodyElsewhere
  /// A sanitizer took it out.
  case bodyRedacted
  /// A sanitizer took the key in it out.
  case keyRedacted
  /// It is longer than what is kept.
  case bodyTooLong
  /// It can't be decoded.
  case bodyUndecodable(HARBody.Reason)
  /// It is not what CircleCI answers.
  case bodyInvalid(Shortcoming)

  // MARK: The key

  /// It is no whole key, or none that may be shown.
  case notWhole(PublicKeyError)
  /// Its type is not known, and CircleCI's fingerprint, the only proof then, is missing or unreadable.
  case unknownKeyType
  /// Its fingerprint is not the one that CircleCI reported.
  case otherFingerprint(Fingerprint, reported: Fingerprint)

  /// The newest response of a project gives no key for this reason, and older keys are not given,
  /// because a stale key would be worse than none.
  indirect case newest(Failure, older: Entries)

  /// How a body can be missing.
  public enum Absence: String, Equatable, Sendable {
    /// It has no `text`.
    case missing = "the response has no body"
    /// Its `text` is `null`.
    case null = "the response's body is null"
    /// Its `text` is empty.
    case empty = "the response's body is empty"
  }

  /// Why a body is not the JSON object that CircleCI answers.
  public enum Shortcoming: String, Equatable, Sendable {
    /// It is not JSON.
    case notJSON = "the body is not JSON"
    /// It is nested deeper than any answer of CircleCI's.
    case nestedTooDeep = "the body is nested too deep"
    /// It is another JSON value.
    case notAnObject = "the body is JSON but not an object"
    /// It has no member `public_key`.
    case noPublicKey = "the body has no `public_key`"
    /// That member is no string.
    case publicKeyIsNoText = "the body's `public_key` is not text"
  }

  /// The failure in one word.
  public var outcome: Outcome {
    switch self {
    case .unopened, .archive(.unreadable): .unreadable
    case .archive(.truncated): .truncated
    case .archive: .notAHAR
    case .noRequest, .notChosen: .noCheckoutKey
    case .refused, .listRefused, .onlyListed, .otherMethod: .notCreated
    case .bodyMissing: .bodyMissing
    case .bodyElsewhere: .bodyElsewhere
    case .bodyRedacted, .keyRedacted: .bodyRedacted
    case .bodyTooLong, .bodyUndecodable, .bodyInvalid: .bodyInvalid
    case .notWhole, .unknownKeyType, .otherFingerprint: .keyInvalid
    case .newest(let failure, _): failure.outcome
    }
  }
}

extension Failure: CustomStringConvertible {
  /// What is wrong, as words that can follow a capture's name; nothing of a body is in them.
  public var description: String {
    switch self {
    case .unopened(let reason): reason
    case .archive(.truncated(let position)):
      "\(HARError.truncated(at: position)), before any complete response that counts"
    case .archive(let error): error.description
    case .noRequest(0): "no entries"
    case .noRequest(let count): "no checkout-key request among its entries (\(count))"
    case .notChosen(let project, let host):
      "no checkout-key request for the project or host that was asked for; this one is for "
        + "\(project?.description ?? "another") on \(host ?? "no host")"
    case .refused(let status):
      Self.answer(status, to: "checkout-key request") + ", so there is no key"
    case .listRefused(let status):
      Self.answer(status, to: "request for the list of keys") + ", and no key was created"
    case .onlyListed: "the list of keys was loaded, but no key was created"
    case .otherMethod(let method): "the method is \(method), and no request creates a key"
    case .bodyMissing(let absence): absence.rawValue
    case .bodyElsewhere: "the response's body is in another file"
    case .bodyRedacted: "a sanitizer took the response's body out"
    case .keyRedacted: "a sanitizer took `public_key` out"
    case .bodyTooLong: "the response's body is longer than 1 MiB"
    case .bodyUndecodable(let reason): "the body can't be decoded: \(reason.rawValue)"
    case .bodyInvalid(let shortcoming): shortcoming.rawValue
    case .notWhole(let error): error.description
    case .unknownKeyType:
      "the key's type is unknown, and there is no fingerprint to prove that the key is complete"
    case .otherFingerprint(let own, let reported):
      "the key's fingerprint is \(own) but CircleCI reported \(reported)"
    case .newest(let failure, let older):
      "\(failure); the older key in \(older) is not given, as the newest decides"
    }
  }

  private static func answer(_ status: Int?, to what: String) -> String {
    switch status {
    case nil: "the \(what) got no response with a status"
    case 0: "the \(what) got no response"
    case let status?: "CircleCI answered \(status) to the \(what)"
    }
  }
}
