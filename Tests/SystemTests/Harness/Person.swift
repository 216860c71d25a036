import API
import Foundation
import RPC

@testable import Crypto

/// An account with what its owner knows.
final class Person {
  let tenant: TenantID?
  let account: String
  private(set) var id = AccountID(rawValue: 0)
  private(set) var password: String
  private(set) var authenticator: Authenticator?
  private(set) var recoveryCodes: [String] = []
  /// The token of the last login.
  private(set) var token = ""

  init(_ account: String, of tenant: TenantID? = nil, password: String) {
    self.tenant = tenant
    self.account = account
    self.password = password
  }

  /// Logs in on this connection, with everything that is asked for.
  @discardableResult
  func login(on client: Client, totp: String? = nil) throws -> API.Account {
    let code = try totp ?? authenticator?.next()
    let login = try client.call(
      Endpoints.sessionLogin,
      SessionLoginParams(
        tenant: tenant, account: account, password: Secret(password), totp: code.map { Secret($0) })
    )
    (token, id) = (login.session.text, login.account.id)
    return login.account
  }

  /// Changes the password.
  func change(to new: String, on client: Client) throws {
    _ = try client.call(
      Endpoints.sessionChangePassword,
      SessionChangePasswordParams(oldPassword: Secret(password), newPassword: Secret(new)))
    password = new
  }

  /// Enrols one-time codes.
  func enroll(on client: Client) throws {
    let offer = try client.call(Endpoints.sessionEnrollTotp, SessionEnrollTotpParams())
    recoveryCodes = offer.recoveryCodes.map(\.text)
    let authenticator = Authenticator(secret: offer.secret.text)
    _ = try client.call(
      Endpoints.sessionConfirmTotp,
      SessionConfirmTotpParams(totp: Secret(try authenticator.next())))
    self.authenticator = authenticator
  }

  /// Logs in for the first time and does what is asked for then: a new password, and one-time codes
  /// where the role needs them.
  func settle(on client: Client) throws {
    var next = try login(on: client).next
    if next == .passwordChange {
      try change(to: "\(account)-password-1", on: client)
      next = try client.call(Endpoints.sessionWhoami, SessionWhoamiParams()).account.next
    }
    if next == .totpEnrollment { try enroll(on: client) }
  }
}

/// What shows one-time codes. Each step's code works once, so it starts with the earliest that is
/// still good and goes on with those after.
final class Authenticator {
  let secret: String
  private var lastStep: Int64 = 0

  init(secret: String) { self.secret = secret }

  /// A code that was not used before.
  func next() throws -> String {
    let current = Int64(Date().timeIntervalSince1970) / TOTP.secondsPerStep
    lastStep = max(lastStep + 1, current - 1)
    // A code of the day after tomorrow will be wrong; whoever needs that many uses recovery codes.
    guard lastStep <= current + 1 else { throw TookTooLong(what: "a new one-time code") }
    return try code(step: lastStep)
  }

  /// The code of the last step again.
  func last() throws -> String { try code(step: lastStep) }

  private func code(step: Int64) throws -> String {
    guard let bytes = BaseEncoding.base32.decode(secret.utf8Span.span) else {
      throw Malformed(text: Array(secret.utf8))
    }
    return TOTP.code(secret: SecretBytes(copying: bytes.span), step: step)
  }
}
