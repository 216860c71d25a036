// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

package import JSON
public import RPC

/// Params of `accounts.create`.
public struct AccountsCreateParams: Message {
  /// Login name: no white space, no control characters. Unique in its merchant, or among the
  /// accounts of the platform.
  public var account: String
  /// Name of its role: built-in, or a custom one of the merchant or the platform.
  public var role: String
  /// Id of the merchant, for roles store, chain and service and those made from them. The caller's
  /// own merchant may be left out.
  public var tenant: TenantID?
  /// Stores of the account. Required for role store and those made from it, not allowed for others.
  public var stores: [StoreID]?

  private static let members = NameTable(
    "account", "role", "tenant", "stores", "_meta")

  public init(account: String, role: String, tenant: TenantID? = nil, stores: [StoreID]? = nil) {
    self.account = account
    self.role = role
    self.tenant = tenant
    self.stores = stores
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var account: String?
    var role: String?
    var tenant: TenantID?
    var stores: [StoreID]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): account = faults.string(&reader, length: 1...64)
      case .known(1): role = faults.string(&reader, length: 1...32)
      case .known(2): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(3): stores = faults.list(&reader, count: 1...500) { reader, faults in faults.identifier(&reader, StoreID.prefix).map(StoreID.init) }
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
    self.tenant = tenant
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
    writer.string(account)
    writer.name("\"role\":")
    writer.string(role)
    if let tenant {
      writer.name("\"tenant\":")
      writer.identifier(TenantID.prefix, tenant.rawValue)
    }
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

  package var freeTexts: [(field: StaticString, text: String?)] { [("account", account)] }
}

/// Params of `accounts.get`.
public struct AccountsGetParams: Message {
  /// Id of the account.
  public var account: AccountID

  private static let members = NameTable(
    "account", "_meta")

  public init(account: AccountID) {
    self.account = account
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var account: AccountID?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): account = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let account else {
      faults.require(account != nil, "account", from: first)
      return nil
    }
    self.account = account
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
    writer.endObject()
  }
}

/// Params of `accounts.list`.
public struct AccountsListParams: Message {
  /// Only accounts of this merchant.
  public var tenant: TenantID?
  /// Only accounts with the role of this name.
  public var role: String?
  /// Only accounts that are enabled, or only those that are not.
  public var enabled: Bool?
  /// Most items in the answer.
  public var pageSize: Int64?
  /// The nextPageToken of the page before, with otherwise the same parameters.
  public var pageToken: String?

  private static let members = NameTable(
    "tenant", "role", "enabled", "pageSize", "pageToken", "_meta")

  public init(tenant: TenantID? = nil, role: String? = nil, enabled: Bool? = nil, pageSize: Int64? = nil, pageToken: String? = nil) {
    self.tenant = tenant
    self.role = role
    self.enabled = enabled
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var tenant: TenantID?
    var role: String?
    var enabled: Bool?
    var pageSize: Int64?
    var pageToken: String?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(1): role = faults.string(&reader, length: 1...32)
      case .known(2): enabled = faults.bool(&reader)
      case .known(3): pageSize = faults.integer(&reader, in: 1...500)
      case .known(4): pageToken = faults.string(&reader, length: 0...1024)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.tenant = tenant
    self.role = role
    self.enabled = enabled
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
    if let role {
      writer.name("\"role\":")
      writer.string(role)
    }
    if let enabled {
      writer.name("\"enabled\":")
      writer.bool(enabled)
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

/// A page of accounts.
public struct AccountListResult: Message {
  public var accounts: [Account]
  /// Send it as pageToken for the next page. Absent on the last page.
  public var nextPageToken: String?
  public var scope: Scope

  private static let members = NameTable(
    "accounts", "nextPageToken", "scope")

  public init(accounts: [Account], nextPageToken: String? = nil, scope: Scope) {
    self.accounts = accounts
    self.nextPageToken = nextPageToken
    self.scope = scope
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var accounts: [Account]?
    var nextPageToken: String?
    var scope: Scope?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): accounts = faults.list(&reader) { reader, faults in Account(&reader, &faults) }
      case .known(1): nextPageToken = faults.string(&reader, length: 0...1024)
      case .known(2): scope = Scope(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let accounts, let scope else {
      faults.require(accounts != nil, "accounts", from: first)
      faults.require(scope != nil, "scope", from: first)
      return nil
    }
    self.accounts = accounts
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
    writer.name("\"accounts\":")
    writer.beginArray()
    for element in accounts {
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

/// Params of `accounts.disable`.
public struct AccountsDisableParams: Message {
  /// Id of the account.
  public var account: AccountID

  private static let members = NameTable(
    "account", "_meta")

  public init(account: AccountID) {
    self.account = account
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var account: AccountID?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): account = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let account else {
      faults.require(account != nil, "account", from: first)
      return nil
    }
    self.account = account
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
    writer.endObject()
  }
}

/// Params of `accounts.enable`.
public struct AccountsEnableParams: Message {
  /// Id of the account.
  public var account: AccountID

  private static let members = NameTable(
    "account", "_meta")

  public init(account: AccountID) {
    self.account = account
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var account: AccountID?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): account = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let account else {
      faults.require(account != nil, "account", from: first)
      return nil
    }
    self.account = account
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
    writer.endObject()
  }
}

/// Params of `accounts.unlock`.
public struct AccountsUnlockParams: Message {
  /// Id of the account.
  public var account: AccountID

  private static let members = NameTable(
    "account", "_meta")

  public init(account: AccountID) {
    self.account = account
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var account: AccountID?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): account = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let account else {
      faults.require(account != nil, "account", from: first)
      return nil
    }
    self.account = account
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
    writer.endObject()
  }
}

/// Params of `accounts.resetPassword`.
public struct AccountsResetPasswordParams: Message {
  /// Id of the account.
  public var account: AccountID
  /// Also forget its one-time codes and recovery codes, for someone who has lost them.
  public var resetTotp: Bool?

  private static let members = NameTable(
    "account", "resetTotp", "_meta")

  public init(account: AccountID, resetTotp: Bool? = nil) {
    self.account = account
    self.resetTotp = resetTotp
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var account: AccountID?
    var resetTotp: Bool?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): account = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known(1): resetTotp = faults.bool(&reader)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let account else {
      faults.require(account != nil, "account", from: first)
      return nil
    }
    self.account = account
    self.resetTotp = resetTotp
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
    if let resetTotp {
      writer.name("\"resetTotp\":")
      writer.bool(resetTotp)
    }
    writer.endObject()
  }
}

/// Params of `accounts.bindPeer`.
public struct AccountsBindPeerParams: Message {
  /// Id of the account.
  public var account: AccountID
  /// Numeric user id on this machine.
  public var uid: Int64

  private static let members = NameTable(
    "account", "uid", "_meta")

  public init(account: AccountID, uid: Int64) {
    self.account = account
    self.uid = uid
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var account: AccountID?
    var uid: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): account = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known(1): uid = faults.integer(&reader, in: 0...4294967295)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let account, let uid else {
      faults.require(account != nil, "account", from: first)
      faults.require(uid != nil, "uid", from: first)
      return nil
    }
    self.account = account
    self.uid = uid
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
    writer.name("\"uid\":")
    writer.integer(uid)
    writer.endObject()
  }
}

/// Params of `accounts.unbindPeer`.
public struct AccountsUnbindPeerParams: Message {
  /// Id of the account.
  public var account: AccountID
  /// A user id that is bound to the account.
  public var uid: Int64

  private static let members = NameTable(
    "account", "uid", "_meta")

  public init(account: AccountID, uid: Int64) {
    self.account = account
    self.uid = uid
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var account: AccountID?
    var uid: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): account = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known(1): uid = faults.integer(&reader, in: 0...4294967295)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let account, let uid else {
      faults.require(account != nil, "account", from: first)
      faults.require(uid != nil, "uid", from: first)
      return nil
    }
    self.account = account
    self.uid = uid
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
    writer.name("\"uid\":")
    writer.integer(uid)
    writer.endObject()
  }
}

