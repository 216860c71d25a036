/// How a call can end badly: JSON-RPC 2.0's own codes, and gRPC's codes moved up by 1000.
package enum Status: Int, Sendable, CaseIterable {
  case parseError = -32700
  case invalidRequest = -32600
  case methodNotFound = -32601
  case invalidParams = -32602
  case internalError = -32603
  case cancelled = 1001
  case invalidArgument = 1003
  case deadlineExceeded = 1004
  case notFound = 1005
  case alreadyExists = 1006
  case permissionDenied = 1007
  case resourceExhausted = 1008
  case failedPrecondition = 1009
  case aborted = 1010
  case `internal` = 1013
  case unavailable = 1014
  case unauthenticated = 1016

  /// The gRPC name, which stands in `error.data.status`.
  package var name: StaticString {
    switch self {
    case .parseError, .invalidRequest, .invalidParams, .invalidArgument: "INVALID_ARGUMENT"
    case .methodNotFound: "UNIMPLEMENTED"
    case .internalError, .internal: "INTERNAL"
    case .cancelled: "CANCELLED"
    case .deadlineExceeded: "DEADLINE_EXCEEDED"
    case .notFound: "NOT_FOUND"
    case .alreadyExists: "ALREADY_EXISTS"
    case .permissionDenied: "PERMISSION_DENIED"
    case .resourceExhausted: "RESOURCE_EXHAUSTED"
    case .failedPrecondition: "FAILED_PRECONDITION"
    case .aborted: "ABORTED"
    case .unavailable: "UNAVAILABLE"
    case .unauthenticated: "UNAUTHENTICATED"
    }
  }
}
