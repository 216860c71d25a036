public import API
import JSON
import RPC

/// A refusal as the server tells it: the `error` member of an answer. What a later server adds is
/// passed over.
public struct RemoteError: Error, Sendable {
  /// JSON-RPC's code, or 1000 plus gRPC's.
  public var code: Int64 = 0
  /// gRPC's name of the status.
  public var status = ""
  /// An UPPER_SNAKE constant to switch on; empty if the server gave none.
  public var reason = ""
  /// One sentence in the language of the call.
  public var message = ""
  /// Every wrong parameter.
  public var violations: [API.FieldViolation] = []
  /// What stands in the way, thing by thing.
  public var causes: [Cause] = []
  /// After how many milliseconds the same call may succeed.
  public var retryAfterMs: Int64?
  /// The limit that was passed.
  public var limit: API.Limit?
  /// Why access was denied, step by step.
  public var explanation: Explanation?
  /// Names the decision in the audit log.
  public var decisionId: String?
  /// Names that the caller may have meant, the nearest first.
  public var didYouMean: [String] = []

  private static let members = NameTable("code", "message", "data")
  private static let dataMembers = NameTable(
    "status", "reason", "fieldViolations", "retryAfterMs", "limit", "explanation", "decisionId",
    "didYouMean", "causes")

  public init() {}

  init(_ reader: inout Reader) {
    guard reader.enterObject() else { return }
    while let member = reader.nextMember(in: Self.members) {
      switch member {
      case .known(0): code = reader.integer() ?? 0
      case .known(1): message = reader.string() ?? ""
      case .known(2): readData(&reader)
      default: reader.skip()
      }
    }
  }

  private mutating func readData(_ reader: inout Reader) {
    guard reader.enterObject() else { return }
    // Of a part that does not fit its schema nothing is kept; the rest still says what happened.
    var faults = Faults(isLenient: true)
    while let member = reader.nextMember(in: Self.dataMembers) {
      switch member {
      case .known(0): status = reader.string() ?? ""
      case .known(1): reason = reader.string() ?? ""
      case .known(2):
        violations = faults.list(&reader) { API.FieldViolation(&$0, &$1) } ?? []
      case .known(3): retryAfterMs = reader.integer()
      case .known(4): limit = API.Limit(&reader, &faults)
      case .known(5): explanation = Explanation(&reader, &faults)
      case .known(6): decisionId = reader.string()
      case .known(7): didYouMean = faults.list(&reader) { $1.string(&$0) } ?? []
      case .known(8): causes = faults.list(&reader) { Cause(&$0, &$1) } ?? []
      default: reader.skip()
      }
    }
  }
}

extension RemoteError: CustomStringConvertible {
  /// The message with its reason.
  public var description: String { reason.isEmpty ? message : "\(message) (\(reason))" }
}
