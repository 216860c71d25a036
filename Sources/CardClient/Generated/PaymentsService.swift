// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

public import API
public import RPC

extension Client {
  /// The methods of the service `payments`.
  public var payments: PaymentsService { PaymentsService(client: self) }
}

/// The methods of the service `payments`, with their types.
public struct PaymentsService: Sendable {
  let client: Client

  /// Ranks the cards that a store can pay with.
  ///
  /// The best card first. Cards that cannot be used are named with the reason. What the retry rules
  /// and ceilings say counts as it does for `payments.begin`; ceilings of an amount only if
  /// `amount` is given.
  ///
  /// - Parameter store: Id of the store.
  /// - Parameter amount: What is to be paid.
  /// - Parameter usage: What the payment is.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func options(store: StoreID, usage: PaymentUsage, amount: Money? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.PaymentOptionsResult {
    try await client.call(Endpoints.paymentsOptions, PaymentsOptionsParams(store: store, amount: amount, usage: usage), options)
  }

  /// Begins an attempt to get an order paid.
  ///
  /// With the best card of the store, or the one that is named. An order has one payment: the same
  /// order again goes on with it, once its attempt has ended. At most one attempt of an order runs.
  /// The answer alone carries the gateway's token, if the card was bound with one. A refusal names
  /// in `causes` what holds each card back. An attempt that is not completed in 15 minutes becomes
  /// unknown.
  ///
  /// - Parameter order: The merchant's own reference for what is paid; one payment in all of the
  /// merchant.
  /// - Parameter store: Id of the store.
  /// - Parameter amount: What is to be paid.
  /// - Parameter usage: What the payment is.
  /// - Parameter card: Id of the card to use. Left out: the best one.
  /// - Parameter channel: Where the payment is made, as the order service names it.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `STORE_CLOSED`, `ORDER_TAKEN`,
  /// `ALREADY_PAID`, `ATTEMPT_RUNNING`, `CARD_OF_OTHER_STORE`, `NO_USABLE_CARD`, `CARD_UNBINDING`,
  /// `CARD_UNBOUND`, `CARD_ABNORMAL`, `CARD_INVALID`, `CONSENT_REVOKED`, `USAGE_MISMATCH`,
  /// `RETRY_NOT_YET`, `RETRY_BARRED`, or with what any method can be.
  public func begin(order: String, store: StoreID, amount: Money, usage: PaymentUsage, channel: String, card: CardID? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.PaymentBeginResult {
    try await client.call(Endpoints.paymentsBegin, PaymentsBeginParams(order: order, store: store, amount: amount, usage: usage, card: card, channel: channel), options)
  }

  /// Tells what has become of an attempt.
  ///
  /// The code is a signal about the card, as for `cards.signal`, and the answer says what to do
  /// next for the order. Told once more, the same outcome changes nothing; another one is refused.
  /// Without a profile, the code is read in the language of the card's network. An attempt whose
  /// time is over is settled late; a card that has left the file stays as it is.
  ///
  /// - Parameter attempt: Id of the attempt.
  /// - Parameter approved: Whether the card was debited.
  /// - Parameter profile: Whose code it is. Default: the network of the card.
  /// - Parameter code: The code as it was received. Declined without one counts as a code that
  /// nobody knows.
  /// - Parameter adviceCode: What came beside it: Mastercard's merchant advice code.
  /// - Parameter raw: The text that came with the code. Kept with the attempt.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `OUTCOME_CONTRADICTED`, or with what any
  /// method can be.
  public func complete(attempt: AttemptID, approved: Bool, profile: SignalProfile? = nil, code: String? = nil, adviceCode: String? = nil, raw: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.PaymentCompleteResult {
    try await client.call(Endpoints.paymentsComplete, PaymentsCompleteParams(attempt: attempt, approved: approved, profile: profile, code: code, adviceCode: adviceCode, raw: raw), options)
  }

  /// Reads a payment.
  ///
  /// With all of its attempts, each with the card as it was then: also when the card has long been
  /// unbound.
  ///
  /// - Parameter payment: Id of the payment.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func get(payment: PaymentID, options: CallOptions = CallOptions()) async throws(ClientError) -> API.PaymentResult {
    try await client.call(Endpoints.paymentsGet, PaymentsGetParams(payment: payment), options)
  }

  /// Lists payments.
  ///
  /// Newest first. Filters are combined with and.
  ///
  /// - Parameter tenant: Id of the merchant. For support, where no store tells it; others can name
  /// only their own.
  /// - Parameter order: Only the payment of this order.
  /// - Parameter card: Only payments with an attempt on this card.
  /// - Parameter store: Only payments of this store.
  /// - Parameter from: Only payments that began at this time or later.
  /// - Parameter to: Only payments that began before this time.
  /// - Parameter outcome: Only payments that stand so.
  /// - Parameter pageSize: Most items in the answer.
  /// - Parameter pageToken: The nextPageToken of the page before, with otherwise the same
  /// parameters.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func list(tenant: TenantID? = nil, order: String? = nil, card: CardID? = nil, store: StoreID? = nil, from: Timestamp? = nil, to: Timestamp? = nil, outcome: PaymentOutcome? = nil, pageSize: Int64? = nil, pageToken: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.PaymentListResult {
    try await client.call(Endpoints.paymentsList, PaymentsListParams(tenant: tenant, order: order, card: card, store: store, from: from, to: to, outcome: outcome, pageSize: pageSize, pageToken: pageToken), options)
  }

  /// Tells why a payment failed, who can act and when something changes.
  ///
  /// Send either `payment` or `order`. The answer rests on what is on record: the attempts as they
  /// were read then, and the cards, channels and retry rules as they are now. `text` and `remedy`
  /// are sentences for people. `changesAt` was tried out: at that time the answer is another one.
  ///
  /// - Parameter payment: Id of the payment.
  /// - Parameter order: The merchant's own reference for what is paid.
  /// - Parameter tenant: Id of the merchant whose order it is. Only for support, which has to name
  /// it beside `order`.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func explain(payment: PaymentID? = nil, order: String? = nil, tenant: TenantID? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.PaymentExplainResult {
    try await client.call(Endpoints.paymentsExplain, PaymentsExplainParams(payment: payment, order: order, tenant: tenant), options)
  }
}
