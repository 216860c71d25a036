import API
import Crypto
import RPC
import Storage

/// By what somebody knows a card without its number or its id.
enum CardReference {
  /// The gateway's own fingerprint of the number.
  case fingerprint
  /// The gateway's token that debits the card.
  case gatewayToken

  /// Digests of either kind, and those of numbers, are told apart by a prefix that no number has.
  func digest(of text: Secret, _ key: HMAC) -> Digest {
    let prefix =
      switch self {
      case .fingerprint: "reference:"
      case .gatewayToken: "token:"
      }
    return key.digest(of: "\(prefix)\(text.text)".utf8.span)
  }
}

extension WriteContext {
  /// Keyed by the caller's tenant.
  func digest(_ reference: CardReference, _ text: Secret) throws(Refusal) -> [UInt8] {
    do throws(CryptoError) {
      let key = try service.keys.fingerprint(principal.tenant.rawValue)
      return reference.digest(of: text, key).bytes
    } catch {
      throw Refusal(crypto: error)
    }
  }

  /// The cards on file that a reference belongs to, oldest first; if there is none, the last that has left.
  func cards(
    _ reference: CardReference, _ text: Secret, within reach: Reach
  ) throws(Refusal) -> [CardRow] {
    guard let tenant = reach.tenant else { return [] }
    let digest = try digest(reference, text)
    let ids =
      switch reference {
      case .fingerprint: try snapshot.cards(of: tenant, fingerprint: digest)
      case .gatewayToken: try snapshot.cards(of: tenant, gatewayDigest: digest)
      }
    var cards: [CardRow] = []
    for id in ids {
      if let card = try snapshot.card(id, within: reach) { cards.append(card) }
    }
    let alive = cards.filter { $0.binding != .unbound }
    return alive.isEmpty ? Array(cards.suffix(1)) : alive
  }
}

extension Snapshot {
  func cards(
    of tenant: TenantID, fingerprint: [UInt8]
  ) throws(Refusal) -> [CardID] {
    try all(
      """
      SELECT id FROM cards INDEXED BY cards_by_fingerprint
      WHERE tenant = ? AND fingerprint = ? ORDER BY id
      """, .id(tenant), .blob(fingerprint), row: { $0.id(0, CardID.self) })
  }

  fileprivate func cards(
    of tenant: TenantID, gatewayDigest: [UInt8]
  ) throws(Refusal) -> [CardID] {
    try all(
      """
      SELECT id FROM cards INDEXED BY cards_by_gateway_token
      WHERE tenant = ? AND gateway_digest = ? ORDER BY id
      """, .id(tenant), .blob(gatewayDigest), row: { $0.id(0, CardID.self) })
  }
}
