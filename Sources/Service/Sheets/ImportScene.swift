import API
import Domain
import RPC
import Storage

/// What comes of a row. Raw values are stored; 0 is a row that waits.
enum RowOutcome: Int, CaseIterable {
  case add = 1
  case duplicate, detailsUpdated, mark, unbind, unchanged, repeated, reject
  /// It is the row of the headers, which is kept for what is to be told of it, and is none of the rows that
  /// are counted.
  case heading
}

/// What is to be done for a row, and what it rests on.
enum RowDecision {
  case add(NewCard)
  /// The number is on file in the store already, with the same details or with others.
  case duplicate(CardRow)
  case detailsUpdated(CardRow, NewCard)
  case update(CardRow, to: CardRow, holder: Holder?)
  case mark(CardRow, Domain.Health)
  case unbind(CardRow)
  case unchanged(CardRow?)
  /// What has the row's reference was done before.
  case repeated
  case reject

  var outcome: RowOutcome {
    switch self {
    case .add: .add
    case .duplicate: .duplicate
    case .detailsUpdated, .update: .detailsUpdated
    case .mark: .mark
    case .unbind: .unbind
    case .unchanged: .unchanged
    case .repeated: .repeated
    case .reject: .reject
    }
  }

  /// The card on file that it is about.
  var card: CardRow? {
    switch self {
    case .duplicate(let card), .detailsUpdated(let card, _), .update(let card, _, _),
      .mark(let card, _), .unbind(let card):
      card
    case .unchanged(let card): card
    case .add, .repeated, .reject: nil
    }
  }

  /// What the merchant says of the card.
  var health: Domain.Health? {
    if case .mark(_, let health) = self { health } else { nil }
  }

  /// What two rows of a file must not both be about.
  var subject: [UInt8]? {
    switch self {
    case .add(let card), .detailsUpdated(_, let card):
      card.credential.fingerprint + Array(card.store.id.text.utf8)
    case .duplicate, .unchanged, .repeated, .reject: nil
    case .update(let card, _, _), .mark(let card, _), .unbind(let card):
      Array(card.id.text.utf8)
    }
  }
}

/// Where rows are decided on: one snapshot, within the reach of one account. A dry run and the carrying out
/// of its plan ask the same questions here.
struct ImportScene {
  let snapshot: Snapshot
  let principal: Principal
  let keys: Keys
  let now: Timestamp
  private let stores: [String: Store]

  init(
    _ snapshot: Snapshot, _ principal: Principal, _ keys: Keys, at now: Timestamp
  ) throws(Refusal) {
    (self.snapshot, self.principal, self.keys, self.now) = (snapshot, principal, keys, now)
    let reach = principal.reach(.cardsBind)
    let found = try snapshot.all(
      "SELECT id, tenant, code, name, state FROM stores WHERE tenant = ?", .id(principal.tenant),
      row: { Store($0) })
    stores = Dictionary(
      uniqueKeysWithValues: found.filter { reach.covers($0.id) }.map { ($0.code, $0) })
  }

  var today: Day { principal.zone.today(at: now).day }

  func decide(_ row: CardSheetRow) throws(Refusal) -> (RowDecision, [RowFault]) {
    let (action, faults) = row.plan(on: today)
    guard let action else { return (.reject, faults + (try placeFaults(row, beside: faults))) }
    if let reference = row.externalReference,
      try snapshot.has(
        "SELECT 1 FROM import_references WHERE tenant = ? AND reference = ?",
        .id(principal.tenant), .text(reference))
    {
      return (.repeated, faults)
    }
    let (decision, found) = try decide(action, row)
    return (decision, faults + found)
  }

  /// What is wrong with the store or the card that a row names which is wrong besides.
  private func placeFaults(
    _ row: CardSheetRow, beside faults: [RowFault]
  ) throws(Refusal) -> [RowFault] {
    guard let place = row.place, !faults.contains(where: { $0.column == place.column }) else {
      return []
    }
    if place.column == .storeCode { return fault(ofStore: place.id, row).map { [$0] } ?? [] }
    let permission = place.kind == .unbind ? Permission.cardsUnbind : .cardsUpdate
    return try withCard(place.id, permission, row) { _ in (.reject, []) }.1
  }

  private func decide(
    _ action: RowAction, _ row: CardSheetRow
  ) throws(Refusal) -> (RowDecision, [RowFault]) {
    switch action {
    case .keep: return (.unchanged(nil), [])
    case .add(let addition): return try decide(addition, row)
    case .update(let id, let details):
      return try withCard(id, .cardsUpdate, row) { card throws(Refusal) in
        try update(card, details, row)
      }
    case .markInvalid(let id, let health):
      return try withCard(id, .cardsUpdate, row) { card in
        (card.observed.contains(HealthSet(health)) ? .unchanged(card) : .mark(card, health), [])
      }
    case .unbind(let id): return try withCard(id, .cardsUnbind, row) { (.unbind($0), []) }
    }
  }

  /// Cards that are unknown and those out of reach are the same.
  private func withCard(
    _ id: String, _ permission: Permission, _ row: CardSheetRow,
    _ body: (CardRow) throws(Refusal) -> (RowDecision, [RowFault])
  ) throws(Refusal) -> (RowDecision, [RowFault]) {
    let card = try snapshot.card(CardID(text: id), within: principal.reach(permission))
    guard let card else { return (.reject, [row.fault(.cardUnknown, .cardID)]) }
    guard card.binding == .bound else { return (.reject, [row.fault(.cardNotBound, .cardID)]) }
    return try body(card)
  }

  private func fault(ofStore code: String, _ row: CardSheetRow) -> RowFault? {
    guard let store = stores[code] else { return row.fault(.storeUnknown, .storeCode) }
    return store.state == .open ? nil : row.fault(.storeClosed, .storeCode)
  }

  private func decide(
    _ addition: RowAction.Addition, _ row: CardSheetRow
  ) throws(Refusal) -> (RowDecision, [RowFault]) {
    if let fault = fault(ofStore: addition.storeCode, row) { return (.reject, [fault]) }
    guard let store = stores[addition.storeCode] else { return (.reject, []) }
    let given = CardCredential.Given(
      number: row.cardNumber.map(Secret.init), last4: nil, brand: nil, fingerprintOf: nil)
    let details = addition.details
    let card = NewCard(
      store: store, credential: try CardCredential(given, of: store.tenant, keys),
      holder: try Holder.read(addition.holder), expiry: addition.expiry,
      funding: API.Funding(addition.funding), usage: CardUsage(addition.usage),
      bank: details.bank, label: details.remark, priority: details.priority ?? 0)
    let known = try CardService.onFile(
      card.credential, in: store.id, of: store.tenant, snapshot)
    guard let known else { return (.add(card), []) }
    guard known.binding == .bound else {
      return (.reject, [row.fault(.cardUnbinding, .cardNumber)])
    }
    let isSameHolder = try snapshot.holds(known, card.holder, keys)
    let isSame = isSameHolder && known.expiry == card.expiry
    return (isSame ? .duplicate(known) : .detailsUpdated(known, card), [])
  }

  private func update(
    _ card: CardRow, _ details: RowAction.Details, _ row: CardSheetRow
  ) throws(Refusal) -> (RowDecision, [RowFault]) {
    var changed = card
    changed.expiry = details.expiry ?? card.expiry
    changed.usage = details.usage.map { CardUsage($0) } ?? card.usage
    changed.priority = details.priority ?? card.priority
    changed.label = details.remark ?? card.label
    let holder = try details.holder.map { name throws(Refusal) in try Holder.read(name) }
    let isNewHolder = try holder.map { holder throws(Refusal) in
      try !snapshot.holds(card, holder, keys)
    }
    let isBankKept = details.bank != nil && details.bank != card.bank
    let faults = isBankKept ? [row.fault(.valueKept, .bankName)] : []
    let isChange =
      isNewHolder == true || changed.expiry != card.expiry || changed.usage != card.usage
      || changed.priority != card.priority || changed.label != card.label
    guard isChange else { return (.unchanged(card), faults) }
    return (.update(card, to: changed, holder: isNewHolder == true ? holder : nil), faults)
  }

  /// Cards of these that must not be unbound, since their store's debits run on them.
  func refused(_ cards: [CardRow]) throws(Refusal) -> Set<CardID> {
    guard !cards.isEmpty else { return [] }
    let request = UnbindRequest(cards: cards, replaceWith: nil, stopsAutoDebit: false)
    let scene = UnbindScene(
      snapshot: snapshot, reach: principal.reach(.cardsUnbind), tenant: principal.tenant,
      today: today, now: now)
    return Set(try request.plan(scene).refusals.map { CardID(rawValue: $0.card) })
  }
}

extension API.Funding {
  init(_ funding: Domain.Funding) {
    self =
      switch funding {
      case .debit: .debit
      case .credit: .credit
      case .prepaid: .prepaid
      }
  }
}

extension CardUsage {
  init(_ usage: Domain.Usage) {
    self =
      switch usage {
      case .checkout: .checkout
      case .autoDebit: .autoDebit
      case .both: .both
      }
  }
}
