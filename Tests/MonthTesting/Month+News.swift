import API
import RPC

/// What banks, updaters and clerks do, each on a day that the card's truth sets.
extension Month {
  private func cards(_ truths: Set<Truth>) -> [(CardID, HiddenCard)] {
    hidden.filter { truths.contains($0.value.truth) && ledger.cards[$0.key]?.left == nil }
      .sorted { $0.value.name < $1.value.name }.map { ($0.key, $0.value) }
  }

  @discardableResult
  private mutating func signal(
    _ id: CardID, _ profile: SignalProfile, _ code: String, _ replacement: Replacement? = nil
  ) throws -> (result: SignalResult, at: Timestamp) {
    let (shop, now) = (hidden[id]?.shop ?? 0, platform.now)
    let result = try call(
      Endpoints.cardsSignal,
      CardsSignalParams(
        card: id, profile: profile, code: code, observedAt: now, replacement: replacement),
      of: shop)
    return (result, now)
  }

  // MARK: Banks

  /// The bank's word reaches the merchant a day after the truth.
  mutating func hearFromBanks() throws {
    let grave: Set<Truth> = [.lost, .stolen, .frozen, .risk, .dormant]
    for (id, card) in cards(grave) where step % plan.stepsPerDay == 0 {
      if card.days.lowerBound + 1 == day { try warn(id, card) }
      guard card.days.upperBound == day else { continue }
      ledger.vouch(for: id, at: try signal(id, .cnVerify, "0").at)
    }
  }

  private mutating func warn(_ id: CardID, _ card: HiddenCard) throws {
    let (profile, code, health): (SignalProfile, String, Health) =
      switch card.truth {
      case .lost: (.cnVerify, "-13", .lost)
      case .stolen: (.stripe, "stolen_card", .stolen)
      case .frozen: (.cnVerify, "-15", .frozen)
      case .risk: (.stripe, "fraudulent", .riskBlocked)
      default: (.cnVerify, "-11", .suspended)
      }
    let (result, time) = try signal(id, profile, code)
    ledger.blame(id, health, at: time.milliseconds)
    demand(
      result.card.reasons.contains { $0.health == health },
      "\(card.name) was reported \(health.name) and shows \(result.card.health.name)")
  }

  // MARK: Updaters

  private func updater(_ brand: Brand) -> SignalProfile { brand == .visa ? .vau : .abu }

  mutating func hearFromUpdaters() throws {
    for (id, card) in cards([.renumbered]) where card.days.lowerBound + 3 == day {
      try renumber(id, card)
    }
    // In half of the stores the issuer's new expiry comes by file, in the others by the clerk.
    for (id, card) in cards([.expiring]) where card.store == 1 && day == 12 {
      let expiry = card.expiry + 36
      let news = Replacement(expMonth: Int64(expiry % 12 + 1), expYear: Int64(expiry / 12))
      let (result, time) = try signal(id, updater(card.brand), "EXPIRY", news)
      demand(result.outcome == .detailsUpdated, "a new expiry of \(card.name) was left out")
      ledger.renew(id, until: expiry, at: time)
      renewTruth(id, expiry)
    }
    for (id, card) in cards([.closed]) where card.days.lowerBound + 2 == day && card.store == 1 {
      ledger.blame(id, .closed, at: try signal(id, .abu, "CLOSED").at.milliseconds)
    }
    for (id, card) in cards([.details]) where card.days.lowerBound + 1 == day {
      ledger.blame(id, .detailsChanged, at: try signal(id, .vau, "Q").at.milliseconds)
    }
    if step % plan.stepsPerDay == 0 { try hearLate() }
  }

  /// Banks and updaters go on telling of cards that have left, for some days: that brings none back.
  private mutating func hearLate() throws {
    let recently = platform.now.milliseconds - 4 * 86_400_000
    for card in shops.flatMap({ ledger.cards(of: $0) }) where card.left?.at ?? 0 > recently {
      let told = try signal(card.id, .cnVerify, "0").result.outcome
      demand(told == .offFile, "\(card.name) has left, and an approval was \(told.name)")
      // The same number may be on file elsewhere, where its news are welcome.
      let isElsewhere = ledger.cards.values.contains { $0.number == card.number && $0.left == nil }
      guard !isElsewhere else { continue }
      let expiry = card.expiry + 36
      let news = Replacement(expMonth: Int64(expiry % 12 + 1), expYear: Int64(expiry / 12))
      let outcome = try signal(card.id, updater(card.brand), "EXPIRY", news).result.outcome
      demand(outcome == .offFile, "\(card.name) has left, and a new expiry was \(outcome.name)")
    }
  }

  private mutating func renumber(_ id: CardID, _ card: HiddenCard) throws {
    guard let known = ledger.cards[id] else { return }
    let next = HiddenCard(
      name: card.name + "-renumbered", shop: card.shop, store: card.store,
      number: number(card.brand, 5000 + day), brand: card.brand, usage: card.usage, truth: .short,
      days: day..<(day + 6), expiry: card.expiry + 24)
    let news = Replacement(
      number: Secret(next.number), expMonth: Int64(next.expiry % 12 + 1),
      expYear: Int64(next.expiry / 12))
    let (result, time) = try signal(id, updater(card.brand), "UPDATE", news)
    demand(
      result.outcome == .replaced && result.card.binding == .unbinding,
      "a new number of \(card.name) led to \(result.outcome.name)")
    leave(id)
    guard let successor = result.replacement else { return }
    enter(next, as: successor, line: known.line)
    ledger.cards[successor.id]?.reasons = known.reasons.intersection([.consentRevoked])
    ledger.cards[successor.id]?.newest = time.milliseconds
    ledger.cards[successor.id]?.detailsAt = time.milliseconds
  }

  private mutating func renewTruth(_ id: CardID, _ expiry: Int) {
    hidden[id]?.truth = .good
    hidden[id]?.expiry = expiry
    hidden[id]?.days = 0..<0
  }

  // MARK: Clerks

  mutating func clerksWork() throws {
    guard step % plan.stepsPerDay == 0 else { return }
    for (id, card) in cards([.details]) where card.days.lowerBound + 4 == day {
      try update(id, holder: "Wang Xiaoming", expiry: nil)
      renewTruth(id, card.expiry)
    }
    for (id, card) in cards([.expiring]) where card.store == 0 && day == 14 {
      try update(id, holder: nil, expiry: card.expiry + 24)
      renewTruth(id, card.expiry + 24)
    }
    for shop in shops where day % 3 == shop { try clearOut(shop) }
    if day == 10 { for shop in shops { try takeOffByMistake(shop) } }
    if day >= 13 { for shop in shops { try putBack(shop) } }
  }

  private mutating func update(_ id: CardID, holder: String?, expiry: Int?) throws {
    guard let shop = hidden[id]?.shop else { return }
    let version = try call(Endpoints.cardsGet, CardsGetParams(card: id), .boss, of: shop)
      .card.version
    let params = CardsUpdateParams(
      card: id, version: version, holder: holder, expMonth: expiry.map { Int64($0 % 12 + 1) },
      expYear: expiry.map { Int64($0 / 12) })
    _ = try call(Endpoints.cardsUpdate, params, .boss, of: shop)
    ledger.mend(id, expiry: expiry, at: platform.now)
  }

  /// Takes what is invalid off file, and puts a new card there for what can never be debited again.
  private mutating func clearOut(_ shop: Int) throws {
    let final: Set<Health> = [.lost, .stolen, .closed]
    let gone = ledger.cards(of: shop).filter {
      $0.binding == .bound && final.contains(ledger.health(of: $0, at: platform.now))
    }
    guard !gone.isEmpty else { return }
    try unbind(gone.map(\.id), shop)
    for card in gone {
      let next = HiddenCard(
        name: card.name + "-new", shop: shop, store: card.store,
        number: number(card.brand, 7000 + ledger.cards.count), brand: card.brand, usage: .both,
        truth: .good, days: 0..<0, expiry: 2034 * 12)
      try bind(next)
    }
  }

  private mutating func unbind(_ cards: [CardID], _ shop: Int) throws {
    let prepared = try call(
      Endpoints.cardsPrepareUnbind,
      CardsPrepareUnbindParams(cards: cards, stopAutoDebit: true), .boss, of: shop)
    demand(prepared.impact.refusals.isEmpty, "cards that may leave were refused")
    let params = CardsConfirmUnbindParams(
      confirmation: prepared.confirmation, password: Secret(platform.shops[shop].password),
      typed: cards.count > 1 ? Int64(cards.count) : nil)
    let result = try call(Endpoints.cardsConfirmUnbind, params, .boss, of: shop)
    demand(
      result.cards.allSatisfy { $0.binding == .unbinding }, "channels owe, yet cards are unbound")
    for id in cards { leave(id) }
  }

  private mutating func takeOffByMistake(_ shop: Int) throws {
    guard let id = strays[shop], ledger.cards[id]?.binding == .bound else { return }
    try unbind([id], shop)
  }

  /// As soon as the channels let it.
  private mutating func putBack(_ shop: Int) throws {
    guard let id = strays[shop], var card = hidden[id], ledger.cards[id]?.binding == .unbound else {
      return
    }
    card = HiddenCard(
      name: card.name + "-again", shop: shop, store: card.store, number: card.number,
      brand: card.brand, usage: card.usage, truth: card.truth, days: card.days,
      expiry: card.expiry)
    try bind(card)
    strays[shop] = nil
  }

  /// From here on no debit may pick it, and both channels owe it.
  private mutating func leave(_ id: CardID) {
    ledger.cards[id]?.binding = .unbinding
    ledger.cards[id]?.left = (event: .max, at: platform.now.milliseconds)
  }
}
