import JSON
package import RPC

/// The one place that knows the order of a call's steps:
/// envelope → session → permission → params → effect → answer.
package final class Dispatcher: Sendable {
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

  var methodCount: Int { routes.count }

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
    /// Why no call more can be answered later, if that is so.
    let isFull: Refusal.Limit?
    /// Whether the call stands in a batch, which has no room for streams.
    let isInBatch: Bool
    /// Whether the server is about to stop and takes nothing new.
    let isDraining: Bool
  }

  /// How a call goes on. What is rare and large stands apart, so that the rest is quick to hand on.
  enum Progress {
    /// Its result has been written.
    case written(Answered)
    /// It will be answered through its reply.
    case deferred
    indirect case opened(any StreamHandler, StreamPort, Call)
    indirect case refused(Refusal, Answered, (any Caller)?)
  }

  /// What is still of interest of a call that is answered at once: plain values, since this is on every
  /// call's way.
  struct Answered {
    /// The method's place; that behind the last if there is no such method.
    let method: Int
    /// Whether somebody who is known called.
    let isKnown: Bool
    let language: Language
  }

  /// How a call that is answered later reaches its connection again. Only one of the two is asked for.
  protocol Desk {
    func reply(to call: Call, id: Span<UInt8>) -> Reply
    func port() -> StreamPort
  }

  /// Takes a request through all of its steps. The writer stands where the result belongs; after
  /// anything but `written`, what is in it is to be taken back.
  func dispatch(
    _ request: borrowing Request, from origin: Origin, into writer: inout Writer, at desk: some Desk
  ) -> Progress {
    var faults = Faults()
    let meta = readMeta(request, &faults)
    let language = meta?.value.language ?? .english
    guard let index = methods.index(named: request.text.extracting(request.envelope.method)) else {
      let answered = Answered(method: methodCount, isKnown: false, language: language)
      return .refused(Refusal(.methodNotFound), answered, nil)
    }
    var call = Call(
      methods.rows[index], at: index, meta: meta, peer: origin.peer, received: origin.received,
      loop: origin.loop)
    do throws(Refusal) {
      call.caller = try gate.identify(call)
      try gate.authorize(call)
      if origin.isDraining { throw Refusal(.shuttingDown) }
      try call.caller?.quota.take(call.method.effect, at: origin.received)
      var params = Params(request.text.extracting(request.envelope.params ?? 0..<0), consume faults)
      switch routes[index] {
      case .read(let answer):
        try answer(call, &params, &writer)
        return .written(
          Answered(method: index, isKnown: call.caller != nil, language: language))
      case .recorded(let answer, let prepare):
        if call.caller?.readsOnRecord == true {
          return try begin(prepare, call, &params, request.id, origin, desk)
        }
        try answer(call, &params, &writer)
        return .written(
          Answered(method: index, isKnown: call.caller != nil, language: language))
      case .deferred(let prepare):
        return try begin(prepare, call, &params, request.id, origin, desk)
      case .stream(let open):
        return try self.open(open, call, &params, origin, &writer, desk)
      }
    } catch {
      return refuse(error, call, request.id, origin, desk)
    }
  }

  private func answered(_ call: borrowing Call) -> Answered {
    Answered(method: call.index, isKnown: call.caller != nil, language: call.language)
  }

  func effect(of method: Int) -> Method.Effect { methods.rows[method].effect }

  /// A request's call, put together anew for who wants to tell of it.
  func call(_ request: borrowing Request, of method: Int, from origin: Origin) -> Call {
    var faults = Faults()
    var call = Call(
      methods.rows[method], at: method, meta: readMeta(request, &faults), peer: origin.peer,
      received: origin.received, loop: origin.loop)
    call.caller = (try? gate.identify(call)) ?? nil
    return call
  }

  private typealias Prepare =
    @Sendable (Call, inout Params) throws(Refusal) -> @Sendable (Reply) -> Void

  private func begin(
    _ prepare: Prepare, _ call: Call, _ params: inout Params, _ id: Span<UInt8>, _ origin: Origin,
    _ desk: some Desk
  ) throws(Refusal) -> Progress {
    let start = try prepare(call, &params)
    try enter(call, origin)
    start(desk.reply(to: call, id: id))
    return .deferred
  }

  private typealias OpenStream =
    @Sendable (Call, inout Params, StreamPort) throws(Refusal) -> Opening

  private func open(
    _ open: OpenStream, _ call: Call, _ params: inout Params, _ origin: Origin,
    _ writer: inout Writer, _ desk: some Desk
  ) throws(Refusal) -> Progress {
    let port = desk.port()
    switch try open(call, &params, port) {
    case .result(let json):
      writer.raw(json.span)
      return .written(answered(call))
    case .stream(let handler):
      do throws(Refusal) {
        if origin.isInBatch { throw Refusal(.streamInBatch) }
        try enter(call, origin)
      } catch {
        handler.close()
        throw error
      }
      return .opened(handler, port, call)
    }
  }

  /// Counts a call that will be answered later. What ends it lets its caller's quota go.
  private func enter(_ call: Call, _ origin: Origin) throws(Refusal) {
    if let limit = origin.isFull { throw Refusal(.tooManyCalls, limit) }
    try call.caller?.quota.enter()
  }

  private func refuse(
    _ refusal: Refusal, _ call: Call, _ id: Span<UInt8>, _ origin: Origin, _ desk: some Desk
  ) -> Progress {
    do throws(Refusal) {
      let isRecorded = try gate.record(refusal, call) { () throws(Refusal) in
        try enter(call, origin)
        return desk.reply(to: call, id: id)
      }
      return isRecorded ? .deferred : .refused(refusal, answered(call), call.caller)
    } catch {
      return .refused(error, answered(call), call.caller)
    }
  }

  /// Whether a peer is known by its uid alone, without any call of its own.
  func knows(_ origin: Origin) -> Bool {
    guard let row = methods.rows.first else { return false }
    let call = Call(
      row, at: 0, meta: nil, peer: origin.peer, received: origin.received, loop: origin.loop)
    let caller = try? gate.identify(call)
    return caller != nil
  }

  private func readMeta(_ request: borrowing Request, _ faults: inout Faults) -> SharedMeta? {
    guard let range = request.envelope.meta else { return nil }
    var reader = Reader(request.text.extracting(range))
    return SharedMeta(Meta(&reader, &faults))
  }
}
