import HAR

/// The job: from a capture's bytes to its keys.
///
///     let capture = Extraction().capture(fromFileDescriptor: 0, named: "-")
///     capture.records   // one for each project in it, or one that says why there is none
public struct Extraction: Sendable {
  /// The only project that counts, by its slug, or by organization and repository alone; nil for every
  /// project.
  public var project: String?
  /// The only host that counts; nil for every host.
  public var host: String?
  /// Whether keys that another one of their project comes before are given too.
  public var includesSuperseded = false
  /// Whether the user keys in the list of keys count beside those that a request created.
  public var includesListed = false

  /// Makes an extraction of every project's newest key.
  public init() {}

  /// Reads a capture from an open file, pipe or terminal, in memory that does not depend on it.
  ///
  /// - Parameters:
  ///   - descriptor: is read to its end and not closed.
  ///   - name: the capture's name, for the records.
  ///   - didRead: is told how many bytes each read gave, for progress.
  /// - Returns: what the capture says.
  public func capture(
    fromFileDescriptor descriptor: Int32, named name: String,
    didRead: @escaping (Int) -> Void = { _ in }
  ) -> CheckoutKeyCapture {
    CheckoutKeyCapture(.fileDescriptor(descriptor), named: name, self, didRead: didRead)
  }

  /// Reads a capture that is in memory.
  ///
  /// - Parameters:
  ///   - bytes: the capture.
  ///   - name: the capture's name, for the records.
  /// - Returns: what the capture says.
  public func capture(from bytes: [UInt8], named name: String) -> CheckoutKeyCapture {
    CheckoutKeyCapture(.bytes(bytes), named: name, self, didRead: { _ in })
  }

  /// Whether a request matters; what does not is as if it were not there.
  func includes(_ url: CheckoutKeyURL) -> Bool {
    project.map { name in url.project?.isMeant(by: name) ?? false } ?? true
      && host.map(url.isFrom) ?? true
  }

  /// Whether something may be left out.
  package var isNarrowed: Bool { project != nil || host != nil }
}
