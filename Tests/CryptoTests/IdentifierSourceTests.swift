import Crypto
import Testing

@Suite struct IdentifierSourceTests {
  private let start: Int64 = 1_704_067_200_000

  private func source(_ clock: ManualClock, random: Random = .seeded(1)) -> IdentifierSource {
    IdentifierSource(random: random) { clock.milliseconds }
  }

  @Test("an id is milliseconds since 2024 over a random sequence of 20 bits")
  func layout() {
    let clock = ManualClock(start + 5)
    let id = source(clock, random: .constant(0xff)).next()
    #expect(id >> 21 == 5)
    #expect(id & ((1 << 21) - 1) == (1 << 20) - 1)
    #expect(source(clock, random: .constant(0)).next() == 5 << 21)
  }

  @Test("within a millisecond ids rise by one; a new millisecond starts anew")
  func sequence() {
    let clock = ManualClock(start + 5)
    let source = source(clock)
    let first = source.next()
    #expect((1...1000).allSatisfy { source.next() == first + $0 })
    clock.set(start + 6)
    let next = source.next()
    #expect(next >> 21 == 6 && next > first)
  }

  @Test("no id of a time or later lies below its lowest, none of before above it")
  func lowest() {
    let clock = ManualClock(start + 5)
    let source = source(clock)
    let before = source.next()
    clock.set(start + 6)
    let lowest = IdentifierSource.lowest(at: start + 6)
    #expect(before < lowest && source.next() >= lowest)
    clock.set(start)
    #expect(source.next() >= lowest, "the clock has gone back")
    #expect(IdentifierSource.lowest(at: -5) == 0 && IdentifierSource.lowest(at: .max) > lowest)
  }

  @Test("a clock that goes back repeats and decreases nothing")
  func clockGoesBack() {
    let clock = ManualClock(start + 1_000_000)
    let source = source(clock)
    var last = source.next()
    for time in [999_999, 0, -5, 1_000_000, 500, 1_000_001, 1_000_000, 2_000_000] as [Int64] {
      clock.set(start + time)
      let id = source.next()
      #expect(id > last)
      last = id
    }
    #expect(last >> 21 == 2_000_000)
  }

  @Test("more ids in a millisecond than its sequence holds spill into the next")
  func overflow() {
    let clock = ManualClock(start + 5)
    let source = source(clock)
    source.skip(through: (6 << 21) - 2)
    #expect(source.next() == (6 << 21) - 1)
    #expect(source.next() == 6 << 21)
    clock.set(start + 6)
    #expect(source.next() == (6 << 21) + 1)
  }

  @Test("ids start above the highest one used, and skipping never goes back")
  func priming() {
    let clock = ManualClock(start + 5)
    let high: Int64 = 1 << 50
    let source = IdentifierSource(highestUsed: high, random: .seeded(1)) { clock.milliseconds }
    #expect(source.next() == high + 1)
    source.skip(through: high + 10)
    source.skip(through: 3)
    #expect(source.next() == high + 11)
  }

  @Test("a clock before 2024 or past the last millisecond still gives positive ids")
  func extremes() {
    let clock = ManualClock(0)
    let source = source(clock)
    #expect(source.next() == 1)
    #expect(source.next() == 2)
    clock.set(.min)
    #expect(source.next() == 3)
    clock.set(.max)
    let last = source.next()
    #expect(last > 0 && last >> 21 == (1 << 42) - 1)
    #expect(source.next() == last + 1)
  }

  @Test("threads that draw at once never share an id")
  func concurrency() async {
    let source = IdentifierSource(random: .seeded(1)) { 1_800_000_000_000 }
    let ids = await withTaskGroup { group in
      for _ in 0..<8 { group.addTask { (0..<500).map { _ in source.next() } } }
      return await group.reduce(into: Set<Int64>()) { $0.formUnion($1) }
    }
    #expect(ids.count == 4000)
  }
}
