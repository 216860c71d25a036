import API
import Dispatch
import RPC
import Synchronization
import Testing
import WireTesting

@testable import Service

@Suite("Payments, whatever happens to them")
struct PaymentModelTests {
  @Test("of two begins of one order at once, from two connections, exactly one runs")
  func race() throws {
    let cashier = try Cashier()
    try cashier.merchant.bind()
    try cashier.merchant.bind(cardNumber(1))
    let other = cashier.service.elsewhere(loop: 1)
    try other.login()
    let desks = [cashier.service.desk, other.desk]
    for order in 0..<50 {
      let outcomes = Mutex<[String]>([])
      var params = cashier.params("o-\(order)")
      // No ceiling of an amount is to hold up the cards.
      params.amount.amount += Int64(order)
      let sent = params
      DispatchQueue.concurrentPerform(iterations: 2) { turn in
        let outcome = try? reason { try desks[turn].call(Endpoints.paymentsBegin, sent) }
        outcomes.withLock { $0.append(outcome ?? "failed") }
      }
      #expect(outcomes.withLock { $0.sorted() } == ["ATTEMPT_RUNNING", "OK"])
    }
    #expect(
      try cashier.merchant.bench.rows("SELECT count(*) FROM attempts WHERE outcome = 0") {
        $0.int(0)
      } == [50])
  }

  @Test("random histories keep the rules", arguments: 1...8)
  func random(seed: UInt64) throws {
    var world = try ModelWorld(seed: seed)
    for _ in 0..<150 { try world.step() }
    #expect(world.begun > 4)
  }
}

/// A few cards and orders under random calls, with what must hold after each.
private struct ModelWorld {
  private struct Try {
    let attempt: AttemptID
    let order: Int
    let card: CardID
    let at: Timestamp
    var code: String?
    var isSettled = false
  }

  private let cashier: Cashier
  private var cards: [CardID]
  private var generator: SeededGenerator
  private var tries: [Try] = []
  private var paid: Set<Int> = []

  private static let codes: [String?] = [
    nil, nil, nil, "51", "51", "51", "91", "91", "05", "62", "54", "41", "X1", "12",
  ]

  init(seed: UInt64) throws {
    cashier = try Cashier()
    generator = SeededGenerator(seed: seed)
    let numbers = ["5555555555554444", "5105105105105100", "5200828282828210"]
    cards = try numbers.map { [cashier] in try cashier.merchant.bind($0).card.id }
  }

  var begun: Int { tries.count }

  mutating func step() throws {
    switch Int.random(in: 0..<10, using: &generator) {
    case 0..<5: try begin()
    case 5..<8: try complete()
    case 8: try cashier.advance(.seconds(Int.random(in: 1...2_000, using: &generator)))
    default: cashier.sweep()
    }
  }

  private mutating func begin() throws {
    let order = Int.random(in: 0..<12, using: &generator)
    let named = Bool.random(using: &generator) ? cards.randomElement(using: &generator) : nil
    let now = cashier.clock.now
    let running = tries.contains {
      $0.order == order && !$0.isSettled && now < $0.at + .seconds(900)
    }
    let answer: PaymentBeginResult
    do {
      answer = try cashier.begin("o-\(order)", with: named)
    } catch let refusal as Refusal {
      if running && !paid.contains(order) {
        #expect("\(refusal.reason.name)" == "ATTEMPT_RUNNING")
      }
      return
    }
    #expect(
      !running && !paid.contains(order), "no two attempts of an order run, none is paid twice")
    try check(answer, named, at: now)
    tries.append(
      Try(attempt: answer.attempt, order: order, card: answer.card.id, at: now))
  }

  /// The chosen card is usable, and below Mastercard's ceilings as this model counts them.
  private func check(
    _ answer: PaymentBeginResult, _ named: CardID?, at now: Timestamp
  ) throws {
    let card = answer.card
    #expect(named == nil || named == card.id)
    #expect(card.status == .normal && card.binding == .bound)
    let past = tries.filter { $0.card == card.id && !($0.isSettled && $0.code == nil) }
    #expect(past.count { $0.at > now + .seconds(-86_400) } < 10)
    let unknown = past.count { $0.code == "X1" && $0.at > now + .seconds(-30 * 86_400) }
    #expect(unknown < 3)
    #expect(!past.contains { $0.code == "41" })
  }

  private mutating func complete() throws {
    guard let index = tries.indices.randomElement(using: &generator) else { return }
    let code = Self.codes.randomElement(using: &generator) ?? nil
    let known = tries[index]
    let outcome = try reason { try cashier.complete(known.attempt, code) }
    if known.isSettled {
      #expect(outcome == (known.code == code ? "OK" : "OUTCOME_CONTRADICTED"))
      return
    }
    #expect(outcome == "OK")
    (tries[index].isSettled, tries[index].code) = (true, code)
    if code == nil { paid.insert(known.order) }
  }
}
