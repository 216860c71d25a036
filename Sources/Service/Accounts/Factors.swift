import API
import Crypto
import RPC
import Storage

/// The one-time code that proved who a caller is, to be used up.
private enum UsedCode: Sendable {
  case none
  case step(Int64)
  case recovery(Digest)
}

/// What a caller brings to prove who it is.
struct Evidence: Sendable {
  var password: Secret?
  var totp: Secret?
}

/// Checks passwords and one-time codes, and counts what goes wrong. An attempt is counted, durably,
/// before anything is hashed, so that neither many connections nor a crash give more attempts.
struct Factors {
  private static let failuresBeforeLock = 6
  private static let failuresBeforeDisabling = 100
  private static let lock = Duration.seconds(30 * 60)
  /// Locked until an admin unlocks.
  static let forever = Timestamp(milliseconds: 253_402_300_799_999)

  let preparation: Preparation
  /// What a wrong factor is answered with.
  let failure: Reason

  private var service: Service { preparation.service }

  /// Checks each factor that is given, both where both are. Returns if all are right; the failures
  /// before are then forgotten, and the code is used up.
  ///
  /// - Parameter needsCode: whether a missing code is a wrong one.
  func check(
    _ account: AccountFacts, _ evidence: Evidence, needsCode: Bool = false
  ) throws(Refusal) {
    try reserveAttempt(account)
    if let password = evidence.password {
      guard try matches(password, account) else { throw Refusal(failure) }
    }
    if needsCode && evidence.totp == nil { throw Refusal(failure) }
    let used = try evidence.totp.map { code throws(Refusal) in try check(code, of: account) }
    try settle(account, used ?? .none)
  }

  /// Costs what a check costs, where there is no account: nobody can tell by the time.
  func checkNobody(_ password: Secret) throws(Refusal) -> Never {
    // Changes nothing, yet costs the commit that counting an attempt costs.
    try service.database.writer.perform { transaction throws(Refusal) in
      try transaction.write("UPDATE tenants SET state = state WHERE id = 0")
    }
    do throws(CryptoError) {
      _ = try PasswordRecord.decoy(password.text, cost: service.parts.passwordCost)
    } catch {
      throw Refusal(crypto: error)
    }
    throw Refusal(failure)
  }

  private func matches(_ password: Secret, _ account: AccountFacts) throws(Refusal) -> Bool {
    do throws(CryptoError) {
      return try PasswordRecord(account.password).matches(password.text)
    } catch {
      throw Refusal(crypto: error)
    }
  }

  private func check(_ code: Secret, of account: AccountFacts) throws(Refusal) -> UsedCode {
    guard let sealed = account.totpSecret else { throw Refusal(failure) }
    let secret = try service.openTOTPSecret(sealed, account.id)
    let now = service.now.milliseconds / 1000
    if let step = TOTP.verify(
      code.text, secret: secret, at: now, after: account.totpLastStep)
    {
      return .step(step)
    }
    let digest = ReadableCode.digest(ofRecoveryCode: code.text, key: service.keys.recoveryCodes)
    let isKnown = try preparation.read { snapshot throws(Refusal) in
      try snapshot.has(
        """
        SELECT 1 FROM recovery_codes WHERE tenant = ? AND account = ? AND digest = ? AND offered = 0
        """,
        .id(account.tenant), .id(account.id), .blob(digest.bytes))
    }
    guard isKnown else { throw Refusal(failure) }
    return .recovery(digest)
  }

  /// Counts the attempt as failed, until the proof is redeemed. The sixth in a row locks the account,
  /// the hundredth until an admin unlocks it.
  private func reserveAttempt(_ account: AccountFacts) throws(Refusal) {
    let now = service.now
    let (failuresMax, disabling) = (Self.failuresBeforeLock, Self.failuresBeforeDisabling)
    let lockedUntil = now + Self.lock
    let isCounted = try service.database.writer.perform { transaction throws(Refusal) in
      try transaction.write(
        """
        UPDATE accounts SET failures_in_a_row = failures_in_a_row + 1,
          failures = CASE WHEN failures + 1 >= ?1 THEN 0 ELSE failures + 1 END,
          locked_until = CASE WHEN failures_in_a_row + 1 >= ?2 THEN ?3
            WHEN failures + 1 >= ?1 THEN ?4 ELSE locked_until END
        WHERE id = ?5 AND tenant = ?6 AND locked_until <= ?7
        """, .int(failuresMax), .int(disabling), .time(Self.forever), .time(lockedUntil),
        .id(account.id), .id(account.tenant), .time(now)) == 1
    }
    if !isCounted { throw try locked(account) }
  }

  /// Forgets the failures and uses up the code; refused if the code was used in the meantime.
  private func settle(_ account: AccountFacts, _ used: UsedCode) throws(Refusal) {
    let failure = failure
    try service.database.writer.perform { transaction throws(Refusal) in
      var step: Int64?
      if case .step(let used) = used { step = used }
      let changed = try transaction.write(
        """
        UPDATE accounts SET failures = 0, failures_in_a_row = 0, locked_until = 0,
          totp_last_step = ifnull(?1, totp_last_step)
        WHERE id = ?2 AND tenant = ?3 AND (?1 IS NULL OR totp_last_step < ?1)
        """, Value(step), .id(account.id), .id(account.tenant))
      guard changed == 1 else { throw Refusal(failure) }
      guard case .recovery(let digest) = used else { return }
      let deleted = try transaction.write(
        """
        DELETE FROM recovery_codes WHERE tenant = ? AND account = ? AND digest = ? AND offered = 0
        """,
        .id(account.tenant), .id(account.id), .blob(digest.bytes))
      guard deleted == 1 else { throw Refusal(failure) }
    }
  }

  private func locked(_ account: AccountFacts) throws(Refusal) -> Refusal {
    let current = try preparation.read { snapshot throws(Refusal) in
      try snapshot.account(account.id, in: account.tenant)
    }
    var refusal = Refusal(.accountLocked)
    let until = current?.lockedUntil ?? account.lockedUntil
    if until < Self.forever {
      refusal.retryAfterMs = max(0, until.milliseconds - service.now.milliseconds)
    }
    return refusal
  }
}

extension Service {
  func sealTOTPSecret(_ secret: SecretBytes, _ account: AccountID) -> [UInt8] {
    keys.totpSecrets.seal(secret.span, associated: account.text.utf8.span)
  }

  func openTOTPSecret(
    _ sealed: [UInt8], _ account: AccountID
  ) throws(Refusal) -> SecretBytes {
    do throws(CryptoError) {
      return try keys.totpSecrets.open(sealed.span, associated: account.text.utf8.span)
    } catch {
      throw Refusal(crypto: error)
    }
  }

  /// The stored form of a new password.
  func hash(_ password: String) throws(Refusal) -> String {
    do throws(CryptoError) {
      return try PasswordRecord(
        hashing: password, cost: parts.passwordCost, random: parts.random
      ).text
    } catch {
      throw Refusal(crypto: error)
    }
  }
}

extension Refusal {
  /// What the crypto library says becomes an answer here; the text stays in the log.
  init(crypto error: CryptoError) {
    self.init(.internal)
    cause = "\(error)"
  }
}
