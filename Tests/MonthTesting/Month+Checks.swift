import API
import RPC

/// What must hold after every step.
extension Month {
  mutating func check() throws {
    for shop in shops {
      review(shop)
      try checkCards(shop)
      try checkOptions(shop)
      guard step % 4 == 0 else { continue }
      try checkAlerts(shop)
      try checkScreening(shop)
    }
  }

  // MARK: Cards

  private mutating func checkCards(_ shop: Int) throws {
    let known = ledger.cards(of: shop)
    let shown = try cards(shop)
    demand(Set(shown.keys) == Set(known.map(\.id)), "not all cards are listed")
    for card in known {
      guard let view = shown[card.id] else { continue }
      demand(
        view.binding == card.binding,
        "\(card.name) is \(view.binding.name), not \(card.binding.name)")
      let health = ledger.health(of: card, at: platform.now)
      demand(
        card.left != nil || view.health == health,
        "\(card.name) is \(view.health.name), not \(health.name)")
      let owing = Self.channels.filter { name in
        card.binding == .unbinding && owed(by: name, shop).contains { $0.id == card.id }
      }
      demand(
        Set(view.sync?.pending ?? []) == Set(owing),
        "\(card.name) waits for \(view.sync?.pending ?? []), not for \(owing)")
    }
  }

  /// Also those that are off file.
  func cards(_ shop: Int) throws -> [CardID: Card] {
    var cards: [CardID: Card] = [:]
    for binding in [Binding.bound, .unbinding, .unbound] {
      let params = CardsListParams(binding: binding, pageSize: 500)
      for card in try call(Endpoints.cardsList, params, of: shop).cards {
        cards[card.id] = card
      }
    }
    return cards
  }

  // MARK: Alerts

  mutating func checkAlerts(_ shop: Int) throws {
    let shown = try alertList(shop)
    checkExpiries(shown.filter { $0.kind == .cardExpiring }, shop)
    let live = shown.filter { $0.state != .settled }
    let invalid = ledger.cards(of: shop).filter {
      $0.binding == .bound && ledger.isInvalid($0, at: platform.now)
    }
    let toldInvalid = live.filter { $0.kind == .cardInvalid }.compactMap(\.card)
    demand(
      toldInvalid.map(name).sorted() == invalid.map(\.name).sorted(),
      "invalid are \(invalid.map(\.name).sorted()), alerted \(toldInvalid.map(name).sorted())")
    let stores = platform.shops[shop].stores
    let stranded = stores.indices.filter { store in
      hadUsable.contains([shop, store])
        && !ledger.cards(of: shop).contains {
          $0.store == store && ledger.isUsable($0, at: platform.now)
        }
    }
    let toldStranded = live.filter { $0.kind == .lastUsableGone }.map(\.store)
    demand(
      Set(toldStranded) == Set(stranded.map { stores[$0] })
        && toldStranded.count == stranded.count, "stores without a card: \(stranded)")
    checkLateness(live.filter { $0.kind == .channelLate }, shop)
  }

  private mutating func checkExpiries(_ shown: [Alert], _ shop: Int) {
    let model = alerts[shop]
    var told: [AlertModel.Tier: Int] = [:]
    for alert in shown {
      guard let tier = AlertModel.Tier(alert) else { continue }
      demand(told[tier] == nil, "\(name(tier.card)) was alerted twice of \(tier.days) days")
      told[tier] = ledger.days[shop].day(at: alert.raisedAt)
    }
    for (tier, day) in model.raised {
      let shown = told[tier].map { "on \($0)" } ?? "never"
      demand(
        told[tier] == day,
        "\(name(tier.card)) was alerted of \(tier.days) days \(shown), not on \(day)")
    }
    demand(told.count == model.raised.count, "there are alerts that nothing asks for")
    let live = shown.filter { $0.state != .settled }.compactMap { AlertModel.Tier($0) }
    demand(Set(live) == Set(model.live.values), "other alerts of expiries are live")
  }

  private mutating func checkLateness(_ live: [Alert], _ shop: Int) {
    var owed: [String] = []
    for channel in Self.channels {
      for card in self.owed(by: channel, shop) where (card.left?.at ?? 0) + 600_000 <= stepBegan {
        owed.append("\(channel) \(card.name)")
      }
    }
    let told = live.map { "\($0.channel ?? "") \($0.card.map(name) ?? "")" }
    demand(told.sorted() == owed.sorted(), "late are \(owed), alerted \(told)")
  }

  func alertList(_ shop: Int) throws -> [Alert] {
    var alerts: [Alert] = []
    var token: String?
    repeat {
      let params = AlertsListParams(pageSize: 500, pageToken: token)
      let page = try call(Endpoints.alertsList, params, of: shop)
      alerts += page.alerts
      token = page.nextPageToken
    } while token != nil
    return alerts
  }

  // MARK: Screening

  private mutating func checkScreening(_ shop: Int) throws {
    let screen = try call(Endpoints.cardsScreen, CardsScreenParams(), of: shop)
    let bound = ledger.cards(of: shop).filter { $0.binding == .bound }
    let healths = Dictionary(
      grouping: bound.map { ledger.health(of: $0, at: platform.now) }, by: \.self
    ).mapValues { Int64($0.count) }
    let shown = screen.totals.healths.filter { $0.count > 0 }
    demand(screen.totals.cards == Int64(bound.count), "\(screen.totals.cards) cards are screened")
    for count in shown {
      demand(
        healths[count.health] == count.count,
        "screened \(count.count) \(count.health.name), not \(healths[count.health] ?? 0)")
    }
    demand(shown.count == healths.count, "screening leaves a health out")
  }

  // MARK: The end

  mutating func checkEnd() throws {
    for shop in shops {
      try listen(shop)
      try checkAlerts(shop)
      try checkScreening(shop)
      let proof = try call(Endpoints.auditVerify, AuditVerifyParams(), .boss, of: shop)
      demand(proof.intact, "the audit's chain is broken")
    }
    for index in orders.indices where orders[index].state != .paid {
      let last = ledger.debits.lastIndex { $0.order == orders[index].name }
      if let last { try explain(index, after: last) }
    }
  }
}

extension AlertModel.Tier {
  init?(_ alert: Alert) {
    guard let card = alert.card, let days = alert.daysAhead, let month = alert.expMonth,
      let year = alert.expYear
    else { return nil }
    self.init(card: card, expiry: Int(year * 12 + month - 1), days: Int(days))
  }
}
