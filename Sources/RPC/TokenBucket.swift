import Synchronization

/// How often something may happen.
package struct Rate: Sendable, Equatable {
  /// In the long run.
  package var perSecond: Int
  /// At once, after a rest.
  package var burst: Int

  package init(perSecond: Int, burst: Int) {
    precondition(perSecond > 0 && burst > 0, "a rate of nothing allows nothing")
    self.perSecond = perSecond
    self.burst = burst
  }
}

/// A token bucket that threads share: the generic cell rate algorithm (ITU-T I.371, annex A), which is
/// one number, so that a call costs one compare-and-exchange.
package final class TokenBucket: Sendable {
  package let rate: Rate
  /// Nanoseconds that each token takes to come back.
  private let interval: Int64
  /// How far the next arrival may lie ahead of the clock.
  private let tolerance: Int64
  /// When the bucket will be full again.
  private let fullAt = Atomic<Int64>(0)

  package init(_ rate: Rate) {
    self.rate = rate
    interval = max(1, 1_000_000_000 / Int64(rate.perSecond))
    tolerance = interval * Int64(rate.burst)
  }

  /// Takes a token.
  ///
  /// - Returns: nil if there was one; else after how many milliseconds there will be.
  package func take(at now: Timestamp) -> Int64? {
    let now = now.milliseconds * 1_000_000
    var found = fullAt.load(ordering: .relaxed)
    while true {
      // Further ahead than it can get means that the clock was set back.
      let start = found > now + tolerance ? now : max(found, now)
      let next = start + interval
      guard next - now <= tolerance else { return (next - now - tolerance) / 1_000_000 + 1 }
      let (isExchanged, original) = fullAt.compareExchange(
        expected: found, desired: next, ordering: .relaxed)
      if isExchanged { return nil }
      found = original
    }
  }
}
