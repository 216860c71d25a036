import API
import RPC
import Synchronization

/// How often logins are tried, for each name and for each tenant together, whether they exist or not: an
/// attempt costs a hash that is slow on purpose, so many of them would keep others from logging in.
final class LoginRates: Sendable {
  private enum Key: Hashable {
    case account(TenantID, String)
    case tenant(TenantID)
  }

  private struct State {
    var limits: ServiceLimits
    var buckets: [Key: TokenBucket] = [:]

    mutating func bucket(_ key: Key, _ rate: Rate) -> TokenBucket {
      if let bucket = buckets[key] { return bucket }
      if buckets.count >= LoginRates.rememberedMax { buckets.removeAll() }
      let bucket = TokenBucket(rate)
      buckets[key] = bucket
      return bucket
    }
  }

  private let state: Mutex<State>

  /// Beyond this many, what is remembered is dropped: by then the tenants' own rates have let most of
  /// the buckets fill up again.
  private static let rememberedMax = 20_000

  init(_ limits: ServiceLimits) {
    state = Mutex(State(limits: limits))
  }

  /// Takes other limits over; the attempts of before count only if these are the same.
  func adjust(_ limits: ServiceLimits) {
    state.withLock { state in
      let former = state.limits
      state.limits = limits
      let isSame =
        former.accountLogins == limits.accountLogins && former.tenantLogins == limits.tenantLogins
      if !isSame { state.buckets.removeAll() }
    }
  }

  /// Counts an attempt.
  /// - Throws: `RATE_LIMITED`, with the time to wait.
  func take(_ account: String, of tenant: TenantID, at now: Timestamp) throws(Refusal) {
    let (own, whole) = state.withLock { state in
      (
        state.bucket(.account(tenant, account), state.limits.accountLogins),
        state.bucket(.tenant(tenant), state.limits.tenantLogins)
      )
    }
    try take(own, "accountLoginsPerSecond", now)
    try take(whole, "tenantLoginsPerSecond", now)
  }

  private func take(
    _ bucket: TokenBucket, _ slot: StaticString, _ now: Timestamp
  ) throws(Refusal) {
    guard let wait = bucket.take(at: now) else { return }
    throw Refusal(limited: slot, bucket.rate, retryAfterMs: wait)
  }
}
