import API
import RPC
import Testing

@testable import Crypto

/// An account with what its owner knows, and the connection that it works on.
final class Person {
  let desk: Desk
  let account: String
  let tenant: TenantID?
  let id: AccountID
  private(set) var password: String
  private(set) var secret: SecretBytes?
  private(set) var recoveryCodes: [String] = []
  private(set) var token = ""
  private(set) var session = SessionID(rawValue: 0)

  private init(
    _ account: String, _ tenant: TenantID?, _ id: AccountID, _ password: String, _ desk: Desk
  ) {
    (self.account, self.tenant, self.id) = (account, tenant, id)
    (self.password, self.desk) = (password, desk)
  }

  /// The platform's first admin, settled.
  static func admin(_ bench: Bench) throws -> Person {
    let admin = Person(
      "admin", nil, AccountID(rawValue: 0), bench.oneTimePassword, Desk(bench))
    try admin.settle()
    return admin
  }

  /// Makes an account that has not logged in yet.
  func create(
    _ account: String, _ role: Role, of tenant: TenantID? = nil, stores: [StoreID]? = nil
  ) throws -> Person {
    try create(account, "\(role.name)", of: tenant, stores: stores)
  }

  /// The same with a role of any name.
  func create(
    _ account: String, _ role: String, of tenant: TenantID? = nil, stores: [StoreID]? = nil
  ) throws -> Person {
    let made = try desk.call(
      Endpoints.accountsCreate,
      AccountsCreateParams(account: account, role: role, tenant: tenant, stores: stores))
    return Person(
      account, tenant, made.account.id, made.oneTimePassword.text, Desk(desk.bench))
  }

  /// The same person on a connection of its own.
  func elsewhere(uid: UInt32 = 1000, loop: Int = 0) -> Person {
    let other = Person(account, tenant, id, password, Desk(desk.bench, uid: uid, loop: loop))
    (other.secret, other.recoveryCodes) = (secret, recoveryCodes)
    return other
  }

  // MARK: Login

  @discardableResult
  func login(password: String? = nil, totp: String? = nil) throws -> API.Account {
    let result = try desk.call(
      Endpoints.sessionLogin,
      SessionLoginParams(
        tenant: tenant, account: account, password: Secret(password ?? self.password),
        totp: totp.map { Secret($0) }))
    token = result.session.text
    session = try #require(whoami().session?.id)
    return result.account
  }

  func whoami() throws -> SessionWhoamiResult {
    try desk.call(Endpoints.sessionWhoami, SessionWhoamiParams())
  }

  /// The code that an authenticator shows, some steps from now.
  func code(_ steps: Int64 = 0) throws -> String {
    let step = desk.bench.clock.now.milliseconds / 1000 / TOTP.secondsPerStep
    return TOTP.code(secret: try #require(secret), step: step + steps)
  }

  func change(to new: String) throws {
    _ = try desk.call(
      Endpoints.sessionChangePassword,
      SessionChangePasswordParams(oldPassword: Secret(password), newPassword: Secret(new)))
    password = new
  }

  /// Asks for a secret; it counts when a code of it is confirmed.
  func offer() throws {
    let offer = try desk.call(Endpoints.sessionEnrollTotp, SessionEnrollTotpParams())
    let text = offer.secret.text
    guard let bytes = BaseEncoding.base32.decode(text.utf8Span.span) else {
      preconditionFailure("a secret is base32")
    }
    secret = SecretBytes(copying: bytes.span)
    recoveryCodes = offer.recoveryCodes.map(\.text)
  }

  func confirm(_ code: String) throws {
    _ = try desk.call(
      Endpoints.sessionConfirmTotp, SessionConfirmTotpParams(totp: Secret(code)))
  }

  /// Logs in for the first time and does what is asked for then. A code that was used is past
  /// afterwards.
  func settle() throws {
    var next = try login().next
    if next == .passwordChange {
      try change(to: "\(account)-password-1")
      next = try whoami().account.next
    }
    guard next == .totpEnrollment else { return }
    try offer()
    try confirm(code())
    desk.bench.clock.advance(.seconds(30))
  }
}
