// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

package import JSON
public import RPC

/// Params of `stores.create`.
public struct StoresCreateParams: Message {
  /// Id of the merchant. Required from accounts of the platform; others may leave it out.
  public var tenant: TenantID?
  /// The merchant's own code for the store.
  public var code: String
  /// Name of the store.
  public var name: String

  private static let members = NameTable(
    "tenant", "code", "name", "_meta")

  public init(tenant: TenantID? = nil, code: String, name: String) {
    self.tenant = tenant
    self.code = code
    self.name = name
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var tenant: TenantID?
    var code: String?
    var name: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(1): code = faults.string(&reader, length: 1...32)
      case .known(2): name = faults.string(&reader, length: 1...64)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let code, let name else {
      faults.require(code != nil, "code", from: first)
      faults.require(name != nil, "name", from: first)
      return nil
    }
    self.tenant = tenant
    self.code = code
    self.name = name
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
    writer.name("\"code\":")
    writer.string(code)
    writer.name("\"name\":")
    writer.string(name)
    writer.endObject()
  }

  package var freeTexts: [(field: StaticString, text: String?)] { [("code", code), ("name", name)] }
}

/// Params of `stores.list`.
public struct StoresListParams: Message {
  /// Only stores of this merchant.
  public var tenant: TenantID?
  /// Only stores in this state.
  public var state: StoreState?
  /// Most items in the answer.
  public var pageSize: Int64?
  /// The nextPageToken of the page before, with otherwise the same parameters.
  public var pageToken: String?

  private static let members = NameTable(
    "tenant", "state", "pageSize", "pageToken", "_meta")

  public init(tenant: TenantID? = nil, state: StoreState? = nil, pageSize: Int64? = nil, pageToken: String? = nil) {
    self.tenant = tenant
    self.state = state
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var tenant: TenantID?
    var state: StoreState?
    var pageSize: Int64?
    var pageToken: String?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(1): state = StoreState(&reader, &faults)
      case .known(2): pageSize = faults.integer(&reader, in: 1...500)
      case .known(3): pageToken = faults.string(&reader, length: 0...1024)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.tenant = tenant
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
    if let tenant {
      writer.name("\"tenant\":")
      writer.identifier(TenantID.prefix, tenant.rawValue)
    }
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

/// A page of stores.
public struct StoreListResult: Message {
  public var stores: [Store]
  /// Send it as pageToken for the next page. Absent on the last page.
  public var nextPageToken: String?
  public var scope: Scope

  private static let members = NameTable(
    "stores", "nextPageToken", "scope")

  public init(stores: [Store], nextPageToken: String? = nil, scope: Scope) {
    self.stores = stores
    self.nextPageToken = nextPageToken
    self.scope = scope
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var stores: [Store]?
    var nextPageToken: String?
    var scope: Scope?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): stores = faults.list(&reader) { reader, faults in Store(&reader, &faults) }
      case .known(1): nextPageToken = faults.string(&reader, length: 0...1024)
      case .known(2): scope = Scope(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let stores, let scope else {
      faults.require(stores != nil, "stores", from: first)
      faults.require(scope != nil, "scope", from: first)
      return nil
    }
    self.stores = stores
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
    writer.name("\"scope\":")
    scope.write(to: &writer)
    writer.endObject()
  }
}

/// Params of `stores.rename`.
public struct StoresRenameParams: Message {
  /// Id of the store.
  public var store: StoreID
  /// New name of the store.
  public var name: String

  private static let members = NameTable(
    "store", "name", "_meta")

  public init(store: StoreID, name: String) {
    self.store = store
    self.name = name
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var store: StoreID?
    var name: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): store = faults.identifier(&reader, StoreID.prefix).map(StoreID.init)
      case .known(1): name = faults.string(&reader, length: 1...64)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let store, let name else {
      faults.require(store != nil, "store", from: first)
      faults.require(name != nil, "name", from: first)
      return nil
    }
    self.store = store
    self.name = name
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
    writer.name("\"name\":")
    writer.string(name)
    writer.endObject()
  }

  package var freeTexts: [(field: StaticString, text: String?)] { [("name", name)] }
}

/// Params of `stores.close`.
public struct StoresCloseParams: Message {
  /// Id of the store.
  public var store: StoreID

  private static let members = NameTable(
    "store", "_meta")

  public init(store: StoreID) {
    self.store = store
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var store: StoreID?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): store = faults.identifier(&reader, StoreID.prefix).map(StoreID.init)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let store else {
      faults.require(store != nil, "store", from: first)
      return nil
    }
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
    writer.name("\"store\":")
    writer.identifier(StoreID.prefix, store.rawValue)
    writer.endObject()
  }
}

