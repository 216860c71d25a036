import CardClient
import RPC

/// What the program tells its caller.
enum ExitCode: Int32 {
  case ok = 0
  /// Refused or failed.
  case failed = 1
  case usage = 2
  case cannotConnect = 3
  case notLoggedIn = 4
  case permissionDenied = 5
  case notFound = 6
  /// A conflict, or a precondition that does not hold.
  case conflict = 7
  /// A limit was hit, or the server cannot serve now.
  case unavailable = 8
  case deadline = 9
  /// Rows of a workbook, or of an import, cannot be dealt with or were not.
  case rowsFailed = 10
  /// SIGINT, as shells tell it.
  case interrupted = 130

  init(_ failure: Failure) {
    switch failure {
    case .usage: self = .usage
    case .client(let error): self = ExitCode(error)
    case .console, .notConfirmed, .quiet: self = .failed
    case .refused(_, let code), .reported(let code): self = code
    }
  }

  private init(_ error: ClientError) {
    switch error {
    case .connect: self = .cannotConnect
    case .refused(let error): self = ExitCode(code: error.code)
    case .timedOut: self = .deadline
    case .disconnected, .closed: self = .unavailable
    case .cancelled: self = .interrupted
    case .malformedAnswer, .streamEnded: self = .failed
    case .paramsMalformed, .paramsNotObject, .paramsHaveMeta, .frameTooLarge: self = .usage
    }
  }

  private init(code: Int64) {
    switch Status(rawValue: Int(code)) {
    case .unauthenticated: self = .notLoggedIn
    case .permissionDenied: self = .permissionDenied
    case .notFound: self = .notFound
    case .alreadyExists, .failedPrecondition, .aborted: self = .conflict
    case .resourceExhausted, .unavailable: self = .unavailable
    case .deadlineExceeded: self = .deadline
    default: self = .failed
    }
  }
}
