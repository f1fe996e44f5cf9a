import SSHKey

/// The result for one key, or for a capture or project that has none.
///
///     for record in Extraction().capture(from: bytes, named: "circleci.com.har").records {
///       switch record.result {
///       case .success(let key): print(key.line)
///       case .failure(let failure): print("no key: \(failure)")
///       }
///     }
public struct CheckoutKeyRecord: Equatable, Sendable {
  /// The capture's name, as the user gave it.
  public package(set) var capture: String
  /// The index in `log.entries` of the entry that this is about.
  public package(set) var entry: Int?
  /// The project in the request's path.
  public package(set) var project: Project?
  /// What may be shown of the request's URL.
  public package(set) var url: String?
  /// When the request began, as the exporter wrote it, if that is a time.
  public package(set) var startedAt: String?
  /// When CircleCI made the key, as it says itself; known also where the key is lost.
  public package(set) var createdAt: String?
  /// The key, or why there is none.
  public package(set) var result: Result<ExtractedKey, CheckoutKeyFailure>
  /// Whether another key of the same project comes before it.
  public package(set) var isSuperseded = false
  /// What the user should know of a result that was given all the same.
  public package(set) var remarks: [Remark] = []
  /// Whether the capture holds cookies or tokens besides.
  public package(set) var holdsCredentials = false
  /// What the user can do about it.
  package var hint: Hint?
  /// What is said behind the failure: which keys are not given because of it.
  var withheld = ""
  /// Whose requests this is about; nil if it is about a whole capture.
  var owner: CheckoutKeyURL.Owner?

  /// What became of it, in one word.
  public var outcome: Outcome {
    switch result {
    case .success: isSuperseded ? .superseded : .key
    case .failure(let failure): failure.outcome
    }
  }

  /// The key, if there is one.
  public var key: ExtractedKey? { try? result.get() }

  /// What is wrong, as words that can follow the capture's name; nil if there is a key.
  public var message: String? {
    reason.map { (entry.map { "entry \($0): " } ?? "") + $0 }
  }

  /// The same without the entry, as several captures may have it.
  package var reason: String? {
    guard case .failure(let failure) = result else { return nil }
    return failure.description + withheld
  }

  /// Whether it is about a project, and not about a whole capture.
  package var isOfProject: Bool { owner != nil }

  /// Makes a record that says nothing but its result.
  ///
  /// - Parameters:
  ///   - capture: the capture's name.
  ///   - result: the key, or why there is none.
  package init(capture: String, result: Result<ExtractedKey, CheckoutKeyFailure>) {
    self.capture = capture
    self.result = result
  }
}

extension CheckoutKeyRecord: Row {
  /// In the order of every machine format.
  static let members: [Member] = [
    ("capture", { .text($0.capture) }), ("entry", { .number($0.entry) }),
    ("outcome", { .text($0.outcome.rawValue) }), ("project", { .text($0.project?.description) }),
    ("public_key", { .text($0.key?.line) }),
    ("key_type", { .text($0.key?.publicKey.type.rawValue) }),
    ("bits", { .number($0.key?.publicKey.bits) }),
    ("comment", { .text($0.key?.publicKey.comment) }),
    ("fingerprint_md5", { .text($0.key?.publicKey.fingerprint(.md5).description) }),
    ("fingerprint_sha256", { .text($0.key?.publicKey.fingerprint(.sha256).description) }),
    ("checkout_key_type", { .text($0.key?.type) }), ("created_at", { .text($0.createdAt) }),
    ("url", { .text($0.url) }), ("message", { .text($0.message) }),
    ("warnings", { .list($0.remarks.map(\.description)) }),
    ("workspace", { .text($0.project?.workspace) }),
    ("repository", { .text($0.project?.repository) }),
    ("access_keys_url", { .text($0.project?.accessKeysURL) }),
    ("source", { .text($0.key?.source.rawValue) }), ("preferred", { .truth($0.key?.isPreferred) }),
    ("started_at", { .text($0.startedAt) }), ("holds_credentials", { .truth($0.holdsCredentials) }),
    ("hint", { .text($0.hint?.words) }),
  ]
}
