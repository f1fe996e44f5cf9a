/// A capture, or a project in it, that gave no key, as the checklist page shows it.
struct ChecklistFailure: Equatable {
  var capture: String
  /// The project's slug.
  var project: String?
  var reason: String
  var nextStep: String?

  var row: HTML {
    let next: HTML = nextStep.map { "<p><b>Next:</b> \($0)</p>\n" } ?? ""
    let origin: HTML = project == nil ? "" : "<p class=\"quiet\">\(capture)</p>\n"
    return """
      <li>
      <h3>\(project ?? capture)</h3>
      \(origin)<p class="reason">\(reason)</p>
      \(next)</li>

      """
  }
}

extension ChecklistFailure {
  /// What the page shows of a record without a key; nil if there is one.
  init?(_ record: CheckoutKeyRecord) {
    guard let message = record.message else { return nil }
    (capture, project) = (record.capture, record.project?.description)
    (reason, nextStep) = (message, record.hint?.words)
  }
}
