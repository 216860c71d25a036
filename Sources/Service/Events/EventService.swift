import API
import Domain
import JSON
import RPC
import Storage

/// `events.*`: what has happened, to be read or followed.
enum EventService {
  static func register(in routes: inout Routes) {
    routes.read(Endpoints.eventsList, writing: list)
    routes.stream(Endpoints.eventsWatch, watch)
  }

  private static let pageSizeDefault: Int64 = 50

  /// Answers `EventListResult`.
  @Sendable private static func list(
    _ params: EventsListParams, _ context: ReadContext, _ writer: inout JSON.Writer
  ) throws(Refusal) {
    let query = query(context.principal, types: params.types)
    let max = Int(params.pageSize ?? pageSizeDefault)
    var count = 0
    writer.beginObject()
    writer.name("\"events\":")
    writer.beginArray()
    let progress = try query.read(after: params.after ?? 0, in: context.snapshot) {
      row throws(Refusal) in
      guard count < max else { return false }
      query.write(row, to: &writer)
      count += 1
      return true
    }
    writer.endArray()
    writer.name("\"last\":")
    writer.integer(progress.last)
    writer.name("\"hasMore\":")
    writer.bool(progress.hasMore)
    writer.endObject()
  }

  /// What the caller may see of its tenant's events.
  static func query(
    _ principal: Principal, store: StoreID? = nil, types: [String]? = nil
  ) -> EventQuery {
    let reach = principal.reach(.eventsWatch)
    return EventQuery(
      tenant: principal.tenant, stores: store.map { [$0] } ?? reach.stores, types: types)
  }

  @Sendable private static func watch(
    _ params: EventsWatchParams, _ context: ReadContext, _ port: StreamPort
  ) throws(Refusal) -> any StreamHandler {
    let principal = context.principal
    if let store = params.store {
      let found = try context.snapshot.store(store, within: context.reach(.eventsWatch))
      if found == nil { throw Refusal(.notFound) }
    }
    let kept = try position(params, context)
    let now = try context.snapshot.lastEvent(of: principal.tenant)
    return EventWatch(params, after: params.after ?? kept ?? now, context, port)
  }

  /// Where the one stands for whom the stream acknowledges.
  private static func position(
    _ params: EventsWatchParams, _ context: ReadContext
  ) throws(Refusal) -> Int64? {
    let principal = context.principal
    if let name = params.channel {
      try context.require(.channelsAck)
      try params.requireAllUnbindings()
      let channel = try context.snapshot.channel(name, of: principal.tenant)
      guard let channel, channel.account == principal.account else { throw Refusal(.notFound) }
      return channel.position
    }
    return try params.consumer.flatMap { name throws(Refusal) in
      try context.snapshot.position(of: name, principal.account, in: principal.tenant)
    }
  }
}

extension EventsWatchParams {
  /// What a channel does not see, it would acknowledge unseen.
  fileprivate func requireAllUnbindings() throws(Refusal) {
    var violations: [RPC.FieldViolation] = []
    if store != nil { violations.append(RPC.FieldViolation("store", .notAllowed)) }
    if consumer != nil { violations.append(RPC.FieldViolation("consumer", .notAllowed)) }
    if let types, !types.contains("card.unbinding") {
      violations.append(RPC.FieldViolation("types", .notAllowed))
    }
    if !violations.isEmpty { throw Refusal(violations: violations) }
  }
}
