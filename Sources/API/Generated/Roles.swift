// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

package import JSON
public import RPC

/// Params of `roles.list`.
public struct RolesListParams: Message {
  /// Id of the merchant. The caller's own may be left out.
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

/// A page of roles.
public struct RoleListResult: Message {
  public var roles: [RoleDefinition]
  /// Send it as pageToken for the next page. Absent on the last page.
  public var nextPageToken: String?
  public var scope: Scope

  private static let members = NameTable(
    "roles", "nextPageToken", "scope")

  public init(roles: [RoleDefinition], nextPageToken: String? = nil, scope: Scope) {
    self.roles = roles
    self.nextPageToken = nextPageToken
    self.scope = scope
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var roles: [RoleDefinition]?
    var nextPageToken: String?
    var scope: Scope?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): roles = faults.list(&reader) { reader, faults in RoleDefinition(&reader, &faults) }
      case .known(1): nextPageToken = faults.string(&reader, length: 0...1024)
      case .known(2): scope = Scope(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let roles, let scope else {
      faults.require(roles != nil, "roles", from: first)
      faults.require(scope != nil, "scope", from: first)
      return nil
    }
    self.roles = roles
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
    writer.name("\"roles\":")
    writer.beginArray()
    for element in roles {
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

/// Params of `roles.get`.
public struct RolesGetParams: Message {
  /// Name of the role.
  public var role: String
  /// Id of the merchant. The caller's own may be left out; without it, the platform's staff get the
  /// role as the platform grants it.
  public var tenant: TenantID?

  private static let members = NameTable(
    "role", "tenant", "_meta")

  public init(role: String, tenant: TenantID? = nil) {
    self.role = role
    self.tenant = tenant
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var role: String?
    var tenant: TenantID?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): role = faults.string(&reader, length: 1...32)
      case .known(1): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let role else {
      faults.require(role != nil, "role", from: first)
      return nil
    }
    self.role = role
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
    writer.name("\"role\":")
    writer.string(role)
    if let tenant {
      writer.name("\"tenant\":")
      writer.identifier(TenantID.prefix, tenant.rawValue)
    }
    writer.endObject()
  }
}

/// Params of `roles.create`.
public struct RolesCreateParams: Message {
  /// Name of the role: a small letter, then 1 to 31 small letters, digits, hyphens or underscores.
  /// Unique in its merchant, and no built-in role's.
  public var name: String
  /// The built-in role that it is made from. Not admin.
  public var base: Role
  /// Names of its permissions.
  public var permissions: [String]
  /// Id of the merchant. The caller's own may be left out.
  public var tenant: TenantID?

  private static let members = NameTable(
    "name", "base", "permissions", "tenant", "_meta")

  public init(name: String, base: Role, permissions: [String], tenant: TenantID? = nil) {
    self.name = name
    self.base = base
    self.permissions = permissions
    self.tenant = tenant
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var name: String?
    var base: Role?
    var permissions: [String]?
    var tenant: TenantID?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): name = faults.string(&reader, length: 2...32)
      case .known(1): base = Role(&reader, &faults)
      case .known(2): permissions = faults.list(&reader, count: 0...64) { reader, faults in faults.string(&reader, length: 0...64) }
      case .known(3): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let name, let base, let permissions else {
      faults.require(name != nil, "name", from: first)
      faults.require(base != nil, "base", from: first)
      faults.require(permissions != nil, "permissions", from: first)
      return nil
    }
    self.name = name
    self.base = base
    self.permissions = permissions
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
    writer.name("\"name\":")
    writer.string(name)
    writer.name("\"base\":")
    base.write(to: &writer)
    writer.name("\"permissions\":")
    writer.beginArray()
    for element in permissions {
      writer.string(element)
    }
    writer.endArray()
    if let tenant {
      writer.name("\"tenant\":")
      writer.identifier(TenantID.prefix, tenant.rawValue)
    }
    writer.endObject()
  }
}

/// Params of `roles.update`.
public struct RolesUpdateParams: Message {
  /// Name of the role.
  public var role: String
  /// Names of the permissions to give. One of `grant` and `revoke` is needed, and no permission may
  /// be in both.
  public var grant: [String]?
  /// Names of the permissions to take away.
  public var revoke: [String]?
  /// Id of the merchant. The caller's own may be left out.
  public var tenant: TenantID?
  /// The version that the change was thought out for. If the role has changed since, nothing is
  /// done.
  public var version: Int64?

  private static let members = NameTable(
    "role", "grant", "revoke", "tenant", "version", "_meta")

  public init(role: String, grant: [String]? = nil, revoke: [String]? = nil, tenant: TenantID? = nil, version: Int64? = nil) {
    self.role = role
    self.grant = grant
    self.revoke = revoke
    self.tenant = tenant
    self.version = version
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var role: String?
    var grant: [String]?
    var revoke: [String]?
    var tenant: TenantID?
    var version: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): role = faults.string(&reader, length: 1...32)
      case .known(1): grant = faults.list(&reader, count: 1...64) { reader, faults in faults.string(&reader, length: 0...64) }
      case .known(2): revoke = faults.list(&reader, count: 1...64) { reader, faults in faults.string(&reader, length: 0...64) }
      case .known(3): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(4): version = faults.integer(&reader, in: 1...Int64.max)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let role else {
      faults.require(role != nil, "role", from: first)
      return nil
    }
    self.role = role
    self.grant = grant
    self.revoke = revoke
    self.tenant = tenant
    self.version = version
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"role\":")
    writer.string(role)
    if let grant {
      writer.name("\"grant\":")
      writer.beginArray()
      for element in grant {
        writer.string(element)
      }
      writer.endArray()
    }
    if let revoke {
      writer.name("\"revoke\":")
      writer.beginArray()
      for element in revoke {
        writer.string(element)
      }
      writer.endArray()
    }
    if let tenant {
      writer.name("\"tenant\":")
      writer.identifier(TenantID.prefix, tenant.rawValue)
    }
    if let version {
      writer.name("\"version\":")
      writer.integer(version)
    }
    writer.endObject()
  }
}

/// Params of `roles.delete`.
public struct RolesDeleteParams: Message {
  /// Name of the role.
  public var role: String
  /// Id of the merchant. The caller's own may be left out.
  public var tenant: TenantID?

  private static let members = NameTable(
    "role", "tenant", "_meta")

  public init(role: String, tenant: TenantID? = nil) {
    self.role = role
    self.tenant = tenant
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var role: String?
    var tenant: TenantID?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): role = faults.string(&reader, length: 1...32)
      case .known(1): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let role else {
      faults.require(role != nil, "role", from: first)
      return nil
    }
    self.role = role
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
    writer.name("\"role\":")
    writer.string(role)
    if let tenant {
      writer.name("\"tenant\":")
      writer.identifier(TenantID.prefix, tenant.rawValue)
    }
    writer.endObject()
  }
}

/// Params of `roles.assign`.
public struct RolesAssignParams: Message {
  /// Id of the account.
  public var account: AccountID
  /// Name of the role, built-in or of the account's merchant.
  public var role: String
  /// Stores of the account. Required for a role with the base store unless the account has stores
  /// already, not allowed for others.
  public var stores: [StoreID]?

  private static let members = NameTable(
    "account", "role", "stores", "_meta")

  public init(account: AccountID, role: String, stores: [StoreID]? = nil) {
    self.account = account
    self.role = role
    self.stores = stores
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var account: AccountID?
    var role: String?
    var stores: [StoreID]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): account = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known(1): role = faults.string(&reader, length: 1...32)
      case .known(2): stores = faults.list(&reader, count: 1...500) { reader, faults in faults.identifier(&reader, StoreID.prefix).map(StoreID.init) }
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let account, let role else {
      faults.require(account != nil, "account", from: first)
      faults.require(role != nil, "role", from: first)
      return nil
    }
    self.account = account
    self.role = role
    self.stores = stores
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"account\":")
    writer.identifier(AccountID.prefix, account.rawValue)
    writer.name("\"role\":")
    writer.string(role)
    if let stores {
      writer.name("\"stores\":")
      writer.beginArray()
      for element in stores {
        writer.identifier(StoreID.prefix, element.rawValue)
      }
      writer.endArray()
    }
    writer.endObject()
  }
}

