import MonthTesting
import Synchronization
import Testing

@Suite("A month with a server that is killed", .timeLimit(.minutes(30)))
struct MonthKillTests {
  private static let kills = 20
  private static let plan = Month.Plan(seed: 2031, stepsPerDay: 1, orders: 1)

  @Test(
    "leaves the same books as one without a kill: payments, cards, alerts, events, channels",
    .enabled(if: FakeClock.library != nil, "libfaketime is not installed (Debian: libfaketime)"))
  func sameBooks() throws {
    let outcomes = Mutex<[Int: [String]]>([:])
    let threads = [0, Self.kills].map { kills in
      JoinableThread {
        do {
          let books = try Self.play(kills: kills)
          outcomes.withLock { $0[kills] = books }
        } catch {
          Issue.record(error)
        }
      }
    }
    for thread in threads { thread.join() }
    let books = outcomes.withLock { $0 }
    let (whole, killed) = (try #require(books[0]), try #require(books[Self.kills]))
    #expect(whole.count > 500)
    let (missing, extra) = (Set(whole).subtracting(killed), Set(killed).subtracting(whole))
    #expect(missing.sorted().prefix(10) == [])
    #expect(extra.sorted().prefix(10) == [])
    let isSameOrder = whole == killed
    #expect(isSameOrder)
  }

  private static func play(kills: Int) throws -> [String] {
    let platform = try ServerPlatform(kills: kills)
    var month = Month(on: platform, plan)
    try month.play()
    #expect(month.faults == [])
    #expect(platform.kills == kills)
    let books = try month.books()
    #expect(try platform.stop() == 0)
    return books
  }
}
