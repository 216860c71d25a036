import JSON
package import RPC

/// The one place that knows the order of a call's steps:
/// envelope → session → permission → params → effect → answer.
package struct Dispatcher: Sendable {
  private let methods: MethodTable
  private let routes: [Route]
  let gate: any Gate

  /// - Parameter routes: one for each row, in the order of the rows.
  package init(methods: MethodTable, routes: [Route], gate: any Gate) {
    precondition(methods.rows.count == routes.count, "every method has a route")
    self.methods = methods
    self.routes = routes
    self.gate = gate
  }

  /// A request inside the text of its frame.
  struct Request: ~Escapable {
    let text: Span<UInt8>
    let envelope: Envelope

    @_lifetime(copy text)
    init(text: Span<UInt8>, envelope: Envelope) {
      self.text = text
      self.envelope = envelope
    }

    /// The id as it stands on the wire.
    var id: Span<UInt8> {
      @_lifetime(copy self)
      get { text.extracting(envelope.id ?? 0..<0) }
    }
  }

  /// What the connection knows about all of its calls.
  struct Origin {
    let peer: Peer
    let received: Timestamp
    let loop: Int
  }

  /// How a call goes on.
  enum Progress {
    /// Its result has been written.
    case written(caller: (any Caller)?, Language)
    /// It will be answered through its reply.
    case deferred
    case refused(Refusal, Language)
  }

  /// Takes a request through all of its steps. `reply` is asked for only if the call is answered later.
  /// After a refusal, what was written is to be taken back.
  func dispatch(
    _ request: borrowing Request, from origin: Origin, into writer: inout Writer,
    reply: (Call) -> Reply
  ) -> Progress {
    var faults = Faults()
    let meta = readMeta(request, &faults)
    guard let index = methods.index(named: request.text.extracting(request.envelope.method)) else {
      return .refused(Refusal(.methodNotFound), meta.value.language)
    }
    var call = Call(
      methods.rows[index], at: index, meta: meta, peer: origin.peer, received: origin.received,
      loop: origin.loop)
    do {
      call.caller = try gate.identify(call)
      try gate.authorize(call)
      var params = params(request, faults)
      switch routes[index] {
      case .read(let answer):
        writer.beginResult(id: request.id)
        try answer(call, &params, &writer)
        writer.endObject()
        return .written(caller: call.caller, meta.value.language)
      case .deferred(let prepare):
        let start = try prepare(call, &params)
        start(reply(call))
        return .deferred
      }
    } catch {
      return gate.record(error, call) { reply(call) }
        ? .deferred : .refused(error, meta.value.language)
    }
  }

  /// Whether a peer is known by its uid alone, without any call of its own.
  func knows(_ origin: Origin) -> Bool {
    guard let row = methods.rows.first else { return false }
    let call = Call(
      row, at: 0, meta: .none, peer: origin.peer, received: origin.received, loop: origin.loop)
    let caller = try? gate.identify(call)
    return caller != nil
  }

  @_lifetime(copy request)
  private func params(_ request: borrowing Request, _ faults: Faults) -> Params {
    Params(request.text.extracting(request.envelope.params ?? 0..<0), faults)
  }

  private func readMeta(_ request: borrowing Request, _ faults: inout Faults) -> SharedMeta {
    guard let range = request.envelope.meta else { return .none }
    var reader = Reader(request.text.extracting(range))
    return SharedMeta(Meta(&reader, &faults))
  }
}
