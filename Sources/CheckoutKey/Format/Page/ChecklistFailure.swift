/// A capture, or a project in it, that gave no key, as the checklist page shows it.
struct ChecklistFailure: Equatable {
  var capture: String
  /// The project's slug.
  var project: String?
  var reason: String
  /// What to do next, as for every capture that needs the same.
  var step: String?
  /// The command that does it for this capture.
  var command: String?

  var row: HTML {
    let origin: HTML = project == nil ? "" : "<p class=\"quiet\">\(capture)</p>\n"
    let command: HTML =
      command.map { "<p><code class=\"copied\" data-name=\"command\">\($0)</code></p>\n" } ?? ""
    return """
      <li class="failure">
      <h3>\(project ?? capture)</h3>
      \(origin)<p class="reason">\(marked: reason)</p>
      \(command)</li>

      """
  }

  /// Failures under the step that they have in common, which is said once.
  static func rows(_ failures: [ChecklistFailure]) -> [HTML] {
    var groups: [(step: String?, failures: [ChecklistFailure])] = []
    for failure in failures {
      if let group = groups.firstIndex(where: { $0.step == failure.step }) {
        groups[group].failures.append(failure)
      } else {
        groups.append((failure.step, [failure]))
      }
    }
    return groups.map { step, failures in
      let next: HTML = step.map { "<p><b>Next:</b> \(marked: $0)</p>\n" } ?? ""
      return """
        <li class="step">
        \(next)<ul>
        \(failures.map(\.row))</ul>
        </li>

        """
    }
  }
}

extension ChecklistFailure {
  /// What the page shows of a record without a key; nil if there is one.
  init?(_ record: CheckoutKeyRecord) {
    guard let message = record.message else { return nil }
    (capture, project) = (record.capture, record.project?.description)
    (reason, step, command) = (message, record.hint?.step, record.hint?.command)
  }
}
