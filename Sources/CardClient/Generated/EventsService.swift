// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

public import API

extension Client {
  /// The methods of the service `events`.
  public var events: EventsService { EventsService(client: self) }
}

/// The methods of the service `events`, with their types.
public struct EventsService: Sendable {
  let client: Client

  /// Lists a merchant's events, the oldest first.
  ///
  /// An account with role store sees the events of its stores only.
  ///
  /// - Parameter after: Only events behind this sequence number. Default: 0, from the first.
  /// - Parameter types: Only events of these types. Default: all.
  /// - Parameter pageSize: Most items to answer. Default: 50.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`.
  public func list(after: Int64? = nil, types: [String]? = nil, pageSize: Int64? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.EventListResult {
    try await client.call(Endpoints.eventsList, EventsListParams(after: after, types: types, pageSize: pageSize), options)
  }

  /// Streams a merchant's events as they happen.
  ///
  /// Every event once and in order while the stream lives; resumed behind the last acknowledged
  /// one, each at least once. An account with role store sees the events of its stores only. The
  /// client may acknowledge with items {"ack": sequence}: for a named consumer the position is
  /// kept, and is where its next stream begins. For a channel they are what channels.ack is. The
  /// client's rpc.end ends the stream in good order.
  ///
  /// - Parameter after: Only events behind this sequence number. Default: where the consumer or the
  /// channel stands, else from now on.
  /// - Parameter types: Only events of these types. Default: all.
  /// - Parameter store: Only events of this store.
  /// - Parameter consumer: A name of the account's own choice under which its position is kept.
  /// - Parameter channel: The channel for which the account acknowledges; it then needs
  /// channels.ack. It must see every unbinding: `store` is not allowed beside it, nor `types`
  /// without card.unbinding, nor `consumer`.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `ROLE_LACKS_PERMISSION`,
  /// `TOO_MANY_CONSUMERS`, `SEQUENCE_BROKEN`, `WINDOW_EXCEEDED`, `REVOKED`, or with what any method
  /// can be.
  public func watch(after: Int64? = nil, types: [String]? = nil, store: StoreID? = nil, consumer: String? = nil, channel: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> BidirectionalStream<EventsOpen, Event, EventAcknowledgement, Empty> {
    let params = EventsWatchParams(after: after, types: types, store: store, consumer: consumer, channel: channel)
    return try BidirectionalStream<EventsOpen, Event, EventAcknowledgement, Empty>(
      try await client.open(Endpoints.eventsWatch, params, options))
  }
}
