import API
import Crypto
import Domain
import RPC

/// What is known of a card's number, once the number itself is gone.
struct CardCredential: Sendable {
  let brand: API.Brand
  let lastFour: Int
  let firstSix: String?
  let fingerprint: [UInt8]
  let needsVerification: Bool

  /// What somebody gives for it: the number, or what the gateway says of one that they never held.
  struct Given {
    let number: Secret?
    let last4: String?
    let brand: API.Brand?
    let fingerprintOf: Secret?
    /// What refusals put before a member's name: `replacement.`
    var place = ""

    fileprivate var missingOfReference: [String] {
      let members: [(String, Bool)] = [
        ("last4", last4 == nil), ("brand", brand == nil), ("fingerprintOf", fingerprintOf == nil),
      ]
      return members.filter(\.1).map { place + $0.0 }
    }
  }

  init(_ given: Given, of tenant: TenantID, _ keys: Keys) throws(Refusal) {
    let key: HMAC
    do throws(CryptoError) {
      key = try keys.fingerprint(tenant.rawValue)
    } catch {
      throw Refusal(crypto: error)
    }
    if let number = given.number {
      try self.init(number, given, key)
    } else {
      try self.init(reference: given, key)
    }
  }

  private init(_ number: Secret, _ given: Given, _ key: HMAC) throws(Refusal) {
    let members = ["last4", "brand", "fingerprintOf"].map { given.place + $0 }
    let extra = members.filter { !given.missingOfReference.contains($0) }
    guard extra.isEmpty else {
      throw Refusal(violations: extra.map { RPC.FieldViolation($0, .notAllowed) })
    }
    do throws(DomainError) {
      let card = try CardNumber(number.text)
      brand = API.Brand(card.brand)
      lastFour = Int(card.lastFour) ?? 0
      firstSix = card.firstSix
      fingerprint = card.withDigits { key.digest(of: $0).bytes }
      needsVerification = card.needsVerification
    } catch {
      throw Refusal(domain: error)
    }
  }

  private init(reference given: Given, _ key: HMAC) throws(Refusal) {
    guard let last4 = given.last4, let brand = given.brand, let reference = given.fingerprintOf
    else {
      let missing = given.missingOfReference
      let isAllMissing = missing.count == 3
      let fields = isAllMissing ? [given.place + "number"] : missing
      throw Refusal(
        violations: fields.map {
          RPC.FieldViolation($0, isAllMissing ? .exactlyOneRequired : .required)
        })
    }
    self.brand = brand
    lastFour = try CardRow.lastFour(last4, in: given.place + "last4")
    firstSix = nil
    fingerprint = CardReference.fingerprint.digest(of: reference, key).bytes
    needsVerification = false
  }
}
