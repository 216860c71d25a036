import Crypto
import Synchronization

/// The keys that the methods use, each derived for one purpose from the key file.
final class Keys: Sendable {
  private let ring: KeyRing
  private let fingerprints = Mutex<[Int64: HMAC]>([:])
  private let holders = Mutex<[Int64: HMAC]>([:])
  /// Seals gateway tokens.
  let gatewayTokens: Sealer
  /// Seals TOTP secrets.
  let totpSecrets: Sealer
  /// Seals the answers that are kept for idempotency: some of them carry secrets.
  let answers: Sealer
  /// Tells whether params are the same, without keeping them.
  let params: HMAC
  let recoveryCodes: HMAC
  /// Binds page tokens to the list that they were given out for.
  let pages: HMAC

  init(_ ring: KeyRing, random: Random) throws(CryptoError) {
    self.ring = ring
    gatewayTokens = try ring.sealer(for: "gateway-token", random: random)
    totpSecrets = try ring.sealer(for: "totp-secret", random: random)
    answers = try ring.sealer(for: "idempotent-answer", random: random)
    params = try ring.hmac(for: "idempotent-params")
    recoveryCodes = try ring.hmac(for: "recovery-code")
    pages = try ring.hmac(for: "page-token")
  }

  /// Keyed by tenant, so that one number in two tenants has two fingerprints (PCI DSS 3.5.1.1).
  func fingerprint(_ tenant: Int64) throws(CryptoError) -> HMAC {
    try Self.key("fingerprint", tenant, ring, fingerprints)
  }

  func holder(_ tenant: Int64) throws(CryptoError) -> HMAC {
    try Self.key("holder", tenant, ring, holders)
  }

  private static func key(
    _ purpose: String, _ tenant: Int64, _ ring: KeyRing, _ cache: borrowing Mutex<[Int64: HMAC]>
  ) throws(CryptoError) -> HMAC {
    if let key = cache.withLock({ $0[tenant] }) { return key }
    let key = try ring.hmac(for: purpose, tenant: tenant)
    cache.withLock { $0[tenant] = key }
    return key
  }
}
