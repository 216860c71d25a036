import API
import Domain
import RPC
import Storage

/// `access.*` and `rpc.can`: what the evaluator would say, and what it said. Asking leaves no trace.
enum AccessService {
  private static let table = MethodTable(Methods.rows)

  static func register(in routes: inout Routes) {
    routes.read(Endpoints.rpcCan, can)
    routes.read(Endpoints.accessExplain, explain)
    routes.read(Endpoints.accessWhoCan, whoCan)
  }

  /// The place of a method; nil if there is none of the name.
  static func index(of method: String) -> Int? {
    table.index(named: method.utf8Span.span)
  }

  /// The place of a method that must be there.
  static func method(named name: String) throws(Refusal) -> Int {
    guard let index = index(of: name) else {
      var refusal = Refusal(violations: [RPC.FieldViolation("method", .unknownValue)])
      refusal.suggestions = suggestions(for: name)
      throw refusal
    }
    return index
  }

  /// What was probably meant by a name that no method has: the methods behind a permission, or the nearest.
  private static func suggestions(for name: String) -> [String] {
    let behind = Methods.rows.filter { row in
      if case .permission(let permission) = row.access { return "\(permission)" == name }
      return false
    }
    guard behind.isEmpty else { return behind.map { "\($0.name)" } }
    return Suggestion.nearest(to: name, among: Methods.rows.map { "\($0.name)" }).map { [$0] } ?? []
  }

  // MARK: Can

  /// How many objects are looked up for one question, so that no loop is kept busy by it.
  private static let objectsMax = 1000

  @Sendable private static func can(
    _ params: RpcCanParams, _ context: ReadContext
  ) throws(Refusal) -> CanResult {
    var objects = 0
    var verdicts: [CallVerdict] = []
    for (place, call) in params.calls.enumerated() {
      guard let index = index(of: call.method) else {
        let revision = try context.snapshot.policyRevision()
        verdicts.append(try verdict(.unknownMethod(revision), call, context))
        continue
      }
      guard let subject = CallSubject(call.params, of: index) else {
        throw Refusal(violations: [RPC.FieldViolation("calls[\(place)].params", .wrongType)])
      }
      objects += subject.ids.count
      guard objects <= objectsMax else {
        throw Refusal(violations: [
          RPC.FieldViolation("calls", .tooMany, [.init("limit", "\(objectsMax)")])
        ])
      }
      let decision = try inquiry(index, subject, context).decision { $0.asSeenByCaller }
      verdicts.append(
        try verdict(Explanation(decision, as: nil, context.call.language), call, context))
    }
    return CanResult(verdicts: verdicts)
  }

  private static func inquiry(
    _ index: Int, _ subject: CallSubject, _ context: ReadContext
  ) throws(Refusal) -> Inquiry {
    let need = Service.need(at: index) ?? .nothing
    guard let caller = context.caller else { return Inquiry(need: need, caller: nil, objects: []) }
    let lookup = ObjectLookup(context.snapshot, of: caller.account, caller.tenant, for: caller)
    return Inquiry(
      need: need, caller: caller.asQuestion(at: context.now),
      objects: try lookup.objects(named: subject.ids),
      hasReason: subject.hasReason || context.call.statesReason)
  }

  private static func verdict(
    _ explanation: Explanation, _ call: CallQuestion, _ context: ReadContext
  ) throws(Refusal) -> CallVerdict {
    CallVerdict(
      decision: explanation.decision, explanation: explanation,
      summary: try context.summary(explanation, of: call.method, for: nil))
  }

  // MARK: Explain

  @Sendable private static func explain(
    _ params: AccessExplainParams, _ context: ReadContext
  ) throws(Refusal) -> AccessExplainResult {
    switch (params.method, params.decisionId) {
    case (let method?, nil): return try explain(method, params, context)
    case (nil, let id?):
      if params.account != nil || params.object != nil {
        let field = params.account == nil ? "object" : "account"
        throw Refusal(violations: [RPC.FieldViolation(field, .notAllowed)])
      }
      return try recorded(id, context)
    default: throw Refusal(violations: [RPC.FieldViolation("method", .exactlyOneRequired)])
    }
  }

  private static func explain(
    _ method: String, _ params: AccessExplainParams, _ context: ReadContext
  ) throws(Refusal) -> AccessExplainResult {
    let index = try self.method(named: method)
    let subject = try context.subject(params.account)
    let lookup = ObjectLookup(
      context.snapshot, of: subject.account, subject.tenant, for: context.principal)
    let inquiry = Inquiry(
      need: Service.need(at: index) ?? .nothing, caller: subject.caller,
      objects: try lookup.objects(named: params.object.map { [$0] } ?? []),
      hasReason: context.call.statesReason)
    let asker = context.principal.asQuestion(at: context.now)
    let explanation = Explanation(
      inquiry.decision { $0.asSeen(by: asker) }, as: nil, context.call.language)
    return AccessExplainResult(
      summary: try context.summary(explanation, of: method, for: subject.account),
      explanation: explanation, method: method, account: subject.account)
  }

  /// A record is for whoever it is about, and for those who may ask about that account.
  private static func recorded(
    _ id: DecisionID, _ context: ReadContext
  ) throws(Refusal) -> AccessExplainResult {
    let found = try context.snapshot.decision(
      id, for: context.principal, in: context.call.language)
    guard let record = found else { throw Refusal(.notFound) }
    return AccessExplainResult(
      summary: try context.summary(
        record.explanation, of: record.method, for: record.account),
      explanation: record.explanation, method: record.method, account: record.account,
      decidedAt: record.at)
  }
}

extension Explanation {
  /// What is not there is allowed to nobody.
  fileprivate static func unknownMethod(_ policyRevision: Int64) -> Explanation {
    Explanation(
      decision: .denied, steps: [], reason: "\(Reason.methodNotFound.name)",
      policyRevision: policyRevision, denial: .implicit)
  }
}
