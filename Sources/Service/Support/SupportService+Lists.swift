import API
import Domain
import RPC
import Storage

extension SupportService {
  /// The tenant's own consents; for support those that it can use now; for everybody else none, and why.
  @Sendable static func list(
    _ params: SupportListParams, _ context: ReadContext
  ) throws(Refusal) -> SupportListResult {
    let (principal, now) = (context.principal, context.now)
    let question = Access.Question(
      .permission(.supportConsent), caller: principal.asQuestion(at: now))
    let isSupport = principal.role.base == .support
    guard isSupport || Access.refusal(question) == nil else {
      return SupportListResult(consents: [], scope: .withoutConsents(principal))
    }
    let page = try Page(
      params.pageSize, params.pageToken,
      of: "support.list \(principal.account.text) \(params.tenant?.text ?? "")",
      context.service.keys)
    var query = SQL(
      """
      SELECT id, tenant, granted_by, permissions, note, granted_at, expires_at, revoked_at,
        revoked_by FROM consents WHERE id < ?
      """, .int(page.before))
    if isSupport {
      query.append(" AND revoked_at IS NULL AND expires_at > ?", .time(now))
    } else {
      query.append(" AND tenant = ?", .id(principal.tenant))
    }
    if let tenant = params.tenant { query.append(" AND tenant = ?", .id(tenant)) }
    query.append(" ORDER BY id DESC LIMIT ?", .int(page.limit))
    var consents = try context.snapshot.all(query, row: { Consent($0, at: now) })
    let next = page.cut(&consents) { ($0.id.rawValue, 0) }
    let scope =
      isSupport
      ? API.Scope(principal) : API.Scope(context.reach(.supportConsent), of: principal.tenant)
    return SupportListResult(consents: consents, nextPageToken: next, scope: scope)
  }

  /// What support did in the tenant, from the audit.
  @Sendable static func listAccesses(
    _ params: SupportListAccessesParams, _ context: ReadContext
  ) throws(Refusal) -> SupportAccessesResult {
    let (reach, tenant) = (context.reach(.supportConsent), context.principal.tenant)
    let page = try Page(
      params.pageSize, params.pageToken, of: "support.listAccesses \(tenant.text)",
      context.service.keys)
    var rows = try context.snapshot.all(
      """
      SELECT support_accesses.audit, at, account, name, method, target, outcome, reason, consent
      FROM support_accesses JOIN audit ON audit.id = support_accesses.audit
        JOIN accounts ON accounts.id = audit.account
      WHERE support_accesses.tenant = ? AND support_accesses.audit < ?
      ORDER BY support_accesses.audit DESC LIMIT ?
      """, .id(tenant), .int(page.before), .int(page.limit),
      row: { (id: Int64($0.int(0)), access: SupportAccess($0)) })
    let next = page.cut(&rows) { ($0.id, 0) }
    return SupportAccessesResult(
      accesses: rows.map(\.access), nextPageToken: next, scope: API.Scope(reach, of: tenant))
  }
}

extension SupportAccess {
  fileprivate init(_ row: borrowing Row) {
    self.init(
      at: row.time(1), account: row.id(2), accountName: row.text(3), method: row.text(4),
      object: row.optionalText(5), outcome: row.text(6), reason: row.optionalText(7),
      consent: row.id(8))
  }
}

extension Page {
  /// The sort key before which the page of a list begins whose latest item comes first.
  fileprivate var before: Int { after.first == 0 ? Int.max : after.first }
}

extension API.Scope {
  /// For whoever has no consents to see.
  fileprivate static func withoutConsents(_ principal: Principal) -> API.Scope {
    API.Scope(
      tenant: principal.isPlatform ? nil : principal.tenant, stores: .some([]),
      hidden: [
        HiddenPart(
          reason: "\(Reason.roleLacksPermission.name)",
          permission: Permission.supportConsent.rawValue)
      ])
  }
}
