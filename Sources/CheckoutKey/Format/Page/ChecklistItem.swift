/// A project with its key, as the checklist page shows it.
struct ChecklistItem: Equatable {
  /// The project's slug, or what else it is known by.
  var project: String
  /// Of a Bitbucket project.
  var workspace: String?
  /// Of a Bitbucket project.
  var repository: String?
  /// The key line.
  var key: String
  /// The access key's name in Bitbucket.
  var label: String
  /// The step of the configuration that uses the key.
  var configStep: String?
  var md5: String?
  var sha256: String?
  var type: String?
  var bits: Int?
  /// The day on which the key was made.
  var date: String?
  var warnings: [String] = []
}

extension ChecklistItem {
  /// Where Bitbucket takes the key; nil if the project is not Bitbucket's.
  var accessKeysPage: String? {
    guard let workspace, let repository,
      // A name of dots only would lead elsewhere (RFC 3986 section 5.2.4).
      [workspace, repository].allSatisfy({ $0.contains { $0 != "." } })
    else { return nil }
    return "https://bitbucket.org/\(workspace.percentEncoded)/\(repository.percentEncoded)"
      + "/admin/access-keys/"
  }

  /// The item as a row of the list.
  ///
  /// The script adds a button for each element of the class `copied`.
  var row: HTML {
    """
    <li class="project" data-memory="\(memory)">
    <h3><label><input type="checkbox" autocomplete="off"><span class="name">\(name)</span></label></h3>
    <p class="actions">\(link)</p>
    <details><summary><span class="unseen">Details of \(project): </span>\(facts)</summary>
    <dl>
    \(value("Label", label, copiedAs: "label"))\(value("Key", key, copiedAs: "key"))\(step)\
    \(fingerprints)</dl>
    </details>
    \(warnings.map { "<p class=\"warning\"><b>Warning:</b> \($0)</p>\n" })</li>

    """
  }

  /// What the browser remembers a tick by: a project's new key is not done, and neither is the same
  /// key in another project.
  private var memory: String { "\(sha256 ?? key) \(project)" }

  private var name: HTML {
    guard let workspace, let repository else { return "\(project)" }
    return "<span class=\"workspace\">\(workspace)/</span>\(repository)"
  }

  private var link: HTML {
    guard let accessKeysPage else { return "" }
    return """
      <a href="\(accessKeysPage)" target="_blank" rel="noopener noreferrer">Access keys page\
      <span class="unseen"> of \(project), in a new tab</span></a>
      """
  }

  /// What tells keys apart at a glance.
  private var facts: HTML {
    let facts = [type, bits.map { "\($0) bits" }, date.map { "created \($0)" }].compactMap(\.self)
    return facts.isEmpty ? "not proved" : "\(facts.joined(separator: " · "))"
  }

  private var step: HTML {
    guard let configStep else { return "" }
    return """
      <div><dt>Config step</dt><dd><pre class="copied" data-name="config step">\(lines: configStep)\
      </pre></dd></div>

      """
  }

  private var fingerprints: [HTML] {
    [md5.map { value("MD5", $0) }, sha256.map { value("SHA-256", $0) }].compactMap(\.self)
  }

  private func value(_ term: String, _ value: String) -> HTML {
    "<div><dt>\(term)</dt><dd><code>\(value)</code></dd></div>\n"
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
