import API
import Domain
import RPC
import Storage

extension AccountService {
  /// Runs one statement on an account within reach, by its id.
  static func change(
    _ id: AccountID, _ event: StaticString, _ sql: StaticString, _ context: inout WriteContext
  ) throws(Refusal) -> AccountResult {
    let account = try find(id, &context)
    try context.transaction.write(sql, .id(account.id))
    return AccountResult(account: try note(account.id, in: account.tenant, event, &context))
  }

  /// An account that the caller may manage; every other id is not found.
  static func find(
    _ id: AccountID, _ context: inout WriteContext, by permission: Permission = .accountsManage
  ) throws(Refusal) -> AccountFacts {
    let reach = context.reach(permission)
    guard let account = try context.snapshot.account(id, in: reach.tenant) else {
      throw Refusal(.notFound)
    }
    guard context.principal.mayAssign(account.role) else { throw Refusal(.roleNotAssignable) }
    context.record.before = try context.snapshot.view(account, at: context.now).json
    return account
  }

  /// Records a change and returns the account as it is now.
  static func note(
    _ id: AccountID, in tenant: TenantID, _ event: StaticString, _ context: inout WriteContext
  ) throws(Refusal) -> API.Account {
    guard let account = try context.snapshot.view(id, in: tenant, at: context.now) else {
      throw Refusal(.notFound)
    }
    context.changesIdentity = true
    context.record.tenant = tenant
    context.record.target = id.text
    context.record.after = account.json
    try context.emit(event, tenant: tenant, subject: id, body: account)
    return account
  }

  @Sendable static func disable(
    _ params: AccountsDisableParams, _ context: inout WriteContext
  ) throws(Refusal) -> AccountResult {
    let account = try find(params.account, &context)
    try keepAnAdmin(besides: account, context)
    try context.transaction.write(
      "UPDATE accounts SET enabled = 0 WHERE id = ? AND tenant = ?", .id(account.id),
      .id(account.tenant))
    try endSessions(of: account, context)
    let view = try note(account.id, in: account.tenant, "account.disabled", &context)
    return AccountResult(account: view)
  }

  /// Refuses to go on where that would leave the platform without an enabled admin.
  static func keepAnAdmin(
    besides account: AccountFacts, _ context: WriteContext
  ) throws(Refusal) {
    guard account.role.base == .admin else { return }
    let hasAnother = try context.snapshot.has(
      "SELECT 1 FROM accounts WHERE tenant = 0 AND role = 'admin' AND enabled = 1 AND id <> ?",
      .id(account.id))
    guard hasAnother else { throw Refusal(.lastAdmin) }
  }

  private static func endSessions(
    of account: AccountFacts, _ context: WriteContext
  ) throws(Refusal) {
    try context.transaction.write(
      "UPDATE sessions SET ended_at = ? WHERE tenant = ? AND account = ? AND ended_at IS NULL",
      .time(context.now), .id(account.tenant), .id(account.id))
  }

  // MARK: Password

  @Sendable static func prepareReset(
    _ params: AccountsResetPasswordParams, _ preparation: Preparation
  ) throws(Refusal) -> OneTimePassword {
    try oneTimePassword(preparation.service)
  }

  /// Sets a one-time password, and on demand takes the second factor away; sessions end.
  @Sendable static func resetPassword(
    _ params: AccountsResetPasswordParams, _ password: OneTimePassword,
    _ context: inout WriteContext
  ) throws(Refusal) -> NewPasswordResult {
    let account = try find(params.account, &context)
    try context.transaction.write(
      "UPDATE accounts SET password = ?, password_must_change = 1 WHERE id = ? AND tenant = ?",
      .text(password.hash), .id(account.id), .id(account.tenant))
    if params.resetTotp == true {
      try context.transaction.write(
        """
        UPDATE accounts SET totp_secret = NULL, totp_offered = NULL WHERE id = ? AND tenant = ?
        """, .id(account.id), .id(account.tenant))
      try context.transaction.write(
        "DELETE FROM recovery_codes WHERE tenant = ? AND account = ?", .id(account.tenant),
        .id(account.id))
    }
    try endSessions(of: account, context)
    let view = try note(account.id, in: account.tenant, "account.password_reset", &context)
    return NewPasswordResult(account: view, oneTimePassword: Secret(password.text))
  }

  // MARK: Peers

  /// Lets a local process with this uid be the service account, without any secret.
  @Sendable static func bindPeer(
    _ params: AccountsBindPeerParams, _ context: inout WriteContext
  ) throws(Refusal) -> AccountResult {
    let account = try find(params.account, &context)
    guard account.role.base == .service else { throw Refusal(.notAServiceAccount) }
    let bound = try context.snapshot.first(
      "SELECT account FROM account_peers WHERE uid = ?", .int(Int(params.uid)),
      row: { $0.id(0, AccountID.self) })
    if let bound, bound != account.id { throw Refusal(.peerAlreadyBound) }
    try context.transaction.write(
      "INSERT OR IGNORE INTO account_peers (uid, tenant, account) VALUES (?, ?, ?)",
      .int(Int(params.uid)), .id(account.tenant), .id(account.id))
    let view = try note(account.id, in: account.tenant, "account.peer_bound", &context)
    return AccountResult(account: view)
  }

  @Sendable static func unbindPeer(
    _ params: AccountsUnbindPeerParams, _ context: inout WriteContext
  ) throws(Refusal) -> AccountResult {
    let account = try find(params.account, &context)
    let removed = try context.transaction.write(
      "DELETE FROM account_peers WHERE uid = ? AND tenant = ? AND account = ?",
      .int(Int(params.uid)), .id(account.tenant), .id(account.id))
    guard removed == 1 else { throw Refusal(.notFound) }
    let view = try note(account.id, in: account.tenant, "account.peer_unbound", &context)
    return AccountResult(account: view)
  }
}
