// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

package import JSON
public import RPC

/// Params of `access.explain`.
public struct AccessExplainParams: Message {
  /// Name of the method. Either this or decisionId.
  public var method: String?
  /// The record of a decision. It goes with no other param.
  public var decisionId: DecisionID?
  /// Whose call it would be. Default: the caller's own.
  public var account: AccountID?
  /// Id of what the call would be about: a card, a store, an account, a merchant and so on.
  public var object: String?

  private static let members = NameTable(
    "method", "decisionId", "account", "object", "_meta")

  public init(method: String? = nil, decisionId: DecisionID? = nil, account: AccountID? = nil, object: String? = nil) {
    self.method = method
    self.decisionId = decisionId
    self.account = account
    self.object = object
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var method: String?
    var decisionId: DecisionID?
    var account: AccountID?
    var object: String?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): method = faults.string(&reader, length: 1...64)
      case .known(1): decisionId = faults.identifier(&reader, DecisionID.prefix).map(DecisionID.init)
      case .known(2): account = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known(3): object = faults.string(&reader, length: 1...64)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.method = method
    self.decisionId = decisionId
    self.account = account
    self.object = object
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    if let method {
      writer.name("\"method\":")
      writer.string(method)
    }
    if let decisionId {
      writer.name("\"decisionId\":")
      writer.identifier(DecisionID.prefix, decisionId.rawValue)
    }
    if let account {
      writer.name("\"account\":")
      writer.identifier(AccountID.prefix, account.rawValue)
    }
    if let object {
      writer.name("\"object\":")
      writer.string(object)
    }
    writer.endObject()
  }
}

/// An answer for people and for programs.
public struct AccessExplainResult: Message {
  /// The answer in a sentence or two, in the caller's locale.
  public var summary: String
  public var explanation: Explanation
  /// Name of the method.
  public var method: String
  /// Whose call it is.
  public var account: AccountID
  /// When a decision on record was made.
  public var decidedAt: Timestamp?

  private static let members = NameTable(
    "summary", "explanation", "method", "account", "decidedAt")

  public init(summary: String, explanation: Explanation, method: String, account: AccountID, decidedAt: Timestamp? = nil) {
    self.summary = summary
    self.explanation = explanation
    self.method = method
    self.account = account
    self.decidedAt = decidedAt
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var summary: String?
    var explanation: Explanation?
    var method: String?
    var account: AccountID?
    var decidedAt: Timestamp?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): summary = faults.string(&reader)
      case .known(1): explanation = Explanation(&reader, &faults)
      case .known(2): method = faults.string(&reader, length: 0...64)
      case .known(3): account = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known(4): decidedAt = faults.timestamp(&reader)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let summary, let explanation, let method, let account else {
      faults.require(summary != nil, "summary", from: first)
      faults.require(explanation != nil, "explanation", from: first)
      faults.require(method != nil, "method", from: first)
      faults.require(account != nil, "account", from: first)
      return nil
    }
    self.summary = summary
    self.explanation = explanation
    self.method = method
    self.account = account
    self.decidedAt = decidedAt
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"summary\":")
    writer.string(summary)
    writer.name("\"explanation\":")
    explanation.write(to: &writer)
    writer.name("\"method\":")
    writer.string(method)
    writer.name("\"account\":")
    writer.identifier(AccountID.prefix, account.rawValue)
    if let decidedAt {
      writer.name("\"decidedAt\":")
      writer.timestamp(decidedAt)
    }
    writer.endObject()
  }
}

/// Params of `access.whoCan`.
public struct AccessWhoCanParams: Message {
  /// Name of the method.
  public var method: String
  /// Id of what the call would be about. What the caller cannot reach is not found.
  public var object: String?
  /// Most items in the answer.
  public var pageSize: Int64?
  /// The nextPageToken of the page before, with otherwise the same parameters.
  public var pageToken: String?

  private static let members = NameTable(
    "method", "object", "pageSize", "pageToken", "_meta")

  public init(method: String, object: String? = nil, pageSize: Int64? = nil, pageToken: String? = nil) {
    self.method = method
    self.object = object
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var method: String?
    var object: String?
    var pageSize: Int64?
    var pageToken: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): method = faults.string(&reader, length: 1...64)
      case .known(1): object = faults.string(&reader, length: 1...64)
      case .known(2): pageSize = faults.integer(&reader, in: 1...500)
      case .known(3): pageToken = faults.string(&reader, length: 0...1024)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let method else {
      faults.require(method != nil, "method", from: first)
      return nil
    }
    self.method = method
    self.object = object
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
    writer.name("\"method\":")
    writer.string(method)
    if let object {
      writer.name("\"object\":")
      writer.string(object)
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

/// A page of accounts, and the roles.
public struct WhoCanResult: Message {
  public var accounts: [AccountReach]
  /// The roles that have what the method needs.
  public var roles: [RoleReach]
  /// Send it as pageToken for the next page. Absent on the last page.
  public var nextPageToken: String?
  public var scope: Scope

  private static let members = NameTable(
    "accounts", "roles", "nextPageToken", "scope")

  public init(accounts: [AccountReach], roles: [RoleReach], nextPageToken: String? = nil, scope: Scope) {
    self.accounts = accounts
    self.roles = roles
    self.nextPageToken = nextPageToken
    self.scope = scope
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var accounts: [AccountReach]?
    var roles: [RoleReach]?
    var nextPageToken: String?
    var scope: Scope?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): accounts = faults.list(&reader) { reader, faults in AccountReach(&reader, &faults) }
      case .known(1): roles = faults.list(&reader) { reader, faults in RoleReach(&reader, &faults) }
      case .known(2): nextPageToken = faults.string(&reader, length: 0...1024)
      case .known(3): scope = Scope(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let accounts, let roles, let scope else {
      faults.require(accounts != nil, "accounts", from: first)
      faults.require(roles != nil, "roles", from: first)
      faults.require(scope != nil, "scope", from: first)
      return nil
    }
    self.accounts = accounts
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
    writer.name("\"accounts\":")
    writer.beginArray()
    for element in accounts {
      element.write(to: &writer)
    }
    writer.endArray()
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

