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

  private var row: HTML {
    let origin: HTML = project == nil ? "" : "<span class=\"quiet\">\(capture)</span>\n"
    let command: HTML =
      command.map { "<p><code class=\"copied\" data-name=\"command\">\($0)</code></p>\n" } ?? ""
    return """
      <li class="failure">
      <h3>\(project ?? capture)</h3>
      \(origin)\(command)</li>

      """
  }

  /// Failures under the step and the reason that they have in common, which are said once.
  static func rows(_ failures: [ChecklistFailure]) -> [HTML] {
    groups(failures, by: \.step).map { step, failures in
      let next: HTML = step.map { "<p class=\"next\"><b>Next:</b> \(marked: $0)</p>\n" } ?? ""
      let reasons = groups(failures, by: \.reason).map { reason, failures -> HTML in
        """
        <p class="reason">\(marked: reason)</p>
        <ul>
        \(failures.map(\.row))</ul>

        """
      }
      return "<li class=\"step\">\n\(next)\(reasons)</li>\n"
    }
  }

  /// Those with the same value together, in the order in which the values first appear.
  private static func groups<Value: Equatable>(
    _ failures: [ChecklistFailure], by value: (ChecklistFailure) -> Value
  ) -> [(Value, [ChecklistFailure])] {
    failures.reduce(into: []) { groups, failure in
      if let group = groups.firstIndex(where: { $0.0 == value(failure) }) {
        groups[group].1.append(failure)
      } else {
        groups.append((value(failure), [failure]))
      }
    }
  }
}

extension ChecklistFailure {
  /// What the page shows of a record without a key; nil if there is one.
  init?(_ record: CheckoutKeyRecord) {
    guard case .failure(let failure) = record.result else { return nil }
    (capture, project) = (record.capture, record.project?.description)
    reason = failure.description + record.withheld
    (step, command) = (record.hint?.step, record.hint?.command)
  }
}
