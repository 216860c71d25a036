import API
import Crypto
import Domain
import RPC
import Storage

/// `accounts.*`: who works with the product.
enum AccountService {
  static func register(in routes: inout Routes) {
    routes.slow(Endpoints.accountsCreate, prepare: prepareCreation, write: create)
    routes.read(Endpoints.accountsGet, get)
    routes.read(Endpoints.accountsList, list)
    routes.write(Endpoints.accountsDisable, disable)
    routes.write(Endpoints.accountsEnable) { params, context throws(Refusal) in
      try change(
        params.account, "account.enabled", "UPDATE accounts SET enabled = 1 WHERE id = ?", &context)
    }
    routes.write(Endpoints.accountsUnlock) { params, context throws(Refusal) in
      try change(
        params.account, "account.unlocked",
        """
        UPDATE accounts SET locked_until = 0, failures = 0, failures_in_a_row = 0 WHERE id = ?
        """, &context)
    }
    routes.slow(Endpoints.accountsResetPassword, prepare: prepareReset, write: resetPassword)
    routes.write(Endpoints.accountsBindPeer, bindPeer)
    routes.write(Endpoints.accountsUnbindPeer, unbindPeer)
  }

  /// A password that was made for somebody else, who has to change it.
  struct OneTimePassword: Sendable {
    let text: String
    let hash: String
  }

  static func oneTimePassword(_ service: Service) throws(Refusal) -> OneTimePassword {
    let text = ReadableCode.oneTimePassword(random: service.parts.random)
    return OneTimePassword(text: text, hash: try service.hash(text))
  }

  // MARK: Create

  @Sendable private static func prepareCreation(
    _ params: AccountsCreateParams, _ preparation: Preparation
  ) throws(Refusal) -> OneTimePassword {
    let role = try preparation.read { snapshot throws(Refusal) in
      try base(of: params, preparation.principal, snapshot)
    }
    guard preparation.principal.mayGive([], role) else { throw Refusal(.roleNotAssignable) }
    if role == .store && (params.stores ?? []).isEmpty {
      throw Refusal(violations: [RPC.FieldViolation("stores", .required)])
    }
    if role != .store && params.stores != nil {
      throw Refusal(violations: [RPC.FieldViolation("stores", .notAllowed)])
    }
    if role.isPlatform && params.tenant != nil {
      throw Refusal(violations: [RPC.FieldViolation("tenant", .notAllowed)])
    }
    return try oneTimePassword(preparation.service)
  }

  /// The base of the role that is asked for: a built-in one, or one of the new account's tenant.
  private static func base(
    of params: AccountsCreateParams, _ principal: Principal, _ snapshot: Snapshot
  ) throws(Refusal) -> Domain.Role {
    if let role = Domain.Role(rawValue: params.role) { return role }
    let tenant = try principal.reach(.accountsManage).level(named: params.tenant, in: snapshot)
    guard let role = try snapshot.grants(of: params.role, in: tenant) else {
      throw Refusal(violations: [RPC.FieldViolation("role", .unknownValue)])
    }
    return role.base
  }

  @Sendable private static func create(
    _ params: AccountsCreateParams, _ password: OneTimePassword, _ context: inout WriteContext
  ) throws(Refusal) -> NewPasswordResult {
    let base = try base(of: params, context.principal, context.snapshot)
    let tenant =
      base.isPlatform
      ? TenantID(rawValue: 0)
      : try context.reach(.accountsManage).tenant(named: params.tenant, in: context.snapshot)
    guard let role = try context.snapshot.grants(of: params.role, in: tenant),
      context.principal.mayAssign(role)
    else { throw Refusal(.roleNotAssignable) }
    let id: AccountID = context.nextID()
    try context.transaction.insert(
      """
      INSERT INTO accounts (id, tenant, name, role, password, password_must_change, created_at)
      VALUES (?, ?, ?, ?, ?, 1, ?)
      """, .id(id), .id(tenant), .text(params.account), .text(params.role),
      .text(password.hash), .time(context.now), taken: .accountNameTaken)
    for store in params.stores ?? [] {
      try assign(store, to: id, in: tenant, context)
    }
    let account = try note(id, in: tenant, "account.created", &context)
    return NewPasswordResult(account: account, oneTimePassword: Secret(password.text))
  }

  static func assign(
    _ store: StoreID, to account: AccountID, in tenant: TenantID, _ context: WriteContext
  ) throws(Refusal) {
    guard try context.snapshot.store(store, within: Reach(tenant: tenant, stores: nil)) != nil
    else { throw Refusal(.notFound) }
    try context.transaction.write(
      "INSERT OR IGNORE INTO account_stores (tenant, account, store) VALUES (?, ?, ?)",
      .id(tenant), .id(account), .id(store))
  }

  // MARK: Read

  @Sendable private static func get(
    _ params: AccountsGetParams, _ context: ReadContext
  ) throws(Refusal) -> AccountResult {
    let reach = context.reach(.accountsManage)
    guard
      let account = try context.snapshot.view(params.account, in: reach.tenant, at: context.now)
    else { throw Refusal(.notFound) }
    return AccountResult(account: account)
  }

  /// The accounts of one tenant; for the platform's staff without `tenant`, the platform's own.
  @Sendable private static func list(
    _ params: AccountsListParams, _ context: ReadContext
  ) throws(Refusal) -> AccountListResult {
    let reach = context.reach(.accountsManage)
    let tenant = try reach.level(named: params.tenant, in: context.snapshot)
    let page = try Page(
      params.pageSize, params.pageToken,
      of: """
        accounts.list \(tenant.text) \(params.role ?? "-") \
        \(params.enabled.map(String.init) ?? "")
        """, context.service.keys)
    let ids: [AccountID] = try context.snapshot.all(
      """
      SELECT id FROM accounts WHERE tenant = ?1 AND id > ?2 AND role = ifnull(?3, role)
        AND enabled = ifnull(?4, enabled) ORDER BY id LIMIT ?5
      """, .id(tenant), .int(page.after.first), Value(params.role),
      Value(params.enabled), .int(page.limit), row: { $0.id(0) })
    var accounts: [API.Account] = []
    for id in ids {
      if let account = try context.snapshot.view(id, in: tenant, at: context.now) {
        accounts.append(account)
      }
    }
    let next = page.cut(&accounts) { ($0.id.rawValue, 0) }
    return AccountListResult(
      accounts: accounts, nextPageToken: next, scope: API.Scope(reach, of: tenant))
  }
}

extension Principal {
  /// Roles that an account may give to others: never one above its own.
  func mayAssign(_ role: RoleGrants) -> Bool { mayGive(role.effective, role.base) }

  /// Whether an account may give out these permissions with a role of this base. Whoever runs a tenant
  /// gives nobody else who runs it more than they have themselves.
  func mayGive(_ permissions: PermissionSet, _ base: Domain.Role) -> Bool {
    switch role.base {
    case .admin: true
    case .chain: !base.isPlatform && (base != .chain || permissions.isSubset(of: role.effective))
    default: false
    }
  }
}
