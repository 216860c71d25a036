import API
import RPC
import WireTesting

/// A month of merchants, payers, issuers, clerks and channels on a platform. What happens depends on the seed
/// alone, never on ids or on how long anything takes; what is wrong is gathered in `faults`.
package struct Month {
  package struct Plan: Sendable {
    package var seed: UInt64
    package var days: Int
    package var stepsPerDay: Int
    /// In each store and step, at most.
    package var orders: Int

    package init(seed: UInt64, days: Int = 30, stepsPerDay: Int = 2, orders: Int = 2) {
      (self.seed, self.days) = (seed, days)
      (self.stepsPerDay, self.orders) = (stepsPerDay, orders)
    }
  }

  package static let zones = ["Asia/Shanghai", "UTC", "America/Los_Angeles"]
  /// Cards end with February, and Los Angeles turns its clocks.
  static let firstDay = Timestamp(milliseconds: 1_929_225_600_000)
  static let channels = ["prompt", "tardy"]

  let platform: any Platform
  let plan: Plan
  let world: World
  var dice: SeededGenerator
  var hidden: [CardID: HiddenCard] = [:]
  /// The same as each card was when it was put on file.
  var files: [CardID: HiddenCard] = [:]
  var ledger: Ledger
  var alerts: [AlertModel]
  var orders: [Order] = []
  /// Orders whose attempt is completed too late, with what the issuer answered.
  var belated: [(order: Int, debit: Int, reply: Reply)] = []
  /// Of each shop and channel.
  var positions: [[String: Int64]]
  /// The events that each shop was told so far.
  var heard: [Int64]
  /// Of each shop, while the tardy channel sleeps: the step at which it wakes.
  var wakes: [Int]
  /// Stores that had a usable card, by shop and store.
  var hadUsable: Set<[Int]> = []
  /// A card of each shop that is taken off file by mistake, and comes back.
  var strays: [Int: CardID] = [:]
  var step = 0
  var stepBegan: Int64 = 0
  package private(set) var faults: [String] = []
  /// Explanations that were held against the truth.
  package internal(set) var explained = 0
  /// Begins that cardd would not have.
  package internal(set) var refused = 0
  package internal(set) var causesMet: Set<String> = []
  /// What held cards back when cardd was asked, and held to it, which ones an order can use.
  package internal(set) var objectionsMet: Set<String> = []
  /// Debits that were tried on cards that were dead by then.
  var onDeadCards = 0
  /// Declines, whether cardd hears of them or not.
  var declines = 0

  package init(on platform: any Platform, _ plan: Plan) {
    (self.platform, self.plan) = (platform, plan)
    world = World(seed: plan.seed)
    dice = SeededGenerator(seed: plan.seed)
    ledger = Ledger(zones: Self.zones)
    let shops = platform.shops.indices
    alerts = shops.map { _ in AlertModel() }
    positions = shops.map { _ in [:] }
    heard = shops.map { _ in 0 }
    wakes = shops.map { _ in 0 }
  }

  /// Plays all of it.
  package mutating func play() throws {
    try platform.move(to: Self.firstDay)
    try openFiles()
    while let time = nextStep() {
      step += 1
      try platform.move(to: time)
      stepBegan = platform.now.milliseconds
      try expireDebits()
      try completeBelated()
      try hearFromBanks()
      try hearFromUpdaters()
      try clerksWork()
      try takeOrders()
      try acknowledge()
      try check()
    }
    try checkEnd()
  }

  /// A random hour of the next part of a day; three days are skipped once, as if the server had been down.
  private mutating func nextStep() -> Timestamp? {
    let hours = 24 / plan.stepsPerDay
    let isOut = (18..<20).contains(day(after: step + 1))
    if isOut { step += 2 * plan.stepsPerDay }
    guard day(after: step + 1) < plan.days else { return nil }
    let hour = (step * hours) + Int.random(in: 1..<hours, using: &dice)
    let minute = Int.random(in: 2..<25, using: &dice)
    return Self.firstDay + .seconds(hour * 3600 + minute * 60)
  }

  private func day(after steps: Int) -> Int { (steps - 1) / plan.stepsPerDay }

  /// Of the month, from 0.
  var day: Int { Int((platform.now.milliseconds - Self.firstDay.milliseconds) / 86_400_000) }

  var shops: Range<Int> { platform.shops.indices }

  // MARK: Calls

  func call<P: Message, R: Message>(
    _ endpoint: Endpoint<P, R>, _ params: P, _ seat: Seat = .teller, of shop: Int,
    in language: Language = .english
  ) throws -> R {
    try platform.call(endpoint, params, seat, of: shop, in: language)
  }

  // MARK: Faults

  mutating func demand(_ isSo: Bool, _ what: String) {
    guard !isSo, faults.count < 40 else { return }
    faults.append("day \(day), step \(step): \(what)")
  }

  func name(_ card: CardID) -> String { ledger.cards[card]?.name ?? card.text }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &dice) < percent }
}
