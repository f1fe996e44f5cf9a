public import HAR

/// The user's next step.
///
/// Most are steps in the browser, and this library has the words for them. The others depend on the
/// program that shows them, which has to find words of its own.
public enum NextStep: Equatable, Sendable {
  // MARK: In the browser

  /// Record: no such request was recorded at all.
  case record(Exporter)
  /// Click: the list was loaded, or the browser asked for permission, but no key was asked for.
  case clickAddUserKey(Exporter)
  /// Click once more, and look.
  case clickAgain
  /// Look for what kept the browser from an answer.
  case checkConnection
  /// Log in.
  case logIn
  /// Ask somebody who has the rights.
  case askAdministrator
  /// Look whether there is such a project.
  case checkProject
  /// Wait, because there were too many requests.
  case slowDown
  /// Wait, because CircleCI itself is out of order.
  case waitForCircleCI
  /// Let CircleCI into Bitbucket.
  case authorizeWithBitbucket
  /// Export so that bodies are in the file.
  case exportBodies(Exporter)
  /// Record so that bodies are in the file itself.
  case embedBodies
  /// Use what the sanitizer was given.
  case useOriginal
  /// Record again.
  case recordAgain(Exporter)
  /// Record again, because the key is not complete.
  case recordKeyAgain
  /// Export the Network panel.
  case exportPanel
  /// Export only what matters.
  case exportFiltered
  /// Give each capture as a file of its own.
  case separate
  /// Export or copy again, to the end.
  case copyAgain
  /// Export again.
  case exportAgain
  /// Export the Network panel instead of a picture or a page.
  case exportInsteadOf(FileFormat)

  // MARK: In the program that reads captures

  /// Unpack or convert the file first.
  case unpack(FileFormat)
  /// Ask for another project or host, or for all.
  case chooseAnother
  /// Ask for the user keys in lists too: the list in this entry holds so many; or else take this step.
  indirect case useList(entry: Int, keyCount: Int, otherwise: NextStep)
}

extension NextStep {
  /// The step in words; nil where only the program has them.
  public var words: String? {
    switch self {
    case .record(let exporter):
      "open the Network panel on the project's SSH Keys page, \(exporter.keepLog), click Add User "
        + "Key, and \(exporter.export) before you leave the page"
    case .clickAddUserKey(let exporter):
      "click Add User Key while the Network panel records, wait for the new key, then "
        + exporter.export
    case .clickAgain: "click Add User Key again and look at what the page says"
    case .checkConnection:
      "the browser got no answer: check the connection and any ad blocker, then try again"
    case .logIn: "log in to CircleCI again, then click Add User Key"
    case .askAdministrator:
      "403 means that you have no admin rights: someone with admin rights on the Bitbucket "
        + "repository has to click Add User Key"
    case .checkProject: "check that CircleCI builds this project and that you can see it"
    case .slowDown:
      "CircleCI takes no more requests for now: wait a minute, then click Add User Key once"
    case .waitForCircleCI:
      "CircleCI itself is out of order: look at status.circleci.com, and click Add User Key again "
        + "when it works"
    case .authorizeWithBitbucket:
      "click \"Authorize with Bitbucket\" on the project's SSH Keys page first, then Add User Key"
    case .exportBodies(let exporter): exporter.missingBody
    case .embedBodies:
      "the file that holds it is no part of this capture: record again with bodies embedded"
    case .useOriginal:
      "use the capture as the browser exported it, or a sanitizer that keeps `public_key`"
    case .recordAgain(let exporter): "record again, and \(exporter.export)"
    case .recordKeyAgain: "record and export again; do not repair the key by hand"
    case .exportPanel:
      "export the Network panel as a HAR file (\"Export HAR\" in Chrome, \"Save All As HAR\" in "
        + "Firefox)"
    case .exportFiltered:
      "Chromium leaves an empty file when an export fails: type checkout-key into the Network "
        + "panel's filter and export again"
    case .separate: "give each capture as a file of its own; several files are read in one run"
    case .copyAgain: "export or copy the file again, and wait until it is complete"
    case .exportAgain: "export again; a HAR file that was edited by hand is easily damaged"
    case .exportInsteadOf:
      "export the Network panel as a HAR file; a picture or a saved page does not hold the key"
    case .unpack, .chooseAnother: nil
    case .useList(_, _, let otherwise): otherwise.words
    }
  }

  /// The step where CircleCI answered something other than 201.
  init(status: Int?) {
    self =
      switch status {
      case 0: .checkConnection
      case 401: .logIn
      case 403: .askAdministrator
      case 404: .checkProject
      case 429: .slowDown
      case 500: .authorizeWithBitbucket
      case let status? where status > 500: .waitForCircleCI
      default: .clickAgain
      }
  }

  /// The step where a response gave no key.
  init(_ failure: Failure, _ exporter: Exporter) {
    self =
      switch failure.outcome {
      case .bodyMissing: .exportBodies(exporter)
      case .bodyElsewhere: .embedBodies
      case .bodyRedacted: .useOriginal
      case .keyInvalid: .recordKeyAgain
      default: .recordAgain(exporter)
      }
  }

  /// The step where a capture could not be read, or not to its end; nil where there is none.
  init?(_ error: HARError) {
    switch error {
    case .unreadable: return nil
    case .empty: self = .exportFiltered
    case .foreign(let format):
      switch format {
      case .png, .jpeg, .pdf, .html: self = .exportInsteadOf(format)
      case .gzip, .zip, .zlib, .zstd, .bzip2, .xz, .utf32: self = .unpack(format)
      }
    case .notJSON, .notHAR: self = .exportPanel
    case .runTogether: self = .separate
    case .truncated: self = .copyAgain
    case .malformed: self = .exportAgain
    }
  }
}
