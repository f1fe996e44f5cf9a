public import HAR
public import SSHKey

/// Why a capture, or a project in it, gives no key.
public enum CheckoutKeyFailure: Error, Equatable, Sendable {
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
  /// CircleCI did not create a key; the status is below 100 where no response came, nil where it is
  /// no number.
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

  /// It is no complete key, or none that may be shown.
  case notComplete(PublicKeyError)
  /// Its type is not known, and CircleCI's fingerprint, the only proof then, is missing or unreadable.
  case unknownKeyType
  /// Its base64 is in pieces, and there is no fingerprint to prove that none is missing.
  case inPieces
  /// Its fingerprint is not the one that CircleCI reported.
  case otherFingerprint(Fingerprint, reported: Fingerprint)

  /// How a body can be missing.
  public enum Absence: String, Equatable, Sendable {
    /// It has no `text`.
    case missing = "the key was created, but the capture does not hold the response"
    /// Its `text` is `null`.
    case null = "the key was created, but the response is null in the capture"
    /// Its `text` is empty.
    case empty = "the key was created, but the response is empty in the capture"
  }

  /// Why a body is not the JSON object that CircleCI answers.
  public enum Shortcoming: String, Equatable, Sendable {
    /// It is not JSON.
    case notJSON = "the response is not JSON"
    /// It is the beginning of JSON.
    case cutOff = "the response is cut off"
    /// It is another JSON value.
    case notAnObject = "the response is JSON, but not an object"
    /// It has no member `public_key`.
    case noPublicKey = "the response has no `public_key`"
    /// That member is no string.
    case publicKeyIsNoText = "the `public_key` of the response is not text"
    /// Readers differ on which of two members counts.
    case duplicateMember = "the response holds a member twice"
  }

  /// The failure in one word.
  public var outcome: CheckoutKeyRecord.Outcome {
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
    case .notComplete, .unknownKeyType, .inPieces, .otherFingerprint: .keyInvalid
    }
  }
}

extension CheckoutKeyFailure: CustomStringConvertible {
  /// What is wrong, as words that can follow a capture's name; nothing of a body is in them.
  public var description: String {
    switch self {
    case .unopened(let reason): reason
    case .archive(.truncated(let position)):
      "\(HARError.truncated(at: position)), before any complete response with a key"
    case .archive(let error): error.description
    case .noRequest(0): "it holds no requests"
    case .noRequest(1): "it holds one request, which is not a checkout-key request"
    case .noRequest(let count): "none of its \(count) requests is a checkout-key request"
    case .notChosen(let project, let host):
      "this checkout-key request is for \(project?.description ?? "another project") on "
        + "\(host ?? "an unknown host"), not for what you chose with --project or --host"
    case .refused(let status):
      Self.answer(status) + " to Add User Key, so there is no key"
    case .listRefused(let status):
      Self.answer(status) + " to the request for the list of keys, and the capture has no "
        + "click on Add User Key"
    case .onlyListed: "the capture has the list of keys, but no click on Add User Key"
    case .otherMethod(let method):
      "the only checkout-key request has the method \(method), which creates no key"
    case .bodyMissing(let absence): absence.rawValue
    case .bodyElsewhere: "the capture keeps the response in a file of its own"
    case .bodyRedacted: "a sanitizer has removed the response"
    case .keyRedacted: "a sanitizer has removed `public_key` from the response"
    case .bodyTooLong: "the response is longer than 1 MiB, which no answer of CircleCI's is"
    case .bodyUndecodable(let reason): "the response can't be read: \(reason.rawValue)"
    case .bodyInvalid(let shortcoming): shortcoming.rawValue
    case .notComplete(let error): error.description
    case .unknownKeyType:
      "the key's type is unknown, and there is no fingerprint to prove that the key is complete"
    case .inPieces:
      "the key has spaces or line breaks in it, and there is no fingerprint to prove that nothing is missing"
    case .otherFingerprint(let own, let reported):
      "the key's fingerprint is \(own), but CircleCI says \(reported)"
    }
  }

  private static func answer(_ status: Int?) -> String {
    switch status {
    case nil: "CircleCI gave an answer without a readable status"
    case let status? where status < 100: "CircleCI gave no answer"
    case let status?: "CircleCI answered \(status)"
    }
  }
}

extension CheckoutKeyFailure {
  /// The user's next step, with `FILE` for the capture's name; nil where there is none.
  func hint(_ exporter: Exporter) -> String? {
    switch self {
    case .unopened: nil
    case .archive(let error): Self.hint(error)
    case .noRequest:
      "open the Network panel on the project's SSH Keys page and \(exporter.keepLog), reload the page, "
        + "click Add User Key unless you have already, and \(exporter.export): "
        + "checkout-key --listed NEW.har"
    case .notChosen: "leave out --project and --host, or write them as they are in the capture"
    case .refused(let status), .listRefused(let status): Self.hint(status)
    case .onlyListed, .otherMethod:
      "click Add User Key with the Network panel open, wait until the new key is in the list, then "
        + exporter.export
    case .bodyMissing, .bodyElsewhere: exporter.recordList
    case .bodyRedacted, .keyRedacted:
      "use the capture as the browser exported it: a public key is no secret"
    case .bodyTooLong, .bodyUndecodable, .bodyInvalid, .notComplete, .unknownKeyType, .inPieces,
      .otherFingerprint:
      exporter.recordList
    }
  }

  /// The step where CircleCI answered something other than 201.
  private static func hint(_ status: Int?) -> String {
    switch status {
    case let status? where status < 100:
      "check the connection and any ad blocker, reload the page, and click Add User Key again if the "
        + "list does not show a new key"
    case 401: "log in to CircleCI again, then click Add User Key"
    case 403:
      "ask somebody with admin rights on the Bitbucket repository to click Add User Key"
    case 404: "check that CircleCI builds this project, and that you are allowed to see it"
    case 429: "wait a minute, then click Add User Key once"
    case 500:
      "click \"Authorize with Bitbucket\" on the project's SSH Keys page, then Add User Key"
    case let status? where status > 500:
      "look at status.circleci.com, and click Add User Key again when CircleCI works"
    default: "click Add User Key again and look at what the page says"
    }
  }

  /// The step where a capture could not be read, or not to its end.
  private static func hint(_ error: HARError) -> String? {
    switch error {
    case .unreadable: nil
    case .empty:
      "type checkout-key into the filter of the Network panel and export again: Chrome leaves an empty "
        + "file when an export fails"
    case .foreign(let format): hint(format)
    case .notJSON, .notHAR:
      "export the Network panel as a HAR file (\"Export HAR\" in Chrome, \"Save All As HAR\" in "
        + "Firefox)"
    case .runTogether: "put each capture into a file of its own, and give all of them"
    case .truncated: "export or copy the file again, and wait until it is complete"
    case .malformed: "use the original file: this one was edited, or changed by another program"
    }
  }

  private static func hint(_ format: FileFormat) -> String {
    switch format {
    case .png, .jpeg, .pdf, .html:
      "export the Network panel as a HAR file; a picture or a saved page does not hold the key"
    case .gzip: "unpack it first: gunzip -c FILE | checkout-key"
    case .zip: "unpack it first: unzip -p FILE '*.har' | checkout-key"
    case .zlib: "unpack it first, with a program that reads zlib streams"
    case .zstd: "unpack it first: zstd -dc FILE | checkout-key"
    case .bzip2: "unpack it first: bunzip2 -c FILE | checkout-key"
    case .xz: "unpack it first: xz -dc FILE | checkout-key"
    case .utf32: "convert it first: iconv -f UTF-32 -t UTF-8 FILE | checkout-key"
    case .python: "write it with json.dump, not with print or str, and try again"
    case .jsonString: "unpack it first: jq -r . FILE | checkout-key"
    case .mitmproxy: "convert it first: mitmdump -nr FILE --set hardump=NEW.har"
    case .charles: "in Charles, choose Export Session and the format HTTP Archive (.har)"
    }
  }
}
