import API
import Domain
import RPC
import Storage

/// What an account updater has told of a card: that it goes on under another number or expiry.
enum CardNews: Sendable {
  case number(Number)
  case expiry(Expiry)

  struct Number {
    let credential: CardCredential
    /// Nil: it stays.
    let expiry: Expiry?
    let gatewayToken: Secret?
  }

  var isNumber: Bool {
    if case .number = self { true } else { false }
  }

  /// Nil where nothing came with the code.
  ///
  /// - Throws: violations for what does not belong to the code, and for what is missing.
  init?(
    _ replacement: Replacement?, with signal: CardSignal, of card: CardRow, _ context: WriteContext
  ) throws(Refusal) {
    guard let replacement else { return nil }
    switch context.service.ruleset.rule(of: signal.observation).effect {
    case .newNumber: try self.init(number: replacement, of: card, context)
    case .newExpiry: try self.init(expiry: replacement, of: card, context)
    default: throw Refusal(violations: [RPC.FieldViolation("replacement", .notAllowed)])
    }
  }

  private init(
    number replacement: Replacement, of card: CardRow, _ context: WriteContext
  ) throws(Refusal) {
    let given = CardCredential.Given(
      number: replacement.number, last4: replacement.last4, brand: replacement.brand,
      fingerprintOf: replacement.fingerprintOf, place: "replacement.")
    let credential = try CardCredential(given, of: card.tenant, context.service.keys)
    let expiry = try Self.expiry(replacement, of: card, context)
    self = .number(
      Number(
        credential: credential, expiry: expiry, gatewayToken: replacement.gatewayToken))
  }

  private init(
    expiry replacement: Replacement, of card: CardRow, _ context: WriteContext
  ) throws(Refusal) {
    let extra: [(String, Bool)] = [
      ("number", replacement.number != nil), ("last4", replacement.last4 != nil),
      ("brand", replacement.brand != nil), ("fingerprintOf", replacement.fingerprintOf != nil),
      ("gatewayToken", replacement.gatewayToken != nil),
    ]
    let violations = extra.filter(\.1).map {
      RPC.FieldViolation("replacement.\($0.0)", .notAllowed)
    }
    guard violations.isEmpty else { throw Refusal(violations: violations) }
    guard let expiry = try Self.expiry(replacement, of: card, context) else {
      throw Refusal(violations: [RPC.FieldViolation("replacement.expMonth", .required)])
    }
    self = .expiry(expiry)
  }

  private static func expiry(
    _ replacement: Replacement, of card: CardRow, _ context: WriteContext
  ) throws(Refusal) -> Expiry? {
    let expiry = try CardService.expiry(
      replacement.expYear, replacement.expMonth, in: "replacement.")
    if expiry != nil { try CardService.check(expiry, card.funding, context) }
    return expiry
  }
}

extension WriteContext {
  /// These cards, and all others on file of their tenant that have the number of the first.
  func sharingNumber(with cards: [CardRow]) throws(Refusal) -> [CardRow] {
    guard let first = cards.first else { return [] }
    let fingerprint = try snapshot.first(
      "SELECT fingerprint FROM cards WHERE tenant = ? AND id = ?", .id(first.tenant), .id(first.id),
      row: { $0.blob(0) })
    var all = cards
    for id in try snapshot.cards(of: first.tenant, fingerprint: fingerprint ?? [])
    where !cards.contains(where: { $0.id == id }) {
      if let other = try snapshot.card(id, within: reach(.cardsSignal)), other.binding == .bound {
        all.append(other)
      }
    }
    return all
  }
}
