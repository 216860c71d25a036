import API
import JSON
import RPC
import Storage

/// `events.watch`: follows a tenant's events from a position on. It holds no event: it reads again from
/// where it stands whenever it may send.
final class EventWatch: StreamHandler {
  private let service: Service
  private let params: EventsWatchParams
  private let after: Int64
  private var position: Int64
  private let registration: Watchers.Registration
  private let keeper: PositionKeeper?
  private var isEnded = false

  init(
    _ params: EventsWatchParams, after: Int64, _ context: ReadContext, _ port: StreamPort
  ) {
    service = context.service
    self.params = params
    self.after = after
    position = after
    registration = service.watchers.add(port, for: context.principal.tenant)
    keeper = params.follower.map { PositionKeeper($0, context, port) }
  }

  var uploadWindow: Int { 64 }

  func acknowledge(_ writer: inout JSON.Writer) {
    EventsOpen(
      after: after, types: params.types, store: params.store, consumer: params.consumer,
      channel: params.channel, window: Int64(uploadWindow)
    ).write(to: &writer)
  }

  func pull(_ items: inout ItemWriter, _ call: Call) throws(Refusal) -> Pull {
    if let refusal = keeper?.refusal { throw refusal }
    // The result says that what was acknowledged is kept.
    if isEnded { return keeper?.isWriting == true ? .waiting : .end(Empty().json) }
    guard let principal = call.caller as? Principal else { throw Refusal(.sessionRequired) }
    let query = EventService.query(principal, store: params.store, types: params.types)
    let progress = try service.read(call.loop) { snapshot throws(Refusal) in
      try query.read(after: position, in: snapshot) { row throws(Refusal) in
        guard items.hasRoom else { return false }
        items.begin()
        query.write(row, to: &items.writer)
        try items.end()
        return true
      }
    }
    position = progress.last
    return progress.hasMore ? .more : .waiting
  }

  /// `{"ack": sequence}`: everything up to there has been dealt with.
  func push(_ item: inout Params) throws(Refusal) {
    let acknowledged = try EventAcknowledgement(&item).ack
    guard let keeper else {
      throw Refusal(violations: [RPC.FieldViolation("ack", .notAllowed)])
    }
    guard acknowledged <= position else {
      throw Refusal(
        violations: [RPC.FieldViolation("ack", .tooLarge, [.init("limit", "\(position)")])])
    }
    keeper.keep(acknowledged)
  }

  /// The client has heard enough.
  func halfClose() { isEnded = true }

  func close() { service.watchers.remove(registration) }
}

extension EventsWatchParams {
  /// For whom the stream acknowledges.
  fileprivate var follower: PositionKeeper.Follower? {
    if let channel { return .channel(channel) }
    return consumer.map { .consumer($0) }
  }
}
