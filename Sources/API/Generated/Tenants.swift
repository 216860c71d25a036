// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

package import JSON
public import RPC

/// Params of `tenants.create`.
public struct TenantsCreateParams: Message {
  /// Name of the merchant.
  public var name: String
  /// IANA time zone. Cards expire by this zone's calendar.
  public var timeZone: String?

  private static let members = NameTable(
    "name", "timeZone", "_meta")

  public init(name: String, timeZone: String? = nil) {
    self.name = name
    self.timeZone = timeZone
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var name: String?
    var timeZone: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): name = faults.string(&reader, length: 1...64)
      case .known(1): timeZone = faults.string(&reader, length: 1...64)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let name else {
      faults.require(name != nil, "name", from: first)
      return nil
    }
    self.name = name
    self.timeZone = timeZone
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"name\":")
    writer.string(name)
    if let timeZone {
      writer.name("\"timeZone\":")
      writer.string(timeZone)
    }
    writer.endObject()
  }

  package var freeTexts: [(field: StaticString, text: String?)] { [("name", name)] }
}

/// Params of `tenants.get`.
public struct TenantsGetParams: Message {
  /// Id of the merchant.
  public var tenant: TenantID

  private static let members = NameTable(
    "tenant", "_meta")

  public init(tenant: TenantID) {
    self.tenant = tenant
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var tenant: TenantID?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let tenant else {
      faults.require(tenant != nil, "tenant", from: first)
      return nil
    }
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
    writer.name("\"tenant\":")
    writer.identifier(TenantID.prefix, tenant.rawValue)
    writer.endObject()
  }
}

/// Params of `tenants.list`.
public struct TenantsListParams: Message {
  /// Only merchants in this state.
  public var state: TenantState?
  /// Most items in the answer.
  public var pageSize: Int64?
  /// The nextPageToken of the page before, with otherwise the same parameters.
  public var pageToken: String?

  private static let members = NameTable(
    "state", "pageSize", "pageToken", "_meta")

  public init(state: TenantState? = nil, pageSize: Int64? = nil, pageToken: String? = nil) {
    self.state = state
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var state: TenantState?
    var pageSize: Int64?
    var pageToken: String?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): state = TenantState(&reader, &faults)
      case .known(1): pageSize = faults.integer(&reader, in: 1...500)
      case .known(2): pageToken = faults.string(&reader, length: 0...1024)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.state = state
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
    if let state {
      writer.name("\"state\":")
      state.write(to: &writer)
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

/// A page of tenants.
public struct TenantListResult: Message {
  public var tenants: [Tenant]
  /// Send it as pageToken for the next page. Absent on the last page.
  public var nextPageToken: String?
  public var scope: Scope

  private static let members = NameTable(
    "tenants", "nextPageToken", "scope")

  public init(tenants: [Tenant], nextPageToken: String? = nil, scope: Scope) {
    self.tenants = tenants
    self.nextPageToken = nextPageToken
    self.scope = scope
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var tenants: [Tenant]?
    var nextPageToken: String?
    var scope: Scope?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): tenants = faults.list(&reader) { reader, faults in Tenant(&reader, &faults) }
      case .known(1): nextPageToken = faults.string(&reader, length: 0...1024)
      case .known(2): scope = Scope(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let tenants, let scope else {
      faults.require(tenants != nil, "tenants", from: first)
      faults.require(scope != nil, "scope", from: first)
      return nil
    }
    self.tenants = tenants
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
    writer.name("\"tenants\":")
    writer.beginArray()
    for element in tenants {
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

/// Params of `tenants.suspend`.
public struct TenantsSuspendParams: Message {
  /// Id of the merchant.
  public var tenant: TenantID

  private static let members = NameTable(
    "tenant", "_meta")

  public init(tenant: TenantID) {
    self.tenant = tenant
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var tenant: TenantID?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let tenant else {
      faults.require(tenant != nil, "tenant", from: first)
      return nil
    }
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
    writer.name("\"tenant\":")
    writer.identifier(TenantID.prefix, tenant.rawValue)
    writer.endObject()
  }
}

/// Params of `tenants.resume`.
public struct TenantsResumeParams: Message {
  /// Id of the merchant.
  public var tenant: TenantID

  private static let members = NameTable(
    "tenant", "_meta")

  public init(tenant: TenantID) {
    self.tenant = tenant
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var tenant: TenantID?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let tenant else {
      faults.require(tenant != nil, "tenant", from: first)
      return nil
    }
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
    writer.name("\"tenant\":")
    writer.identifier(TenantID.prefix, tenant.rawValue)
    writer.endObject()
  }
}

/// Params of `tenants.configure`.
public struct TenantsConfigureParams: Message {
  /// Id of the merchant.
  public var tenant: TenantID
  /// Days after the unbinding. 180 from the start.
  public var purgeAfterDays: Int64

  private static let members = NameTable(
    "tenant", "purgeAfterDays", "_meta")

  public init(tenant: TenantID, purgeAfterDays: Int64) {
    self.tenant = tenant
    self.purgeAfterDays = purgeAfterDays
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var tenant: TenantID?
    var purgeAfterDays: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(1): purgeAfterDays = faults.integer(&reader, in: 30...1825)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let tenant, let purgeAfterDays else {
      faults.require(tenant != nil, "tenant", from: first)
      faults.require(purgeAfterDays != nil, "purgeAfterDays", from: first)
      return nil
    }
    self.tenant = tenant
    self.purgeAfterDays = purgeAfterDays
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"tenant\":")
    writer.identifier(TenantID.prefix, tenant.rawValue)
    writer.name("\"purgeAfterDays\":")
    writer.integer(purgeAfterDays)
    writer.endObject()
  }
}

