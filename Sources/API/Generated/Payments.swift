// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

package import JSON
public import RPC

/// Params of `payments.options`.
public struct PaymentsOptionsParams: Message {
  /// Id of the store.
  public var store: StoreID
  /// What is to be paid.
  public var amount: Money?
  /// What the payment is.
  public var usage: PaymentUsage

  private static let members = NameTable(
    "store", "amount", "usage", "_meta")

  public init(store: StoreID, amount: Money? = nil, usage: PaymentUsage) {
    self.store = store
    self.amount = amount
    self.usage = usage
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var store: StoreID?
    var amount: Money?
    var usage: PaymentUsage?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): store = faults.identifier(&reader, StoreID.prefix).map(StoreID.init)
      case .known(1): amount = Money(&reader, &faults)
      case .known(2): usage = PaymentUsage(&reader, &faults)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let store, let usage else {
      faults.require(store != nil, "store", from: first)
      faults.require(usage != nil, "usage", from: first)
      return nil
    }
    self.store = store
    self.amount = amount
    self.usage = usage
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
    if let amount {
      writer.name("\"amount\":")
      amount.write(to: &writer)
    }
    writer.name("\"usage\":")
    usage.write(to: &writer)
    writer.endObject()
  }
}

/// Cards for a payment.
public struct PaymentOptionsResult: Message {
  /// Usable cards, the best first.
  public var cards: [Card]
  /// The store's other cards that are not unbound.
  public var excluded: [RefusedCard]

  private static let members = NameTable(
    "cards", "excluded")

  public init(cards: [Card], excluded: [RefusedCard]) {
    self.cards = cards
    self.excluded = excluded
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var cards: [Card]?
    var excluded: [RefusedCard]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): cards = faults.list(&reader) { reader, faults in Card(&reader, &faults) }
      case .known(1): excluded = faults.list(&reader) { reader, faults in RefusedCard(&reader, &faults) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let cards, let excluded else {
      faults.require(cards != nil, "cards", from: first)
      faults.require(excluded != nil, "excluded", from: first)
      return nil
    }
    self.cards = cards
    self.excluded = excluded
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
    writer.name("\"excluded\":")
    writer.beginArray()
    for element in excluded {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.endObject()
  }
}

/// Params of `payments.begin`.
public struct PaymentsBeginParams: Message {
  /// The merchant's own reference for what is paid; one payment in all of the merchant.
  public var order: String
  /// Id of the store.
  public var store: StoreID
  /// What is to be paid.
  public var amount: Money
  /// What the payment is.
  public var usage: PaymentUsage
  /// Id of the card to use. Left out: the best one.
  public var card: CardID?
  /// Where the payment is made, as the order service names it.
  public var channel: String

  private static let members = NameTable(
    "order", "store", "amount", "usage", "card", "channel", "_meta")

  public init(order: String, store: StoreID, amount: Money, usage: PaymentUsage, card: CardID? = nil, channel: String) {
    self.order = order
    self.store = store
    self.amount = amount
    self.usage = usage
    self.card = card
    self.channel = channel
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var order: String?
    var store: StoreID?
    var amount: Money?
    var usage: PaymentUsage?
    var card: CardID?
    var channel: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): order = faults.string(&reader, length: 1...128)
      case .known(1): store = faults.identifier(&reader, StoreID.prefix).map(StoreID.init)
      case .known(2): amount = Money(&reader, &faults)
      case .known(3): usage = PaymentUsage(&reader, &faults)
      case .known(4): card = faults.identifier(&reader, CardID.prefix).map(CardID.init)
      case .known(5): channel = faults.string(&reader, length: 1...64)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let order, let store, let amount, let usage, let channel else {
      faults.require(order != nil, "order", from: first)
      faults.require(store != nil, "store", from: first)
      faults.require(amount != nil, "amount", from: first)
      faults.require(usage != nil, "usage", from: first)
      faults.require(channel != nil, "channel", from: first)
      return nil
    }
    self.order = order
    self.store = store
    self.amount = amount
    self.usage = usage
    self.card = card
    self.channel = channel
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"order\":")
    writer.string(order)
    writer.name("\"store\":")
    writer.identifier(StoreID.prefix, store.rawValue)
    writer.name("\"amount\":")
    amount.write(to: &writer)
    writer.name("\"usage\":")
    usage.write(to: &writer)
    if let card {
      writer.name("\"card\":")
      writer.identifier(CardID.prefix, card.rawValue)
    }
    writer.name("\"channel\":")
    writer.string(channel)
    writer.endObject()
  }

  package var freeTexts: [(field: StaticString, text: String?)] { [("channel", channel)] }
}

/// An attempt that runs.
public struct PaymentBeginResult: Message {
  public var payment: Payment
  /// Send it to payments.complete.
  public var attempt: AttemptID
  public var card: Card
  /// The gateway's token that debits the card. Absent: the card was bound without one.
  public var gatewayToken: Secret?

  private static let members = NameTable(
    "payment", "attempt", "card", "gatewayToken")

  public init(payment: Payment, attempt: AttemptID, card: Card, gatewayToken: Secret? = nil) {
    self.payment = payment
    self.attempt = attempt
    self.card = card
    self.gatewayToken = gatewayToken
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var payment: Payment?
    var attempt: AttemptID?
    var card: Card?
    var gatewayToken: Secret?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): payment = Payment(&reader, &faults)
      case .known(1): attempt = faults.identifier(&reader, AttemptID.prefix).map(AttemptID.init)
      case .known(2): card = Card(&reader, &faults)
      case .known(3): gatewayToken = faults.secret(&reader, length: 1...255)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let payment, let attempt, let card else {
      faults.require(payment != nil, "payment", from: first)
      faults.require(attempt != nil, "attempt", from: first)
      faults.require(card != nil, "card", from: first)
      return nil
    }
    self.payment = payment
    self.attempt = attempt
    self.card = card
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
    writer.name("\"payment\":")
    payment.write(to: &writer)
    writer.name("\"attempt\":")
    writer.identifier(AttemptID.prefix, attempt.rawValue)
    writer.name("\"card\":")
    card.write(to: &writer)
    if let gatewayToken {
      writer.name("\"gatewayToken\":")
      writer.string(gatewayToken.text)
    }
    writer.endObject()
  }
}

/// Params of `payments.complete`.
public struct PaymentsCompleteParams: Message {
  /// Id of the attempt.
  public var attempt: AttemptID
  /// Whether the card was debited.
  public var approved: Bool
  /// Whose code it is. Default: the network of the card.
  public var profile: SignalProfile?
  /// The code as it was received. Declined without one counts as a code that nobody knows.
  public var code: String?
  /// What came beside it: Mastercard's merchant advice code.
  public var adviceCode: String?
  /// The text that came with the code. Kept with the attempt.
  public var raw: String?

  private static let members = NameTable(
    "attempt", "approved", "profile", "code", "adviceCode", "raw", "_meta")

  public init(attempt: AttemptID, approved: Bool, profile: SignalProfile? = nil, code: String? = nil, adviceCode: String? = nil, raw: String? = nil) {
    self.attempt = attempt
    self.approved = approved
    self.profile = profile
    self.code = code
    self.adviceCode = adviceCode
    self.raw = raw
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var attempt: AttemptID?
    var approved: Bool?
    var profile: SignalProfile?
    var code: String?
    var adviceCode: String?
    var raw: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): attempt = faults.identifier(&reader, AttemptID.prefix).map(AttemptID.init)
      case .known(1): approved = faults.bool(&reader)
      case .known(2): profile = SignalProfile(&reader, &faults)
      case .known(3): code = faults.string(&reader, length: 1...64)
      case .known(4): adviceCode = faults.string(&reader, length: 1...64)
      case .known(5): raw = faults.string(&reader, length: 1...500)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let attempt, let approved else {
      faults.require(attempt != nil, "attempt", from: first)
      faults.require(approved != nil, "approved", from: first)
      return nil
    }
    self.attempt = attempt
    self.approved = approved
    self.profile = profile
    self.code = code
    self.adviceCode = adviceCode
    self.raw = raw
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"attempt\":")
    writer.identifier(AttemptID.prefix, attempt.rawValue)
    writer.name("\"approved\":")
    writer.bool(approved)
    if let profile {
      writer.name("\"profile\":")
      profile.write(to: &writer)
    }
    if let code {
      writer.name("\"code\":")
      writer.string(code)
    }
    if let adviceCode {
      writer.name("\"adviceCode\":")
      writer.string(adviceCode)
    }
    if let raw {
      writer.name("\"raw\":")
      writer.string(raw)
    }
    writer.endObject()
  }

  package var freeTexts: [(field: StaticString, text: String?)] { [("code", code), ("adviceCode", adviceCode), ("raw", raw)] }
}

/// How the payment and its card stand, and what to do next.
public struct PaymentCompleteResult: Message {
  public var payment: Payment
  public var card: Card
  public var next: PaymentNext

  private static let members = NameTable(
    "payment", "card", "next")

  public init(payment: Payment, card: Card, next: PaymentNext) {
    self.payment = payment
    self.card = card
    self.next = next
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var payment: Payment?
    var card: Card?
    var next: PaymentNext?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): payment = Payment(&reader, &faults)
      case .known(1): card = Card(&reader, &faults)
      case .known(2): next = PaymentNext(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let payment, let card, let next else {
      faults.require(payment != nil, "payment", from: first)
      faults.require(card != nil, "card", from: first)
      faults.require(next != nil, "next", from: first)
      return nil
    }
    self.payment = payment
    self.card = card
    self.next = next
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"payment\":")
    payment.write(to: &writer)
    writer.name("\"card\":")
    card.write(to: &writer)
    writer.name("\"next\":")
    next.write(to: &writer)
    writer.endObject()
  }
}

/// Params of `payments.get`.
public struct PaymentsGetParams: Message {
  /// Id of the payment.
  public var payment: PaymentID

  private static let members = NameTable(
    "payment", "_meta")

  public init(payment: PaymentID) {
    self.payment = payment
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var payment: PaymentID?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): payment = faults.identifier(&reader, PaymentID.prefix).map(PaymentID.init)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let payment else {
      faults.require(payment != nil, "payment", from: first)
      return nil
    }
    self.payment = payment
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"payment\":")
    writer.identifier(PaymentID.prefix, payment.rawValue)
    writer.endObject()
  }
}

/// One payment.
public struct PaymentResult: Message {
  public var payment: Payment

  private static let members = NameTable(
    "payment")

  public init(payment: Payment) {
    self.payment = payment
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var payment: Payment?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): payment = Payment(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let payment else {
      faults.require(payment != nil, "payment", from: first)
      return nil
    }
    self.payment = payment
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"payment\":")
    payment.write(to: &writer)
    writer.endObject()
  }
}

/// Params of `payments.list`.
public struct PaymentsListParams: Message {
  /// Id of the merchant. For support, where no store tells it; others can name only their own.
  public var tenant: TenantID?
  /// Only the payment of this order.
  public var order: String?
  /// Only payments with an attempt on this card.
  public var card: CardID?
  /// Only payments of this store.
  public var store: StoreID?
  /// Only payments that began at this time or later.
  public var from: Timestamp?
  /// Only payments that began before this time.
  public var to: Timestamp?
  /// Only payments that stand so.
  public var outcome: PaymentOutcome?
  /// Most items in the answer.
  public var pageSize: Int64?
  /// The nextPageToken of the page before, with otherwise the same parameters.
  public var pageToken: String?

  private static let members = NameTable(
    "tenant", "order", "card", "store", "from", "to", "outcome", "pageSize", "pageToken", "_meta")

  public init(tenant: TenantID? = nil, order: String? = nil, card: CardID? = nil, store: StoreID? = nil, from: Timestamp? = nil, to: Timestamp? = nil, outcome: PaymentOutcome? = nil, pageSize: Int64? = nil, pageToken: String? = nil) {
    self.tenant = tenant
    self.order = order
    self.card = card
    self.store = store
    self.from = from
    self.to = to
    self.outcome = outcome
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var tenant: TenantID?
    var order: String?
    var card: CardID?
    var store: StoreID?
    var from: Timestamp?
    var to: Timestamp?
    var outcome: PaymentOutcome?
    var pageSize: Int64?
    var pageToken: String?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(1): order = faults.string(&reader, length: 1...128)
      case .known(2): card = faults.identifier(&reader, CardID.prefix).map(CardID.init)
      case .known(3): store = faults.identifier(&reader, StoreID.prefix).map(StoreID.init)
      case .known(4): from = faults.timestamp(&reader)
      case .known(5): to = faults.timestamp(&reader)
      case .known(6): outcome = PaymentOutcome(&reader, &faults)
      case .known(7): pageSize = faults.integer(&reader, in: 1...500)
      case .known(8): pageToken = faults.string(&reader, length: 0...1024)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.tenant = tenant
    self.order = order
    self.card = card
    self.store = store
    self.from = from
    self.to = to
    self.outcome = outcome
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
    if let order {
      writer.name("\"order\":")
      writer.string(order)
    }
    if let card {
      writer.name("\"card\":")
      writer.identifier(CardID.prefix, card.rawValue)
    }
    if let store {
      writer.name("\"store\":")
      writer.identifier(StoreID.prefix, store.rawValue)
    }
    if let from {
      writer.name("\"from\":")
      writer.timestamp(from)
    }
    if let to {
      writer.name("\"to\":")
      writer.timestamp(to)
    }
    if let outcome {
      writer.name("\"outcome\":")
      outcome.write(to: &writer)
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

/// A page of payments.
public struct PaymentListResult: Message {
  public var payments: [Payment]
  /// Send it as pageToken for the next page. Absent on the last page.
  public var nextPageToken: String?
  public var scope: Scope

  private static let members = NameTable(
    "payments", "nextPageToken", "scope")

  public init(payments: [Payment], nextPageToken: String? = nil, scope: Scope) {
    self.payments = payments
    self.nextPageToken = nextPageToken
    self.scope = scope
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var payments: [Payment]?
    var nextPageToken: String?
    var scope: Scope?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): payments = faults.list(&reader) { reader, faults in Payment(&reader, &faults) }
      case .known(1): nextPageToken = faults.string(&reader, length: 0...1024)
      case .known(2): scope = Scope(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let payments, let scope else {
      faults.require(payments != nil, "payments", from: first)
      faults.require(scope != nil, "scope", from: first)
      return nil
    }
    self.payments = payments
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
    writer.name("\"payments\":")
    writer.beginArray()
    for element in payments {
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

/// Params of `payments.explain`.
public struct PaymentsExplainParams: Message {
  /// Id of the payment.
  public var payment: PaymentID?
  /// The merchant's own reference for what is paid.
  public var order: String?
  /// Id of the merchant whose order it is. Only for support, which has to name it beside `order`.
  public var tenant: TenantID?

  private static let members = NameTable(
    "payment", "order", "tenant", "_meta")

  public init(payment: PaymentID? = nil, order: String? = nil, tenant: TenantID? = nil) {
    self.payment = payment
    self.order = order
    self.tenant = tenant
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var payment: PaymentID?
    var order: String?
    var tenant: TenantID?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): payment = faults.identifier(&reader, PaymentID.prefix).map(PaymentID.init)
      case .known(1): order = faults.string(&reader, length: 1...128)
      case .known(2): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.payment = payment
    self.order = order
    self.tenant = tenant
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    if let payment {
      writer.name("\"payment\":")
      writer.identifier(PaymentID.prefix, payment.rawValue)
    }
    if let order {
      writer.name("\"order\":")
      writer.string(order)
    }
    if let tenant {
      writer.name("\"tenant\":")
      writer.identifier(TenantID.prefix, tenant.rawValue)
    }
    writer.endObject()
  }
}

/// What decides. `TIED_TO_OTHER_METHOD`: paid, but by another card or channel than was tried first.
/// `CARD_NOT_SYNCED`: the card was unbound, and a channel has not taken that yet.
public enum PaymentCause: Int, CaseIterable, Sendable {
  case notFailed, tiedToOtherMethod, stillRunning, outcomeUnknown, cardNotSynced, cardUnbound, cardState, detailsWrong, insufficientFunds, softDecline, issuerUnavailable, retryWait, retryCeiling, consentRevoked, usageUnsupported, merchantFault, channelFault, transactionInvalid, orderBlocked, unknownCode, noUsableCard
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [PaymentCause] {
    [.notFailed, .tiedToOtherMethod, .stillRunning, .outcomeUnknown, .cardNotSynced, .cardUnbound, .cardState, .detailsWrong, .insufficientFunds, .softDecline, .issuerUnavailable, .retryWait, .retryCeiling, .consentRevoked, .usageUnsupported, .merchantFault, .channelFault, .transactionInvalid, .orderBlocked, .unknownCode, .noUsableCard]
  }

  private static let names = NameTable("NOT_FAILED", "TIED_TO_OTHER_METHOD", "STILL_RUNNING", "OUTCOME_UNKNOWN", "CARD_NOT_SYNCED", "CARD_UNBOUND", "CARD_STATE", "DETAILS_WRONG", "INSUFFICIENT_FUNDS", "SOFT_DECLINE", "ISSUER_UNAVAILABLE", "RETRY_WAIT", "RETRY_CEILING", "CONSENT_REVOKED", "USAGE_UNSUPPORTED", "MERCHANT_FAULT", "CHANNEL_FAULT", "TRANSACTION_INVALID", "ORDER_BLOCKED", "UNKNOWN_CODE", "NO_USABLE_CARD")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// What it is about: an attempt, a card as it is now, a channel that is behind, a rule that holds a
/// retry back.
public enum PaymentEvidenceKind: Int, CaseIterable, Sendable {
  case attempt, card, channel, rule
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [PaymentEvidenceKind] {
    [.attempt, .card, .channel, .rule]
  }

  private static let names = NameTable("attempt", "card", "channel", "rule")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// Something on record that an explanation rests on.
public struct PaymentEvidence: Message {
  /// What it is about: an attempt, a card as it is now, a channel that is behind, a rule that holds
  /// a retry back.
  public var kind: PaymentEvidenceKind
  /// Id of the attempt or the card, name of the channel.
  public var id: String?
  /// Where an attempt was made.
  public var channel: String?
  /// Whose code it is.
  public var profile: String?
  /// The code as it was received.
  public var code: String?
  /// What it means.
  public var text: String?
  /// The text that came with the code. Absent for support.
  public var raw: String?
  /// Row or ceiling of the ruleset.
  public var rule: String?
  /// Edition of the ruleset that it was read by.
  public var edition: String?
  /// When it happened, or since when it is so; of a rule, until when it holds.
  public var at: Timestamp?

  private static let members = NameTable(
    "kind", "id", "channel", "profile", "code", "text", "raw", "rule", "edition", "at")

  public init(kind: PaymentEvidenceKind, id: String? = nil, channel: String? = nil, profile: String? = nil, code: String? = nil, text: String? = nil, raw: String? = nil, rule: String? = nil, edition: String? = nil, at: Timestamp? = nil) {
    self.kind = kind
    self.id = id
    self.channel = channel
    self.profile = profile
    self.code = code
    self.text = text
    self.raw = raw
    self.rule = rule
    self.edition = edition
    self.at = at
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var kind: PaymentEvidenceKind?
    var id: String?
    var channel: String?
    var profile: String?
    var code: String?
    var text: String?
    var raw: String?
    var rule: String?
    var edition: String?
    var at: Timestamp?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): kind = PaymentEvidenceKind(&reader, &faults)
      case .known(1): id = faults.string(&reader, length: 0...64)
      case .known(2): channel = faults.string(&reader, length: 0...64)
      case .known(3): profile = faults.string(&reader, length: 0...32)
      case .known(4): code = faults.string(&reader, length: 0...64)
      case .known(5): text = faults.string(&reader, length: 0...500)
      case .known(6): raw = faults.string(&reader, length: 0...500)
      case .known(7): rule = faults.string(&reader, length: 0...64)
      case .known(8): edition = faults.string(&reader, length: 0...64)
      case .known(9): at = faults.timestamp(&reader)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let kind else {
      faults.require(kind != nil, "kind", from: first)
      return nil
    }
    self.kind = kind
    self.id = id
    self.channel = channel
    self.profile = profile
    self.code = code
    self.text = text
    self.raw = raw
    self.rule = rule
    self.edition = edition
    self.at = at
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"kind\":")
    kind.write(to: &writer)
    if let id {
      writer.name("\"id\":")
      writer.string(id)
    }
    if let channel {
      writer.name("\"channel\":")
      writer.string(channel)
    }
    if let profile {
      writer.name("\"profile\":")
      writer.string(profile)
    }
    if let code {
      writer.name("\"code\":")
      writer.string(code)
    }
    if let text {
      writer.name("\"text\":")
      writer.string(text)
    }
    if let raw {
      writer.name("\"raw\":")
      writer.string(raw)
    }
    if let rule {
      writer.name("\"rule\":")
      writer.string(rule)
    }
    if let edition {
      writer.name("\"edition\":")
      writer.string(edition)
    }
    if let at {
      writer.name("\"at\":")
      writer.timestamp(at)
    }
    writer.endObject()
  }
}

/// Who is at fault or can act. `operator`: whoever runs this server.
public enum PaymentParty: Int, CaseIterable, Sendable {
  case payer, merchant, issuer, channel, `operator`, nobody
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [PaymentParty] {
    [.payer, .merchant, .issuer, .channel, .`operator`, .nobody]
  }

  private static let names = NameTable("payer", "merchant", "issuer", "channel", "operator", "nobody")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// Why a payment stands as it does.
public struct PaymentExplainResult: Message {
  public var payment: Payment
  /// What decides. `TIED_TO_OTHER_METHOD`: paid, but by another card or channel than was tried
  /// first. `CARD_NOT_SYNCED`: the card was unbound, and a channel has not taken that yet.
  public var cause: PaymentCause
  /// The answer as a person would give it. Times are in the merchant's time zone.
  public var text: String
  /// The attempts in their order, then what else bears on it.
  public var evidence: [PaymentEvidence]
  /// Who is at fault or can act. `operator`: whoever runs this server.
  public var party: PaymentParty
  /// What to do. Absent if nothing has to be done.
  public var remedy: String?
  /// The next time at which the clock alone changes this answer. Absent if none is in sight.
  public var changesAt: Timestamp?
  /// The cards, as they are now, that the payment can be tried on at once, the best first. Absent
  /// if there is none.
  public var next: [PaymentCard]?

  private static let members = NameTable(
    "payment", "cause", "text", "evidence", "party", "remedy", "changesAt", "next")

  public init(payment: Payment, cause: PaymentCause, text: String, evidence: [PaymentEvidence], party: PaymentParty, remedy: String? = nil, changesAt: Timestamp? = nil, next: [PaymentCard]? = nil) {
    self.payment = payment
    self.cause = cause
    self.text = text
    self.evidence = evidence
    self.party = party
    self.remedy = remedy
    self.changesAt = changesAt
    self.next = next
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var payment: Payment?
    var cause: PaymentCause?
    var text: String?
    var evidence: [PaymentEvidence]?
    var party: PaymentParty?
    var remedy: String?
    var changesAt: Timestamp?
    var next: [PaymentCard]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): payment = Payment(&reader, &faults)
      case .known(1): cause = PaymentCause(&reader, &faults)
      case .known(2): text = faults.string(&reader, length: 0...1000)
      case .known(3): evidence = faults.list(&reader) { reader, faults in PaymentEvidence(&reader, &faults) }
      case .known(4): party = PaymentParty(&reader, &faults)
      case .known(5): remedy = faults.string(&reader, length: 0...500)
      case .known(6): changesAt = faults.timestamp(&reader)
      case .known(7): next = faults.list(&reader) { reader, faults in PaymentCard(&reader, &faults) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let payment, let cause, let text, let evidence, let party else {
      faults.require(payment != nil, "payment", from: first)
      faults.require(cause != nil, "cause", from: first)
      faults.require(text != nil, "text", from: first)
      faults.require(evidence != nil, "evidence", from: first)
      faults.require(party != nil, "party", from: first)
      return nil
    }
    self.payment = payment
    self.cause = cause
    self.text = text
    self.evidence = evidence
    self.party = party
    self.remedy = remedy
    self.changesAt = changesAt
    self.next = next
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"payment\":")
    payment.write(to: &writer)
    writer.name("\"cause\":")
    cause.write(to: &writer)
    writer.name("\"text\":")
    writer.string(text)
    writer.name("\"evidence\":")
    writer.beginArray()
    for element in evidence {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.name("\"party\":")
    party.write(to: &writer)
    if let remedy {
      writer.name("\"remedy\":")
      writer.string(remedy)
    }
    if let changesAt {
      writer.name("\"changesAt\":")
      writer.timestamp(changesAt)
    }
    if let next {
      writer.name("\"next\":")
      writer.beginArray()
      for element in next {
        element.write(to: &writer)
      }
      writer.endArray()
    }
    writer.endObject()
  }
}

