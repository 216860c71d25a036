extension Status {
  /// How many places there are: one for each status, and the first for what ends well. A number, since a
  /// table is asked at every call.
  package static var places: Int { 18 }

  /// Where a table keeps it, from 1. A switch, since a table is asked at every refused call.
  package var place: Int {
    switch self {
    case .parseError: 1
    case .invalidRequest: 2
    case .methodNotFound: 3
    case .invalidParams: 4
    case .internalError: 5
    case .cancelled: 6
    case .invalidArgument: 7
    case .deadlineExceeded: 8
    case .notFound: 9
    case .alreadyExists: 10
    case .permissionDenied: 11
    case .resourceExhausted: 12
    case .failedPrecondition: 13
    case .aborted: 14
    case .internal: 15
    case .unavailable: 16
    case .unauthenticated: 17
    }
  }

  /// The gRPC name of what stands at a place.
  package static func name(at place: Int) -> StaticString {
    place == 0 ? "OK" : allCases[place - 1].name
  }

  /// Whether the server is at fault.
  package var isFault: Bool {
    switch self {
    case .internalError, .internal, .unavailable: true
    default: false
    }
  }
}
