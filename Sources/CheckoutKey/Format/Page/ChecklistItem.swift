import SSHKey

/// A project with its key, as the checklist page shows it.
struct ChecklistItem: Equatable {
  /// The project's slug, or what else it is known by.
  var project: String
  /// Of a Bitbucket project.
  var workspace: String?
  /// Of a Bitbucket project.
  var repository: String?
  /// Where Bitbucket takes a Bitbucket project's key.
  var accessKeysURL: String?
  /// The key line.
  var key: String
  /// The access key's name in Bitbucket.
  var label: String
  /// The step of the configuration that uses the key.
  var configStep: String
  var md5: String
  var sha256: String
  var type: String
  var bits: Int?
  /// The day on which the key was made.
  var date: String?
  var remarks: [CheckoutKeyRecord.Remark] = []
}

extension ChecklistItem {
  /// What the page shows of a record with a key, and all that it shows; nil if there is none.
  init?(_ record: CheckoutKeyRecord, label: String) {
    guard let key = record.key else { return nil }
    self.init(
      project: record.project?.description ?? record.capture,
      workspace: record.project?.workspace, repository: record.project?.repository,
      accessKeysURL: record.project?.accessKeysURL, key: key.line, label: label,
      configStep: OutputFormat.configStep(for: key, of: record),
      md5: key.publicKey.fingerprint(.md5).description,
      sha256: key.publicKey.fingerprint(.sha256).description, type: key.publicKey.type.rawValue,
      bits: key.publicKey.bits, date: record.createdAt.map { String($0.prefix(10)) },
      remarks: record.remarks)
  }

  /// The item as a row of the list.
  ///
  /// The script adds a button for each element of the class `copied`.
  var row: HTML {
    """
    <li class="project" data-memory="\(memory)">
    <h3><label><input type="checkbox" autocomplete="off"><span class="name">\(heading)</span></label></h3>
    <p class="actions">\(link)</p>
    <details><summary><span class="unseen">Details of \(name): </span>\(facts)</summary>
    <dl>
    \(value("Label", label, copiedAs: "label"))\(value("Key", key, copiedAs: "key"))\(step)\
    \(fingerprints)</dl>
    </details>
    \(remarks.map(Self.row))</li>

    """
  }

  private static func row(_ remark: CheckoutKeyRecord.Remark) -> HTML {
    switch remark.level {
    case .note: "<p class=\"note\"><b>Note:</b> \(marked: remark.description)</p>\n"
    case .warning: "<p class=\"warning\"><b>Warning:</b> \(marked: remark.description)</p>\n"
    }
  }

  /// What the browser remembers a tick by: a project's new key is not done, and neither is the same
  /// key in another project.
  private var memory: String { "\(sha256) \(project)" }

  private var name: String {
    guard let workspace, let repository else { return project }
    return "\(workspace)/\(repository)"
  }

  private var heading: HTML {
    guard let workspace, let repository else { return "\(project)" }
    return "<span class=\"workspace\">\(workspace)/</span>\(repository)"
  }

  private var link: HTML {
    guard let accessKeysURL else { return "" }
    return """
      <a href="\(accessKeysURL)" target="_blank" rel="noopener noreferrer">Access keys page\
      <span class="unseen"> of \(name), in a new tab</span></a>
      """
  }

  /// What tells keys apart at a glance.
  private var facts: HTML {
    let day: HTML = date.map { " · <time datetime=\"\($0)\">created \($0)</time>" } ?? ""
    let size: HTML = bits.map { " · \($0) bits" } ?? ""
    return "\(type)\(size)\(day)"
  }

  private var step: HTML {
    """
    <div><dt>Config step</dt><dd><pre class="copied" data-name="config step">\(lines: configStep)\
    </pre></dd></div>

    """
  }

  private var fingerprints: [HTML] {
    [("MD5", md5), ("SHA-256", sha256)].map { digest, fingerprint in
      "<div><dt>\(digest)</dt><dd><code class=\"fingerprint\">\(fingerprint)</code></dd></div>\n"
    }
  }

  /// A value that is copied as it is, also where it can't be shown so.
  private func value(_ term: String, _ value: String, copiedAs name: String) -> HTML {
    let isShown = value.escapedForDisplay == value
    let verbatim: HTML = isShown ? "" : " data-verbatim=\"\(value.percentEncoded)\""
    return """
      <div><dt>\(term)</dt><dd><code class="copied" data-name="\(name)"\(verbatim)>\(value)</code>\
      </dd></div>

      """
  }
}
