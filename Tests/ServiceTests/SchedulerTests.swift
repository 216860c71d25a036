import API
import RPC
import Storage
import Testing

@testable import Service

@Suite struct SchedulerTests {
  /// Closes a store at a time, once it is older than an hour.
  private static let closing = Chore(
    name: "test.close",
    due: { snapshot throws(Refusal) in
      try snapshot.first(
        "SELECT min(created_at) FROM stores WHERE state = 0", row: { $0.optionalTime(0) }
      )
      .flatMap { $0 }.map { $0 + .seconds(3600) }
    },
    perform: { context throws(Refusal) in
      let store = try context.snapshot.first(
        "SELECT tenant, id FROM stores WHERE state = 0 ORDER BY created_at, id LIMIT 1",
        row: { (tenant: $0.id(0, TenantID.self), id: $0.id(1, StoreID.self)) })
      guard let store else { throw Refusal(.notFound) }
      try context.work(in: store.tenant)
      context.record.target = store.id.text
      try context.transaction.write(
        "UPDATE stores SET state = 1 WHERE tenant = ? AND id = ?", .id(store.tenant),
        .id(store.id))
    })

  private static let failing = Chore(
    name: "test.fail",
    due: { _ throws(Refusal) in Timestamp(milliseconds: 0) },
    perform: { context throws(Refusal) in
      try context.transaction.write("UPDATE stores SET state = 1")
      throw Refusal(.internal)
    })

  private func openStores(_ merchant: Merchant) throws -> Int {
    try merchant.bench.rows("SELECT count(*) FROM stores WHERE state = 0") { $0.int(0) }[0]
  }

  @Test("what is due is done piece by piece, and what is not waits")
  func pieces() throws {
    let merchant = try Merchant()
    let scheduler = Scheduler(merchant.bench.service, [Self.closing])
    scheduler.run()
    #expect(try openStores(merchant) == 2)
    merchant.bench.clock.advance(.seconds(3600))
    scheduler.run()
    #expect(try openStores(merchant) == 0)
  }

  @Test("each piece has its line in the tenant's audit, without an account")
  func audit() throws {
    let merchant = try Merchant()
    merchant.bench.clock.advance(.seconds(7200))
    Scheduler(merchant.bench.service, [Self.closing]).run()
    let lines = try merchant.bench.rows(
      "SELECT tenant, account, target FROM audit WHERE method = 'test.close' ORDER BY place"
    ) { (tenant: $0.id(0, TenantID.self), isNobody: $0.isNull(1), target: $0.text(2)) }
    #expect(lines.map(\.tenant) == [merchant.tenant, merchant.tenant])
    #expect(lines.map(\.target) == [merchant.store.text, merchant.sibling.text])
    #expect(lines.map(\.isNobody) == [true, true])
  }

  @Test("a piece that fails is undone, rests, and holds up no other chore")
  func failure() throws {
    let merchant = try Merchant()
    let scheduler = Scheduler(merchant.bench.service, [Self.failing, Self.closing])
    scheduler.run()
    #expect(try openStores(merchant) == 2)
    merchant.bench.clock.advance(.seconds(3600))
    scheduler.run()
    #expect(try openStores(merchant) == 0)
  }

  @Test("no piece begins without leave")
  func leave() throws {
    let merchant = try Merchant()
    merchant.bench.clock.advance(.seconds(3600))
    let scheduler = Scheduler(merchant.bench.service, [Self.closing])
    var leaves = 1
    scheduler.run {
      leaves -= 1
      return leaves >= 0
    }
    #expect(try openStores(merchant) == 1)
  }
}
