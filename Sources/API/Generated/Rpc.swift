// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

package import JSON
public import RPC

/// Params of `rpc.ping`.
public struct RpcPingParams: Message {

  private static let members = NameTable(
    "_meta")

  public init() {
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.endObject()
  }
}

/// Which methods to describe. Default: all.
public enum DiscoverView: Int, CaseIterable, Sendable {
  case all, mine

  private static let names = NameTable("all", "mine")

  /// As it stands on the wire.
  public var name: StaticString { Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// Params of `rpc.discover`.
public struct RpcDiscoverParams: Message {
  /// Which methods to describe.
  public var view: DiscoverView?

  private static let members = NameTable(
    "view", "_meta")

  public init(view: DiscoverView? = nil) {
    self.view = view
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var view: DiscoverView?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): view = DiscoverView(&reader, &faults)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.view = view
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    if let view {
      writer.name("\"view\":")
      view.write(to: &writer)
    }
    writer.endObject()
  }
}

/// Params of `rpc.health`.
public struct RpcHealthParams: Message {
  /// Name of a service, such as cards.
  public var service: String?
  /// Whether to go on telling.
  public var watch: Bool?

  private static let members = NameTable(
    "service", "watch", "_meta")

  public init(service: String? = nil, watch: Bool? = nil) {
    self.service = service
    self.watch = watch
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var service: String?
    var watch: Bool?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): service = faults.string(&reader, length: 1...64)
      case .known(1): watch = faults.bool(&reader)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.service = service
    self.watch = watch
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    if let service {
      writer.name("\"service\":")
      writer.string(service)
    }
    if let watch {
      writer.name("\"watch\":")
      writer.bool(watch)
    }
    writer.endObject()
  }
}

/// What is watched.
public struct HealthOpen: Message {
  public var service: String?

  private static let members = NameTable(
    "service")

  public init(service: String? = nil) {
    self.service = service
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var service: String?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): service = faults.string(&reader, length: 1...64)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.service = service
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    if let service {
      writer.name("\"service\":")
      writer.string(service)
    }
    writer.endObject()
  }
}

/// Params of `rpc.whoami`.
public struct RpcWhoamiParams: Message {

  private static let members = NameTable(
    "_meta")

  public init() {
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.endObject()
  }
}

/// Who calls, and under which limits.
public struct Caller: Message {
  public var peer: Peer
  public var authentication: Authentication
  public var account: Account?
  /// Name of the account's role, built-in or custom.
  public var role: String?
  public var tenant: TenantID?
  public var scope: Scope?
  public var session: Session?
  /// Grows with every change of the policy.
  public var policyRevision: Int64
  public var limits: Limits

  private static let members = NameTable(
    "peer", "authentication", "account", "role", "tenant", "scope", "session", "policyRevision", "limits")

  public init(peer: Peer, authentication: Authentication, account: Account? = nil, role: String? = nil, tenant: TenantID? = nil, scope: Scope? = nil, session: Session? = nil, policyRevision: Int64, limits: Limits) {
    self.peer = peer
    self.authentication = authentication
    self.account = account
    self.role = role
    self.tenant = tenant
    self.scope = scope
    self.session = session
    self.policyRevision = policyRevision
    self.limits = limits
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var peer: Peer?
    var authentication: Authentication?
    var account: Account?
    var role: String?
    var tenant: TenantID?
    var scope: Scope?
    var session: Session?
    var policyRevision: Int64?
    var limits: Limits?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): peer = Peer(&reader, &faults)
      case .known(1): authentication = Authentication(&reader, &faults)
      case .known(2): account = Account(&reader, &faults)
      case .known(3): role = faults.string(&reader, length: 0...32)
      case .known(4): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(5): scope = Scope(&reader, &faults)
      case .known(6): session = Session(&reader, &faults)
      case .known(7): policyRevision = faults.integer(&reader, in: 0...Int64.max)
      case .known(8): limits = Limits(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let peer, let authentication, let policyRevision, let limits else {
      faults.require(peer != nil, "peer", from: first)
      faults.require(authentication != nil, "authentication", from: first)
      faults.require(policyRevision != nil, "policyRevision", from: first)
      faults.require(limits != nil, "limits", from: first)
      return nil
    }
    self.peer = peer
    self.authentication = authentication
    self.account = account
    self.role = role
    self.tenant = tenant
    self.scope = scope
    self.session = session
    self.policyRevision = policyRevision
    self.limits = limits
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"peer\":")
    peer.write(to: &writer)
    writer.name("\"authentication\":")
    authentication.write(to: &writer)
    if let account {
      writer.name("\"account\":")
      account.write(to: &writer)
    }
    if let role {
      writer.name("\"role\":")
      writer.string(role)
    }
    if let tenant {
      writer.name("\"tenant\":")
      writer.identifier(TenantID.prefix, tenant.rawValue)
    }
    if let scope {
      writer.name("\"scope\":")
      scope.write(to: &writer)
    }
    if let session {
      writer.name("\"session\":")
      session.write(to: &writer)
    }
    writer.name("\"policyRevision\":")
    writer.integer(policyRevision)
    writer.name("\"limits\":")
    limits.write(to: &writer)
    writer.endObject()
  }
}

/// Params of `rpc.can`.
public struct RpcCanParams: Message {
  /// The calls. The objects in all of them are at most 1000.
  public var calls: [CallQuestion]

  private static let members = NameTable(
    "calls", "_meta")

  public init(calls: [CallQuestion]) {
    self.calls = calls
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var calls: [CallQuestion]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): calls = faults.list(&reader, count: 1...100) { reader, faults in CallQuestion(&reader, &faults) }
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let calls else {
      faults.require(calls != nil, "calls", from: first)
      return nil
    }
    self.calls = calls
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"calls\":")
    writer.beginArray()
    for element in calls {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.endObject()
  }
}

/// The answers.
public struct CanResult: Message {
  /// One for each call, in their order.
  public var verdicts: [CallVerdict]

  private static let members = NameTable(
    "verdicts")

  public init(verdicts: [CallVerdict]) {
    self.verdicts = verdicts
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var verdicts: [CallVerdict]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): verdicts = faults.list(&reader) { reader, faults in CallVerdict(&reader, &faults) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let verdicts else {
      faults.require(verdicts != nil, "verdicts", from: first)
      return nil
    }
    self.verdicts = verdicts
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"verdicts\":")
    writer.beginArray()
    for element in verdicts {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.endObject()
  }
}

