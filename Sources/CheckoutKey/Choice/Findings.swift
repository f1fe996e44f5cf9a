/// What captures say of their projects; of one capture, or of several added up.
struct Findings {
  /// The captures, in their order.
  var captures: [CaptureFacts]
  /// The projects, in the order in which they first appear.
  private(set) var projects: [ProjectFindings] = []
  private var indices: [CheckoutKeyURL.Owner: Int] = [:]

  init(_ captures: [CaptureFacts] = []) {
    self.captures = captures
  }

  /// What is known of one project.
  subscript(owner: CheckoutKeyURL.Owner) -> ProjectFindings? {
    indices[owner].map { projects[$0] }
  }

  /// Changes what is known of one project.
  mutating func update(_ owner: CheckoutKeyURL.Owner, _ change: (inout ProjectFindings) -> Void) {
    let index = indices[owner] ?? projects.count
    if index == projects.count {
      indices[owner] = index
      projects.append(ProjectFindings(owner: owner))
    }
    change(&projects[index])
  }

  /// Adds what later captures say.
  mutating func add(_ later: Findings) {
    let count = captures.count
    captures += later.captures
    for project in later.projects {
      update(project.owner) { $0.add(project.moved(by: count)) }
    }
  }
}

/// What is to be said of a capture besides its requests.
struct CaptureFacts {
  let name: String
  /// The name as a word of a shell, for a hint that names it.
  var shellWord = "FILE"
  let exporter: Exporter
  /// What the user should know of how the archive ended.
  let ending: CheckoutKeyRecord.Remark?
  let holdsCredentials: Bool
  /// Whether it could not be read far enough to say anything of a project: its requests for keys count
  /// beside what other captures say, and by themselves say nothing.
  var isLost = false
}

/// What captures say of one project: every request for its keys that matters, in order.
struct ProjectFindings {
  let owner: CheckoutKeyURL.Owner
  /// Requests with 201, with what came of them.
  var created: [Response] = []
  /// Lists of keys that came.
  var lists: [KeyList] = []
  /// Requests for a key that were not answered with one.
  var refusals: [Request] = []

  /// The project, if it has a name.
  var project: Project? {
    if case .project(let project) = owner { project } else { nil }
  }

  fileprivate mutating func add(_ later: ProjectFindings) {
    created += later.created
    lists += later.lists
    refusals += later.refusals
  }

  fileprivate func moved(by count: Int) -> ProjectFindings {
    var project = self
    for index in created.indices { project.created[index].request.place.capture += count }
    for index in lists.indices { project.lists[index].move(by: count) }
    for index in refusals.indices { project.refusals[index].place.capture += count }
    return project
  }
}
