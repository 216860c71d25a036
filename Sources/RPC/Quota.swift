import Synchronization

/// What an account, or all of a tenant together, may ask for. It is shared by all of their connections,
/// and rebuilt empty when the server starts.
package final class Quota: Sendable {
  /// The limits of one quota.
  package struct Limits: Sendable, Equatable {
    package var reads: Rate
    package var writes: Rate
    /// Calls that wait for an answer, streams among them.
    package var inFlightMax: Int

    package init(reads: Rate, writes: Rate, inFlightMax: Int) {
      self.reads = reads
      self.writes = writes
      self.inFlightMax = inFlightMax
    }
  }

  private let names: Names
  private let limits: Limits
  private let reads: TokenBucket
  private let writes: TokenBucket
  private let inFlight = Atomic<Int>(0)
  /// The tenant's, of which an account's is a part.
  private let whole: Quota?

  /// What the limits are called in refusals.
  package struct Names: Sendable {
    let reads: StaticString
    let writes: StaticString
    let inFlight: StaticString

    package static let account = Names(
      reads: "accountReadsPerSecond", writes: "accountWritesPerSecond",
      inFlight: "accountCallsInFlight")
    package static let tenant = Names(
      reads: "tenantReadsPerSecond", writes: "tenantWritesPerSecond",
      inFlight: "tenantCallsInFlight")
  }

  package init(_ names: Names, _ limits: Limits, within whole: Quota? = nil) {
    self.names = names
    self.limits = limits
    self.whole = whole
    reads = TokenBucket(limits.reads)
    writes = TokenBucket(limits.writes)
  }

  /// Counts a call of a kind.
  /// - Throws: `RATE_LIMITED`, with the time to wait.
  package func take(_ effect: Method.Effect, at now: Timestamp) throws(Refusal) {
    let isRead = effect == .read
    let bucket = isRead ? reads : writes
    if let wait = bucket.take(at: now) {
      let slot = isRead ? names.reads : names.writes
      throw Refusal(limited: slot, bucket.rate, retryAfterMs: wait)
    }
    try whole?.take(effect, at: now)
  }

  /// Counts a call that will be answered later; `leave` follows when it is.
  /// - Throws: `TOO_MANY_CALLS`.
  package func enter() throws(Refusal) {
    let used = inFlight.add(1, ordering: .relaxed).oldValue
    do throws(Refusal) {
      guard used < limits.inFlightMax else {
        throw Refusal(
          .tooManyCalls,
          .init(slot: names.inFlight, max: Int64(limits.inFlightMax), used: Int64(used)))
      }
      try whole?.enter()
    } catch {
      inFlight.subtract(1, ordering: .relaxed)
      throw error
    }
  }

  package func leave() {
    inFlight.subtract(1, ordering: .relaxed)
    whole?.leave()
  }
}

extension Refusal {
  /// A rate that was passed.
  package init(limited slot: StaticString, _ rate: Rate, retryAfterMs: Int64) {
    self.init(.rateLimited)
    self.retryAfterMs = retryAfterMs
    limit = Limit(
      slot: slot, max: Int64(rate.perSecond), used: Int64(rate.perSecond),
      retryAfterMs: retryAfterMs)
  }
}
