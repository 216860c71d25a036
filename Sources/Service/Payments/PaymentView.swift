import API
import RPC
import Storage

extension API.Payment {
  init(_ row: PaymentRow, _ attempts: [AttemptRow]) {
    self.init(
      id: row.id, tenant: row.tenant, store: row.store, order: row.order, amount: row.amount,
      usage: row.usage, outcome: row.outcome, at: row.begunAt,
      attempts: attempts.map(PaymentAttempt.init))
  }

  /// As support sees it: nothing that tells whose cards paid, and no words of others.
  var masked: API.Payment {
    var payment = self
    payment.attempts = attempts.map(\.masked)
    return payment
  }
}

extension PaymentAttempt {
  fileprivate init(_ row: AttemptRow) {
    self.init(
      id: row.id,
      card: PaymentCard(
        id: row.card, brand: row.brand, last4: row.lastFour, bank: row.bank,
        holderMasked: row.holderMasked, status: row.status, health: row.health),
      channel: row.channel, at: row.begunAt, expiresAt: row.expiresAt, outcome: row.outcome,
      settledAt: row.settledAt, late: row.isLate ? true : nil, profile: row.profile,
      code: row.code, adviceCode: row.advice, text: row.text, rule: row.rule,
      edition: row.edition)
  }

  fileprivate var masked: PaymentAttempt {
    var attempt = self
    (attempt.card.holderMasked, attempt.card.bank) = (CardMask.mark, nil)
    attempt.text = nil
    return attempt
  }
}

extension Snapshot {
  /// A payment with all of its attempts.
  ///
  /// - Parameter isMasked: whether it is for support.
  func view(of payment: PaymentRow, isMasked: Bool = false) throws(Refusal) -> API.Payment {
    let view = API.Payment(payment, try attempts(of: payment))
    return isMasked ? view.masked : view
  }
}
