import API
import RPC

@testable import Service

/// A merchant with a service account that takes payments.
struct Cashier {
  let merchant: Merchant
  let service: Person

  static let price = Money(amount: 1999, currency: "CNY")

  init(_ merchant: Merchant? = nil) throws {
    self.merchant = try merchant ?? Merchant()
    service = try self.merchant.admin.create("orders", .service, of: self.merchant.tenant)
    try service.settle()
  }

  var clock: Clock { merchant.bench.clock }

  /// A session lasts 8 hours, and 15 minutes without a call.
  func advance(_ duration: Duration) throws {
    clock.advance(duration)
    try service.login()
    try merchant.boss.login()
  }

  /// Does what the clock has brought about.
  func sweep() { Scheduler(merchant.bench.service, [AttemptTimeout.chore]).run() }

  func params(_ order: String, _ card: CardID? = nil) -> PaymentsBeginParams {
    PaymentsBeginParams(
      order: order, store: merchant.store, amount: Self.price, usage: .checkout, card: card,
      channel: "web")
  }

  @discardableResult
  func begin(
    _ order: String = "o-1", with card: CardID? = nil, by person: Person? = nil,
    meta: Meta = Meta(), _ change: (inout PaymentsBeginParams) -> Void = { _ in }
  ) throws -> PaymentBeginResult {
    var params = params(order, card)
    change(&params)
    return try (person ?? service).desk.call(Endpoints.paymentsBegin, params, meta: meta)
  }

  /// Completes an attempt: nil is an approval, else it is declined with the code.
  @discardableResult
  func complete(
    _ attempt: AttemptID, _ code: String?,
    _ change: (inout PaymentsCompleteParams) -> Void = { _ in }
  ) throws -> PaymentCompleteResult {
    var params = PaymentsCompleteParams(attempt: attempt, approved: code == nil, code: code)
    change(&params)
    return try service.desk.call(Endpoints.paymentsComplete, params)
  }

  /// Begins and completes at once.
  @discardableResult
  func pay(
    _ order: String, with card: CardID? = nil, _ code: String?,
    _ change: (inout PaymentsBeginParams) -> Void = { _ in }
  ) throws -> PaymentCompleteResult {
    try complete(begin(order, with: card, change).attempt, code)
  }

  func options(
    _ usage: PaymentUsage = .checkout, amount: Money? = nil, store: StoreID? = nil
  ) throws -> PaymentOptionsResult {
    try service.desk.call(
      Endpoints.paymentsOptions,
      PaymentsOptionsParams(store: store ?? merchant.store, amount: amount, usage: usage))
  }

  func get(_ payment: PaymentID, by person: Person? = nil, meta: Meta = Meta()) throws -> Payment {
    try (person ?? service).desk.call(
      Endpoints.paymentsGet, PaymentsGetParams(payment: payment), meta: meta
    ).payment
  }

  func list(
    by person: Person? = nil, meta: Meta = Meta(),
    _ change: (inout PaymentsListParams) -> Void = { _ in }
  ) throws -> PaymentListResult {
    var params = PaymentsListParams()
    change(&params)
    return try (person ?? service).desk.call(Endpoints.paymentsList, params, meta: meta)
  }

  func unbind(_ card: CardID) throws { try merchant.confirm(merchant.prepare([card])) }
}

/// What a refusal names as standing in the way: `card_… RETRY_BARRED iso8583.lost`.
func causes<R>(_ call: () throws -> R) throws -> [String] {
  try refusal(call)?.causes.map { cause in
    [cause.subject, "\(cause.reason.name)", cause.rule].compactMap(\.self).joined(separator: " ")
  } ?? []
}
