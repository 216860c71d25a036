import API
import Crypto
import RPC
import Storage
import Synchronization

/// Who is who, kept in memory for as long as nothing about identities has changed.
///
/// A principal says at which revision it was read; every commit that touches accounts, sessions, tenants
/// or stores raises the revision before it is answered, so that the change acts on the next call.
final class Directory: Sendable {
  private let currentRevision = Atomic<UInt64>(1)
  private let principals = Mutex<[Principal.Key: Principal]>([:])
  private let uses = Mutex<[SessionID: SessionUse]>([:])
  /// Peers of whom it is known that no account is bound to them.
  private let strangers = Mutex<(revision: UInt64, uids: Set<UInt32>)>((0, []))

  private struct Quotas {
    var limits: ServiceLimits
    var accounts: [AccountID: Quota] = [:]
    var tenants: [TenantID: Quota] = [:]

    mutating func forget() { (accounts, tenants) = ([:], [:]) }
  }

  private let quotas: Mutex<Quotas>

  /// Beyond this many, what is remembered is dropped and read again.
  private static let rememberedMax = 20_000

  init(_ limits: ServiceLimits) {
    quotas = Mutex(Quotas(limits: limits))
  }

  /// Takes other limits over. If they are other ones for accounts or tenants, their quotas begin anew:
  /// calls that run still count in those of before.
  func adjust(_ limits: ServiceLimits) {
    let begins = quotas.withLock { quotas in
      let former = quotas.limits
      quotas.limits = limits
      guard former.account != limits.account || former.tenant != limits.tenant else { return false }
      quotas.forget()
      return true
    }
    // Principals hold on to their quotas.
    if begins { identitiesChanged() }
  }

  var revision: UInt64 { currentRevision.load(ordering: .acquiring) }

  func identitiesChanged() { currentRevision.add(1, ordering: .releasing) }

  func isCurrent(_ principal: Principal) -> Bool { principal.revision == revision }

  func remembered(_ key: Principal.Key) -> Principal? {
    guard let principal = principals.withLock({ $0[key] }), isCurrent(principal) else { return nil }
    return principal
  }

  func remember(_ principal: Principal) {
    principals.withLock { principals in
      if principals.count >= Self.rememberedMax { principals.removeAll() }
      principals[principal.key] = principal
    }
  }

  func isStranger(_ uid: UInt32) -> Bool {
    strangers.withLock { $0.revision == revision && $0.uids.contains(uid) }
  }

  func rememberStranger(_ uid: UInt32, asOf revision: UInt64) {
    strangers.withLock { strangers in
      if strangers.revision != revision { strangers = (revision, []) }
      strangers.uids.insert(uid)
    }
  }

  /// The one record of a session's use, which outlives the principals made of the session.
  func use(of session: SessionID, lastUsed: Timestamp) -> SessionUse {
    uses.withLock { uses in
      if let use = uses[session] { return use }
      if uses.count >= Self.rememberedMax { uses.removeAll() }
      let use = SessionUse(lastUsed: lastUsed)
      uses[session] = use
      return use
    }
  }

  /// The one quota of an account, a part of its tenant's. The platform's own staff share none.
  func quota(of account: AccountID, in tenant: TenantID) -> Quota {
    quotas.withLock { quotas in
      if let quota = quotas.accounts[account] { return quota }
      if quotas.accounts.count >= Self.rememberedMax { quotas.forget() }
      var whole = quotas.tenants[tenant]
      if whole == nil, tenant.rawValue != 0 {
        whole = Quota(.tenant, quotas.limits.tenant)
        quotas.tenants[tenant] = whole
      }
      let quota = Quota(.account, quotas.limits.account, within: whole)
      quotas.accounts[account] = quota
      return quota
    }
  }
}
