// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

package import JSON
public import RPC

/// Params of `cards.bind`.
public struct CardsBindParams: Message {
  /// Id of the store.
  public var store: StoreID
  /// Card number, 13 to 19 digits. Spaces and hyphens are dropped. Not stored.
  public var number: Secret?
  /// Last four digits.
  public var last4: String?
  /// Card network.
  public var brand: Brand?
  /// The gateway's own stable fingerprint of the number.
  public var fingerprintOf: Secret?
  /// Name of the holder, as on the card. Kept masked.
  public var holder: String
  /// Expiry month. Goes with expYear. Required for credit cards.
  public var expMonth: Int64?
  /// Expiry year, four digits. Goes with expMonth.
  public var expYear: Int64?
  /// Kind of card.
  public var funding: Funding
  /// Issuing bank.
  public var bank: String?
  /// The merchant's own name for the card.
  public var label: String?
  /// What the card is used for.
  public var usage: CardUsage
  /// 1 is taken first, then 2 and so on. 0: no preference, behind all others.
  public var priority: Int64?
  /// The gateway's token that debits the card. Kept sealed.
  public var gatewayToken: Secret?

  private static let members = NameTable(
    "store", "number", "last4", "brand", "fingerprintOf", "holder", "expMonth", "expYear", "funding", "bank", "label", "usage", "priority", "gatewayToken", "_meta")

  public init(store: StoreID, number: Secret? = nil, last4: String? = nil, brand: Brand? = nil, fingerprintOf: Secret? = nil, holder: String, expMonth: Int64? = nil, expYear: Int64? = nil, funding: Funding, bank: String? = nil, label: String? = nil, usage: CardUsage, priority: Int64? = nil, gatewayToken: Secret? = nil) {
    self.store = store
    self.number = number
    self.last4 = last4
    self.brand = brand
    self.fingerprintOf = fingerprintOf
    self.holder = holder
    self.expMonth = expMonth
    self.expYear = expYear
    self.funding = funding
    self.bank = bank
    self.label = label
    self.usage = usage
    self.priority = priority
    self.gatewayToken = gatewayToken
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var store: StoreID?
    var number: Secret?
    var last4: String?
    var brand: Brand?
    var fingerprintOf: Secret?
    var holder: String?
    var expMonth: Int64?
    var expYear: Int64?
    var funding: Funding?
    var bank: String?
    var label: String?
    var usage: CardUsage?
    var priority: Int64?
    var gatewayToken: Secret?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): store = faults.identifier(&reader, StoreID.prefix).map(StoreID.init)
      case .known(1): number = faults.secret(&reader, length: 1...64)
      case .known(2): last4 = faults.string(&reader, length: 4...4)
      case .known(3): brand = Brand(&reader, &faults)
      case .known(4): fingerprintOf = faults.secret(&reader, length: 1...255)
      case .known(5): holder = faults.string(&reader, length: 1...64)
      case .known(6): expMonth = faults.integer(&reader, in: 1...12)
      case .known(7): expYear = faults.integer(&reader, in: 2000...2999)
      case .known(8): funding = Funding(&reader, &faults)
      case .known(9): bank = faults.string(&reader, length: 1...64)
      case .known(10): label = faults.string(&reader, length: 0...64)
      case .known(11): usage = CardUsage(&reader, &faults)
      case .known(12): priority = faults.integer(&reader, in: 0...999)
      case .known(13): gatewayToken = faults.secret(&reader, length: 1...255)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let store, let holder, let funding, let usage else {
      faults.require(store != nil, "store", from: first)
      faults.require(holder != nil, "holder", from: first)
      faults.require(funding != nil, "funding", from: first)
      faults.require(usage != nil, "usage", from: first)
      return nil
    }
    self.store = store
    self.number = number
    self.last4 = last4
    self.brand = brand
    self.fingerprintOf = fingerprintOf
    self.holder = holder
    self.expMonth = expMonth
    self.expYear = expYear
    self.funding = funding
    self.bank = bank
    self.label = label
    self.usage = usage
    self.priority = priority
    self.gatewayToken = gatewayToken
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"store\":")
    writer.identifier(StoreID.prefix, store.rawValue)
    if let number {
      writer.name("\"number\":")
      writer.string(number.text)
    }
    if let last4 {
      writer.name("\"last4\":")
      writer.string(last4)
    }
    if let brand {
      writer.name("\"brand\":")
      brand.write(to: &writer)
    }
    if let fingerprintOf {
      writer.name("\"fingerprintOf\":")
      writer.string(fingerprintOf.text)
    }
    writer.name("\"holder\":")
    writer.string(holder)
    if let expMonth {
      writer.name("\"expMonth\":")
      writer.integer(expMonth)
    }
    if let expYear {
      writer.name("\"expYear\":")
      writer.integer(expYear)
    }
    writer.name("\"funding\":")
    funding.write(to: &writer)
    if let bank {
      writer.name("\"bank\":")
      writer.string(bank)
    }
    if let label {
      writer.name("\"label\":")
      writer.string(label)
    }
    writer.name("\"usage\":")
    usage.write(to: &writer)
    if let priority {
      writer.name("\"priority\":")
      writer.integer(priority)
    }
    if let gatewayToken {
      writer.name("\"gatewayToken\":")
      writer.string(gatewayToken.text)
    }
    writer.endObject()
  }

  package var freeTexts: [(field: StaticString, text: String?)] { [("holder", holder), ("bank", bank), ("label", label)] }
}

/// What binding did.
public enum BindOutcome: Int, CaseIterable, Sendable {
  case created, duplicate, detailsUpdated
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [BindOutcome] {
    [.created, .duplicate, .detailsUpdated]
  }

  private static let names = NameTable("created", "duplicate", "details_updated")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// The card on file.
public struct BindResult: Message {
  public var card: Card
  /// What binding did.
  public var outcome: BindOutcome

  private static let members = NameTable(
    "card", "outcome")

  public init(card: Card, outcome: BindOutcome) {
    self.card = card
    self.outcome = outcome
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var card: Card?
    var outcome: BindOutcome?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): card = Card(&reader, &faults)
      case .known(1): outcome = BindOutcome(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let card, let outcome else {
      faults.require(card != nil, "card", from: first)
      faults.require(outcome != nil, "outcome", from: first)
      return nil
    }
    self.card = card
    self.outcome = outcome
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"card\":")
    card.write(to: &writer)
    writer.name("\"outcome\":")
    outcome.write(to: &writer)
    writer.endObject()
  }
}

/// Params of `cards.get`.
public struct CardsGetParams: Message {
  /// Id of the card.
  public var card: CardID

  private static let members = NameTable(
    "card", "_meta")

  public init(card: CardID) {
    self.card = card
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var card: CardID?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): card = faults.identifier(&reader, CardID.prefix).map(CardID.init)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let card else {
      faults.require(card != nil, "card", from: first)
      return nil
    }
    self.card = card
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"card\":")
    writer.identifier(CardID.prefix, card.rawValue)
    writer.endObject()
  }
}

/// Order of a list of cards. A leading hyphen reverses it. Cards without expiry come last. Default:
/// boundAt.
public enum CardOrder: Int, CaseIterable, Sendable {
  case boundAt, boundAtDescending, expiry

  private static let names = NameTable("boundAt", "-boundAt", "expiry")

  /// As it stands on the wire.
  public var name: StaticString { Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// Params of `cards.list`.
public struct CardsListParams: Message {
  /// Id of the merchant. For support, where no store or card tells it; others can name only their
  /// own.
  public var tenant: TenantID?
  /// Only cards with this status.
  public var status: CardStatus?
  /// Only cards whose primary health is one of these.
  public var health: [Health]?
  /// Only cards of this store.
  public var store: StoreID?
  /// Only cards of this network.
  public var brand: Brand?
  /// Only cards that are not expired yet and expire in this many days or fewer.
  public var expiringWithinDays: Int64?
  /// Only cards in this binding state. Left out: bound and unbinding.
  public var binding: Binding?
  /// Only cards whose number ends so.
  public var last4: String?
  /// Order of the list. Default: boundAt.
  public var orderBy: CardOrder?
  /// Most items in the answer.
  public var pageSize: Int64?
  /// The nextPageToken of the page before, with otherwise the same parameters.
  public var pageToken: String?

  private static let members = NameTable(
    "tenant", "status", "health", "store", "brand", "expiringWithinDays", "binding", "last4", "orderBy", "pageSize", "pageToken", "_meta")

  public init(tenant: TenantID? = nil, status: CardStatus? = nil, health: [Health]? = nil, store: StoreID? = nil, brand: Brand? = nil, expiringWithinDays: Int64? = nil, binding: Binding? = nil, last4: String? = nil, orderBy: CardOrder? = nil, pageSize: Int64? = nil, pageToken: String? = nil) {
    self.tenant = tenant
    self.status = status
    self.health = health
    self.store = store
    self.brand = brand
    self.expiringWithinDays = expiringWithinDays
    self.binding = binding
    self.last4 = last4
    self.orderBy = orderBy
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var tenant: TenantID?
    var status: CardStatus?
    var health: [Health]?
    var store: StoreID?
    var brand: Brand?
    var expiringWithinDays: Int64?
    var binding: Binding?
    var last4: String?
    var orderBy: CardOrder?
    var pageSize: Int64?
    var pageToken: String?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(1): status = CardStatus(&reader, &faults)
      case .known(2): health = faults.list(&reader, count: 1...13) { reader, faults in Health(&reader, &faults) }
      case .known(3): store = faults.identifier(&reader, StoreID.prefix).map(StoreID.init)
      case .known(4): brand = Brand(&reader, &faults)
      case .known(5): expiringWithinDays = faults.integer(&reader, in: 0...3660)
      case .known(6): binding = Binding(&reader, &faults)
      case .known(7): last4 = faults.string(&reader, length: 4...4)
      case .known(8): orderBy = CardOrder(&reader, &faults)
      case .known(9): pageSize = faults.integer(&reader, in: 1...500)
      case .known(10): pageToken = faults.string(&reader, length: 0...1024)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.tenant = tenant
    self.status = status
    self.health = health
    self.store = store
    self.brand = brand
    self.expiringWithinDays = expiringWithinDays
    self.binding = binding
    self.last4 = last4
    self.orderBy = orderBy
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    if let tenant {
      writer.name("\"tenant\":")
      writer.identifier(TenantID.prefix, tenant.rawValue)
    }
    if let status {
      writer.name("\"status\":")
      status.write(to: &writer)
    }
    if let health {
      writer.name("\"health\":")
      writer.beginArray()
      for element in health {
        element.write(to: &writer)
      }
      writer.endArray()
    }
    if let store {
      writer.name("\"store\":")
      writer.identifier(StoreID.prefix, store.rawValue)
    }
    if let brand {
      writer.name("\"brand\":")
      brand.write(to: &writer)
    }
    if let expiringWithinDays {
      writer.name("\"expiringWithinDays\":")
      writer.integer(expiringWithinDays)
    }
    if let binding {
      writer.name("\"binding\":")
      binding.write(to: &writer)
    }
    if let last4 {
      writer.name("\"last4\":")
      writer.string(last4)
    }
    if let orderBy {
      writer.name("\"orderBy\":")
      orderBy.write(to: &writer)
    }
    if let pageSize {
      writer.name("\"pageSize\":")
      writer.integer(pageSize)
    }
    if let pageToken {
      writer.name("\"pageToken\":")
      writer.string(pageToken)
    }
    writer.endObject()
  }
}

/// A page of cards.
public struct CardListResult: Message {
  public var cards: [Card]
  /// Send it as pageToken for the next page. Absent on the last page.
  public var nextPageToken: String?
  public var scope: Scope

  private static let members = NameTable(
    "cards", "nextPageToken", "scope")

  public init(cards: [Card], nextPageToken: String? = nil, scope: Scope) {
    self.cards = cards
    self.nextPageToken = nextPageToken
    self.scope = scope
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var cards: [Card]?
    var nextPageToken: String?
    var scope: Scope?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): cards = faults.list(&reader) { reader, faults in Card(&reader, &faults) }
      case .known(1): nextPageToken = faults.string(&reader, length: 0...1024)
      case .known(2): scope = Scope(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let cards, let scope else {
      faults.require(cards != nil, "cards", from: first)
      faults.require(scope != nil, "scope", from: first)
      return nil
    }
    self.cards = cards
    self.nextPageToken = nextPageToken
    self.scope = scope
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"cards\":")
    writer.beginArray()
    for element in cards {
      element.write(to: &writer)
    }
    writer.endArray()
    if let nextPageToken {
      writer.name("\"nextPageToken\":")
      writer.string(nextPageToken)
    }
    writer.name("\"scope\":")
    scope.write(to: &writer)
    writer.endObject()
  }
}

/// Params of `cards.update`.
public struct CardsUpdateParams: Message {
  /// Id of the card.
  public var card: CardID
  /// The version that was read. Another one means that someone else was faster.
  public var version: Int64
  /// Name of the holder, as on the card. Kept masked.
  public var holder: String?
  /// Expiry month. Goes with expYear.
  public var expMonth: Int64?
  /// Expiry year, four digits. Goes with expMonth.
  public var expYear: Int64?
  /// The merchant's own name for the card. Empty: none.
  public var label: String?
  /// What the card is used for.
  public var usage: CardUsage?
  /// 1 is taken first, then 2 and so on. 0: no preference, behind all others.
  public var priority: Int64?

  private static let members = NameTable(
    "card", "version", "holder", "expMonth", "expYear", "label", "usage", "priority", "_meta")

  public init(card: CardID, version: Int64, holder: String? = nil, expMonth: Int64? = nil, expYear: Int64? = nil, label: String? = nil, usage: CardUsage? = nil, priority: Int64? = nil) {
    self.card = card
    self.version = version
    self.holder = holder
    self.expMonth = expMonth
    self.expYear = expYear
    self.label = label
    self.usage = usage
    self.priority = priority
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var card: CardID?
    var version: Int64?
    var holder: String?
    var expMonth: Int64?
    var expYear: Int64?
    var label: String?
    var usage: CardUsage?
    var priority: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): card = faults.identifier(&reader, CardID.prefix).map(CardID.init)
      case .known(1): version = faults.integer(&reader, in: 1...Int64.max)
      case .known(2): holder = faults.string(&reader, length: 1...64)
      case .known(3): expMonth = faults.integer(&reader, in: 1...12)
      case .known(4): expYear = faults.integer(&reader, in: 2000...2999)
      case .known(5): label = faults.string(&reader, length: 0...64)
      case .known(6): usage = CardUsage(&reader, &faults)
      case .known(7): priority = faults.integer(&reader, in: 0...999)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let card, let version else {
      faults.require(card != nil, "card", from: first)
      faults.require(version != nil, "version", from: first)
      return nil
    }
    self.card = card
    self.version = version
    self.holder = holder
    self.expMonth = expMonth
    self.expYear = expYear
    self.label = label
    self.usage = usage
    self.priority = priority
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"card\":")
    writer.identifier(CardID.prefix, card.rawValue)
    writer.name("\"version\":")
    writer.integer(version)
    if let holder {
      writer.name("\"holder\":")
      writer.string(holder)
    }
    if let expMonth {
      writer.name("\"expMonth\":")
      writer.integer(expMonth)
    }
    if let expYear {
      writer.name("\"expYear\":")
      writer.integer(expYear)
    }
    if let label {
      writer.name("\"label\":")
      writer.string(label)
    }
    if let usage {
      writer.name("\"usage\":")
      usage.write(to: &writer)
    }
    if let priority {
      writer.name("\"priority\":")
      writer.integer(priority)
    }
    writer.endObject()
  }

  package var freeTexts: [(field: StaticString, text: String?)] { [("holder", holder), ("label", label)] }
}

/// Params of `cards.signal`.
public struct CardsSignalParams: Message {
  /// Id of the card.
  public var card: CardID?
  /// The gateway's own stable fingerprint of the number, as it was given to cards.bind. The signal
  /// is for every card on file that was bound with it.
  public var fingerprint: Secret?
  /// The gateway's token that debits the card. The signal is for every card on file that was bound
  /// with it.
  public var gatewayToken: Secret?
  /// Whose code it is.
  public var profile: SignalProfile
  /// The code as it was received. Codes that the ruleset does not know change nothing.
  public var code: String
  /// What came beside it: Mastercard's merchant advice code, or `not_sent_to_network` from Stripe.
  public var adviceCode: String?
  /// When it was said. At most 5 minutes in the future.
  public var observedAt: Timestamp
  /// The text that came with the code. Kept in the history.
  public var raw: String?
  /// What came with the code: the new number for `A` and `UPDATE`, the new expiry for `E` and
  /// `EXPIRY`. Other codes bring nothing.
  public var replacement: Replacement?

  private static let members = NameTable(
    "card", "fingerprint", "gatewayToken", "profile", "code", "adviceCode", "observedAt", "raw", "replacement", "_meta")

  public init(card: CardID? = nil, fingerprint: Secret? = nil, gatewayToken: Secret? = nil, profile: SignalProfile, code: String, adviceCode: String? = nil, observedAt: Timestamp, raw: String? = nil, replacement: Replacement? = nil) {
    self.card = card
    self.fingerprint = fingerprint
    self.gatewayToken = gatewayToken
    self.profile = profile
    self.code = code
    self.adviceCode = adviceCode
    self.observedAt = observedAt
    self.raw = raw
    self.replacement = replacement
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var card: CardID?
    var fingerprint: Secret?
    var gatewayToken: Secret?
    var profile: SignalProfile?
    var code: String?
    var adviceCode: String?
    var observedAt: Timestamp?
    var raw: String?
    var replacement: Replacement?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): card = faults.identifier(&reader, CardID.prefix).map(CardID.init)
      case .known(1): fingerprint = faults.secret(&reader, length: 1...255)
      case .known(2): gatewayToken = faults.secret(&reader, length: 1...255)
      case .known(3): profile = SignalProfile(&reader, &faults)
      case .known(4): code = faults.string(&reader, length: 1...64)
      case .known(5): adviceCode = faults.string(&reader, length: 1...64)
      case .known(6): observedAt = faults.timestamp(&reader)
      case .known(7): raw = faults.string(&reader, length: 1...500)
      case .known(8): replacement = Replacement(&reader, &faults)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let profile, let code, let observedAt else {
      faults.require(profile != nil, "profile", from: first)
      faults.require(code != nil, "code", from: first)
      faults.require(observedAt != nil, "observedAt", from: first)
      return nil
    }
    self.card = card
    self.fingerprint = fingerprint
    self.gatewayToken = gatewayToken
    self.profile = profile
    self.code = code
    self.adviceCode = adviceCode
    self.observedAt = observedAt
    self.raw = raw
    self.replacement = replacement
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    if let card {
      writer.name("\"card\":")
      writer.identifier(CardID.prefix, card.rawValue)
    }
    if let fingerprint {
      writer.name("\"fingerprint\":")
      writer.string(fingerprint.text)
    }
    if let gatewayToken {
      writer.name("\"gatewayToken\":")
      writer.string(gatewayToken.text)
    }
    writer.name("\"profile\":")
    profile.write(to: &writer)
    writer.name("\"code\":")
    writer.string(code)
    if let adviceCode {
      writer.name("\"adviceCode\":")
      writer.string(adviceCode)
    }
    writer.name("\"observedAt\":")
    writer.timestamp(observedAt)
    if let raw {
      writer.name("\"raw\":")
      writer.string(raw)
    }
    if let replacement {
      writer.name("\"replacement\":")
      replacement.write(to: &writer)
    }
    writer.endObject()
  }

  package var freeTexts: [(field: StaticString, text: String?)] { [("code", code), ("adviceCode", adviceCode), ("raw", raw)] }
}

/// What the signal means, and what it did.
public struct SignalResult: Message {
  public var card: Card
  /// True: the card has another health than before.
  public var changed: Bool
  public var outcome: SignalOutcome
  public var from: CardState
  public var to: CardState
  /// The card that has taken its place.
  public var replacement: Card?
  public var profile: SignalProfile
  /// The code as it was received.
  public var code: String
  /// The advice code as it was received.
  public var adviceCode: String?
  /// Edition of the ruleset.
  public var edition: String
  /// Row of the ruleset that was used.
  public var rule: String
  public var retry: RetryClass?
  /// Not to be tried again before this time.
  public var notBefore: Timestamp?
  /// What the row means, in the caller's locale.
  public var note: String
  /// More cards that the fingerprint or token belongs to.
  public var others: [SignalledCard]?

  private static let members = NameTable(
    "card", "changed", "outcome", "from", "to", "replacement", "profile", "code", "adviceCode", "edition", "rule", "retry", "notBefore", "note", "others")

  public init(card: Card, changed: Bool, outcome: SignalOutcome, from: CardState, to: CardState, replacement: Card? = nil, profile: SignalProfile, code: String, adviceCode: String? = nil, edition: String, rule: String, retry: RetryClass? = nil, notBefore: Timestamp? = nil, note: String, others: [SignalledCard]? = nil) {
    self.card = card
    self.changed = changed
    self.outcome = outcome
    self.from = from
    self.to = to
    self.replacement = replacement
    self.profile = profile
    self.code = code
    self.adviceCode = adviceCode
    self.edition = edition
    self.rule = rule
    self.retry = retry
    self.notBefore = notBefore
    self.note = note
    self.others = others
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var card: Card?
    var changed: Bool?
    var outcome: SignalOutcome?
    var from: CardState?
    var to: CardState?
    var replacement: Card?
    var profile: SignalProfile?
    var code: String?
    var adviceCode: String?
    var edition: String?
    var rule: String?
    var retry: RetryClass?
    var notBefore: Timestamp?
    var note: String?
    var others: [SignalledCard]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): card = Card(&reader, &faults)
      case .known(1): changed = faults.bool(&reader)
      case .known(2): outcome = SignalOutcome(&reader, &faults)
      case .known(3): from = CardState(&reader, &faults)
      case .known(4): to = CardState(&reader, &faults)
      case .known(5): replacement = Card(&reader, &faults)
      case .known(6): profile = SignalProfile(&reader, &faults)
      case .known(7): code = faults.string(&reader, length: 0...64)
      case .known(8): adviceCode = faults.string(&reader, length: 0...64)
      case .known(9): edition = faults.string(&reader, length: 0...64)
      case .known(10): rule = faults.string(&reader, length: 0...64)
      case .known(11): retry = RetryClass(&reader, &faults)
      case .known(12): notBefore = faults.timestamp(&reader)
      case .known(13): note = faults.string(&reader)
      case .known(14): others = faults.list(&reader, count: 1...Int.max) { reader, faults in SignalledCard(&reader, &faults) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let card, let changed, let outcome, let from, let to, let profile, let code, let edition, let rule, let note else {
      faults.require(card != nil, "card", from: first)
      faults.require(changed != nil, "changed", from: first)
      faults.require(outcome != nil, "outcome", from: first)
      faults.require(from != nil, "from", from: first)
      faults.require(to != nil, "to", from: first)
      faults.require(profile != nil, "profile", from: first)
      faults.require(code != nil, "code", from: first)
      faults.require(edition != nil, "edition", from: first)
      faults.require(rule != nil, "rule", from: first)
      faults.require(note != nil, "note", from: first)
      return nil
    }
    self.card = card
    self.changed = changed
    self.outcome = outcome
    self.from = from
    self.to = to
    self.replacement = replacement
    self.profile = profile
    self.code = code
    self.adviceCode = adviceCode
    self.edition = edition
    self.rule = rule
    self.retry = retry
    self.notBefore = notBefore
    self.note = note
    self.others = others
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"card\":")
    card.write(to: &writer)
    writer.name("\"changed\":")
    writer.bool(changed)
    writer.name("\"outcome\":")
    outcome.write(to: &writer)
    writer.name("\"from\":")
    from.write(to: &writer)
    writer.name("\"to\":")
    to.write(to: &writer)
    if let replacement {
      writer.name("\"replacement\":")
      replacement.write(to: &writer)
    }
    writer.name("\"profile\":")
    profile.write(to: &writer)
    writer.name("\"code\":")
    writer.string(code)
    if let adviceCode {
      writer.name("\"adviceCode\":")
      writer.string(adviceCode)
    }
    writer.name("\"edition\":")
    writer.string(edition)
    writer.name("\"rule\":")
    writer.string(rule)
    if let retry {
      writer.name("\"retry\":")
      retry.write(to: &writer)
    }
    if let notBefore {
      writer.name("\"notBefore\":")
      writer.timestamp(notBefore)
    }
    writer.name("\"note\":")
    writer.string(note)
    if let others {
      writer.name("\"others\":")
      writer.beginArray()
      for element in others {
        element.write(to: &writer)
      }
      writer.endArray()
    }
    writer.endObject()
  }
}

/// Params of `cards.history`.
public struct CardsHistoryParams: Message {
  /// Id of the card.
  public var card: CardID
  /// Most items in the answer.
  public var pageSize: Int64?
  /// The nextPageToken of the page before, with otherwise the same parameters.
  public var pageToken: String?

  private static let members = NameTable(
    "card", "pageSize", "pageToken", "_meta")

  public init(card: CardID, pageSize: Int64? = nil, pageToken: String? = nil) {
    self.card = card
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var card: CardID?
    var pageSize: Int64?
    var pageToken: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): card = faults.identifier(&reader, CardID.prefix).map(CardID.init)
      case .known(1): pageSize = faults.integer(&reader, in: 1...500)
      case .known(2): pageToken = faults.string(&reader, length: 0...1024)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let card else {
      faults.require(card != nil, "card", from: first)
      return nil
    }
    self.card = card
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"card\":")
    writer.identifier(CardID.prefix, card.rawValue)
    if let pageSize {
      writer.name("\"pageSize\":")
      writer.integer(pageSize)
    }
    if let pageToken {
      writer.name("\"pageToken\":")
      writer.string(pageToken)
    }
    writer.endObject()
  }
}

/// A page of a card's history.
public struct CardHistoryResult: Message {
  public var transitions: [CardTransition]
  /// Send it as pageToken for the next page. Absent on the last page.
  public var nextPageToken: String?

  private static let members = NameTable(
    "transitions", "nextPageToken")

  public init(transitions: [CardTransition], nextPageToken: String? = nil) {
    self.transitions = transitions
    self.nextPageToken = nextPageToken
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var transitions: [CardTransition]?
    var nextPageToken: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): transitions = faults.list(&reader) { reader, faults in CardTransition(&reader, &faults) }
      case .known(1): nextPageToken = faults.string(&reader, length: 0...1024)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let transitions else {
      faults.require(transitions != nil, "transitions", from: first)
      return nil
    }
    self.transitions = transitions
    self.nextPageToken = nextPageToken
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"transitions\":")
    writer.beginArray()
    for element in transitions {
      element.write(to: &writer)
    }
    writer.endArray()
    if let nextPageToken {
      writer.name("\"nextPageToken\":")
      writer.string(nextPageToken)
    }
    writer.endObject()
  }
}

/// Params of `cards.screen`.
public struct CardsScreenParams: Message {
  /// Id of the merchant. For support, where no store tells it; others can name only their own.
  public var tenant: TenantID?
  /// Only this store.
  public var store: StoreID?
  /// Most stores in the answer.
  public var pageSize: Int64?
  /// The nextPageToken of the page before, with otherwise the same parameters.
  public var pageToken: String?

  private static let members = NameTable(
    "tenant", "store", "pageSize", "pageToken", "_meta")

  public init(tenant: TenantID? = nil, store: StoreID? = nil, pageSize: Int64? = nil, pageToken: String? = nil) {
    self.tenant = tenant
    self.store = store
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var tenant: TenantID?
    var store: StoreID?
    var pageSize: Int64?
    var pageToken: String?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(1): store = faults.identifier(&reader, StoreID.prefix).map(StoreID.init)
      case .known(2): pageSize = faults.integer(&reader, in: 1...500)
      case .known(3): pageToken = faults.string(&reader, length: 0...1024)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.tenant = tenant
    self.store = store
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    if let tenant {
      writer.name("\"tenant\":")
      writer.identifier(TenantID.prefix, tenant.rawValue)
    }
    if let store {
      writer.name("\"store\":")
      writer.identifier(StoreID.prefix, store.rawValue)
    }
    if let pageSize {
      writer.name("\"pageSize\":")
      writer.integer(pageSize)
    }
    if let pageToken {
      writer.name("\"pageToken\":")
      writer.string(pageToken)
    }
    writer.endObject()
  }
}

/// How healthy the cards on file are, and what to do.
public struct ScreenResult: Message {
  /// Time of the screening.
  public var at: Timestamp
  public var totals: StatusCounts
  /// Open stores, those without a card included.
  public var openStores: Int64
  /// A page of the stores that have cards.
  public var stores: [ScreenedStore]
  /// Send it as pageToken for the next page. Absent on the last page.
  public var nextPageToken: String?
  public var expiries: ExpiryOutlook
  public var attempts: WastedAttempts
  /// Open stores without a card whose status is normal.
  public var withoutUsableCard: StoresFound
  /// Open stores with auto-debit and no usable card for it.
  public var withoutAutoDebitCard: StoresFound
  public var unbindable: ClearedCards
  public var replaceFirst: CardsToReplace
  public var scope: Scope

  private static let members = NameTable(
    "at", "totals", "openStores", "stores", "nextPageToken", "expiries", "attempts", "withoutUsableCard", "withoutAutoDebitCard", "unbindable", "replaceFirst", "scope")

  public init(at: Timestamp, totals: StatusCounts, openStores: Int64, stores: [ScreenedStore], nextPageToken: String? = nil, expiries: ExpiryOutlook, attempts: WastedAttempts, withoutUsableCard: StoresFound, withoutAutoDebitCard: StoresFound, unbindable: ClearedCards, replaceFirst: CardsToReplace, scope: Scope) {
    self.at = at
    self.totals = totals
    self.openStores = openStores
    self.stores = stores
    self.nextPageToken = nextPageToken
    self.expiries = expiries
    self.attempts = attempts
    self.withoutUsableCard = withoutUsableCard
    self.withoutAutoDebitCard = withoutAutoDebitCard
    self.unbindable = unbindable
    self.replaceFirst = replaceFirst
    self.scope = scope
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var at: Timestamp?
    var totals: StatusCounts?
    var openStores: Int64?
    var stores: [ScreenedStore]?
    var nextPageToken: String?
    var expiries: ExpiryOutlook?
    var attempts: WastedAttempts?
    var withoutUsableCard: StoresFound?
    var withoutAutoDebitCard: StoresFound?
    var unbindable: ClearedCards?
    var replaceFirst: CardsToReplace?
    var scope: Scope?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): at = faults.timestamp(&reader)
      case .known(1): totals = StatusCounts(&reader, &faults)
      case .known(2): openStores = faults.integer(&reader, in: 0...Int64.max)
      case .known(3): stores = faults.list(&reader) { reader, faults in ScreenedStore(&reader, &faults) }
      case .known(4): nextPageToken = faults.string(&reader, length: 0...1024)
      case .known(5): expiries = ExpiryOutlook(&reader, &faults)
      case .known(6): attempts = WastedAttempts(&reader, &faults)
      case .known(7): withoutUsableCard = StoresFound(&reader, &faults)
      case .known(8): withoutAutoDebitCard = StoresFound(&reader, &faults)
      case .known(9): unbindable = ClearedCards(&reader, &faults)
      case .known(10): replaceFirst = CardsToReplace(&reader, &faults)
      case .known(11): scope = Scope(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let at, let totals, let openStores, let stores, let expiries, let attempts, let withoutUsableCard, let withoutAutoDebitCard, let unbindable, let replaceFirst, let scope else {
      faults.require(at != nil, "at", from: first)
      faults.require(totals != nil, "totals", from: first)
      faults.require(openStores != nil, "openStores", from: first)
      faults.require(stores != nil, "stores", from: first)
      faults.require(expiries != nil, "expiries", from: first)
      faults.require(attempts != nil, "attempts", from: first)
      faults.require(withoutUsableCard != nil, "withoutUsableCard", from: first)
      faults.require(withoutAutoDebitCard != nil, "withoutAutoDebitCard", from: first)
      faults.require(unbindable != nil, "unbindable", from: first)
      faults.require(replaceFirst != nil, "replaceFirst", from: first)
      faults.require(scope != nil, "scope", from: first)
      return nil
    }
    self.at = at
    self.totals = totals
    self.openStores = openStores
    self.stores = stores
    self.nextPageToken = nextPageToken
    self.expiries = expiries
    self.attempts = attempts
    self.withoutUsableCard = withoutUsableCard
    self.withoutAutoDebitCard = withoutAutoDebitCard
    self.unbindable = unbindable
    self.replaceFirst = replaceFirst
    self.scope = scope
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"at\":")
    writer.timestamp(at)
    writer.name("\"totals\":")
    totals.write(to: &writer)
    writer.name("\"openStores\":")
    writer.integer(openStores)
    writer.name("\"stores\":")
    writer.beginArray()
    for element in stores {
      element.write(to: &writer)
    }
    writer.endArray()
    if let nextPageToken {
      writer.name("\"nextPageToken\":")
      writer.string(nextPageToken)
    }
    writer.name("\"expiries\":")
    expiries.write(to: &writer)
    writer.name("\"attempts\":")
    attempts.write(to: &writer)
    writer.name("\"withoutUsableCard\":")
    withoutUsableCard.write(to: &writer)
    writer.name("\"withoutAutoDebitCard\":")
    withoutAutoDebitCard.write(to: &writer)
    writer.name("\"unbindable\":")
    unbindable.write(to: &writer)
    writer.name("\"replaceFirst\":")
    replaceFirst.write(to: &writer)
    writer.name("\"scope\":")
    scope.write(to: &writer)
    writer.endObject()
  }
}

/// Params of `cards.prepareUnbind`.
public struct CardsPrepareUnbindParams: Message {
  /// Id of the merchant. For support, where no store or card tells it; others can name only their
  /// own.
  public var tenant: TenantID?
  /// Ids of the cards. If one is not found, nothing is prepared.
  public var cards: [CardID]?
  /// Chooses the cards, 500 at most.
  public var filter: CardFilter?
  /// Card of the same store that takes over auto-debit. It must stay on file.
  public var replaceWith: CardID?
  /// True: auto-debit may end with these cards.
  public var stopAutoDebit: Bool?

  private static let members = NameTable(
    "tenant", "cards", "filter", "replaceWith", "stopAutoDebit", "_meta")

  public init(tenant: TenantID? = nil, cards: [CardID]? = nil, filter: CardFilter? = nil, replaceWith: CardID? = nil, stopAutoDebit: Bool? = nil) {
    self.tenant = tenant
    self.cards = cards
    self.filter = filter
    self.replaceWith = replaceWith
    self.stopAutoDebit = stopAutoDebit
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var tenant: TenantID?
    var cards: [CardID]?
    var filter: CardFilter?
    var replaceWith: CardID?
    var stopAutoDebit: Bool?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(1): cards = faults.list(&reader, count: 1...500) { reader, faults in faults.identifier(&reader, CardID.prefix).map(CardID.init) }
      case .known(2): filter = CardFilter(&reader, &faults)
      case .known(3): replaceWith = faults.identifier(&reader, CardID.prefix).map(CardID.init)
      case .known(4): stopAutoDebit = faults.bool(&reader)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.tenant = tenant
    self.cards = cards
    self.filter = filter
    self.replaceWith = replaceWith
    self.stopAutoDebit = stopAutoDebit
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    if let tenant {
      writer.name("\"tenant\":")
      writer.identifier(TenantID.prefix, tenant.rawValue)
    }
    if let cards {
      writer.name("\"cards\":")
      writer.beginArray()
      for element in cards {
        writer.identifier(CardID.prefix, element.rawValue)
      }
      writer.endArray()
    }
    if let filter {
      writer.name("\"filter\":")
      filter.write(to: &writer)
    }
    if let replaceWith {
      writer.name("\"replaceWith\":")
      writer.identifier(CardID.prefix, replaceWith.rawValue)
    }
    if let stopAutoDebit {
      writer.name("\"stopAutoDebit\":")
      writer.bool(stopAutoDebit)
    }
    writer.endObject()
  }
}

/// What would happen, and what confirms it.
public struct PrepareUnbindResult: Message {
  /// Send it to cards.confirmUnbind. Bound to the account, the session and the versions of the
  /// cards.
  public var confirmation: ConfirmationID
  /// End of the confirmation.
  public var expiresAt: Timestamp
  /// The cards that will be unbound.
  public var cards: [Card]
  public var impact: Impact
  public var requires: Factor

  private static let members = NameTable(
    "confirmation", "expiresAt", "cards", "impact", "requires")

  public init(confirmation: ConfirmationID, expiresAt: Timestamp, cards: [Card], impact: Impact, requires: Factor) {
    self.confirmation = confirmation
    self.expiresAt = expiresAt
    self.cards = cards
    self.impact = impact
    self.requires = requires
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var confirmation: ConfirmationID?
    var expiresAt: Timestamp?
    var cards: [Card]?
    var impact: Impact?
    var requires: Factor?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): confirmation = faults.identifier(&reader, ConfirmationID.prefix).map(ConfirmationID.init)
      case .known(1): expiresAt = faults.timestamp(&reader)
      case .known(2): cards = faults.list(&reader) { reader, faults in Card(&reader, &faults) }
      case .known(3): impact = Impact(&reader, &faults)
      case .known(4): requires = Factor(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let confirmation, let expiresAt, let cards, let impact, let requires else {
      faults.require(confirmation != nil, "confirmation", from: first)
      faults.require(expiresAt != nil, "expiresAt", from: first)
      faults.require(cards != nil, "cards", from: first)
      faults.require(impact != nil, "impact", from: first)
      faults.require(requires != nil, "requires", from: first)
      return nil
    }
    self.confirmation = confirmation
    self.expiresAt = expiresAt
    self.cards = cards
    self.impact = impact
    self.requires = requires
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"confirmation\":")
    writer.identifier(ConfirmationID.prefix, confirmation.rawValue)
    writer.name("\"expiresAt\":")
    writer.timestamp(expiresAt)
    writer.name("\"cards\":")
    writer.beginArray()
    for element in cards {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.name("\"impact\":")
    impact.write(to: &writer)
    writer.name("\"requires\":")
    requires.write(to: &writer)
    writer.endObject()
  }
}

/// Params of `cards.confirmUnbind`.
public struct CardsConfirmUnbindParams: Message {
  /// The confirmation from cards.prepareUnbind.
  public var confirmation: ConfirmationID
  /// The account's password.
  public var password: Secret?
  /// Six digits, or a recovery code.
  public var totp: Secret?
  /// The count of the cards, typed by a person. Required for more than one.
  public var typed: Int64?

  private static let members = NameTable(
    "confirmation", "password", "totp", "typed", "_meta")

  public init(confirmation: ConfirmationID, password: Secret? = nil, totp: Secret? = nil, typed: Int64? = nil) {
    self.confirmation = confirmation
    self.password = password
    self.totp = totp
    self.typed = typed
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var confirmation: ConfirmationID?
    var password: Secret?
    var totp: Secret?
    var typed: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): confirmation = faults.identifier(&reader, ConfirmationID.prefix).map(ConfirmationID.init)
      case .known(1): password = faults.secret(&reader, length: 1...1024)
      case .known(2): totp = faults.secret(&reader, length: 1...32)
      case .known(3): typed = faults.integer(&reader, in: 1...500)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let confirmation else {
      faults.require(confirmation != nil, "confirmation", from: first)
      return nil
    }
    self.confirmation = confirmation
    self.password = password
    self.totp = totp
    self.typed = typed
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"confirmation\":")
    writer.identifier(ConfirmationID.prefix, confirmation.rawValue)
    if let password {
      writer.name("\"password\":")
      writer.string(password.text)
    }
    if let totp {
      writer.name("\"totp\":")
      writer.string(totp.text)
    }
    if let typed {
      writer.name("\"typed\":")
      writer.integer(typed)
    }
    writer.endObject()
  }
}

/// Cards that left the file.
public struct ConfirmUnbindResult: Message {
  public var cards: [Card]
  public var sync: Sync

  private static let members = NameTable(
    "cards", "sync")

  public init(cards: [Card], sync: Sync) {
    self.cards = cards
    self.sync = sync
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var cards: [Card]?
    var sync: Sync?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): cards = faults.list(&reader) { reader, faults in Card(&reader, &faults) }
      case .known(1): sync = Sync(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let cards, let sync else {
      faults.require(cards != nil, "cards", from: first)
      faults.require(sync != nil, "sync", from: first)
      return nil
    }
    self.cards = cards
    self.sync = sync
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"cards\":")
    writer.beginArray()
    for element in cards {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.name("\"sync\":")
    sync.write(to: &writer)
    writer.endObject()
  }
}

/// Params of `cards.importTemplate`.
public struct CardsImportTemplateParams: Message {
  /// Kind of the file.
  public var format: WorkbookFormat
  /// Language of the file. Default: that of the call.
  public var locale: Locale?

  private static let members = NameTable(
    "format", "locale", "_meta")

  public init(format: WorkbookFormat, locale: Locale? = nil) {
    self.format = format
    self.locale = locale
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var format: WorkbookFormat?
    var locale: Locale?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): format = WorkbookFormat(&reader, &faults)
      case .known(1): locale = Locale(&reader, &faults)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let format else {
      faults.require(format != nil, "format", from: first)
      return nil
    }
    self.format = format
    self.locale = locale
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"format\":")
    format.write(to: &writer)
    if let locale {
      writer.name("\"locale\":")
      locale.write(to: &writer)
    }
    writer.endObject()
  }
}

/// Params of `cards.import`.
public struct CardsImportParams: Message {
  /// Kind of the file. Default: what its bytes say.
  public var format: WorkbookFormat?
  /// Whether to plan only. Default: true.
  public var dryRun: Bool?
  /// Default: skip_bad.
  public var mode: ImportMode?
  /// Of the dry run whose plan is carried out. Required without dryRun.
  public var planHash: String?

  private static let members = NameTable(
    "format", "dryRun", "mode", "planHash", "_meta")

  public init(format: WorkbookFormat? = nil, dryRun: Bool? = nil, mode: ImportMode? = nil, planHash: String? = nil) {
    self.format = format
    self.dryRun = dryRun
    self.mode = mode
    self.planHash = planHash
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var format: WorkbookFormat?
    var dryRun: Bool?
    var mode: ImportMode?
    var planHash: String?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): format = WorkbookFormat(&reader, &faults)
      case .known(1): dryRun = faults.bool(&reader)
      case .known(2): mode = ImportMode(&reader, &faults)
      case .known(3): planHash = faults.string(&reader, length: 1...64)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.format = format
    self.dryRun = dryRun
    self.mode = mode
    self.planHash = planHash
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    if let format {
      writer.name("\"format\":")
      format.write(to: &writer)
    }
    if let dryRun {
      writer.name("\"dryRun\":")
      writer.bool(dryRun)
    }
    if let mode {
      writer.name("\"mode\":")
      mode.write(to: &writer)
    }
    if let planHash {
      writer.name("\"planHash\":")
      writer.string(planHash)
    }
    writer.endObject()
  }
}

/// What is awaited.
public struct ImportOpen: Message {
  /// How many parts may be sent before more are granted.
  public var window: Int64
  /// How long the file may be.
  public var bytes: Int64

  private static let members = NameTable(
    "window", "bytes")

  public init(window: Int64, bytes: Int64) {
    self.window = window
    self.bytes = bytes
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var window: Int64?
    var bytes: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): window = faults.integer(&reader, in: 0...Int64.max)
      case .known(1): bytes = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let window, let bytes else {
      faults.require(window != nil, "window", from: first)
      faults.require(bytes != nil, "bytes", from: first)
      return nil
    }
    self.window = window
    self.bytes = bytes
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"window\":")
    writer.integer(window)
    writer.name("\"bytes\":")
    writer.integer(bytes)
    writer.endObject()
  }
}

/// Params of `cards.importReport`.
public struct CardsImportReportParams: Message {
  /// Id of the import.
  public var job: ImportID
  /// Kind of the file. Without it the problems are streamed one by one.
  public var format: WorkbookFormat?

  private static let members = NameTable(
    "job", "format", "_meta")

  public init(job: ImportID, format: WorkbookFormat? = nil) {
    self.job = job
    self.format = format
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var job: ImportID?
    var format: WorkbookFormat?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): job = faults.identifier(&reader, ImportID.prefix).map(ImportID.init)
      case .known(1): format = WorkbookFormat(&reader, &faults)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let job else {
      faults.require(job != nil, "job", from: first)
      return nil
    }
    self.job = job
    self.format = format
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"job\":")
    writer.identifier(ImportID.prefix, job.rawValue)
    if let format {
      writer.name("\"format\":")
      format.write(to: &writer)
    }
    writer.endObject()
  }
}

/// Params of `cards.importUndo`.
public struct CardsImportUndoParams: Message {
  /// Id of the import.
  public var job: ImportID

  private static let members = NameTable(
    "job", "_meta")

  public init(job: ImportID) {
    self.job = job
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var job: ImportID?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): job = faults.identifier(&reader, ImportID.prefix).map(ImportID.init)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let job else {
      faults.require(job != nil, "job", from: first)
      return nil
    }
    self.job = job
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"job\":")
    writer.identifier(ImportID.prefix, job.rawValue)
    writer.endObject()
  }
}

/// What was taken back.
public struct ImportUndoResult: Message {
  public var job: ImportID
  public var unbound: Int64
  public var cleared: Int64
  /// Rows that were not undone, and why.
  public var problems: [RowProblem]

  private static let members = NameTable(
    "job", "unbound", "cleared", "problems")

  public init(job: ImportID, unbound: Int64, cleared: Int64, problems: [RowProblem]) {
    self.job = job
    self.unbound = unbound
    self.cleared = cleared
    self.problems = problems
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var job: ImportID?
    var unbound: Int64?
    var cleared: Int64?
    var problems: [RowProblem]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): job = faults.identifier(&reader, ImportID.prefix).map(ImportID.init)
      case .known(1): unbound = faults.integer(&reader, in: 0...Int64.max)
      case .known(2): cleared = faults.integer(&reader, in: 0...Int64.max)
      case .known(3): problems = faults.list(&reader) { reader, faults in RowProblem(&reader, &faults) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let job, let unbound, let cleared, let problems else {
      faults.require(job != nil, "job", from: first)
      faults.require(unbound != nil, "unbound", from: first)
      faults.require(cleared != nil, "cleared", from: first)
      faults.require(problems != nil, "problems", from: first)
      return nil
    }
    self.job = job
    self.unbound = unbound
    self.cleared = cleared
    self.problems = problems
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"job\":")
    writer.identifier(ImportID.prefix, job.rawValue)
    writer.name("\"unbound\":")
    writer.integer(unbound)
    writer.name("\"cleared\":")
    writer.integer(cleared)
    writer.name("\"problems\":")
    writer.beginArray()
    for element in problems {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.endObject()
  }
}

/// Params of `cards.export`.
public struct CardsExportParams: Message {
  /// Kind of the file.
  public var format: WorkbookFormat
  /// Only these cards. Default: all that are on file.
  public var filter: CardFilter?
  /// Language of the file. Default: that of the call.
  public var locale: Locale?

  private static let members = NameTable(
    "format", "filter", "locale", "_meta")

  public init(format: WorkbookFormat, filter: CardFilter? = nil, locale: Locale? = nil) {
    self.format = format
    self.filter = filter
    self.locale = locale
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var format: WorkbookFormat?
    var filter: CardFilter?
    var locale: Locale?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): format = WorkbookFormat(&reader, &faults)
      case .known(1): filter = CardFilter(&reader, &faults)
      case .known(2): locale = Locale(&reader, &faults)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let format else {
      faults.require(format != nil, "format", from: first)
      return nil
    }
    self.format = format
    self.filter = filter
    self.locale = locale
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"format\":")
    format.write(to: &writer)
    if let filter {
      writer.name("\"filter\":")
      filter.write(to: &writer)
    }
    if let locale {
      writer.name("\"locale\":")
      locale.write(to: &writer)
    }
    writer.endObject()
  }
}

