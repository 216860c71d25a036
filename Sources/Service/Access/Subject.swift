import API
import Domain
import RPC
import Storage

/// The account that a question about access is about.
struct Subject: Sendable {
  let account: AccountID
  let tenant: TenantID
  /// As the evaluator knows it: at work, with a session of its own.
  let caller: Access.Caller
}

extension ReadContext {
  /// The caller itself, or the account that it asks about. Only accounts within its reach of
  /// `access.explain` can be asked about; every other id is not found.
  func subject(_ id: AccountID?) throws(Refusal) -> Subject {
    guard let id, id != principal.account else {
      return Subject(
        account: principal.account, tenant: principal.tenant, caller: principal.asQuestion(at: now))
    }
    guard let scope = principal.grants.scope(of: .accessExplain), scope == .tenant || scope == .any,
      let account = try snapshot.account(id, in: scope == .any ? nil : principal.tenant),
      let tenant = try service.tenant(account.tenant, in: snapshot)
    else { throw Refusal(.notFound) }
    var caller = Access.Caller(account, tenant)
    caller.consents = try snapshot.consents(for: account, at: now).inForce(at: now)
    return Subject(account: account.id, tenant: account.tenant, caller: caller)
  }
}

extension Access.Caller {
  /// An account that somebody else asks about.
  fileprivate init(_ account: AccountFacts, _ tenant: TenantFacts) {
    self.init(
      account: account.id.rawValue, session: account.state, role: account.role,
      tenant: account.tenant.rawValue == 0
        ? nil : .init(id: tenant.id.rawValue, isActive: tenant.isActive),
      stores: account.stores.map(\.rawValue))
    isEnabled = account.isEnabled
    senior = account.senior
    policyRevision = account.policyRevision
  }
}

extension AccountFacts {
  /// What a session of this account may do next.
  var state: Access.Session {
    if mustChangePassword { return .passwordChangeRequired }
    if role.base.needsTOTP && !hasTOTP { return .totpEnrollmentRequired }
    return .live
  }
}
