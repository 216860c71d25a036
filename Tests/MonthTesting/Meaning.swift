import API

/// What a code means, written down once more from the published tables, apart from the product's ruleset.
struct Meaning {
  /// What a decline bars.
  enum Bar: Equatable {
    case nothing
    /// The number, for good; `untilVerified`: or until the issuer vouches for it.
    case number(untilVerified: Bool)
    /// The card, until its details are entered anew.
    case card
    /// The same payment, until its data is put right.
    case payment
    /// The same payment on the same number.
    case transaction
    case autoDebit
    case use
    case order
    case hours(Int64)
  }

  let health: Health?
  let bar: Bar
  let cause: PaymentCause

  private init(_ health: Health?, _ bar: Bar, _ cause: PaymentCause = .cardState) {
    (self.health, self.bar, self.cause) = (health, bar, cause)
  }

  /// Whether time alone may mend it, so that what stands in the way now is the better answer.
  var isPassing: Bool {
    [.insufficientFunds, .softDecline, .issuerUnavailable, .unknownCode].contains(cause)
  }

  /// - Parameter hasExpired: whether the expiry on file was past.
  init(_ reply: Reply, hasExpired: Bool) {
    let code = Self.ofCode(reply.code ?? "", hasExpired)
    let hours: [String: Int64] = ["02": 72, "24": 1, "25": 24, "26": 48, "28": 144]
    if let pause = reply.advice.flatMap({ hours[$0] }) {
      self.init(code.health, .hours(pause), code.cause)
    } else if let advised = reply.advice.flatMap({ Self.advised($0, reply.code ?? "") }) {
      self = advised
    } else {
      self = code
    }
  }

  private static func advised(_ advice: String, _ code: String) -> Meaning? {
    switch (advice, code) {
    case ("01", _): Meaning(.detailsChanged, .card)
    case ("03", "79"): Meaning(.closed, .number(untilVerified: false))
    case ("21", _): Meaning(.consentRevoked, .autoDebit, .consentRevoked)
    case ("42", _): Meaning(.frozen, .number(untilVerified: true))
    default: nil
    }
  }

  private static func ofCode(_ code: String, _ hasExpired: Bool) -> Meaning {
    switch code {
    case "41": Meaning(.lost, .number(untilVerified: false))
    case "43", "07": Meaning(.stolen, .number(untilVerified: false))
    case "04", "46": Meaning(.closed, .number(untilVerified: false))
    case "14", "15", "56": Meaning(.invalidNumber, .number(untilVerified: false))
    case "33": Meaning(.expired, .card)
    case "54": Meaning(hasExpired ? .expired : .detailsChanged, .card)
    case "N7", "6P": Meaning(.detailsChanged, .card)
    case "34": Meaning(.riskBlocked, .number(untilVerified: true))
    case "59", "63": Meaning(.riskBlocked, .nothing)
    case "36", "93": Meaning(.frozen, .number(untilVerified: true))
    case "62": Meaning(.frozen, .nothing)
    case "75", "78", "39", "52": Meaning(.suspended, .nothing)
    case "57": Meaning(nil, .use, .usageUnsupported)
    case "12": Meaning(nil, .transaction, .transactionInvalid)
    case "13", "70": Meaning(nil, .payment, .transactionInvalid)
    case "05", "01", "02": Meaning(nil, .nothing, .softDecline)
    case "19", "91", "92", "96": Meaning(nil, .nothing, .issuerUnavailable)
    case "51", "61", "65", "N4": Meaning(nil, .nothing, .insufficientFunds)
    case "R0": Meaning(nil, .order, .orderBlocked)
    case "R1", "R3": Meaning(.consentRevoked, .autoDebit, .consentRevoked)
    default: Meaning(nil, .nothing, .unknownCode)
    }
  }
}

/// What an issuer answers to a debit.
struct Reply: Hashable {
  /// Nil: approved.
  let code: String?
  var advice: String?
}
