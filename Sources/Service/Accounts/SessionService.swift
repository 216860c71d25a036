import API
import Crypto
import Domain
import RPC
import Storage

/// `session.*`: login, and what an account does about itself.
enum SessionService {
  static func register(in routes: inout Routes) {
    routes.slow(Endpoints.sessionLogin, prepare: prepareLogin, write: login)
    routes.write(Endpoints.sessionLogout, logout)
    routes.read(Endpoints.sessionWhoami, whoami)
    routes.read(Endpoints.sessionList, list)
    routes.write(Endpoints.sessionRevoke, revoke)
    routes.slow(
      Endpoints.sessionChangePassword, prepare: preparePassword, write: changePassword)
    routes.write(Endpoints.sessionEnrollTotp, enrollTOTP)
    routes.write(Endpoints.sessionConfirmTotp, confirmTOTP)
    routes.slow(Endpoints.sessionReverify, prepare: prepareReverify, write: reverify)
  }

  // MARK: Login

  @Sendable private static func prepareLogin(
    _ params: SessionLoginParams, _ preparation: Preparation
  ) throws(Refusal) -> AccountFacts {
    let factors = Factors(preparation: preparation, failure: .loginFailed)
    let tenant = params.tenant ?? TenantID(rawValue: 0)
    let service = preparation.service
    try service.loginRates.take(params.account, of: tenant, at: service.now)
    let account = try preparation.read { snapshot throws(Refusal) in
      try snapshot.account(named: params.account, in: tenant)
    }
    guard let account else { try factors.checkNobody(params.password) }
    preparation.note(account)
    try factors.check(
      account, Evidence(password: params.password, totp: params.totp),
      needsCode: account.hasTOTP)
    guard account.isEnabled else { throw Refusal(.accountDisabled) }
    return account
  }

  @Sendable private static func login(
    _ params: SessionLoginParams, _ account: AccountFacts, _ context: inout WriteContext
  ) throws(Refusal) -> LoginResult {
    let service = context.service
    let token = SessionToken(random: service.parts.random)
    let id: SessionID = context.nextID()
    let expiresAt = context.now + SessionFacts.lifetime
    try context.transaction.write(
      """
      INSERT INTO sessions (id, tenant, account, digest, peer_uid, created_at, expires_at,
        last_used_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """, .id(id), .id(account.tenant), .id(account.id), .blob(token.digest.bytes),
      .int(Int(context.call.peer.uid)), .time(context.now), .time(expiresAt), .time(context.now))
    let revision = service.directory.revision
    guard
      let principal = try service.principal(
        .session(token.digest), in: context.snapshot, asOf: revision)
    else { throw Refusal(.accountDisabled) }
    let peer = context.call.peer
    context.afterCommit = { peer.bind(principal) }
    context.record.account = account.id
    context.record.tenant = account.tenant
    context.record.target = id.text
    guard let view = try context.snapshot.view(account.id, in: account.tenant, at: context.now)
    else { throw Refusal(.loginFailed) }
    return LoginResult(
      session: Secret(token.text), expiresAt: expiresAt,
      idleTimeoutMs: SessionFacts.idleTimeout.milliseconds, account: view)
  }

  @Sendable private static func logout(
    _ params: SessionLogoutParams, _ context: inout WriteContext
  ) throws(Refusal) -> Empty {
    if let session = context.principal.session {
      try end(session.id, &context)
    }
    let peer = context.call.peer
    context.afterCommit = { peer.bind(nil) }
    return Empty()
  }

  private static func end(
    _ session: SessionID, _ context: inout WriteContext
  ) throws(Refusal) {
    let principal = context.principal
    let changed = try context.transaction.write(
      """
      UPDATE sessions SET ended_at = ? WHERE id = ? AND tenant = ? AND account = ?
        AND ended_at IS NULL
      """, .time(context.now), .id(session), .id(principal.tenant), .id(principal.account))
    guard changed == 1 else { throw Refusal(.notFound) }
    context.changesIdentity = true
    context.record.target = session.text
  }

  // MARK: What an account sees of itself

  @Sendable private static func whoami(
    _ params: SessionWhoamiParams, _ context: ReadContext
  ) throws(Refusal) -> SessionWhoamiResult {
    let principal = context.principal
    guard
      let account = try context.snapshot.view(
        principal.account, in: principal.tenant, at: context.now)
    else { throw Refusal(.sessionInvalid) }
    return SessionWhoamiResult(
      account: account, session: API.Session(principal),
      permissions: principal.role.effective.ordered.map(\.rawValue).sorted(),
      scope: API.Scope(principal), policyRevision: principal.policyRevision)
  }

  @Sendable private static func list(
    _ params: SessionListParams, _ context: ReadContext
  ) throws(Refusal) -> SessionListResult {
    let principal = context.principal
    let page = try Page(
      params.pageSize, params.pageToken, of: "session.list \(principal.account.text)",
      context.service.keys)
    let current = principal.session?.id
    let oldest = context.now.milliseconds - SessionFacts.idleTimeout.milliseconds
    var sessions = try context.snapshot.all(
      """
      SELECT id, account, created_at, expires_at, last_used_at, peer_uid FROM sessions
      WHERE tenant = ? AND account = ? AND id > ? AND ended_at IS NULL AND expires_at > ?
        AND (last_used_at > ? OR id = ?)
      ORDER BY id LIMIT ?
      """, .id(principal.tenant), .id(principal.account), .int(page.after.first),
      .time(context.now), .int(Int(oldest)), current.map { .id($0) } ?? 0, .int(page.limit)
    ) { row in
      API.Session(
        id: row.id(0), account: row.id(1), createdAt: row.time(2), expiresAt: row.time(3),
        lastUsedAt: row.time(4), peerUid: Int64(row.int(5)), current: row.id(0) == current)
    }
    let next = page.cut(&sessions) { ($0.id.rawValue, 0) }
    return SessionListResult(
      sessions: sessions, nextPageToken: next, scope: API.Scope(principal))
  }

  @Sendable private static func revoke(
    _ params: SessionRevokeParams, _ context: inout WriteContext
  ) throws(Refusal) -> Empty {
    try end(params.session, &context)
    return Empty()
  }
}
