import API
import Domain
import RPC
import Storage

extension CardService {
  /// Keeps an updater's signal of a card and takes over what came with it. A signal that was sent before
  /// without its replacement is carried out when that comes.
  static func take(
    _ news: CardNews, _ signal: CardSignal, _ outcome: Domain.SignalOutcome, _ known: CardRow,
    _ context: inout WriteContext
  ) throws(Refusal) -> SignalledCard {
    let record = try context.snapshot.healthRecord(of: known)
    let isKept = try context.keep(signal, of: known, outcome)
    if !isKept && (known.binding != .bound || record.knows(news, at: signal.observedAt)) {
      return try unmoved(known, .repeated, context)
    }
    let effect = record.effect(
      ofNewsAt: signal.observedAt.milliseconds, isNumber: news.isNumber)
    guard effect == .applied else {
      return try unmoved(known, effect == .offFile ? .offFile : .outdated, context)
    }
    let evidence = signal.evidence(outcome.edition, context)
    switch news {
    case .expiry(let expiry): return try renew(known, expiry, evidence, &context)
    case .number(let number):
      guard try !context.has(number.credential, known) else {
        guard let expiry = number.expiry else { return try unmoved(known, .unchanged, context) }
        return try renew(known, expiry, evidence, &context)
      }
      let successor = try successor(of: known, number, evidence, &context)
      return try replace(known, with: successor, evidence, &context)
    }
  }

  private static func unmoved(
    _ card: CardRow, _ outcome: API.SignalOutcome, _ context: WriteContext
  ) throws(Refusal) -> SignalledCard {
    let views = context.views()
    let state = API.CardState(card, on: views.today)
    return SignalledCard(
      card: try views.card(card), changed: false, outcome: outcome, from: state, to: state)
  }

  // MARK: A new expiry

  /// The issuer goes on with the card: what is recoverable is over, and so is the old expiry.
  private static func renew(
    _ known: CardRow, _ expiry: Expiry, _ evidence: API.Evidence, _ context: inout WriteContext
  ) throws(Refusal) -> SignalledCard {
    let today = context.views().today
    var row = known
    row.expiry = expiry
    row.observed.subtract(HealthSet.recoverable.union(HealthSet(.expired)))
    row.lastVerifiedAt = evidence.observedAt
    let (from, to) = (API.CardState(known, on: today), API.CardState(row, on: today))
    let isOther = row.expiry != known.expiry || row.observed != known.observed
    if isOther { row.version += 1 }
    if from.health != to.health { row.stateSince = context.now }
    try context.store(row)
    try context.noteNews(of: row.id, in: row.tenant, at: evidence.observedAt)
    var card = try context.views().card(row)
    if isOther {
      try context.record(
        .detailsUpdated, from: known, to: row, changes: changes(known, row, nil),
        by: evidence)
      card = try context.note("card.updated", known, row)
    }
    return SignalledCard(
      card: card, changed: from.health != to.health,
      outcome: isOther ? .detailsUpdated : .unchanged, from: from, to: to)
  }

  // MARK: A new number

  /// The card that goes on in a card's place: the one that has the number in its store already, else a new
  /// one.
  private static func successor(
    of known: CardRow, _ number: CardNews.Number, _ evidence: API.Evidence,
    _ context: inout WriteContext
  ) throws(Refusal) -> CardRow {
    let credential = number.credential
    if let found = try onFile(credential, in: known.store, of: known.tenant, context.snapshot) {
      guard found.binding == .bound else { throw Refusal(.stillUnbinding) }
      return try take(over: known, by: found, evidence, &context)
    }
    var row = CardRow(
      tenant: known.tenant, id: context.nextID(), store: known.store, brand: credential.brand,
      funding: known.funding, lastFour: credential.lastFour, holderMasked: known.holderMasked,
      bank: known.bank, expiry: number.expiry ?? known.expiry,
      observed: known.observed.intersection(HealthSet(.consentRevoked)), usage: known.usage,
      priority: known.priority, label: known.label, now: context.now, previousCard: known.id)
    if credential.needsVerification { row.observed.insert(HealthSet(.pendingVerification)) }
    try insert(
      row, credential, try context.holderHash(of: known), number.gatewayToken, source: .signal,
      context)
    try context.copyConsent(from: known, to: row)
    try context.noteNews(of: row.id, in: row.tenant, at: evidence.observedAt)
    try context.record(.bound, from: nil, to: row, by: evidence)
    _ = try context.note("card.bound", nil, row)
    return row
  }

  /// The merchant has entered the new number already. What the old card was for, the other is for as well.
  private static func take(
    over known: CardRow, by other: CardRow, _ evidence: API.Evidence, _ context: inout WriteContext
  ) throws(Refusal) -> CardRow {
    guard other.usage != known.usage && other.usage != .both else { return other }
    var row = other
    row.usage = .both
    row.version += 1
    try context.store(row)
    try context.record(
      .detailsUpdated, from: other, to: row, changes: changes(other, row, nil),
      by: evidence)
    _ = try context.note("card.updated", other, row)
    return row
  }

  private static func replace(
    _ known: CardRow, with successor: CardRow, _ evidence: API.Evidence,
    _ context: inout WriteContext
  ) throws(Refusal) -> SignalledCard {
    let today = context.views().today
    let departure = Departure(
      replacement: successor.id, channels: try context.snapshot.channels(of: known.tenant),
      evidence: evidence)
    let card = try unbind(known, departure, &context)
    try context.emit(
      "card.replaced", tenant: known.tenant, store: known.store, subject: known.id, body: card.kept)
    let from = API.CardState(known, on: today)
    return SignalledCard(
      card: card, changed: false, outcome: .replaced, from: from,
      to: API.CardState(binding: card.binding, status: from.status, health: from.health),
      replacement: try context.views().card(successor))
  }
}

extension HealthRecord {
  /// Whether these news have been taken over before.
  fileprivate func knows(_ news: CardNews, at time: Timestamp) -> Bool {
    guard !news.isNumber, let detailsAt else { return false }
    return detailsAt >= time.milliseconds
  }
}

extension WriteContext {
  fileprivate func has(_ credential: CardCredential, _ card: CardRow) throws(Refusal) -> Bool {
    try snapshot.has(
      "SELECT 1 FROM cards WHERE tenant = ? AND id = ? AND fingerprint = ?", .id(card.tenant),
      .id(card.id), .blob(credential.fingerprint))
  }

  fileprivate func holderHash(of card: CardRow) throws(Refusal) -> [UInt8]? {
    try snapshot.first(
      "SELECT holder_hash FROM cards WHERE tenant = ? AND id = ?", .id(card.tenant), .id(card.id),
      row: { $0.optionalBlob(0) }) ?? nil
  }

  /// A revoked consent was the holder's word, not the number's: its evidence goes along.
  fileprivate func copyConsent(from old: CardRow, to new: CardRow) throws(Refusal) {
    try transaction.write(
      """
      UPDATE card_reasons SET (source, profile, code, observed_at) = (
        SELECT source, profile, code, observed_at FROM card_reasons AS old
        WHERE old.tenant = ?1 AND old.card = ?2 AND old.health = ?3)
      WHERE tenant = ?1 AND card = ?4 AND health = ?3
      """, .id(old.tenant), .id(old.id), .int(Int(Domain.Health.consentRevoked.rawValue)),
      .id(new.id))
  }

  /// What is said later of the time before is no news then.
  fileprivate func noteNews(
    of card: CardID, in tenant: TenantID, at time: Timestamp
  ) throws(Refusal) {
    try transaction.write(
      "UPDATE cards SET observed_at = ?1, details_at = ?1 WHERE tenant = ? AND id = ?",
      .time(time), .id(tenant), .id(card))
  }
}
