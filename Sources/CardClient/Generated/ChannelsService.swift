// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

public import API

extension Client {
  /// The methods of the service `channels`.
  public var channels: ChannelsService { ChannelsService(client: self) }
}

/// The methods of the service `channels`, with their types.
public struct ChannelsService: Sendable {
  let client: Client

  /// Registers a channel.
  ///
  /// Every unbinding from now on waits for it; it owes none of before. A merchant has up to 64.
  ///
  /// - Parameter channel: Name of the channel: up to 64 of a-z, 0-9, dot, underscore, hyphen.
  /// - Parameter account: The service account that acknowledges for it.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `NOT_A_SERVICE_ACCOUNT`,
  /// `CHANNEL_NAME_TAKEN`, `TOO_MANY_CHANNELS`, or with what any method can be.
  public func register(channel: String, account: AccountID, options: CallOptions = CallOptions()) async throws(ClientError) -> API.ChannelResult {
    try await client.call(Endpoints.channelsRegister, ChannelsRegisterParams(channel: channel, account: account), options)
  }

  /// Lists the merchant's channels.
  ///
  /// With how far each is behind. Ordered by name.
  ///
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`.
  public func list(options: CallOptions = CallOptions()) async throws(ClientError) -> API.ChannelListResult {
    try await client.call(Endpoints.channelsList, ChannelsListParams(), options)
  }

  /// Acknowledges all events up to one.
  ///
  /// The channel has taken every unbinding among them; a card that no other channel has to take is
  /// then unbound. For the account that the channel was registered for; for all others there is no
  /// such channel. Repeating it, or naming an earlier event, changes nothing and answers where the
  /// channel stands. Cards beyond the first 500 of an acknowledgement become unbound within
  /// moments.
  ///
  /// - Parameter channel: Name of the channel: up to 64 of a-z, 0-9, dot, underscore, hyphen.
  /// - Parameter upTo: Sequence number of an event. One that has not happened yet is refused.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func ack(channel: String, upTo: Int64, options: CallOptions = CallOptions()) async throws(ClientError) -> API.ChannelAckResult {
    try await client.call(Endpoints.channelsAck, ChannelsAckParams(channel: channel, upTo: upTo), options)
  }

  /// Removes a channel.
  ///
  /// Nothing waits for it any more: cards that waited for it alone become unbound. For a channel
  /// that is out of use, and would hold unbindings for ever.
  ///
  /// - Parameter channel: Name of the channel: up to 64 of a-z, 0-9, dot, underscore, hyphen.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func remove(channel: String, options: CallOptions = CallOptions()) async throws(ClientError) -> API.ChannelRemoveResult {
    try await client.call(Endpoints.channelsRemove, ChannelsRemoveParams(channel: channel), options)
  }

  /// Shows which channels have taken a card's unbinding.
  ///
  /// Empty for a card that no channel has to take: one that is bound, or that was unbound without
  /// channels.
  ///
  /// - Parameter card: Id of the card.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func status(card: CardID, options: CallOptions = CallOptions()) async throws(ClientError) -> API.ChannelStatusResult {
    try await client.call(Endpoints.channelsStatus, ChannelsStatusParams(card: card), options)
  }
}
