import API
import Domain
import RPC
import Storage

extension AccessService {
  /// How many accounts one answer asks about.
  private static let candidatesMax = 500

  private struct Candidate {
    let id: AccountID
    let name: String
  }

  @Sendable static func whoCan(
    _ params: AccessWhoCanParams, _ context: ReadContext
  ) throws(Refusal) -> WhoCanResult {
    let need = Service.need(at: try method(named: params.method)) ?? .nothing
    let principal = context.principal
    let page = try Page(
      params.pageSize, params.pageToken,
      of: "access.whoCan \(principal.account.text) \(params.method) \(params.object ?? "")",
      context.service.keys)
    try requireReach(of: params.object, context)
    let candidates = try candidates(behind: page, context)
    var accounts: [AccountReach] = []
    var last = Int64(page.after.first)
    for candidate in candidates where accounts.count < page.size {
      last = candidate.id.rawValue
      if let account = try reach(candidate, need, params.object, context) {
        accounts.append(account)
      }
    }
    let isComplete =
      candidates.count < candidatesMax && last == candidates.last?.id.rawValue ?? last
    return WhoCanResult(
      accounts: accounts, roles: try roles(that: need, context),
      nextPageToken: isComplete ? nil : page.token(behind: (last, 0)),
      scope: API.Scope(principal))
  }

  /// What the asker does not know of is not found, whatever is there.
  private static func requireReach(
    of object: String?, _ context: ReadContext
  ) throws(Refusal) {
    guard let object else { return }
    let principal = context.principal
    let asker = principal.asQuestion(at: context.now)
    let lookup = ObjectLookup(
      context.snapshot, of: principal.account, principal.tenant, for: principal)
    let seesAll = principal.grants.scope(of: .accessExplain) == .any
    for object in try lookup.objects(named: [object]) {
      guard case .known(let placement) = object, seesAll || asker.knows(placement) else {
        throw Refusal(.notFound)
      }
    }
  }

  /// The accounts that the caller may ask about, in the order of their ids.
  private static func candidates(
    behind page: Page, _ context: ReadContext
  ) throws(Refusal) -> [Candidate] {
    let principal = context.principal
    let scope = principal.grants.scope(of: .accessExplain)
    return try context.snapshot.all(
      """
      SELECT id, name FROM accounts WHERE tenant = ifnull(?1, tenant) AND id = ifnull(?2, id)
        AND id > ?3 ORDER BY id LIMIT ?4
      """, scope == .any ? .null : .id(principal.tenant),
      scope == .any || scope == .tenant ? .null : .id(principal.account), .int(page.after.first),
      .int(candidatesMax), row: { Candidate(id: $0.id(0), name: $0.text(1)) })
  }

  /// The account as an answer names it; nil if the call is not allowed to it.
  private static func reach(
    _ candidate: Candidate, _ need: Access.Need, _ object: String?, _ context: ReadContext
  ) throws(Refusal) -> AccountReach? {
    let subject = try context.subject(candidate.id)
    let lookup = ObjectLookup(
      context.snapshot, of: subject.account, subject.tenant, for: context.principal)
    let inquiry = Inquiry(
      need: need, caller: subject.caller,
      objects: try lookup.objects(named: object.map { [$0] } ?? []),
      hasReason: context.call.statesReason)
    let asker = context.principal.asQuestion(at: context.now)
    guard inquiry.isAllowed({ $0.asSeen(by: asker) }) else { return nil }
    return AccountReach(
      account: candidate.id, name: candidate.name, role: subject.caller.role.name,
      reach: subject.caller.role.reach(of: need))
  }

  /// How many custom roles an answer looks at.
  private static let rolesMax = 500

  /// The roles that have what a call needs, as they are in the caller's tenant.
  private static func roles(
    that need: Access.Need, _ context: ReadContext
  ) throws(Refusal) -> [RoleReach] {
    let tenant = context.principal.tenant
    var names = Domain.Role.allCases.map(\.rawValue)
    names += try context.snapshot.all(
      "SELECT name FROM roles WHERE tenant = ? ORDER BY id LIMIT ?", .id(tenant), .int(rolesMax),
      row: { $0.text(0) })
    var roles: [RoleReach] = []
    for name in names {
      // The platform's own roles are in no tenant.
      let isPlatform = Domain.Role(rawValue: name)?.isPlatform ?? false
      let level = isPlatform ? TenantID(rawValue: 0) : tenant
      guard let role = try context.snapshot.grants(of: name, in: level) else { continue }
      let reach = role.reach(of: need)
      if case .permission = need, reach == nil { continue }
      roles.append(RoleReach(role: role.name, reach: reach))
    }
    return roles
  }
}

extension RoleGrants {
  /// How far what a call needs reaches; nil if it needs no permission, or the role has it not.
  fileprivate func reach(of need: Access.Need) -> GrantReach? {
    guard case .permission(let permission) = need else { return nil }
    return scope(of: permission).map { scope in
      switch scope {
      case .own: .own
      case .ownStores: .ownStores
      case .tenant: .tenant
      case .consent: .consent
      case .any: .any
      }
    }
  }
}
