import JSON
package import RPC
package import Sockets
import Synchronization

/// A listening server: accepts peers and spreads them over its loops until a signal stops it.
package struct Server: ~Copyable {
  private let configuration: Configuration
  private var listener: Listener
  private var events: EventLoop
  private let mailbox: Mailbox<LoopEnded>
  private let loops: [Mailbox<Loop.Message>]
  private let admission: Admission
  private let state: ServingState
  private var nextLoop = 0

  /// A loop has run to its end.
  struct LoopEnded: Sendable {}

  private enum Token {
    static let listener: UInt64 = 1
    static let signals: UInt64 = 2
  }

  /// Starts the loops; peers are accepted as soon as `run` is called.
  ///
  /// - Parameters:
  ///   - clock: the wall clock.
  ///   - state: what `rpc.health` tells; the server changes it when it drains.
  ///   - rest: told the number of a loop that has nothing to do.
  package init(
    _ configuration: Configuration, listener: consuming Listener, dispatcher: Dispatcher,
    state: ServingState = ServingState(), clock: @escaping @Sendable () -> Timestamp,
    rest: @escaping @Sendable (Int) -> Void
  ) throws(SocketError) {
    let events = try EventLoop()
    let mailbox = Mailbox<LoopEnded>(waker: events.waker)
    let parts = Loop.Parts(
      configuration: configuration, dispatcher: dispatcher, clock: clock, rest: rest)
    var loops: [Mailbox<Loop.Message>] = []
    for number in 0..<configuration.loops {
      loops.append(try Self.start(number, parts, mailbox))
    }
    self.configuration = configuration
    self.listener = listener
    self.events = events
    self.mailbox = mailbox
    self.loops = loops
    self.state = state
    admission = Admission(configuration.connections)
  }

  /// Starts a loop on its own thread; returns where to reach it.
  static func start(
    _ number: Int, _ parts: Loop.Parts, _ ended: Mailbox<LoopEnded>
  ) throws(SocketError) -> Mailbox<Loop.Message> {
    let loop = try Loop(number: number, parts: parts)
    let mailbox = loop.mailbox
    let slot = Mutex<Loop?>(loop)
    _ = try Thread(name: "cardd-loop-\(number)") {
      let loop = slot.withLock { $0.take() }
      do throws(SocketError) {
        try loop?.run()
      } catch {
        fatalError("an event loop failed: \(error)")
      }
      ended.post(LoopEnded())
    }
    return mailbox
  }

  /// Accepts until SIGTERM or SIGINT, then drains: nothing new is taken, newcomers are told so, what
  /// runs is finished, at most for `stopTimeout`.
  package mutating func run(until signals: borrowing SignalSource) throws(SocketError) {
    try events.register(listener.descriptor, token: Token.listener, interests: .read)
    try events.register(signals.descriptor, token: Token.signals, interests: .read)
    var isRunning = true
    while isRunning {
      for index in try events.wait(timeout: nil) {
        if events[index].token == Token.listener { try acceptAll() }
      }
      while let signal = try signals.next() {
        if signal != .hangup { isRunning = false }
      }
    }
    try stop()
  }

  private mutating func acceptAll() throws(SocketError) {
    while true {
      switch try listener.accept() {
      case .connection(let descriptor, let identity):
        admit(descriptor, Peer(uid: identity.uid, gid: identity.gid, pid: identity.pid))
      case .empty: return
      case .aborted: continue
      case .exhausted(let shed):
        guard shed else { return try pauseAccepting() }
      }
    }
  }

  /// Gives the peer to a loop, or tells it why there is no place for it.
  private mutating func admit(_ descriptor: consuming Descriptor, _ peer: Peer) {
    do throws(Refusal) {
      if state.status == .notServing { throw Refusal(.shuttingDown) }
      let pass = try admission.admit(uid: peer.uid)
      loops[nextLoop].post(.adopt(Handoff(descriptor), peer, pass))
      nextLoop = (nextLoop + 1) % loops.count
    } catch {
      var writer = JSON.Writer(capacity: 1024)
      let start = writer.beginFrame()
      writer.refusal(id: Span(), error, .english)
      writer.endFrame(start)
      // What a new socket's buffer does not take is lost: the peer sees the end all the same.
      _ = try? descriptor.write(writer.bytes)
    }
  }

  /// Out of descriptors, and not even the reserve is left: the peers wait in the backlog for a moment,
  /// so that the loop does not spin on them.
  private mutating func pauseAccepting() throws(SocketError) {
    try events.modify(listener.descriptor, token: Token.listener, interests: [])
    _ = try events.wait(timeout: .milliseconds(100))
    try events.modify(listener.descriptor, token: Token.listener, interests: .read)
  }

  private mutating func stop() throws(SocketError) {
    state.stop()
    for loop in loops { loop.post(.drain) }
    // The loops end by themselves; a second more than they have is for one that hangs.
    let deadline = Deadline.after(configuration.stopTimeout + .seconds(1))
    var ended = 0
    var messages: [LoopEnded] = []
    while ended < loops.count, let left = deadline.remaining, left > .zero {
      for index in try events.wait(timeout: left) {
        if events[index].token == Token.listener { try acceptAll() }
      }
      mailbox.drain(into: &messages)
      ended += messages.count
    }
  }
}
