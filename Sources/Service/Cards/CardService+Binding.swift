import API
import Crypto
import Domain
import RPC
import Storage

extension CardService {
  @Sendable static func bind(
    _ params: CardsBindParams, _ context: inout WriteContext
  ) throws(Refusal) -> BindResult {
    guard
      let store = try context.snapshot.store(params.store, within: context.reach(.cardsBind))
    else { throw Refusal(.notFound) }
    guard store.state == .open else { throw Refusal(.storeClosed) }
    let given = CardCredential.Given(
      number: params.number, last4: params.last4, brand: params.brand,
      fingerprintOf: params.fingerprintOf)
    let credential = try CardCredential(given, of: store.tenant, context.service.keys)
    let holder = try Holder.read(params.holder)
    let expiry = try expiry(params.expYear, params.expMonth)
    try check(expiry, params.funding, context)
    return try put(
      NewCard(
        store: store, credential: credential, holder: holder, expiry: expiry,
        funding: params.funding, usage: params.usage, bank: params.bank, label: params.label,
        priority: Int(params.priority ?? 0), gatewayToken: params.gatewayToken), &context)
  }

  /// Puts a card on file whose details have been checked.
  static func put(_ card: NewCard, _ context: inout WriteContext) throws(Refusal) -> BindResult {
    let (store, credential) = (card.store, card.credential)
    if let known = try onFile(credential, in: store.id, of: store.tenant, context.snapshot) {
      return try rebind(known, card, &context)
    }
    let row = CardRow(
      tenant: store.tenant, id: context.nextID(), store: store.id, brand: credential.brand,
      funding: card.funding, lastFour: credential.lastFour, holderMasked: card.holder.masked,
      bank: card.bank, expiry: card.expiry,
      observed: credential.needsVerification ? HealthSet(.pendingVerification) : [],
      usage: card.usage, priority: card.priority, label: card.label,
      now: context.now, previousCard: try previous(credential, store, context))
    try insert(
      row, credential, try card.holder.hash(row.tenant, context), card.gatewayToken, context)
    try context.record(.bound, from: nil, to: row)
    return BindResult(card: try context.note("card.bound", nil, row), outcome: .created)
  }

  // MARK: What was given

  /// - Parameter place: what refusals put before a member's name.
  static func expiry(
    _ year: Int64?, _ month: Int64?, in place: String = ""
  ) throws(Refusal) -> Expiry? {
    guard (year == nil) == (month == nil) else {
      let missing = year == nil ? "expYear" : "expMonth"
      throw Refusal(violations: [RPC.FieldViolation(place + missing, .required)])
    }
    do throws(DomainError) {
      return try Expiry.read(year: year.map { Int($0) }, month: month.map { Int($0) })
    } catch {
      throw Refusal(domain: error)
    }
  }

  static func check(
    _ expiry: Expiry?, _ funding: API.Funding, _ context: WriteContext
  ) throws(Refusal) {
    do throws(DomainError) {
      try Expiry.check(
        expiry, funding: Domain.Funding(funding), on: context.views().today, origin: .binding)
    } catch {
      throw Refusal(domain: error)
    }
  }

  // MARK: What is there already

  static func onFile(
    _ credential: CardCredential, in store: StoreID, of tenant: TenantID, _ snapshot: Snapshot
  ) throws(Refusal) -> CardRow? {
    let id = try snapshot.first(
      "SELECT id FROM cards WHERE tenant = ? AND store = ? AND fingerprint = ? AND binding < 2",
      .id(tenant), .id(store), .blob(credential.fingerprint), row: { $0.id(0, CardID.self) })
    guard let id else { return nil }
    return try snapshot.card(id, within: Reach(tenant: tenant, stores: nil))
  }

  /// The card that this number was before it was unbound.
  private static func previous(
    _ credential: CardCredential, _ store: Store, _ context: WriteContext
  ) throws(Refusal) -> CardID? {
    // Left alone, SQLite walks through all of the tenant's cards by their ids.
    try context.snapshot.first(
      """
      SELECT id FROM cards INDEXED BY cards_by_fingerprint
      WHERE tenant = ? AND fingerprint = ? AND binding = 2 AND store = ?
      ORDER BY id DESC LIMIT 1
      """, .id(store.tenant), .blob(credential.fingerprint), .id(store.id), row: { $0.id(0) })
  }

  /// The same number again: other details replace the old ones, equal ones change nothing.
  private static func rebind(
    _ known: CardRow, _ card: NewCard, _ context: inout WriteContext
  ) throws(Refusal) -> BindResult {
    // Channels that have yet to take the old card's end would take the new one for it.
    guard known.binding == .bound else { throw Refusal(.stillUnbinding) }
    let isSameHolder = try context.snapshot.holds(
      known, card.holder, context.service.keys)
    if isSameHolder && known.expiry == card.expiry {
      context.record.target = known.id.text
      return BindResult(card: try context.views().card(known), outcome: .duplicate)
    }
    var row = known
    row.expiry = card.expiry
    row.funding = card.funding
    let updated = try update(
      known, row, holder: isSameHolder ? nil : card.holder, context: &context)
    return BindResult(card: updated, outcome: .detailsUpdated)
  }

  /// - Parameter source: who says what is observed of it.
  static func insert(
    _ row: CardRow, _ credential: CardCredential, _ holderHash: [UInt8]?, _ gatewayToken: Secret?,
    source: EvidenceSource = .merchant, _ context: WriteContext
  ) throws(Refusal) {
    let token = gatewayToken.map { token in
      context.service.keys.gatewayTokens.seal(
        token.text.utf8.span, associated: row.id.text.utf8.span)
    }
    try context.transaction.write(
      """
      INSERT INTO cards (tenant, id, store, brand, funding, last4, holder_masked, bank, expiry,
        observed, primary_observed, usage, priority, label, bound_at, state_since, previous_card,
        first6, holder_hash, fingerprint, gateway_token, gateway_digest, encoded)
      VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
      """, .id(row.tenant), .id(row.id), .id(row.store), .int(row.brand.rawValue),
      .int(row.funding.rawValue), .int(row.lastFour), .text(row.holderMasked), Value(row.bank),
      Value(row.expiry?.index), .int(Int(row.observed.rawValue)), .int(row.primaryObserved),
      .int(row.usage.rawValue), .int(row.priority), Value(row.label), .time(row.boundAt),
      .time(row.stateSince), row.previousCard.map { .id($0) } ?? .null,
      Value(credential.firstSix), Value(holderHash), .blob(credential.fingerprint), Value(token),
      Value(
        try gatewayToken.map { token throws(Refusal) in try context.digest(.gatewayToken, token) }),
      .text(row.encoded))
    for health in row.observed.ordered {
      try context.transaction.write(
        """
        INSERT INTO card_reasons (tenant, card, health, source, observed_at)
        VALUES (?, ?, ?, ?, ?)
        """, .id(row.tenant), .id(row.id), .int(Int(health.rawValue)),
        .int(source.rawValue), .time(context.now))
    }
  }
}

/// A card that is to be put on file.
struct NewCard {
  let store: Store
  let credential: CardCredential
  let holder: Holder
  let expiry: Expiry?
  let funding: API.Funding
  let usage: CardUsage
  var bank: String?
  var label: String?
  var priority = 0
  var gatewayToken: Secret?
}

extension Snapshot {
  /// Whether a card on file is in this name.
  func holds(_ card: CardRow, _ holder: Holder, _ keys: Keys) throws(Refusal) -> Bool {
    try has(
      "SELECT 1 FROM cards WHERE tenant = ? AND id = ? AND holder_hash = ?",
      .id(card.tenant), .id(card.id), .blob(try holder.hash(card.tenant, keys)))
  }
}

extension Holder {
  static func read(_ name: String) throws(Refusal) -> Holder {
    do throws(DomainError) {
      return try Holder(name)
    } catch {
      throw Refusal(domain: error)
    }
  }

  /// Keyed by tenant: names can be compared inside one, and not across.
  func hash(_ tenant: TenantID, _ context: WriteContext) throws(Refusal) -> [UInt8] {
    try hash(tenant, context.service.keys)
  }

  func hash(_ tenant: TenantID, _ keys: Keys) throws(Refusal) -> [UInt8] {
    do throws(CryptoError) {
      return try keys.holder(tenant.rawValue).digest(of: normalized.span).bytes
    } catch {
      throw Refusal(crypto: error)
    }
  }
}

extension Refusal {
  /// What a card rule says against a value.
  init(domain error: DomainError) {
    switch error {
    case .cardNumberMalformed, .cardNumberLength, .cardNumberChecksum:
      self.init(.cardNumberInvalid)
    case .expiryRequired: self.init(.expiryRequired)
    case .expiryPast: self.init(.expiryPast)
    case .expiryTooFar: self.init(.expiryTooFar)
    case .sensitiveData:
      self.init(violations: [RPC.FieldViolation("holder", .sensitiveDataForbidden)])
    case .holderEmpty, .holderTooLong, .holderMalformed:
      self.init(violations: [RPC.FieldViolation("holder", .badFormat)])
    case .expiryIncomplete, .expiryMonthInvalid:
      self.init(violations: [RPC.FieldViolation("expMonth", .badFormat)])
    case .expiryYearInvalid:
      self.init(violations: [RPC.FieldViolation("expYear", .badFormat)])
    }
  }
}

extension API.Brand {
  init(_ brand: Domain.Brand) {
    self = API.Brand.allCases.first { "\($0.name)" == brand.rawValue } ?? .unknown
  }
}

extension Domain.Funding {
  init(_ funding: API.Funding) {
    self =
      switch funding {
      case .debit: .debit
      case .credit: .credit
      case .prepaid: .prepaid
      case .unrecognized: preconditionFailure("params and rows hold known values only")
      }
  }
}
