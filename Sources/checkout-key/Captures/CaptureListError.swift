/// Why the list of captures that `--files-from` names can't be read.
enum CaptureListError: Error, Equatable {
  case unreadable(SystemError)
  /// It is itself a capture or a key, whose lines must not be shown as names of missing files.
  case noList
  /// A name is far longer than any path.
  case nameTooLong
}

extension CaptureListError: CustomStringConvertible {
  var description: String {
    switch self {
    case .unreadable(let error): "cannot be read: \(error)"
    case .noList: "holds no names, but a capture or a key"
    case .nameTooLong: "has a name of more than 1 MiB"
    }
  }

  /// The user's next step, where there is one.
  var hint: String? {
    switch self {
    case .unreadable: nil
    case .noList: "name a capture without --files-from, which takes a file of names"
    case .nameTooLong: "names end with a line feed or, with -0, with NUL"
    }
  }
}
