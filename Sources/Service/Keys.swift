import Crypto
import Synchronization

/// The keys that the methods use, each derived for one purpose from the key file.
final class Keys: Sendable {
  /// What depends on the seal keys, which change while the server runs.
  private struct Sealing {
    let ring: KeyRing
    let gatewayTokens: Sealer
    let totpSecrets: Sealer
    let answers: Sealer
    let importRows: Sealer

    init(_ ring: KeyRing, _ random: Random) throws(CryptoError) {
      self.ring = ring
      gatewayTokens = try ring.sealer(for: "gateway-token", random: random)
      totpSecrets = try ring.sealer(for: "totp-secret", random: random)
      answers = try ring.sealer(for: "idempotent-answer", random: random)
      importRows = try ring.sealer(for: "import-row", random: random)
    }
  }

  private let ring: KeyRing
  private let random: Random
  private let sealing: Mutex<Sealing>
  private let fingerprints = Mutex<[Int64: HMAC]>([:])
  private let holders = Mutex<[Int64: HMAC]>([:])
  /// Tells whether params are the same, without keeping them.
  let params: HMAC
  let recoveryCodes: HMAC
  /// Names the plan of an import.
  let importPlans: HMAC
  /// Binds page tokens to the list that they were given out for.
  let pages: HMAC

  init(_ ring: KeyRing, random: Random) throws(CryptoError) {
    self.ring = ring
    self.random = random
    sealing = Mutex(try Sealing(ring, random))
    params = try ring.hmac(for: "idempotent-params")
    importPlans = try ring.hmac(for: "import-plan")
    recoveryCodes = try ring.hmac(for: "recovery-code")
    pages = try ring.hmac(for: "page-token")
  }

  /// Seals gateway tokens.
  var gatewayTokens: Sealer { sealing.withLock { $0.gatewayTokens } }

  /// Seals TOTP secrets.
  var totpSecrets: Sealer { sealing.withLock { $0.totpSecrets } }

  /// Seals the answers that are kept for idempotency: some of them carry secrets.
  var answers: Sealer { sealing.withLock { $0.answers } }

  /// Seals the rows of imports that wait.
  var importRows: Sealer { sealing.withLock { $0.importRows } }

  /// The key that seals, and those that only open any more.
  var sealKeys: (current: UInt32, older: Set<UInt32>) {
    sealing.withLock { sealing in
      let current = sealing.ring.currentSealKey
      return (current, Set(sealing.ring.sealKeyIDs).subtracting([current]))
    }
  }

  /// Seals with the newest key of another ring from now on; false if the ring cannot take this one's place,
  /// since it lacks a key or has another index key.
  func adopt(_ ring: KeyRing) throws(CryptoError) -> Bool {
    let next = try Sealing(ring, random)
    return sealing.withLock { sealing in
      guard ring.extends(sealing.ring) else { return false }
      sealing = next
      return true
    }
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
