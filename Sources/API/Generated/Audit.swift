// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

package import JSON
public import RPC

/// Params of `audit.list`.
public struct AuditListParams: Message {
  /// Id of the merchant. Default: the caller's own; for the platform's admins, the audit of all.
  public var tenant: TenantID?
  /// Only calls of this account.
  public var account: AccountID?
  /// Only calls of this method.
  public var method: String?
  /// Only calls about the object with this id.
  public var target: String?
  /// Only calls that ended so: `OK` or a reason.
  public var outcome: String?
  /// Only calls at this time or later.
  public var from: Timestamp?
  /// Only calls before this time.
  public var to: Timestamp?
  /// Most items in the answer.
  public var pageSize: Int64?
  /// From the previous page.
  public var pageToken: String?

  private static let members = NameTable(
    "tenant", "account", "method", "target", "outcome", "from", "to", "pageSize", "pageToken", "_meta")

  public init(tenant: TenantID? = nil, account: AccountID? = nil, method: String? = nil, target: String? = nil, outcome: String? = nil, from: Timestamp? = nil, to: Timestamp? = nil, pageSize: Int64? = nil, pageToken: String? = nil) {
    self.tenant = tenant
    self.account = account
    self.method = method
    self.target = target
    self.outcome = outcome
    self.from = from
    self.to = to
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var tenant: TenantID?
    var account: AccountID?
    var method: String?
    var target: String?
    var outcome: String?
    var from: Timestamp?
    var to: Timestamp?
    var pageSize: Int64?
    var pageToken: String?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(1): account = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known(2): method = faults.string(&reader, length: 1...64)
      case .known(3): target = faults.string(&reader, length: 1...64)
      case .known(4): outcome = faults.string(&reader, length: 1...64)
      case .known(5): from = faults.timestamp(&reader)
      case .known(6): to = faults.timestamp(&reader)
      case .known(7): pageSize = faults.integer(&reader, in: 1...500)
      case .known(8): pageToken = faults.string(&reader, length: 1...1024)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.tenant = tenant
    self.account = account
    self.method = method
    self.target = target
    self.outcome = outcome
    self.from = from
    self.to = to
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
    if let account {
      writer.name("\"account\":")
      writer.identifier(AccountID.prefix, account.rawValue)
    }
    if let method {
      writer.name("\"method\":")
      writer.string(method)
    }
    if let target {
      writer.name("\"target\":")
      writer.string(target)
    }
    if let outcome {
      writer.name("\"outcome\":")
      writer.string(outcome)
    }
    if let from {
      writer.name("\"from\":")
      writer.timestamp(from)
    }
    if let to {
      writer.name("\"to\":")
      writer.timestamp(to)
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

/// A page of the audit.
public struct AuditListResult: Message {
  public var lines: [AuditLine]
  /// Send it as pageToken for the next page. Absent on the last page.
  public var nextPageToken: String?
  public var scope: Scope

  private static let members = NameTable(
    "lines", "nextPageToken", "scope")

  public init(lines: [AuditLine], nextPageToken: String? = nil, scope: Scope) {
    self.lines = lines
    self.nextPageToken = nextPageToken
    self.scope = scope
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var lines: [AuditLine]?
    var nextPageToken: String?
    var scope: Scope?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): lines = faults.list(&reader) { reader, faults in AuditLine(&reader, &faults) }
      case .known(1): nextPageToken = faults.string(&reader, length: 0...1024)
      case .known(2): scope = Scope(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let lines, let scope else {
      faults.require(lines != nil, "lines", from: first)
      faults.require(scope != nil, "scope", from: first)
      return nil
    }
    self.lines = lines
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
    writer.name("\"lines\":")
    writer.beginArray()
    for element in lines {
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

/// Params of `audit.watch`.
public struct AuditWatchParams: Message {
  /// Id of the merchant. Default: the caller's own; for the platform's admins, the audit of all.
  public var tenant: TenantID?
  /// Only lines behind this number: `sequence` of a merchant's audit, `place` of that of all.
  /// Default: from now on.
  public var after: Int64?

  private static let members = NameTable(
    "tenant", "after", "_meta")

  public init(tenant: TenantID? = nil, after: Int64? = nil) {
    self.tenant = tenant
    self.after = after
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var tenant: TenantID?
    var after: Int64?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(1): after = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.tenant = tenant
    self.after = after
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
    if let after {
      writer.name("\"after\":")
      writer.integer(after)
    }
    writer.endObject()
  }
}

/// Params of `audit.verify`.
public struct AuditVerifyParams: Message {
  /// Id of the merchant. Default: the caller's own; for the platform's admins, the audit of all.
  public var tenant: TenantID?
  /// The head that an earlier verification of the same chain has answered.
  public var head: String?

  private static let members = NameTable(
    "tenant", "head", "_meta")

  public init(tenant: TenantID? = nil, head: String? = nil) {
    self.tenant = tenant
    self.head = head
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var tenant: TenantID?
    var head: String?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(1): head = faults.string(&reader, length: 1...255)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.tenant = tenant
    self.head = head
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
    if let head {
      writer.name("\"head\":")
      writer.string(head)
    }
    writer.endObject()
  }
}

/// Params of `audit.export`.
public struct AuditExportParams: Message {
  /// Id of the merchant. Default: the caller's own; for the platform's admins, the audit of all.
  public var tenant: TenantID?

  private static let members = NameTable(
    "tenant", "_meta")

  public init(tenant: TenantID? = nil) {
    self.tenant = tenant
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var tenant: TenantID?
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
    if let tenant {
      writer.name("\"tenant\":")
      writer.identifier(TenantID.prefix, tenant.rawValue)
    }
    writer.endObject()
  }
}

/// The export is complete.
public struct AuditExportResult: Message {
  /// How many lines were sent.
  public var lines: Int64
  /// The number of the last line.
  public var last: Int64

  private static let members = NameTable(
    "lines", "last")

  public init(lines: Int64, last: Int64) {
    self.lines = lines
    self.last = last
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var lines: Int64?
    var last: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): lines = faults.integer(&reader, in: 0...Int64.max)
      case .known(1): last = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let lines, let last else {
      faults.require(lines != nil, "lines", from: first)
      faults.require(last != nil, "last", from: first)
      return nil
    }
    self.lines = lines
    self.last = last
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"lines\":")
    writer.integer(lines)
    writer.name("\"last\":")
    writer.integer(last)
    writer.endObject()
  }
}

