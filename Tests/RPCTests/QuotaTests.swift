import RPC
import Testing

@Suite struct QuotaTests {
  private let start = Timestamp(milliseconds: 1_000_000)

  private func reason(_ body: () throws -> Void) throws -> Refusal? {
    do {
      try body()
      return nil
    } catch let refusal as Refusal {
      return refusal
    }
  }

  @Test("a bucket gives its burst at once, then a token each interval, and tells the wait")
  func bucket() {
    let bucket = TokenBucket(Rate(perSecond: 10, burst: 3))
    for _ in 0..<3 { #expect(bucket.take(at: start) == nil) }
    #expect(bucket.take(at: start) == 101)
    #expect(bucket.take(at: start + .milliseconds(99)) != nil)
    #expect(bucket.take(at: start + .milliseconds(100)) == nil)
    #expect(bucket.take(at: start + .milliseconds(100)) != nil)
    for _ in 0..<3 { #expect(bucket.take(at: start + .seconds(10)) == nil) }
    #expect(bucket.take(at: start + .seconds(10)) != nil)
  }

  @Test("a refused attempt takes nothing away")
  func refusedAttempts() {
    let bucket = TokenBucket(Rate(perSecond: 1, burst: 1))
    #expect(bucket.take(at: start) == nil)
    for _ in 0..<100 { #expect(bucket.take(at: start + .milliseconds(500)) != nil) }
    #expect(bucket.take(at: start + .seconds(1)) == nil)
  }

  @Test("a clock that is set back does not lock anybody out")
  func clockSetBack() {
    let bucket = TokenBucket(Rate(perSecond: 10, burst: 2))
    for _ in 0..<2 { #expect(bucket.take(at: start + .seconds(86_400)) == nil) }
    #expect(bucket.take(at: start) == nil)
  }

  @Test("many threads together get what the rate allows, no more")
  func threads() async {
    let bucket = TokenBucket(Rate(perSecond: 1, burst: 1_000))
    let start = start
    let taken = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask { (0..<1_000).count { _ in bucket.take(at: start) == nil } }
      }
      return await group.reduce(0, +)
    }
    #expect(taken == 1_000)
  }

  private func quota(
    reads: Int = 100, writes: Int = 100, inFlight: Int = 100, within whole: Quota? = nil
  ) -> Quota {
    Quota(
      whole == nil ? .tenant : .account,
      Quota.Limits(
        reads: Rate(perSecond: reads, burst: reads),
        writes: Rate(perSecond: writes, burst: writes), inFlightMax: inFlight), within: whole)
  }

  @Test("reads and writes are counted apart; the refusal names the limit and the wait")
  func effects() throws {
    let quota = quota(reads: 1, writes: 2)
    try quota.take(.read, at: start)
    let refusal = try reason { try quota.take(.read, at: start) }
    #expect(refusal.map { "\($0.reason.name)" } == "RATE_LIMITED")
    #expect(refusal?.limit.map { "\($0.slot)" } == "tenantReadsPerSecond")
    #expect(refusal?.limit?.retryAfterMs == refusal?.retryAfterMs)
    #expect((refusal?.retryAfterMs ?? 0) > 900)
    try quota.take(.write, at: start)
    try quota.take(.slow, at: start)
    #expect(try reason { try quota.take(.write, at: start) } != nil)
  }

  @Test("an account is held to its own limits and, with its neighbours, to the tenant's")
  func whole() throws {
    let tenant = quota(inFlight: 3)
    let (first, second) = (quota(inFlight: 2, within: tenant), quota(inFlight: 2, within: tenant))
    for _ in 0..<2 { try first.enter() }
    #expect(
      try reason { try first.enter() }?.limit.map { "\($0.slot)" } == "accountCallsInFlight")
    try second.enter()
    #expect(
      try reason { try second.enter() }?.limit.map { "\($0.slot)" } == "tenantCallsInFlight")
    first.leave()
    try second.enter()
    #expect(try reason { try first.enter() } != nil)
  }
}
