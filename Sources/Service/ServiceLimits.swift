package import RPC

/// How much accounts and tenants may ask for, unless the operator says otherwise.
package struct ServiceLimits: Sendable {
  package var account = Quota.Limits(
    reads: Rate(perSecond: 100_000, burst: 100_000), writes: Rate(perSecond: 5_000, burst: 10_000),
    inFlightMax: 256)
  package var tenant = Quota.Limits(
    reads: Rate(perSecond: 200_000, burst: 200_000),
    writes: Rate(perSecond: 10_000, burst: 20_000), inFlightMax: 1_024)
  /// Attempts to log in to one account. Each costs a hash that is slow on purpose.
  package var accountLogins = Rate(perSecond: 2, burst: 20)
  /// The same for all accounts of a tenant together.
  package var tenantLogins = Rate(perSecond: 20, burst: 200)
  /// For which channels may leave an unbinding unacknowledged before they are late.
  package var syncTimeout = Duration.seconds(600)

  /// So long an attempt may run before nobody knows what has become of it.
  package var attemptTime = Duration.seconds(15 * 60)

  package init() {}
}
