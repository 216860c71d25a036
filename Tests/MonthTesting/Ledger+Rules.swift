import API
import RPC

extension Ledger {
  /// Everything that speaks against a debit now; empty: it may be begun.
  func objections(to card: KnownCard, for order: Order, at time: Timestamp) -> [Objection] {
    if card.left != nil { return [.leaving(isSynced: card.binding == .unbound)] }
    var reasons = reasons(of: card, at: time).subtracting([.expiring])
    if order.usage == .checkout { reasons.remove(.consentRevoked) }
    if let worst = reasons.min(by: { $0.rawValue < $1.rawValue }) { return [.health(worst)] }
    let isCovered = card.usage == .both || (card.usage == .checkout) == (order.usage == .checkout)
    if !isCovered { return [.usage] }
    return bars(on: card, for: order, at: time.milliseconds)
      + (isAtCeiling(card, order, at: time.milliseconds) ? [.ceiling] : [])
  }

  /// The cards that may be debited for an order.
  func usable(for order: Order, at time: Timestamp) -> Set<CardID> {
    let cards = cards(of: order.shop).filter { $0.store == order.store }
    return Set(cards.filter { objections(to: $0, for: order, at: time).isEmpty }.map(\.id))
  }

  // MARK: What single declines bar

  private func bars(on card: KnownCard, for order: Order, at now: Int64) -> [Objection] {
    debits.compactMap { debit in
      guard case .declined(let reply) = debit.outcome else { return nil }
      let isRelated = debit.line == card.line
      guard isRelated || debit.order == order.name else { return nil }
      let meaning = Meaning(reply, hasExpired: false)
      guard isRelated || meaning.bar == .order || meaning.bar == .payment else { return nil }
      return objection(to: card, for: order, after: debit, meaning, at: now)
    }
  }

  private func objection(
    to card: KnownCard, for order: Order, after debit: Debit, _ meaning: Meaning, at now: Int64
  ) -> Objection? {
    let isSame = debit.number == card.number
    let verifiedAt =
      cards.values.filter { $0.number == card.number && $0.shop == card.shop }
      .map(\.verifiedAt).max() ?? .min
    let isMended = debit.at < card.detailsAt || debit.at < verifiedAt
    let isBarred =
      switch meaning.bar {
      case .nothing: false
      case .number(let untilVerified): isSame && !(untilVerified && debit.at < verifiedAt)
      case .card: isSame && !isMended
      case .payment:
        debit.order == order.name && !(debit.line == card.line && debit.at < card.detailsAt)
      case .transaction: isSame && debit.order == order.name
      case .autoDebit: isSame && order.usage == .autoDebit && debit.at >= card.boundAt
      case .use: isSame && debit.usage == order.usage
      case .order: debit.order == order.name
      case .hours(let hours): debit.at + hours * 3_600_000 > now
      }
    guard isBarred else { return nil }
    if case .hours = meaning.bar { return .rest }
    return .barred(meaning.cause)
  }

  /// Whether one of these declines has barred a number, an order, or the two together, for good.
  static func isBarredForGood(_ order: String, _ number: String, after debits: [Debit]) -> Bool {
    debits.contains { debit in
      guard case .declined(let reply) = debit.outcome else { return false }
      return switch Meaning(reply, hasExpired: false).bar {
      case .number(untilVerified: false): debit.number == number
      case .order: debit.order == order
      case .transaction: debit.order == order && debit.number == number
      default: false
      }
    }
  }

  // MARK: What many declines amount to

  private func isAtCeiling(_ card: KnownCard, _ order: Order, at now: Int64) -> Bool {
    Self.excesses(debits.filter { $0.line == card.line }, card.brand, order.amount, at: now)
      .isEmpty == false
  }

  /// The ceilings that leave no room for one more debit of an amount after these of one line.
  static func excesses(
    _ debits: [Debit], _ brand: Brand, _ amount: Int64, at now: Int64
  ) -> [String] {
    let month = debits.filter { $0.at > now - 30 * 86_400_000 && $0.outcome != .approved }
    let same = month.filter { $0.amount == amount }
    var full: [String] = []
    if month.count(where: { $0.isUnknownCode }) >= 3 { full.append("unknown codes") }
    if brand == .visa, same.count(where: { $0.isRetryable }) >= 15 { full.append("visa amount") }
    guard brand == .mastercard else { return full }
    if month.count(where: { $0.at > now - 86_400_000 }) >= 10 { full.append("mastercard day") }
    if same.count >= 35 { full.append("mastercard amount") }
    if month.contains(where: { $0.isCalledOff }) { full.append("mastercard advice") }
    return full
  }
}

extension Debit {
  private var reply: Reply? { if case .declined(let reply) = outcome { reply } else { nil } }

  fileprivate var isUnknownCode: Bool {
    reply.map { Meaning($0, hasExpired: false).cause == .unknownCode } ?? false
  }

  fileprivate var isCalledOff: Bool { ["03", "21"].contains(reply?.advice) }

  fileprivate var isRetryable: Bool {
    guard let reply else { return true }
    return switch Meaning(reply, hasExpired: false).bar {
    case .nothing, .card, .payment, .hours: true
    case .number, .transaction, .autoDebit, .use, .order: false
    }
  }
}
