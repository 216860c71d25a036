import API
import Domain
import RPC
import Storage

extension PaymentFacts {
  /// What is on record of a payment, its cards and the store's other cards.
  init(of payment: PaymentRow, _ context: ReadContext, _ site: Site) throws(Refusal) {
    let (snapshot, zone) = (context.snapshot, site.zone)
    let attempts = try snapshot.attempts(of: payment)
    let day: @Sendable (Int64) -> Day = { zone.today(at: Timestamp(milliseconds: $0)).day }
    let witness = Witness(
      payment: payment, siblings: try snapshot.attempts(ofOrder: payment), zone: zone,
      views: context.views(site), now: context.now)
    var cards: [Card] = []
    for row in try snapshot.cards(of: payment, attempts, on: witness.views.today) {
      cards.append(try witness.card(row))
    }
    self.init(
      order: payment.order, usage: Domain.Usage(payment.usage),
      attempts: attempts.map(Attempt.init),
      cards: cards, under: context.service.ruleset, day: day, at: context.now.milliseconds)
  }
}

/// Tells what is known of a card for one payment.
private struct Witness {
  let payment: PaymentRow
  /// The attempts of the order.
  let siblings: [RetryPolicy.Attempt]
  let zone: Zone
  let views: CardViews
  let now: Timestamp

  func card(_ row: CardRow) throws(Refusal) -> PaymentFacts.Card {
    let syncs = try views.snapshot.syncs(of: row.id, in: row.tenant)
    let lineage = row.binding == .bound ? try views.snapshot.lineage(of: row) : nil
    var candidate = Routing.Candidate(row)
    (candidate.lastUsed, candidate.lastSuccess) = (lineage?.lastUsed, lineage?.lastSuccess)
    var card = PaymentFacts.Card(
      id: row.id.rawValue, name: Wording(card: row.brand, row.lastFourText), candidate: candidate,
      past: past(of: row, lineage))
    card.reasons = try views.reasons(of: row).map(PaymentFacts.Reason.init)
    card.syncs = syncs.map(PaymentFacts.Sync.init)
    if row.binding != .bound {
      card.leftAt = (syncs.map(\.since).min() ?? row.stateSince).milliseconds
    }
    card.expiresAt = row.expiry.map { zone.start(of: $0.lastDay + 1).milliseconds }
    return card
  }

  /// A card that has left the file is out, whatever its past.
  private func past(of row: CardRow, _ lineage: Lineage?) -> PaymentFacts.Past {
    let own = Set(lineage?.cards ?? [row.id.rawValue])
    return PaymentFacts.Past(
      RetryPolicy.Payment(payment, by: row.brand),
      on: lineage?.credential ?? RetryPolicy.Credential(id: row.id.rawValue),
      attempts: lineage?.attempts ?? [],
      siblings: siblings.filter { !own.contains($0.credential) })
  }
}

extension PaymentFacts.Attempt {
  fileprivate init(_ row: AttemptRow) {
    self.init(
      id: row.id.rawValue,
      card: (id: row.card.rawValue, name: Wording(card: row.brand, row.lastFour)),
      channel: row.channel,
      times: (begun: row.begunAt.milliseconds, expires: row.expiresAt.milliseconds),
      outcome: Outcome(row))
  }
}

extension PaymentFacts.Attempt.Outcome {
  fileprivate init(_ row: AttemptRow) {
    let settled = (row.settledAt ?? row.expiresAt).milliseconds
    switch row.outcome {
    case .pending: self = .running
    case .approved: self = .approved(at: settled)
    case .unknown, .unrecognized: self = .unknown(at: row.expiresAt.milliseconds)
    case .declined:
      self = .declined(
        PaymentFacts.Decline(
          at: settled, profile: row.profile.map { Domain.SignalProfile($0) },
          code: (row.code, row.advice), raw: row.text, readBy: (row.rule, row.edition)))
    }
  }
}

extension PaymentFacts.Reason {
  fileprivate init(_ reason: CardReason) {
    self.init(
      Domain.Health(rawValue: UInt8(reason.health.rawValue)) ?? .active, profile: reason.profile,
      code: reason.code, observedAt: reason.observedAt.milliseconds)
  }
}

extension PaymentFacts.Sync {
  fileprivate init(_ sync: CardSync) {
    self.init(
      sync.channel, since: sync.since.milliseconds, until: sync.until.milliseconds,
      ackedAt: sync.acknowledgedAt?.milliseconds)
  }
}

extension Wording {
  /// A card as people tell it from others: `Visa •••• 4242`.
  fileprivate init(card brand: API.Brand, _ lastFour: String) {
    let label = (Domain.Brand(rawValue: "\(brand.name)") ?? .unknown).label
    self.init("\(label.en) •••• \(lastFour)", zh: "\(label.zhCN) •••• \(lastFour)")
  }
}

extension Snapshot {
  /// The cards of the payment's store, and those of its attempts that have left it.
  fileprivate func cards(
    of payment: PaymentRow, _ attempts: [AttemptRow], on today: Day
  ) throws(Refusal) -> [CardRow] {
    var cards = try cards(of: payment.store, in: payment.tenant, on: today)
    let reach = Reach(tenant: payment.tenant, stores: nil)
    for id in Set(attempts.map(\.card)).subtracting(cards.map(\.id)) {
      if let card = try card(id, within: reach) { cards.append(card) }
    }
    return cards
  }
}
