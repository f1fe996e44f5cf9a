import SSHKey

/// The result for one key, or for a capture or project that has none.
///
///     for record in Extraction().records(from: bytes, named: "circleci.com.har") {
///       switch record.result {
///       case .success(let key): print(key.line)
///       case .failure(let failure): print("no key: \(failure)")
///       }
///     }
public struct Record: Equatable, Sendable {
  /// The capture's name, as the user gave it.
  public var capture: String
  /// The index in `log.entries` of the entry that this is about.
  public var entry: Int?
  /// The project in the request's path.
  public var project: Project?
  /// The request's URL without its query.
  public var url: String?
  /// When the request began, as the exporter wrote it, if that is a time.
  public var startedAt: String?
  /// The key, or why there is none.
  public var result: Result<ExtractedKey, Failure>
  /// What the user should know of a result that was given all the same.
  public var warnings: [Warning] = []
  /// What the user can do about it.
  public var nextStep: NextStep?
  /// The next step in words; a program replaces them where the step is one of its own.
  public var hint: String?
  /// Whether the capture holds cookies or tokens besides.
  public var holdsCredentials = false

  /// What tells the age and the rank of the response, also where it gives no key.
  var origin: Origin?

  /// What a response says of itself besides its key.
  struct Origin: Equatable, Sendable {
    /// When CircleCI made the key, if it says so.
    let createdAt: StartTime?
    let source: ExtractedKey.Source
    let isFromCircleCI: Bool
  }

  /// What became of it, in one word.
  public var outcome: Outcome {
    switch result {
    case .success(let key): key.isSuperseded ? .superseded : .key
    case .failure(let failure): failure.outcome
    }
  }

  /// The key, if there is one.
  public var key: ExtractedKey? { try? result.get() }

  /// What is wrong, as words that can follow the capture's name; nil if there is a key.
  public var message: String? {
    guard case .failure(let failure) = result else { return nil }
    return (entry.map { "entry \($0): " } ?? "") + failure.description
  }

  /// A record of a key.
  ///
  /// - Parameters:
  ///   - capture: the capture's name.
  ///   - key: the key.
  public init(capture: String, key: ExtractedKey) {
    self.init(capture: capture, result: .success(key))
  }

  /// A record that says why there is no key.
  ///
  /// - Parameters:
  ///   - capture: the capture's name.
  ///   - failure: what is wrong.
  ///   - nextStep: what the user can do about it.
  public init(capture: String, failure: Failure, nextStep: NextStep? = nil) {
    self.init(capture: capture, result: .failure(failure))
    self.nextStep = nextStep
    hint = nextStep?.words
  }

  init(capture: String, result: Result<ExtractedKey, Failure>) {
    self.capture = capture
    self.result = result
  }
}

extension Record: Row {
  /// In the order of every machine format.
  static let memberNames = [
    "capture", "entry", "outcome", "project", "public_key", "key_type", "bits", "comment",
    "fingerprint_md5", "fingerprint_sha256", "checkout_key_type", "created_at", "url", "message",
    "warnings", "workspace", "repository", "access_keys_url", "source", "preferred", "started_at",
    "holds_credentials", "hint",
  ]

  var values: [RowValue] {
    let publicKey = key?.publicKey
    return [
      .text(capture), .number(entry), .text(outcome.rawValue), .text(project?.description),
      .text(publicKey?.line), .text(publicKey?.type.rawValue), .number(publicKey?.bits),
      .text(publicKey?.comment), .text(publicKey?.fingerprint(.md5).description),
      .text(publicKey?.fingerprint(.sha256).description), .text(key?.type), .text(key?.createdAt),
      .text(url), .text(message), .list(warnings.map(\.description)),
      .text(project?.workspace), .text(project?.repository), .text(project?.accessKeysURL),
      .text(key?.source.rawValue), .truth(key?.isPreferred), .text(startedAt),
      .truth(holdsCredentials), .text(hint),
    ]
  }
}
