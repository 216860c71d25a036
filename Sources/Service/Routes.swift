import API
import Domain
import JSON
import RPC
import Storage

/// Gathers the routes: each method's handler under the method's typed name.
struct Routes {
  let service: Service
  private(set) var table: [Route?] = Array(repeating: nil, count: Methods.rows.count)

  init(_ service: Service) {
    self.service = service
  }

  private mutating func set(_ index: Int, _ effect: Method.Effect, _ route: Route) {
    precondition(table[index] == nil, "\(Methods.rows[index].name) has one handler")
    precondition(
      Methods.rows[index].effect == effect, "\(Methods.rows[index].name) runs where its row says")
    table[index] = route
  }

  /// A handler that answers at once from a snapshot.
  mutating func read<P: Message, R: Message>(
    _ endpoint: Endpoint<P, R>,
    _ handler: @escaping @Sendable (P, ReadContext) throws(Refusal) -> R
  ) {
    let service = service
    set(
      endpoint.index, .read,
      .read { call, params, writer throws(Refusal) in
        let params = try P(checking: &params, call.reason)
        let result = try service.read(call.loop, within: call.timeout) {
          snapshot throws(Refusal) in
          try handler(
            params,
            ReadContext(
              service: service, call: call, snapshot: snapshot, caller: call.caller as? Principal))
        }
        result.write(to: &writer)
      })
  }

  /// A handler that answers at once and writes its result itself, as the method's type would: for the
  /// few methods that copy what is stored.
  mutating func read<P: Message, R: Message>(
    _ endpoint: Endpoint<P, R>,
    writing handler: @escaping @Sendable (P, ReadContext, inout JSON.Writer) throws(Refusal) -> Void
  ) {
    set(endpoint.index, .read, .read(answering(handler)))
  }

  private typealias Answering =
    @Sendable (Call, inout RPC.Params, inout JSON.Writer) throws(Refusal) -> Void

  private func answering<P: Message>(
    _ handler: @escaping @Sendable (P, ReadContext, inout JSON.Writer) throws(Refusal) -> Void
  ) -> Answering {
    let service = service
    return { call, params, writer throws(Refusal) in
      let params = try P(checking: &params, call.reason)
      try service.read(call.loop, within: call.timeout) { snapshot throws(Refusal) in
        try handler(
          params,
          ReadContext(
            service: service, call: call, snapshot: snapshot, caller: call.caller as? Principal),
          &writer)
      }
    }
  }

  /// A handler that shows a tenant's data. It answers at once, as `read` does; but for callers whose reads
  /// are on record it runs on the writer's thread, and the answer waits for the audit line.
  mutating func read<P: Message, R: Message>(
    recorded endpoint: Endpoint<P, R>,
    writing handler: @escaping @Sendable (P, ReadContext, inout JSON.Writer) throws(Refusal) -> Void
  ) {
    let service = service
    set(
      endpoint.index, .read,
      .recorded(
        answering(handler),
        { call, params throws(Refusal) in
          let params = try P(checking: &params, call.reason)
          return { reply in
            service.submit(call, nil, reply) { context throws(Refusal) in
              try context.reading { context, writer throws(Refusal) in
                try handler(params, context, &writer)
              }
            }
          }
        }))
  }

  /// The same for a handler that returns its result.
  mutating func read<P: Message, R: Message>(
    recorded endpoint: Endpoint<P, R>,
    _ handler: @escaping @Sendable (P, ReadContext) throws(Refusal) -> R
  ) {
    read(recorded: endpoint) { params, context, writer throws(Refusal) in
      try handler(params, context).write(to: &writer)
    }
  }

  /// A handler that opens a stream.
  mutating func stream<P: Message, O: Message, I: Message, U: Message, R: Message>(
    _ endpoint: StreamEndpoint<P, O, I, U, R>,
    _ handler:
      @escaping @Sendable (P, ReadContext, StreamPort) throws(Refusal) -> any StreamHandler
  ) {
    let service = service
    set(
      endpoint.index, Methods.rows[endpoint.index].effect,
      .stream { call, params, port throws(Refusal) in
        let params = try P(checking: &params, call.reason)
        let stream = try service.read(call.loop, within: call.timeout) {
          snapshot throws(Refusal) in
          try handler(
            params,
            ReadContext(
              service: service, call: call, snapshot: snapshot, caller: call.caller as? Principal),
            port)
        }
        return .stream(stream)
      })
  }

  /// A handler that runs on the writer's thread.
  mutating func write<P: Message, R: Message>(
    _ endpoint: Endpoint<P, R>,
    _ handler: @escaping @Sendable (P, inout WriteContext) throws(Refusal) -> R
  ) {
    let service = service
    set(
      endpoint.index, .write,
      .deferred { call, params throws(Refusal) in
        let params = try P(checking: &params, call.reason)
        let idempotent = IdempotentCall(call, params, service.keys)
        return { reply in
          service.submit(call, idempotent, reply) { context throws(Refusal) in
            try handler(params, &context).json
          }
        }
      })
  }

  /// A handler of two parts: the first hashes a password or the like on the worker pool, the second
  /// writes what came of it.
  mutating func slow<P: Message, Prepared: Sendable, R: Message>(
    _ endpoint: Endpoint<P, R>,
    prepare: @escaping @Sendable (P, Preparation) throws(Refusal) -> Prepared,
    write: @escaping @Sendable (P, Prepared, inout WriteContext) throws(Refusal) -> R
  ) {
    let service = service
    set(
      endpoint.index, .slow,
      .deferred { call, params throws(Refusal) in
        let params = try P(checking: &params, call.reason)
        let idempotent = IdempotentCall(call, params, service.keys)
        return { reply in
          service.work(call, idempotent, reply) { preparation throws(Refusal) in
            let prepared = try prepare(params, preparation)
            return { context throws(Refusal) in try write(params, prepared, &context).json }
          }
        }
      })
  }
}

extension Message {
  /// The params of a call as a message in which people's own words hold no card number.
  fileprivate init(checking params: inout RPC.Params, _ reason: String?) throws(Refusal) {
    self = try Self(&params)
    for (field, text) in freeTexts { try Self.check(text, field) }
    try Self.check(reason, "_meta.reason")
  }

  private static func check(_ text: String?, _ field: StaticString) throws(Refusal) {
    guard let text, FreeText.containsCardNumber(text) else { return }
    throw Refusal(violations: [RPC.FieldViolation("\(field)", .sensitiveDataForbidden)])
  }
}
