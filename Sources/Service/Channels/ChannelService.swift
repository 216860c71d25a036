import API
import Domain
import RPC
import Storage

/// `channels.*`: through what a tenant takes payments, and who has taken which unbinding.
enum ChannelService {
  static func register(in routes: inout Routes) {
    routes.write(Endpoints.channelsRegister, register)
    routes.read(Endpoints.channelsList, list)
    routes.write(Endpoints.channelsAck, acknowledge)
    routes.write(Endpoints.channelsRemove, remove)
    routes.read(recorded: Endpoints.channelsStatus, status)
  }

  /// Each unbinding has a row for each of them.
  private static let channelsMax = 64

  @Sendable private static func register(
    _ params: ChannelsRegisterParams, _ context: inout WriteContext
  ) throws(Refusal) -> ChannelResult {
    guard ChannelName.isValid(params.channel) else {
      throw Refusal(violations: [RPC.FieldViolation("channel", .badFormat)])
    }
    let tenant = context.principal.tenant
    guard let account = try context.snapshot.account(params.account, in: tenant) else {
      throw Refusal(.notFound)
    }
    guard account.role.base == .service else { throw Refusal(.notAServiceAccount) }
    try refuseTooMany(tenant, context)
    try context.transaction.insert(
      """
      INSERT INTO channels (tenant, name, account, position, registered_at)
      VALUES (?, ?, ?, 0, ?)
      """, .id(tenant), .text(params.channel), .id(account.id), .time(context.now),
      taken: .channelNameTaken)
    let channel = try begin(params.channel, tenant, &context)
    context.record.target = channel.name
    context.record.after = channel.json
    return ChannelResult(channel: channel)
  }

  /// A new channel stands behind the event of its own registration, and owes nothing of before.
  private static func begin(
    _ name: String, _ tenant: TenantID, _ context: inout WriteContext
  ) throws(Refusal) -> Channel {
    let registration = try context.snapshot.lastEvent(of: tenant) + 1
    try context.transaction.write(
      "UPDATE channels SET position = ? WHERE tenant = ? AND name = ?",
      .int(Int(registration)), .id(tenant), .text(name))
    try context.tell("channel.registered", name, of: tenant)
    return try context.snapshot.known(name, of: tenant).view(in: context)
  }

  private static func refuseTooMany(
    _ tenant: TenantID, _ context: WriteContext
  ) throws(Refusal) {
    let used = try context.snapshot.channels(of: tenant).count
    guard used >= channelsMax else { return }
    throw Refusal(
      .tooManyChannels,
      .init(slot: "channels", max: Int64(channelsMax), used: Int64(used)))
  }

  @Sendable private static func list(
    _ params: ChannelsListParams, _ context: ReadContext
  ) throws(Refusal) -> ChannelListResult {
    var channels: [Channel] = []
    for row in try context.snapshot.channels(of: context.principal.tenant) {
      channels.append(try context.snapshot.view(row, at: context.now))
    }
    return ChannelListResult(channels: channels)
  }

  @Sendable private static func acknowledge(
    _ params: ChannelsAckParams, _ context: inout WriteContext
  ) throws(Refusal) -> ChannelAckResult {
    let channel = try context.ownChannel(params.channel)
    let taken = try context.acknowledgeOnRecord(channel, upTo: params.upTo)
    let now = try context.snapshot.known(channel.name, of: channel.tenant)
    return ChannelAckResult(channel: try now.view(in: context), acked: Int64(taken))
  }

  @Sendable private static func remove(
    _ params: ChannelsRemoveParams, _ context: inout WriteContext
  ) throws(Refusal) -> ChannelRemoveResult {
    let channel = try context.snapshot.known(params.channel, of: context.principal.tenant)
    let view = try channel.view(in: context)
    let released = try context.release(channel)
    try context.transaction.write(
      "DELETE FROM channels WHERE tenant = ? AND name = ?", .id(channel.tenant),
      .text(channel.name))
    try context.emit(
      "channel.removed", tenant: channel.tenant, subject: channel.name, body: view)
    context.record.target = channel.name
    context.record.before = view.json
    context.record.after = nil
    return ChannelRemoveResult(channel: view, released: Int64(released))
  }

  @Sendable private static func status(
    _ params: ChannelsStatusParams, _ context: ReadContext
  ) throws(Refusal) -> ChannelStatusResult {
    let site = try context.enter(.cardsRead, .card(params.card))
    guard let card = try context.snapshot.card(params.card, within: site.reach) else {
      throw Refusal(.notFound)
    }
    let syncs = try context.snapshot.syncs(of: card.id, in: card.tenant)
    return ChannelStatusResult(
      binding: card.binding, channels: syncs.map { ChannelSync($0, at: context.now) })
  }
}

extension WriteContext {
  /// A channel that the caller acknowledges for. Those of others are not there.
  func ownChannel(_ name: String) throws(Refusal) -> ChannelRow {
    let channel = try snapshot.known(name, of: principal.tenant)
    guard channel.account == principal.account else { throw Refusal(.notFound) }
    return channel
  }

  /// Acknowledges, with where the channel stood before and after for the audit.
  mutating func acknowledgeOnRecord(
    _ channel: ChannelRow, upTo event: Int64
  ) throws(Refusal) -> Int {
    let before = try channel.view(in: self)
    let taken = try acknowledge(channel, upTo: event)
    record.target = channel.name
    record.before = before.json
    record.after = try snapshot.known(channel.name, of: channel.tenant).view(in: self).json
    return taken
  }
}

extension ChannelRow {
  fileprivate func view(in context: WriteContext) throws(Refusal) -> Channel {
    try context.snapshot.view(self, at: context.now)
  }
}

extension Snapshot {
  fileprivate func known(_ name: String, of tenant: TenantID) throws(Refusal) -> ChannelRow {
    guard let channel = try channel(name, of: tenant) else { throw Refusal(.notFound) }
    return channel
  }
}
