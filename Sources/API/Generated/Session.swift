// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

package import JSON
public import RPC

/// Params of `session.login`.
public struct SessionLoginParams: Message {
  /// Id of the merchant. Left out by accounts of the platform.
  public var tenant: TenantID?
  /// Login name.
  public var account: String
  /// Password, or the one-time password that came with the account.
  public var password: Secret
  /// Six digits, or a recovery code that was not used before. Needed when the account has enrolled
  /// one-time codes.
  public var totp: Secret?

  private static let members = NameTable(
    "tenant", "account", "password", "totp", "_meta")

  public init(tenant: TenantID? = nil, account: String, password: Secret, totp: Secret? = nil) {
    self.tenant = tenant
    self.account = account
    self.password = password
    self.totp = totp
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var tenant: TenantID?
    var account: String?
    var password: Secret?
    var totp: Secret?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(1): account = faults.string(&reader, length: 1...64)
      case .known(2): password = faults.secret(&reader, length: 1...1024)
      case .known(3): totp = faults.secret(&reader, length: 1...32)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let account, let password else {
      faults.require(account != nil, "account", from: first)
      faults.require(password != nil, "password", from: first)
      return nil
    }
    self.tenant = tenant
    self.account = account
    self.password = password
    self.totp = totp
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
    writer.name("\"account\":")
    writer.string(account)
    writer.name("\"password\":")
    writer.string(password.text)
    if let totp {
      writer.name("\"totp\":")
      writer.string(totp.text)
    }
    writer.endObject()
  }
}

/// A new session.
public struct LoginResult: Message {
  /// Session token.
  public var session: Secret
  /// End of the session at the latest.
  public var expiresAt: Timestamp
  /// The session also ends when it is not used for this long, in milliseconds.
  public var idleTimeoutMs: Int64
  public var account: Account

  private static let members = NameTable(
    "session", "expiresAt", "idleTimeoutMs", "account")

  public init(session: Secret, expiresAt: Timestamp, idleTimeoutMs: Int64, account: Account) {
    self.session = session
    self.expiresAt = expiresAt
    self.idleTimeoutMs = idleTimeoutMs
    self.account = account
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var session: Secret?
    var expiresAt: Timestamp?
    var idleTimeoutMs: Int64?
    var account: Account?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): session = faults.secret(&reader, length: 1...64)
      case .known(1): expiresAt = faults.timestamp(&reader)
      case .known(2): idleTimeoutMs = faults.integer(&reader, in: 1...Int64.max)
      case .known(3): account = Account(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let session, let expiresAt, let idleTimeoutMs, let account else {
      faults.require(session != nil, "session", from: first)
      faults.require(expiresAt != nil, "expiresAt", from: first)
      faults.require(idleTimeoutMs != nil, "idleTimeoutMs", from: first)
      faults.require(account != nil, "account", from: first)
      return nil
    }
    self.session = session
    self.expiresAt = expiresAt
    self.idleTimeoutMs = idleTimeoutMs
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
    writer.name("\"session\":")
    writer.string(session.text)
    writer.name("\"expiresAt\":")
    writer.timestamp(expiresAt)
    writer.name("\"idleTimeoutMs\":")
    writer.integer(idleTimeoutMs)
    writer.name("\"account\":")
    account.write(to: &writer)
    writer.endObject()
  }
}

/// Params of `session.logout`.
public struct SessionLogoutParams: Message {

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

/// Params of `session.whoami`.
public struct SessionWhoamiParams: Message {

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

/// Who is logged in.
public struct SessionWhoamiResult: Message {
  public var account: Account
  public var session: Session?
  /// Names of the permissions, sorted.
  public var permissions: [String]
  public var scope: Scope
  /// Grows with every change of the policy.
  public var policyRevision: Int64

  private static let members = NameTable(
    "account", "session", "permissions", "scope", "policyRevision")

  public init(account: Account, session: Session? = nil, permissions: [String], scope: Scope, policyRevision: Int64) {
    self.account = account
    self.session = session
    self.permissions = permissions
    self.scope = scope
    self.policyRevision = policyRevision
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var account: Account?
    var session: Session?
    var permissions: [String]?
    var scope: Scope?
    var policyRevision: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): account = Account(&reader, &faults)
      case .known(1): session = Session(&reader, &faults)
      case .known(2): permissions = faults.list(&reader) { reader, faults in faults.string(&reader, length: 0...64) }
      case .known(3): scope = Scope(&reader, &faults)
      case .known(4): policyRevision = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let account, let permissions, let scope, let policyRevision else {
      faults.require(account != nil, "account", from: first)
      faults.require(permissions != nil, "permissions", from: first)
      faults.require(scope != nil, "scope", from: first)
      faults.require(policyRevision != nil, "policyRevision", from: first)
      return nil
    }
    self.account = account
    self.session = session
    self.permissions = permissions
    self.scope = scope
    self.policyRevision = policyRevision
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
    account.write(to: &writer)
    if let session {
      writer.name("\"session\":")
      session.write(to: &writer)
    }
    writer.name("\"permissions\":")
    writer.beginArray()
    for element in permissions {
      writer.string(element)
    }
    writer.endArray()
    writer.name("\"scope\":")
    scope.write(to: &writer)
    writer.name("\"policyRevision\":")
    writer.integer(policyRevision)
    writer.endObject()
  }
}

/// Params of `session.list`.
public struct SessionListParams: Message {
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

/// A page of sessions.
public struct SessionListResult: Message {
  public var sessions: [Session]
  /// Send it as pageToken for the next page. Absent on the last page.
  public var nextPageToken: String?
  public var scope: Scope

  private static let members = NameTable(
    "sessions", "nextPageToken", "scope")

  public init(sessions: [Session], nextPageToken: String? = nil, scope: Scope) {
    self.sessions = sessions
    self.nextPageToken = nextPageToken
    self.scope = scope
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var sessions: [Session]?
    var nextPageToken: String?
    var scope: Scope?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): sessions = faults.list(&reader) { reader, faults in Session(&reader, &faults) }
      case .known(1): nextPageToken = faults.string(&reader, length: 0...1024)
      case .known(2): scope = Scope(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let sessions, let scope else {
      faults.require(sessions != nil, "sessions", from: first)
      faults.require(scope != nil, "scope", from: first)
      return nil
    }
    self.sessions = sessions
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
    writer.name("\"sessions\":")
    writer.beginArray()
    for element in sessions {
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

/// Params of `session.revoke`.
public struct SessionRevokeParams: Message {
  /// Id of the session, from session.list. It is not the token.
  public var session: SessionID

  private static let members = NameTable(
    "session", "_meta")

  public init(session: SessionID) {
    self.session = session
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var session: SessionID?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): session = faults.identifier(&reader, SessionID.prefix).map(SessionID.init)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let session else {
      faults.require(session != nil, "session", from: first)
      return nil
    }
    self.session = session
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"session\":")
    writer.identifier(SessionID.prefix, session.rawValue)
    writer.endObject()
  }
}

/// Params of `session.changePassword`.
public struct SessionChangePasswordParams: Message {
  /// The password so far, or the one-time password.
  public var oldPassword: Secret
  /// At least 12 characters, with letters and digits.
  public var newPassword: Secret

  private static let members = NameTable(
    "oldPassword", "newPassword", "_meta")

  public init(oldPassword: Secret, newPassword: Secret) {
    self.oldPassword = oldPassword
    self.newPassword = newPassword
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var oldPassword: Secret?
    var newPassword: Secret?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): oldPassword = faults.secret(&reader, length: 1...1024)
      case .known(1): newPassword = faults.secret(&reader, length: 1...1024)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let oldPassword, let newPassword else {
      faults.require(oldPassword != nil, "oldPassword", from: first)
      faults.require(newPassword != nil, "newPassword", from: first)
      return nil
    }
    self.oldPassword = oldPassword
    self.newPassword = newPassword
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"oldPassword\":")
    writer.string(oldPassword.text)
    writer.name("\"newPassword\":")
    writer.string(newPassword.text)
    writer.endObject()
  }
}

/// Params of `session.enrollTotp`.
public struct SessionEnrollTotpParams: Message {

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

/// Secrets of an enrolment, shown once.
public struct TotpEnrollment: Message {
  /// The shared secret in base32.
  public var secret: Secret
  /// The same as a URI, for a QR code.
  public var otpauthUri: Secret
  /// Each works once in place of a code.
  public var recoveryCodes: [Secret]

  private static let members = NameTable(
    "secret", "otpauthUri", "recoveryCodes")

  public init(secret: Secret, otpauthUri: Secret, recoveryCodes: [Secret]) {
    self.secret = secret
    self.otpauthUri = otpauthUri
    self.recoveryCodes = recoveryCodes
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var secret: Secret?
    var otpauthUri: Secret?
    var recoveryCodes: [Secret]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): secret = faults.secret(&reader, length: 1...128)
      case .known(1): otpauthUri = faults.secret(&reader, length: 1...1024)
      case .known(2): recoveryCodes = faults.list(&reader) { reader, faults in faults.secret(&reader, length: 0...32) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let secret, let otpauthUri, let recoveryCodes else {
      faults.require(secret != nil, "secret", from: first)
      faults.require(otpauthUri != nil, "otpauthUri", from: first)
      faults.require(recoveryCodes != nil, "recoveryCodes", from: first)
      return nil
    }
    self.secret = secret
    self.otpauthUri = otpauthUri
    self.recoveryCodes = recoveryCodes
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"secret\":")
    writer.string(secret.text)
    writer.name("\"otpauthUri\":")
    writer.string(otpauthUri.text)
    writer.name("\"recoveryCodes\":")
    writer.beginArray()
    for element in recoveryCodes {
      writer.string(element.text)
    }
    writer.endArray()
    writer.endObject()
  }
}

/// Params of `session.confirmTotp`.
public struct SessionConfirmTotpParams: Message {
  /// The six digits that the generator shows.
  public var totp: Secret

  private static let members = NameTable(
    "totp", "_meta")

  public init(totp: Secret) {
    self.totp = totp
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var totp: Secret?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): totp = faults.secret(&reader, length: 1...32)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let totp else {
      faults.require(totp != nil, "totp", from: first)
      return nil
    }
    self.totp = totp
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"totp\":")
    writer.string(totp.text)
    writer.endObject()
  }
}

/// Params of `session.reverify`.
public struct SessionReverifyParams: Message {
  /// The account's password.
  public var password: Secret?
  /// Six digits, or a recovery code.
  public var totp: Secret?

  private static let members = NameTable(
    "password", "totp", "_meta")

  public init(password: Secret? = nil, totp: Secret? = nil) {
    self.password = password
    self.totp = totp
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var password: Secret?
    var totp: Secret?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): password = faults.secret(&reader, length: 1...1024)
      case .known(1): totp = faults.secret(&reader, length: 1...32)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.password = password
    self.totp = totp
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    if let password {
      writer.name("\"password\":")
      writer.string(password.text)
    }
    if let totp {
      writer.name("\"totp\":")
      writer.string(totp.text)
    }
    writer.endObject()
  }
}

/// How long the proof lasts.
public struct ReverifyResult: Message {
  /// End of the five minutes.
  public var freshUntil: Timestamp

  private static let members = NameTable(
    "freshUntil")

  public init(freshUntil: Timestamp) {
    self.freshUntil = freshUntil
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var freshUntil: Timestamp?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): freshUntil = faults.timestamp(&reader)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let freshUntil else {
      faults.require(freshUntil != nil, "freshUntil", from: first)
      return nil
    }
    self.freshUntil = freshUntil
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"freshUntil\":")
    writer.timestamp(freshUntil)
    writer.endObject()
  }
}

