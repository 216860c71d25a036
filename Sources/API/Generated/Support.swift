// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

package import JSON
public import RPC

/// Params of `support.grant`.
public struct SupportGrantParams: Message {
  /// How long it lasts.
  public var hours: Int64
  /// What support may do: cards.read, cards.unbind, payments.read, alerts.read.
  public var permissions: [String]
  /// What it is about, for support to read.
  public var note: String?

  private static let members = NameTable(
    "hours", "permissions", "note", "_meta")

  public init(hours: Int64, permissions: [String], note: String? = nil) {
    self.hours = hours
    self.permissions = permissions
    self.note = note
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var hours: Int64?
    var permissions: [String]?
    var note: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): hours = faults.integer(&reader, in: 1...72)
      case .known(1): permissions = faults.list(&reader, count: 1...16) { reader, faults in faults.string(&reader, length: 0...64) }
      case .known(2): note = faults.string(&reader, length: 1...255)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let hours, let permissions else {
      faults.require(hours != nil, "hours", from: first)
      faults.require(permissions != nil, "permissions", from: first)
      return nil
    }
    self.hours = hours
    self.permissions = permissions
    self.note = note
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"hours\":")
    writer.integer(hours)
    writer.name("\"permissions\":")
    writer.beginArray()
    for element in permissions {
      writer.string(element)
    }
    writer.endArray()
    if let note {
      writer.name("\"note\":")
      writer.string(note)
    }
    writer.endObject()
  }

  package var freeTexts: [(field: StaticString, text: String?)] { [("note", note)] }
}

/// Params of `support.revoke`.
public struct SupportRevokeParams: Message {
  /// Id of the consent.
  public var consent: ConsentID

  private static let members = NameTable(
    "consent", "_meta")

  public init(consent: ConsentID) {
    self.consent = consent
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var consent: ConsentID?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): consent = faults.identifier(&reader, ConsentID.prefix).map(ConsentID.init)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let consent else {
      faults.require(consent != nil, "consent", from: first)
      return nil
    }
    self.consent = consent
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"consent\":")
    writer.identifier(ConsentID.prefix, consent.rawValue)
    writer.endObject()
  }
}

/// Params of `support.list`.
public struct SupportListParams: Message {
  /// Only consents of this merchant.
  public var tenant: TenantID?
  /// Most items in the answer.
  public var pageSize: Int64?
  /// The nextPageToken of the page before, with otherwise the same parameters.
  public var pageToken: String?

  private static let members = NameTable(
    "tenant", "pageSize", "pageToken", "_meta")

  public init(tenant: TenantID? = nil, pageSize: Int64? = nil, pageToken: String? = nil) {
    self.tenant = tenant
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var tenant: TenantID?
    var pageSize: Int64?
    var pageToken: String?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(1): pageSize = faults.integer(&reader, in: 1...500)
      case .known(2): pageToken = faults.string(&reader, length: 0...1024)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.tenant = tenant
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

/// A page of consents.
public struct SupportListResult: Message {
  public var consents: [Consent]
  /// Send it as pageToken for the next page. Absent on the last page.
  public var nextPageToken: String?
  public var scope: Scope

  private static let members = NameTable(
    "consents", "nextPageToken", "scope")

  public init(consents: [Consent], nextPageToken: String? = nil, scope: Scope) {
    self.consents = consents
    self.nextPageToken = nextPageToken
    self.scope = scope
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var consents: [Consent]?
    var nextPageToken: String?
    var scope: Scope?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): consents = faults.list(&reader) { reader, faults in Consent(&reader, &faults) }
      case .known(1): nextPageToken = faults.string(&reader, length: 0...1024)
      case .known(2): scope = Scope(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let consents, let scope else {
      faults.require(consents != nil, "consents", from: first)
      faults.require(scope != nil, "scope", from: first)
      return nil
    }
    self.consents = consents
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
    writer.name("\"consents\":")
    writer.beginArray()
    for element in consents {
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

/// Params of `support.listAccesses`.
public struct SupportListAccessesParams: Message {
  /// Most items in the answer.
  public var pageSize: Int64?
  /// The nextPageToken of the page before, with otherwise the same parameters.
  public var pageToken: String?

  private static let members = NameTable(
    "pageSize", "pageToken", "_meta")

  public init(pageSize: Int64? = nil, pageToken: String? = nil) {
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var pageSize: Int64?
    var pageToken: String?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): pageSize = faults.integer(&reader, in: 1...500)
      case .known(1): pageToken = faults.string(&reader, length: 0...1024)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
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

/// One call of support.
public struct SupportAccess: Message {
  /// Time of the call.
  public var at: Timestamp
  public var account: AccountID
  /// Login name of the account.
  public var accountName: String
  public var method: String
  /// Id of what it was about: of the merchant, where it was about all.
  public var object: String?
  /// `OK`, or the constant of reasons.json that it was refused with.
  public var outcome: String
  /// The reason that was given.
  public var reason: String?
  /// What allowed it.
  public var consent: ConsentID

  private static let members = NameTable(
    "at", "account", "accountName", "method", "object", "outcome", "reason", "consent")

  public init(at: Timestamp, account: AccountID, accountName: String, method: String, object: String? = nil, outcome: String, reason: String? = nil, consent: ConsentID) {
    self.at = at
    self.account = account
    self.accountName = accountName
    self.method = method
    self.object = object
    self.outcome = outcome
    self.reason = reason
    self.consent = consent
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var at: Timestamp?
    var account: AccountID?
    var accountName: String?
    var method: String?
    var object: String?
    var outcome: String?
    var reason: String?
    var consent: ConsentID?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): at = faults.timestamp(&reader)
      case .known(1): account = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known(2): accountName = faults.string(&reader, length: 0...64)
      case .known(3): method = faults.string(&reader, length: 0...64)
      case .known(4): object = faults.string(&reader, length: 0...64)
      case .known(5): outcome = faults.string(&reader, length: 0...64)
      case .known(6): reason = faults.string(&reader, length: 0...500)
      case .known(7): consent = faults.identifier(&reader, ConsentID.prefix).map(ConsentID.init)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let at, let account, let accountName, let method, let outcome, let consent else {
      faults.require(at != nil, "at", from: first)
      faults.require(account != nil, "account", from: first)
      faults.require(accountName != nil, "accountName", from: first)
      faults.require(method != nil, "method", from: first)
      faults.require(outcome != nil, "outcome", from: first)
      faults.require(consent != nil, "consent", from: first)
      return nil
    }
    self.at = at
    self.account = account
    self.accountName = accountName
    self.method = method
    self.object = object
    self.outcome = outcome
    self.reason = reason
    self.consent = consent
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
    writer.name("\"account\":")
    writer.identifier(AccountID.prefix, account.rawValue)
    writer.name("\"accountName\":")
    writer.string(accountName)
    writer.name("\"method\":")
    writer.string(method)
    if let object {
      writer.name("\"object\":")
      writer.string(object)
    }
    writer.name("\"outcome\":")
    writer.string(outcome)
    if let reason {
      writer.name("\"reason\":")
      writer.string(reason)
    }
    writer.name("\"consent\":")
    writer.identifier(ConsentID.prefix, consent.rawValue)
    writer.endObject()
  }
}

/// A page of accesses.
public struct SupportAccessesResult: Message {
  public var accesses: [SupportAccess]
  /// Send it as pageToken for the next page. Absent on the last page.
  public var nextPageToken: String?
  public var scope: Scope

  private static let members = NameTable(
    "accesses", "nextPageToken", "scope")

  public init(accesses: [SupportAccess], nextPageToken: String? = nil, scope: Scope) {
    self.accesses = accesses
    self.nextPageToken = nextPageToken
    self.scope = scope
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var accesses: [SupportAccess]?
    var nextPageToken: String?
    var scope: Scope?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): accesses = faults.list(&reader) { reader, faults in SupportAccess(&reader, &faults) }
      case .known(1): nextPageToken = faults.string(&reader, length: 0...1024)
      case .known(2): scope = Scope(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let accesses, let scope else {
      faults.require(accesses != nil, "accesses", from: first)
      faults.require(scope != nil, "scope", from: first)
      return nil
    }
    self.accesses = accesses
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
    writer.name("\"accesses\":")
    writer.beginArray()
    for element in accesses {
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

