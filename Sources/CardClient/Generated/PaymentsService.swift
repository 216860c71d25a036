// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

public import API

extension Client {
  /// The methods of the service `payments`.
  public var payments: PaymentsService { PaymentsService(client: self) }
}

/// The methods of the service `payments`, with their types.
public struct PaymentsService: Sendable {
  let client: Client

  /// Ranks the cards that a store can pay with.
  ///
  /// The best card first. Cards that cannot be used are named with the reason.
  ///
  /// - Parameter store: Id of the store.
  /// - Parameter usage: What the payment is.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func options(store: StoreID, usage: PaymentUsage, options: CallOptions = CallOptions()) async throws(ClientError) -> API.PaymentOptionsResult {
    try await client.call(Endpoints.paymentsOptions, PaymentsOptionsParams(store: store, usage: usage), options)
  }
}
