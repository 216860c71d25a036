// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

package import JSON
public import RPC

/// Params of `alerts.list`.
public struct AlertsListParams: Message {
  /// Id of the merchant. For accounts of the platform, unless store says it; others leave it out.
  public var tenant: TenantID?
  /// Only alerts in this state. Default: all.
  public var state: AlertState?
  /// Only alerts of this kind.
  public var kind: AlertKind?
  /// Only alerts of this store.
  public var store: StoreID?
  /// Most items in the answer.
  public var pageSize: Int64?
  /// The nextPageToken of the page before, with otherwise the same parameters.
  public var pageToken: String?

  private static let members = NameTable(
    "tenant", "state", "kind", "store", "pageSize", "pageToken", "_meta")

  public init(tenant: TenantID? = nil, state: AlertState? = nil, kind: AlertKind? = nil, store: StoreID? = nil, pageSize: Int64? = nil, pageToken: String? = nil) {
    self.tenant = tenant
    self.state = state
    self.kind = kind
    self.store = store
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var tenant: TenantID?
    var state: AlertState?
    var kind: AlertKind?
    var store: StoreID?
    var pageSize: Int64?
    var pageToken: String?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(1): state = AlertState(&reader, &faults)
      case .known(2): kind = AlertKind(&reader, &faults)
      case .known(3): store = faults.identifier(&reader, StoreID.prefix).map(StoreID.init)
      case .known(4): pageSize = faults.integer(&reader, in: 1...500)
      case .known(5): pageToken = faults.string(&reader, length: 0...1024)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.tenant = tenant
    self.state = state
    self.kind = kind
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
    if let state {
      writer.name("\"state\":")
      state.write(to: &writer)
    }
    if let kind {
      writer.name("\"kind\":")
      kind.write(to: &writer)
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

/// A page of alerts.
public struct AlertListResult: Message {
  public var alerts: [Alert]
  /// Send it as pageToken for the next page. Absent on the last page.
  public var nextPageToken: String?
  public var scope: Scope

  private static let members = NameTable(
    "alerts", "nextPageToken", "scope")

  public init(alerts: [Alert], nextPageToken: String? = nil, scope: Scope) {
    self.alerts = alerts
    self.nextPageToken = nextPageToken
    self.scope = scope
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var alerts: [Alert]?
    var nextPageToken: String?
    var scope: Scope?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): alerts = faults.list(&reader) { reader, faults in Alert(&reader, &faults) }
      case .known(1): nextPageToken = faults.string(&reader, length: 0...1024)
      case .known(2): scope = Scope(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let alerts, let scope else {
      faults.require(alerts != nil, "alerts", from: first)
      faults.require(scope != nil, "scope", from: first)
      return nil
    }
    self.alerts = alerts
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
    writer.name("\"alerts\":")
    writer.beginArray()
    for element in alerts {
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

/// Params of `alerts.digest`.
public struct AlertsDigestParams: Message {
  /// Id of the merchant. For accounts of the platform, unless store says it; others leave it out.
  public var tenant: TenantID?
  /// Only alerts of this store.
  public var store: StoreID?

  private static let members = NameTable(
    "tenant", "store", "_meta")

  public init(tenant: TenantID? = nil, store: StoreID? = nil) {
    self.tenant = tenant
    self.store = store
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var tenant: TenantID?
    var store: StoreID?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(1): store = faults.identifier(&reader, StoreID.prefix).map(StoreID.init)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.tenant = tenant
    self.store = store
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
    writer.endObject()
  }
}

/// How many alerts of a kind there are.
public struct AlertKindCount: Message {
  public var kind: AlertKind
  public var alerts: Int64

  private static let members = NameTable(
    "kind", "alerts")

  public init(kind: AlertKind, alerts: Int64) {
    self.kind = kind
    self.alerts = alerts
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var kind: AlertKind?
    var alerts: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): kind = AlertKind(&reader, &faults)
      case .known(1): alerts = faults.integer(&reader, in: 1...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let kind, let alerts else {
      faults.require(kind != nil, "kind", from: first)
      faults.require(alerts != nil, "alerts", from: first)
      return nil
    }
    self.kind = kind
    self.alerts = alerts
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
    writer.name("\"alerts\":")
    writer.integer(alerts)
    writer.endObject()
  }
}

/// How many alerts of a tier of card_expiring there are.
public struct AlertTierCount: Message {
  public var daysAhead: Int64
  public var alerts: Int64

  private static let members = NameTable(
    "daysAhead", "alerts")

  public init(daysAhead: Int64, alerts: Int64) {
    self.daysAhead = daysAhead
    self.alerts = alerts
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var daysAhead: Int64?
    var alerts: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): daysAhead = faults.integer(&reader, in: 0...365)
      case .known(1): alerts = faults.integer(&reader, in: 1...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let daysAhead, let alerts else {
      faults.require(daysAhead != nil, "daysAhead", from: first)
      faults.require(alerts != nil, "alerts", from: first)
      return nil
    }
    self.daysAhead = daysAhead
    self.alerts = alerts
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"daysAhead\":")
    writer.integer(daysAhead)
    writer.name("\"alerts\":")
    writer.integer(alerts)
    writer.endObject()
  }
}

/// How many alerts a store has.
public struct AlertStoreCount: Message {
  public var store: StoreID
  /// Absent for callers who see no details.
  public var name: String?
  public var alerts: Int64

  private static let members = NameTable(
    "store", "name", "alerts")

  public init(store: StoreID, name: String? = nil, alerts: Int64) {
    self.store = store
    self.name = name
    self.alerts = alerts
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var store: StoreID?
    var name: String?
    var alerts: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): store = faults.identifier(&reader, StoreID.prefix).map(StoreID.init)
      case .known(1): name = faults.string(&reader, length: 0...64)
      case .known(2): alerts = faults.integer(&reader, in: 1...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let store, let alerts else {
      faults.require(store != nil, "store", from: first)
      faults.require(alerts != nil, "alerts", from: first)
      return nil
    }
    self.store = store
    self.name = name
    self.alerts = alerts
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
    if let name {
      writer.name("\"name\":")
      writer.string(name)
    }
    writer.name("\"alerts\":")
    writer.integer(alerts)
    writer.endObject()
  }
}

/// What is debited automatically from cards that expire soon or are invalid.
public struct DebitsAtRisk: Message {
  /// Bound cards with usage auto_debit or both.
  public var cards: Int64
  /// Their attempts in the last 30 days.
  public var attempts: Int64

  private static let members = NameTable(
    "cards", "attempts")

  public init(cards: Int64, attempts: Int64) {
    self.cards = cards
    self.attempts = attempts
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var cards: Int64?
    var attempts: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): cards = faults.integer(&reader, in: 0...Int64.max)
      case .known(1): attempts = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let cards, let attempts else {
      faults.require(cards != nil, "cards", from: first)
      faults.require(attempts != nil, "attempts", from: first)
      return nil
    }
    self.cards = cards
    self.attempts = attempts
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
    writer.integer(cards)
    writer.name("\"attempts\":")
    writer.integer(attempts)
    writer.endObject()
  }
}

/// A merchant's live alerts in short.
public struct AlertDigest: Message {
  public var asOf: Timestamp
  /// How many days before its last day a card is alerted of, as alerts.configure set it.
  public var daysAhead: [Int64]
  /// How many there are.
  public var alerts: Int64
  /// Those that there are.
  public var kinds: [AlertKindCount]
  /// Those that there are, the most urgent first.
  public var tiers: [AlertTierCount]
  /// The ten stores with the most alerts.
  public var stores: [AlertStoreCount]
  /// How many stores have alerts.
  public var storesConcerned: Int64
  /// What is debited automatically from cards that expire soon or are invalid.
  public var debitsAtRisk: DebitsAtRisk
  /// The same in the caller's language, as a short paragraph to pass on.
  public var message: String
  public var scope: Scope

  private static let members = NameTable(
    "asOf", "daysAhead", "alerts", "kinds", "tiers", "stores", "storesConcerned", "debitsAtRisk", "message", "scope")

  public init(asOf: Timestamp, daysAhead: [Int64], alerts: Int64, kinds: [AlertKindCount], tiers: [AlertTierCount], stores: [AlertStoreCount], storesConcerned: Int64, debitsAtRisk: DebitsAtRisk, message: String, scope: Scope) {
    self.asOf = asOf
    self.daysAhead = daysAhead
    self.alerts = alerts
    self.kinds = kinds
    self.tiers = tiers
    self.stores = stores
    self.storesConcerned = storesConcerned
    self.debitsAtRisk = debitsAtRisk
    self.message = message
    self.scope = scope
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var asOf: Timestamp?
    var daysAhead: [Int64]?
    var alerts: Int64?
    var kinds: [AlertKindCount]?
    var tiers: [AlertTierCount]?
    var stores: [AlertStoreCount]?
    var storesConcerned: Int64?
    var debitsAtRisk: DebitsAtRisk?
    var message: String?
    var scope: Scope?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): asOf = faults.timestamp(&reader)
      case .known(1): daysAhead = faults.list(&reader) { reader, faults in faults.integer(&reader, in: 0...365) }
      case .known(2): alerts = faults.integer(&reader, in: 0...Int64.max)
      case .known(3): kinds = faults.list(&reader) { reader, faults in AlertKindCount(&reader, &faults) }
      case .known(4): tiers = faults.list(&reader) { reader, faults in AlertTierCount(&reader, &faults) }
      case .known(5): stores = faults.list(&reader) { reader, faults in AlertStoreCount(&reader, &faults) }
      case .known(6): storesConcerned = faults.integer(&reader, in: 0...Int64.max)
      case .known(7): debitsAtRisk = DebitsAtRisk(&reader, &faults)
      case .known(8): message = faults.string(&reader, length: 0...2000)
      case .known(9): scope = Scope(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let asOf, let daysAhead, let alerts, let kinds, let tiers, let stores, let storesConcerned, let debitsAtRisk, let message, let scope else {
      faults.require(asOf != nil, "asOf", from: first)
      faults.require(daysAhead != nil, "daysAhead", from: first)
      faults.require(alerts != nil, "alerts", from: first)
      faults.require(kinds != nil, "kinds", from: first)
      faults.require(tiers != nil, "tiers", from: first)
      faults.require(stores != nil, "stores", from: first)
      faults.require(storesConcerned != nil, "storesConcerned", from: first)
      faults.require(debitsAtRisk != nil, "debitsAtRisk", from: first)
      faults.require(message != nil, "message", from: first)
      faults.require(scope != nil, "scope", from: first)
      return nil
    }
    self.asOf = asOf
    self.daysAhead = daysAhead
    self.alerts = alerts
    self.kinds = kinds
    self.tiers = tiers
    self.stores = stores
    self.storesConcerned = storesConcerned
    self.debitsAtRisk = debitsAtRisk
    self.message = message
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
    writer.name("\"asOf\":")
    writer.timestamp(asOf)
    writer.name("\"daysAhead\":")
    writer.beginArray()
    for element in daysAhead {
      writer.integer(element)
    }
    writer.endArray()
    writer.name("\"alerts\":")
    writer.integer(alerts)
    writer.name("\"kinds\":")
    writer.beginArray()
    for element in kinds {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.name("\"tiers\":")
    writer.beginArray()
    for element in tiers {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.name("\"stores\":")
    writer.beginArray()
    for element in stores {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.name("\"storesConcerned\":")
    writer.integer(storesConcerned)
    writer.name("\"debitsAtRisk\":")
    debitsAtRisk.write(to: &writer)
    writer.name("\"message\":")
    writer.string(message)
    writer.name("\"scope\":")
    scope.write(to: &writer)
    writer.endObject()
  }
}

/// Params of `alerts.acknowledge`.
public struct AlertsAcknowledgeParams: Message {
  /// Ids of alerts. All of them, or none, are acknowledged.
  public var alerts: [AlertID]

  private static let members = NameTable(
    "alerts", "_meta")

  public init(alerts: [AlertID]) {
    self.alerts = alerts
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var alerts: [AlertID]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): alerts = faults.list(&reader, count: 1...500) { reader, faults in faults.identifier(&reader, AlertID.prefix).map(AlertID.init) }
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let alerts else {
      faults.require(alerts != nil, "alerts", from: first)
      return nil
    }
    self.alerts = alerts
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"alerts\":")
    writer.beginArray()
    for element in alerts {
      writer.identifier(AlertID.prefix, element.rawValue)
    }
    writer.endArray()
    writer.endObject()
  }
}

/// The alerts as they are now, in the order of the call.
public struct AcknowledgeResult: Message {
  public var alerts: [Alert]

  private static let members = NameTable(
    "alerts")

  public init(alerts: [Alert]) {
    self.alerts = alerts
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var alerts: [Alert]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): alerts = faults.list(&reader) { reader, faults in Alert(&reader, &faults) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let alerts else {
      faults.require(alerts != nil, "alerts", from: first)
      return nil
    }
    self.alerts = alerts
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"alerts\":")
    writer.beginArray()
    for element in alerts {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.endObject()
  }
}

/// Params of `alerts.configure`.
public struct AlertsConfigureParams: Message {
  /// The tiers, each smaller than the one before.
  public var daysAhead: [Int64]

  private static let members = NameTable(
    "daysAhead", "_meta")

  public init(daysAhead: [Int64]) {
    self.daysAhead = daysAhead
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var daysAhead: [Int64]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): daysAhead = faults.list(&reader, count: 1...10) { reader, faults in faults.integer(&reader, in: 0...365) }
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let daysAhead else {
      faults.require(daysAhead != nil, "daysAhead", from: first)
      return nil
    }
    self.daysAhead = daysAhead
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"daysAhead\":")
    writer.beginArray()
    for element in daysAhead {
      writer.integer(element)
    }
    writer.endArray()
    writer.endObject()
  }
}

/// When a merchant is alerted.
public struct AlertSettings: Message {
  public var daysAhead: [Int64]

  private static let members = NameTable(
    "daysAhead")

  public init(daysAhead: [Int64]) {
    self.daysAhead = daysAhead
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var daysAhead: [Int64]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): daysAhead = faults.list(&reader) { reader, faults in faults.integer(&reader, in: 0...365) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let daysAhead else {
      faults.require(daysAhead != nil, "daysAhead", from: first)
      return nil
    }
    self.daysAhead = daysAhead
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"daysAhead\":")
    writer.beginArray()
    for element in daysAhead {
      writer.integer(element)
    }
    writer.endArray()
    writer.endObject()
  }
}

