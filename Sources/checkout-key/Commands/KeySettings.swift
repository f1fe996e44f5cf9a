import CheckoutKey

/// What the command line says to a command that can leave requests out.
protocol RequestSettings: CommandSettings {
  var extraction: Extraction { get set }
}

/// What the command line says to a command that gives keys.
protocol KeySettings: RequestSettings {
  var format: OutputFormat { get set }
  /// The key's name in Bitbucket.
  var label: String { get set }
  var desk: DeskSettings { get set }
}

extension KeySettings {
  static var defaultLabel: String { "CircleCI User Key" }
}

extension Option where Settings: RequestSettings {
  static var project: Option {
    .value("project", as: "SLUG", "only this project, such as bitbucket/acme/webapp") {
      $0.extraction.project = $1.text
    }
  }

  static var host: Option {
    .value("host", as: "NAME", "only responses from this host (a CircleCI Server)") {
      $0.extraction.host = $1.text
    }.rare
  }

  static var listed: Option {
    .flag("listed", "also user keys that the list of keys holds") {
      $0.extraction.includesListed = true
    }
  }
}

extension Option where Settings: KeySettings {
  static var format: Option {
    .choice("format", as: "FORMAT", "write this format") { $0.format = $1 }
  }

  static var label: Option {
    .value("label", as: "TEXT", "the key's label in Bitbucket (\(Settings.defaultLabel))") {
      $0.label = $1.text
    }
  }

  static var copy: Option {
    .flag("copy", letter: "c", "put one key on the clipboard") {
      $0.desk.copies = true
    }
  }

  static var open: Option {
    .flag("open", "open Bitbucket's access keys page in your browser") { $0.desk.opens = true }
  }
}

extension KeySettings {
  /// Checks that what would go to the clipboard is something to paste.
  func checkDesk() throws(UsageError) {
    if desk.copies && !format.isForPeople {
      throw UsageError(
        "--copy does not take --format \(format.rawValue), which is nothing to paste",
        hint: "--copy takes the formats "
          + OutputFormat.allCases.filter(\.isForPeople).map(\.rawValue).joined(separator: ", "))
    }
  }
}

/// What the command line says of the user's desk.
struct DeskSettings: Equatable {
  /// Whether the output goes to the clipboard.
  var copies = false
  /// Whether the page that takes the key is opened.
  var opens = false
}
