import API
import Crypto
import Domain
import RPC
import Storage

extension SessionService {
  private static let freshness = Duration.seconds(5 * 60)

  // MARK: Password

  @Sendable static func preparePassword(
    _ params: SessionChangePasswordParams, _ preparation: Preparation
  ) throws(Refusal) -> String {
    let account = try ownAccount(preparation)
    try Factors(preparation: preparation, failure: .wrongFactor)
      .check(account, Evidence(password: params.oldPassword))
    guard PasswordPolicy.violation(of: params.newPassword.text) == nil else {
      throw Refusal(.passwordTooWeak)
    }
    guard params.newPassword.text.utf8.elementsEqual(params.oldPassword.text.utf8) == false else {
      throw Refusal(.passwordUnchanged)
    }
    return try preparation.service.hash(params.newPassword.text)
  }

  /// Changes the password and ends the account's other sessions.
  @Sendable static func changePassword(
    _ params: SessionChangePasswordParams, _ hash: String, _ context: inout WriteContext
  ) throws(Refusal) -> AccountResult {
    let principal = context.principal
    try context.transaction.write(
      "UPDATE accounts SET password = ?, password_must_change = 0 WHERE id = ? AND tenant = ?",
      .text(hash), .id(principal.account), .id(principal.tenant))
    try context.transaction.write(
      """
      UPDATE sessions SET ended_at = ? WHERE tenant = ? AND account = ? AND id <> ?
        AND ended_at IS NULL
      """, .time(context.now), .id(principal.tenant), .id(principal.account),
      principal.session.map { .id($0.id) } ?? 0)
    return try ownAccount(&context)
  }

  // MARK: One-time codes

  /// Offers a new secret; it counts once a code of it has been confirmed.
  @Sendable static func enrollTOTP(
    _ params: SessionEnrollTotpParams, _ context: inout WriteContext
  ) throws(Refusal) -> TotpEnrollment {
    let principal = context.principal
    let service = context.service
    guard let account = try context.snapshot.account(principal.account, in: principal.tenant)
    else { throw Refusal(.sessionInvalid) }
    if account.hasTOTP { try requireFreshness(principal, context) }
    let secret = TOTP.secret(random: service.parts.random)
    try context.transaction.write(
      "UPDATE accounts SET totp_offered = ? WHERE id = ? AND tenant = ?",
      .blob(service.sealTOTPSecret(secret, account.id)), .id(account.id), .id(account.tenant))
    let codes = ReadableCode.recoveryCodes(random: service.parts.random)
    try offerRecoveryCodes(codes, to: account, context)
    context.record.target = account.id.text
    return TotpEnrollment(
      secret: Secret(TOTP.text(of: secret)),
      otpauthUri: Secret(TOTP.uri(secret: secret, issuer: "cardd", account: account.name)),
      recoveryCodes: codes.map(Secret.init))
  }

  private static func requireFreshness(
    _ principal: Principal, _ context: WriteContext
  ) throws(Refusal) {
    guard let session = principal.session else { throw Refusal(.reverifyRequired) }
    let isFresh = try context.snapshot.has(
      "SELECT 1 FROM sessions WHERE id = ? AND tenant = ? AND fresh_until > ?",
      .id(session.id), .id(principal.tenant), .time(context.now))
    if !isFresh { throw Refusal(.reverifyRequired) }
  }

  /// Keeps new codes beside those in force, which they replace when the secret is confirmed.
  private static func offerRecoveryCodes(
    _ codes: [String], to account: AccountFacts, _ context: WriteContext
  ) throws(Refusal) {
    try context.transaction.write(
      "DELETE FROM recovery_codes WHERE tenant = ? AND account = ? AND offered = 1",
      .id(account.tenant), .id(account.id))
    for code in codes {
      let digest = ReadableCode.digest(
        ofRecoveryCode: code, key: context.service.keys.recoveryCodes)
      try context.transaction.write(
        "INSERT INTO recovery_codes (tenant, account, digest, offered) VALUES (?, ?, ?, 1)",
        .id(account.tenant), .id(account.id), .blob(digest.bytes))
    }
  }

  @Sendable static func confirmTOTP(
    _ params: SessionConfirmTotpParams, _ context: inout WriteContext
  ) throws(Refusal) -> AccountResult {
    let principal = context.principal
    let offered = try context.snapshot.first(
      "SELECT totp_offered FROM accounts WHERE id = ? AND tenant = ?",
      .id(principal.account), .id(principal.tenant), row: { $0.optionalBlob(0) })
    guard let offered = offered.flatMap({ $0 }) else { throw Refusal(.totpNotStarted) }
    let secret = try context.service.openTOTPSecret(offered, principal.account)
    guard
      let step = TOTP.verify(
        params.totp.text, secret: secret,
        at: context.now.milliseconds / 1000, after: 0)
    else { throw Refusal(.wrongFactor) }
    try context.transaction.write(
      """
      UPDATE accounts SET totp_secret = totp_offered, totp_offered = NULL, totp_last_step = ?
      WHERE id = ? AND tenant = ?
      """, .int(Int(step)), .id(principal.account), .id(principal.tenant))
    try context.transaction.write(
      "DELETE FROM recovery_codes WHERE tenant = ? AND account = ? AND offered = 0",
      .id(principal.tenant), .id(principal.account))
    try context.transaction.write(
      "UPDATE recovery_codes SET offered = 0 WHERE tenant = ? AND account = ?",
      .id(principal.tenant), .id(principal.account))
    return try ownAccount(&context)
  }

  // MARK: Reverify

  @Sendable static func prepareReverify(
    _ params: SessionReverifyParams, _ preparation: Preparation
  ) throws(Refusal) {
    guard (params.password == nil) != (params.totp == nil) else {
      throw Refusal(violations: [RPC.FieldViolation("password", .exactlyOneRequired)])
    }
    try Factors(preparation: preparation, failure: .wrongFactor).check(
      ownAccount(preparation), Evidence(password: params.password, totp: params.totp))
  }

  @Sendable static func reverify(
    _ params: SessionReverifyParams, _ proven: Void, _ context: inout WriteContext
  ) throws(Refusal) -> ReverifyResult {
    guard let session = context.principal.session else { throw Refusal(.reverifyRequired) }
    let until = context.now + freshness
    try context.transaction.write(
      "UPDATE sessions SET fresh_until = ? WHERE id = ? AND tenant = ?",
      .time(until), .id(session.id), .id(context.principal.tenant))
    context.changesIdentity = true
    context.record.target = session.id.text
    return ReverifyResult(freshUntil: until)
  }

  // MARK: The caller's own account

  static func ownAccount(_ preparation: Preparation) throws(Refusal) -> AccountFacts {
    let principal = preparation.principal
    let account = try preparation.read { snapshot throws(Refusal) in
      try snapshot.account(principal.account, in: principal.tenant)
    }
    guard let account else { throw Refusal(.sessionInvalid) }
    return account
  }

  /// The account as it is now, for the answer and the audit line of a change.
  private static func ownAccount(_ context: inout WriteContext) throws(Refusal) -> AccountResult {
    let principal = context.principal
    context.changesIdentity = true
    guard
      let account = try context.snapshot.view(
        principal.account, in: principal.tenant, at: context.now)
    else { throw Refusal(.sessionInvalid) }
    context.record.target = account.id.text
    context.record.after = account.json
    return AccountResult(account: account)
  }
}
