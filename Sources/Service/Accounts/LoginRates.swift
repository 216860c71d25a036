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

  private let limits: ServiceLimits
  private let buckets = Mutex<[Key: TokenBucket]>([:])

  /// Beyond this many, what is remembered is dropped: by then the tenants' own rates have let most of
  /// the buckets fill up again.
  private static let rememberedMax = 20_000

  init(_ limits: ServiceLimits) {
    self.limits = limits
  }

  /// Counts an attempt.
  /// - Throws: `RATE_LIMITED`, with the time to wait.
  func take(_ account: String, of tenant: TenantID, at now: Timestamp) throws(Refusal) {
    try take(
      bucket(.account(tenant, account), limits.accountLogins), "accountLoginsPerSecond", now)
    try take(bucket(.tenant(tenant), limits.tenantLogins), "tenantLoginsPerSecond", now)
  }

  private func take(
    _ bucket: TokenBucket, _ slot: StaticString, _ now: Timestamp
  ) throws(Refusal) {
    guard let wait = bucket.take(at: now) else { return }
    throw Refusal(limited: slot, bucket.rate, retryAfterMs: wait)
  }

  private func bucket(_ key: Key, _ rate: Rate) -> TokenBucket {
    buckets.withLock { buckets in
      if let bucket = buckets[key] { return bucket }
      if buckets.count >= Self.rememberedMax { buckets.removeAll() }
      let bucket = TokenBucket(rate)
      buckets[key] = bucket
      return bucket
    }
  }
}
