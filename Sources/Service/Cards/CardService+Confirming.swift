import API
import Domain
import RPC
import Storage

extension CardService {
  /// Checks the fresh factor that a confirmation asks for.
  @Sendable static func proveConfirmation(
    _ params: CardsConfirmUnbindParams, _ preparation: Preparation
  ) throws(Refusal) {
    try requireOpen(params.confirmation, preparation)
    let account = try SessionService.ownAccount(preparation)
    guard (params.password == nil) != (params.totp == nil) else {
      throw Refusal(violations: [RPC.FieldViolation("password", .exactlyOneRequired)])
    }
    guard account.hasTOTP == (params.totp != nil) else { throw Refusal(.factorRequired) }
    try Factors(preparation: preparation, failure: .wrongFactor).check(
      account, Evidence(password: params.password, totp: params.totp))
  }

  /// A confirmation that cannot be used is refused before an attempt is counted.
  private static func requireOpen(
    _ id: ConfirmationID, _ preparation: Preparation
  ) throws(Refusal) {
    let (principal, now) = (preparation.principal, preparation.service.now)
    try preparation.read { snapshot throws(Refusal) in
      let context = ReadContext(
        service: preparation.service, call: preparation.call, snapshot: snapshot,
        caller: principal)
      let site = try context.site(.cardsUnbind, .confirmation(id))
      preparation.note(site)
      _ = try snapshot.openConfirmation(id, in: site.tenant, principal, at: now)
    }
  }

  /// Unbinds what was prepared, if nothing about it has changed since.
  @Sendable static func confirmUnbind(
    _ params: CardsConfirmUnbindParams, _ proven: Void, _ context: inout WriteContext
  ) throws(Refusal) -> ConfirmUnbindResult {
    let principal = context.principal
    try context.enter(.cardsUnbind, .confirmation(params.confirmation))
    let confirmation = try context.snapshot.openConfirmation(
      params.confirmation, in: context.tenant, principal, at: context.now)
    let cards = try unchangedCards(confirmation, context)
    guard !cards.isEmpty else { throw Refusal(.nothingToUnbind) }
    try checkCount(params.typed, cards.count)
    let request = UnbindRequest(
      cards: cards, replaceWith: confirmation.replaceWith,
      stopsAutoDebit: confirmation.stopsAutoDebit)
    let plan = try request.plan(context)
    guard plan.refusals.isEmpty else { throw Refusal(.staleConfirmation) }
    try context.transaction.write(
      "UPDATE confirmations SET used_at = ? WHERE tenant = ? AND id = ?", .time(context.now),
      .id(context.tenant), .id(params.confirmation))
    let channels = try context.snapshot.channels(of: context.tenant)
    let departure = Departure(replacement: confirmation.replaceWith, channels: channels)
    var unbound: [API.Card] = []
    for card in cards { unbound.append(try unbind(card, departure, &context)) }
    context.record.target = params.confirmation.text
    context.record.before = nil
    context.record.after = unbound.auditText
    let isMasked = context.site?.isMasked ?? false
    return ConfirmUnbindResult(
      cards: isMasked ? unbound.map(\.masked) : unbound,
      sync: Sync(
        pending: channels.map(\.name), since: context.now,
        until: channels.isEmpty ? context.now : context.now + context.syncTimeout))
  }

  /// The chosen cards, each still as it was when it was chosen.
  private static func unchangedCards(
    _ confirmation: Confirmation, _ context: WriteContext
  ) throws(Refusal) -> [CardRow] {
    let reach = context.reach(.cardsUnbind)
    var cards: [CardRow] = []
    for (id, version) in confirmation.cards {
      guard let row = try context.snapshot.card(id, within: reach), row.version == version,
        row.binding == .bound
      else { throw Refusal(.staleConfirmation) }
      cards.append(row)
    }
    return cards
  }

  private static func checkCount(_ typed: Int64?, _ count: Int) throws(Refusal) {
    if let typed {
      guard typed == Int64(count) else { throw Refusal(.countMismatch) }
    } else if count > 1 {
      throw Refusal(violations: [RPC.FieldViolation("typed", .required)])
    }
  }

  /// Takes a card off file: no new debit can use it from here on. It is unbound when every channel has
  /// taken that, which is at once where there is none. Its row stays as the tombstone that keeps late
  /// updates from reviving it.
  static func unbind(
    _ known: CardRow, _ departure: Departure, _ context: inout WriteContext
  ) throws(Refusal) -> API.Card {
    var row = known
    row.binding = departure.channels.isEmpty ? .unbound : .unbinding
    row.version += 1
    row.stateSince = context.now
    row.replacedBy = departure.replacement
    try context.store(row)
    if departure.channels.isEmpty {
      try context.record(.unbound, from: known, to: row, by: departure.evidence)
      return try context.note("card.unbound", known, row)
    }
    try context.oblige(departure.channels, toTake: row)
    try context.record(.unbinding, from: known, to: row, by: departure.evidence)
    return try context.note("card.unbinding", known, row)
  }
}

/// How cards leave.
struct Departure: Sendable {
  /// The card that goes on in their place.
  var replacement: CardID?
  /// Those that have to take it before a card is unbound.
  let channels: [ChannelRow]
  /// Why; nil: the caller wants it.
  var evidence: API.Evidence?
}

/// A choice of cards that waits for its confirmation.
struct Confirmation: Sendable {
  let cards: [(id: CardID, version: Int)]
  let replaceWith: CardID?
  let stopsAutoDebit: Bool
}

extension Snapshot {
  /// A confirmation that its owner can still use.
  ///
  /// - Throws: `notFound` for those of others, `staleConfirmation` for one that is used or too old, or
  ///   was made in another session.
  func openConfirmation(
    _ id: ConfirmationID, in tenant: TenantID, _ principal: Principal, at now: Timestamp
  ) throws(Refusal) -> Confirmation {
    let row = try first(
      """
      SELECT session, expires_at, used_at, replace_with, stop_auto_debit FROM confirmations
      WHERE tenant = ? AND id = ? AND account = ?
      """, .id(tenant), .id(id), .id(principal.account)
    ) { row in
      (
        isOpen: row.int(0) == Int(principal.session?.id.rawValue ?? 0) && row.time(1) > now
          && row.isNull(2),
        replaceWith: row.optionalID(3, CardID.self), stopsAutoDebit: row.bool(4)
      )
    }
    guard let row else { throw Refusal(.notFound) }
    guard row.isOpen else { throw Refusal(.staleConfirmation) }
    let cards = try all(
      """
      SELECT card, version FROM confirmation_cards WHERE tenant = ? AND confirmation = ?
      ORDER BY card
      """, .id(tenant), .id(id), row: { (id: $0.id(0, CardID.self), version: $0.int(1)) })
    return Confirmation(
      cards: cards, replaceWith: row.replaceWith, stopsAutoDebit: row.stopsAutoDebit)
  }
}

extension [API.Card] {
  /// The cards as one object: the audit's lines hold objects.
  var auditText: [UInt8] {
    var text = [UInt8]("{\"cards\":[".utf8)
    for (index, card) in enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      text += card.kept.json
    }
    return text + [UInt8]("]}".utf8)
  }
}
