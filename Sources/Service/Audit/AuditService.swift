import API
import Domain
import RPC
import Storage

/// `audit.*`: who did what, to be read, followed, verified and taken along. Whoever reads it leaves a line
/// that is there before the answer is.
enum AuditService {
  static func register(in routes: inout Routes) {
    routes.slow(Endpoints.auditList, prepare: list, write: note)
    routes.slow(Endpoints.auditVerify, prepare: verify, write: note)
    routes.stream(Endpoints.auditWatch, watch)
    routes.stream(Endpoints.auditExport, export)
  }

  private static let pageSizeDefault: Int64 = 50

  /// What was read, and whose lines it was; nil: those of all.
  private struct Reading<Result: Message>: Sendable {
    let tenant: TenantID?
    let result: Result
  }

  /// The audit line of a read is all that it writes.
  @Sendable private static func note<Params: Message, Result: Message>(
    _ params: Params, _ reading: Reading<Result>, _ context: inout WriteContext
  ) throws(Refusal) -> Result {
    context.record = AuditRecord(tenant: reading.tenant, target: reading.tenant?.text)
    return reading.result
  }

  // MARK: List

  @Sendable private static func list(
    _ params: AuditListParams, _ preparation: Preparation
  ) throws(Refusal) -> Reading<AuditListResult> {
    try preparation.read { snapshot throws(Refusal) in
      let query = try preparation.principal.audit(of: params.tenant, in: snapshot)
      let filter = AuditQuery.Filter(
        account: params.account, method: params.method, target: params.target,
        outcome: params.outcome, from: params.from, to: params.to)
      let page = try Page(
        params.pageSize, params.pageToken,
        of: "audit.list \(query.tenant?.text ?? "all") \(filter.text)", preparation.service.keys)
      let before = page.after.first == 0 ? Int.max : page.after.first
      let found = try query.page(before: before, page.size, filter, in: snapshot)
      return Reading(
        tenant: query.tenant,
        result: AuditListResult(
          lines: found.lines, nextPageToken: found.next.map { page.token(behind: (Int64($0), 0)) },
          scope: API.Scope(preparation.principal)))
    }
  }

  // MARK: Verify

  @Sendable private static func verify(
    _ params: AuditVerifyParams, _ preparation: Preparation
  ) throws(Refusal) -> Reading<AuditVerifyResult> {
    let service = preparation.service
    let (query, last) = try preparation.read { snapshot throws(Refusal) in
      let query = try preparation.principal.audit(of: params.tenant, in: snapshot)
      return (query, try query.last(in: snapshot))
    }
    let kept = try params.head.map { text throws(Refusal) in
      [try AuditHead(text, of: query.tenant)]
    }
    let isBusy = service.isVerifying.exchange(true, ordering: .acquiringAndReleasing)
    guard !isBusy else { throw Refusal(.verificationRunning) }
    defer { service.isVerifying.store(false, ordering: .releasing) }
    var verification = AuditVerification(service.auditChain, of: query.tenant, against: kept ?? [])
    var isMore = true
    while isMore {
      if service.now >= preparation.call.deadline { throw Refusal(.deadlineExceeded) }
      isMore = try preparation.read { snapshot throws(Refusal) in
        try verification.step(through: last, in: snapshot)
      }
    }
    verification.finish()
    return Reading(tenant: query.tenant, result: verification.result)
  }

  // MARK: Streams

  @Sendable private static func watch(
    _ params: AuditWatchParams, _ context: ReadContext, _ port: StreamPort
  ) throws(Refusal) -> any StreamHandler {
    let query = try context.principal.audit(of: params.tenant, in: context.snapshot)
    let now = try query.last(in: context.snapshot)
    return AuditStream(
      context, query, after: params.after.map { Int($0) } ?? now, through: nil, port)
  }

  @Sendable private static func export(
    _ params: AuditExportParams, _ context: ReadContext, _ port: StreamPort
  ) throws(Refusal) -> any StreamHandler {
    let query = try context.principal.audit(of: params.tenant, in: context.snapshot)
    let last = try query.last(in: context.snapshot)
    return AuditStream(context, query, after: 0, through: last, port)
  }
}

extension Principal {
  /// The audit that an account asks for: its tenant's, or, for whoever reaches all, that of the tenant it
  /// names or of all.
  fileprivate func audit(
    of tenant: TenantID?, in snapshot: Snapshot
  ) throws(Refusal) -> AuditQuery {
    let reach = reach(.auditRead)
    if tenant == nil && reach.tenant == nil { return AuditQuery(tenant: nil) }
    return AuditQuery(tenant: try reach.tenant(named: tenant, in: snapshot))
  }
}
