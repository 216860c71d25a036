import API
import Crypto
import Domain
package import RPC
import Storage

/// Who calls, and whether they may: the service's answers to the dispatcher, one evaluator behind them.
extension Service: Gate {
  package func identify(_ call: borrowing Call) throws(Refusal) -> (any RPC.Caller)? {
    let isOptional = if case .none = call.method.access { true } else { false }
    do throws(Refusal) {
      return try principal(of: call)
    } catch  where isOptional {
      // Whoever needs no login is not turned away for a session that has gone.
      return nil
    }
  }

  private func principal(of call: borrowing Call) throws(Refusal) -> Principal? {
    if let token = call.session?.text {
      guard let token = SessionToken(token.utf8.span) else { throw Refusal(.sessionInvalid) }
      return try live(.session(token.digest), call)
    }
    if let bound = call.peer.caller as? Principal {
      if directory.isCurrent(bound) { return try used(bound, call) }
      let principal = try live(bound.key, call)
      call.peer.bind(principal)
      return principal
    }
    return try peerAccount(call)
  }

  /// The principal behind a key, which must still be valid.
  private func live(_ key: Principal.Key, _ call: borrowing Call) throws(Refusal) -> Principal {
    guard let principal = try principal(key, loop: call.loop) else {
      throw Refusal(.sessionInvalid)
    }
    return try used(principal, call)
  }

  /// Notes the use of a session that has not expired.
  private func used(_ principal: Principal, _ call: borrowing Call) throws(Refusal) -> Principal {
    guard let session = principal.session else { return principal }
    guard session.peerUID == call.peer.uid else { throw Refusal(.sessionInvalid) }
    guard !session.isExpired(at: call.received) else { throw Refusal(.sessionExpired) }
    if session.use.touch(call.received) { storeUse(principal, session, call.received) }
    return principal
  }

  /// Lets the database follow, so that idle time survives a restart. Nobody waits for it, and if it
  /// fails the next use tries again.
  private func storeUse(_ principal: Principal, _ session: SessionFacts, _ now: Timestamp) {
    let tenant = principal.tenant
    _ = database.writer.submit(
      lane: Int(tenant.rawValue),
      { transaction throws(StorageError) in
        try transaction.run(
          "UPDATE sessions SET last_used_at = ? WHERE id = ? AND tenant = ?",
          .time(now), .id(session.id), .id(tenant))
        return {}
      }, failed: { _ in })
  }

  /// The service account that is bound to the peer's uid, if there is one.
  private func peerAccount(_ call: borrowing Call) throws(Refusal) -> Principal? {
    let uid = call.peer.uid
    if directory.isStranger(uid) { return nil }
    let revision = directory.revision
    guard let principal = try principal(.peer(uid: uid), loop: call.loop) else {
      directory.rememberStranger(uid, asOf: revision)
      return nil
    }
    call.peer.bind(principal)
    return principal
  }

  package func authorize(_ call: borrowing Call) throws(Refusal) {
    try authorize(call, at: call.received)
  }

  private func authorize(_ call: borrowing Call, at now: Timestamp) throws(Refusal) {
    guard let need = Self.need(at: call.index) else { return }
    guard let principal = call.caller as? Principal else { throw Refusal(.sessionRequired) }
    // The rule of nearly every call, without asking the evaluator for words: one test of a bit.
    if principal.state == .live && principal.tenantIsActive,
      case .permission(let permission) = need,
      let scope = principal.grants.scope(of: permission), scope != .consent
    {
      return
    }
    let question = Access.Question(
      need, caller: principal.asQuestion(at: now), support: (false, call.statesReason))
    guard let reason = Access.refusal(question) else { return }
    throw denial(reason, question, call)
  }

  package func recheck(_ call: Call, at now: Timestamp) throws(Refusal) -> (any RPC.Caller)? {
    guard let opener = call.caller as? Principal else { return nil }
    var principal = opener
    if !directory.isCurrent(opener) {
      guard let found = try self.principal(opener.key, loop: call.loop) else {
        throw Refusal(.sessionInvalid)
      }
      principal = found
    }
    if let session = principal.session, session.isExpired(at: now) {
      throw Refusal(.sessionExpired)
    }
    // A consent also ends by the clock alone.
    if principal === opener && principal.consents.isEmpty { return principal }
    var current = call
    current.caller = principal
    do throws(Refusal) {
      try authorize(current, at: now)
    } catch {
      throw error.asRevocation
    }
    return principal
  }

  package func allows(_ method: Method, _ call: borrowing Call) -> Bool {
    guard let index = AccessService.index(of: "\(method.name)"),
      let need = Self.need(at: index)
    else { return true }
    let caller = (call.caller as? Principal)?.asQuestion(at: call.received)
    // A reason is what a call brings along, not what a caller may do.
    let question = Access.Question(need, caller: caller, support: (false, true))
    return Access.refusal(question) == nil
  }

  /// What each method needs, by its place; nil for those that need nothing.
  private static let needs: [Access.Need?] = Methods.rows.map { row in
    switch row.access {
    case .none: return nil
    case .session: return .session
    case .permission(let name):
      guard let permission = Permission(rawValue: "\(name)") else {
        preconditionFailure("\(row.name) needs \(name), which no role can have")
      }
      return .permission(permission)
    }
  }

  /// What the method at a place needs; nil for nothing.
  static func need(at index: Int) -> Access.Need? { needs[index] }
}

extension Call {
  /// Whether it says why it is made, in more than blanks.
  var statesReason: Bool {
    reason?.unicodeScalars.contains { !$0.properties.isWhitespace } ?? false
  }
}

extension Refusal {
  /// The same decision about a stream that was allowed before.
  fileprivate var asRevocation: Refusal {
    guard reason.status == .permissionDenied else { return self }
    var revoked = self
    revoked.reason = .revoked
    return revoked
  }
}
