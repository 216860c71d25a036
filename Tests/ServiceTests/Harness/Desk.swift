import API
import Foundation
import JSON
import RPC
import Synchronization
import Testing

/// A connection to a service: takes each call through the steps that the dispatcher does.
final class Desk: Sendable {
  let bench: Bench
  let peer: RPC.Peer
  private let loop: Int

  init(_ bench: Bench, uid: UInt32 = 1000, loop: Int = 0) {
    self.bench = bench
    self.loop = loop
    peer = RPC.Peer(uid: uid, gid: uid, pid: 1)
  }

  /// - Throws: `Refusal`, or what is wrong with the answer.
  func call<P: Message, R: Message>(
    _ endpoint: Endpoint<P, R>, _ params: P, meta: Meta = Meta(),
    onceAuthorized: () -> Void = {}
  ) throws -> R {
    let answer = try ask(endpoint.index, params.json, meta, onceAuthorized)
    var reader = JSON.Reader(answer.span)
    var faults = Faults()
    return try #require(R(&reader, &faults))
  }

  /// Calls with params as they come over the wire.
  func call(_ method: String, _ params: String, meta: Meta = Meta()) throws {
    let index = try #require(Methods.rows.firstIndex { "\($0.name)" == method })
    _ = try ask(index, Array(params.utf8), meta)
  }

  /// Opens a stream.
  func open<P: Message, O: Message, I: Message, U: Message, R: Message>(
    _ endpoint: StreamEndpoint<P, O, I, U, R>, _ params: P, meta: Meta = Meta()
  ) throws -> OpenStream {
    var call = Call(
      Methods.rows[endpoint.index], at: endpoint.index, meta: SharedMeta(meta), peer: peer,
      received: bench.clock.now, loop: 0)
    call.caller = try bench.service.identify(call)
    try bench.service.authorize(call)
    guard case .stream(let open) = bench.route(endpoint.index) else {
      preconditionFailure("the method streams")
    }
    let wakes = Wakes()
    let port = StreamPort { wakes.note() }
    var text = Params(params.json.span, Faults())
    guard case .stream(let handler) = try open(call, &text, port) else {
      preconditionFailure("the method streams")
    }
    return OpenStream(bench.service, handler, call, (wakes, port))
  }

  /// Lets a call through now that is carried out when the closure is called.
  func prepared<P: Message, R: Message>(
    _ endpoint: Endpoint<P, R>, _ params: P
  ) throws -> () throws -> Void {
    var call = Call(
      Methods.rows[endpoint.index], at: endpoint.index, meta: SharedMeta(Meta()), peer: peer,
      received: bench.clock.now, loop: loop)
    call.caller = try bench.service.identify(call)
    try bench.service.authorize(call)
    return { [call] in
      _ = try self.answer(call, self.bench.route(endpoint.index), params.json, Inbox())
    }
  }

  /// Whether the caller may use a method at all.
  func mayUse<P: Message, R: Message>(_ endpoint: Endpoint<P, R>) throws -> Bool {
    let method = Methods.rows[endpoint.index]
    var call = Call(
      method, at: endpoint.index, meta: nil, peer: peer, received: bench.clock.now, loop: loop)
    call.caller = try bench.service.identify(call)
    return bench.service.allows(method, call)
  }

  /// Begins a call that goes on for long, as streams do; what comes back checks its caller again.
  func hold<P: Message, R: Message>(
    _ endpoint: Endpoint<P, R>, meta: Meta
  ) throws -> () throws -> Void {
    let (service, clock) = (bench.service, bench.clock)
    var call = Call(
      Methods.rows[endpoint.index], at: endpoint.index, meta: SharedMeta(meta), peer: peer,
      received: clock.now, loop: loop)
    call.caller = try service.identify(call)
    try service.authorize(call)
    let held = call
    return { _ = try service.recheck(held, at: clock.now) }
  }

  /// Calls a method with a param that none takes: whoever may call it gets no further than to that. The
  /// server's own methods and streams are not called, only decided on.
  func attempt(_ index: Int, meta: Meta = Meta()) throws {
    switch bench.ownRoute(index) {
    case .read, .recorded, .deferred: _ = try ask(index, Array(#"{"nothingSuch":1}"#.utf8), meta)
    case .stream, nil:
      var call = Call(
        Methods.rows[index], at: index, meta: SharedMeta(meta), peer: peer,
        received: bench.clock.now, loop: loop)
      call.caller = try bench.service.identify(call)
      try bench.service.authorize(call)
    }
  }

  /// Whether `rpc.discover {view: "mine"}` has the method.
  func discovers(_ index: Int) throws -> Bool {
    var call = Call(
      Methods.rows[Endpoints.rpcDiscover.index], at: Endpoints.rpcDiscover.index, meta: nil,
      peer: peer, received: bench.clock.now, loop: loop)
    call.caller = try bench.service.identify(call)
    return bench.service.allows(Methods.rows[index], call)
  }

  private func ask(
    _ index: Int, _ text: [UInt8], _ meta: Meta, _ onceAuthorized: () -> Void = {}
  ) throws -> [UInt8] {
    let service = bench.service
    var call = Call(
      Methods.rows[index], at: index, meta: SharedMeta(meta), peer: peer, received: bench.clock.now,
      loop: loop)
    let inbox = Inbox()
    do throws(Refusal) {
      call.caller = try service.identify(call)
      try service.authorize(call)
      onceAuthorized()
      return try answer(call, bench.route(index), text, inbox)
    } catch {
      let isRecorded = try service.record(error, call) { inbox.reply }
      if isRecorded { _ = try? inbox.wait() }
      throw error
    }
  }

  private func answer(
    _ call: Call, _ route: Route, _ text: [UInt8], _ inbox: Inbox
  ) throws(Refusal) -> [UInt8] {
    var params = Params(text.span, Faults())
    switch route {
    case .recorded(_, let prepare) where call.caller?.readsOnRecord == true:
      try prepare(call, &params)(inbox.reply)
      return try inbox.wait()
    case .read(let read), .recorded(let read, _):
      var writer = Writer()
      try read(call, &params, &writer)
      return [UInt8](copying: writer.bytes)
    case .deferred(let prepare):
      try prepare(call, &params)(inbox.reply)
      return try inbox.wait()
    case .stream: preconditionFailure("a stream is opened, not asked")
    }
  }
}

/// Where the answer to one call arrives, from whatever thread.
private final class Inbox: Sendable {
  private let outcome = Mutex<Outcome?>(nil)
  private let arrival = DispatchSemaphore(value: 0)

  var reply: Reply {
    Reply { outcome in
      self.outcome.withLock { $0 = outcome }
      self.arrival.signal()
    }
  }

  func wait() throws(Refusal) -> [UInt8] {
    arrival.wait()
    switch outcome.withLock({ $0 }) {
    case .result(let json): return json
    case .refusal(let refusal): throw refusal
    case nil: preconditionFailure("an answer arrived")
    }
  }
}

/// The refusal that a call ends with; nil if it ends well.
func refusal<R>(_ call: () throws -> R) throws -> Refusal? {
  do {
    _ = try call()
    return nil
  } catch let refusal as Refusal {
    return refusal
  }
}

/// The name of its reason; `OK` if it ends well.
func reason<R>(_ call: () throws -> R) throws -> String {
  try refusal(call).map { "\($0.reason.name)" } ?? "OK"
}

/// The fields that are wrong, each with its reason: `expMonth REQUIRED`.
func violations<R>(_ call: () throws -> R) throws -> [String] {
  try refusal(call).map { $0.violations.map { "\($0.field) \($0.reason.name)" } } ?? []
}

extension Meta {
  init(key: String? = nil, session: String? = nil, reason: String? = nil) {
    self.init()
    (idempotencyKey, self.session, self.reason) = (key, session.map { Secret($0) }, reason)
  }
}
