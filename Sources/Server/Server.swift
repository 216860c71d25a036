import JSON
package import RPC
package import Sockets
import Synchronization

/// A listening server: accepts peers and spreads them over its loops until a signal stops it.
package struct Server: ~Copyable {
  private(set) var configuration: Configuration
  var listener: Listener
  var events: EventLoop
  private let mailbox: Mailbox<Message>
  private var messages: [Message] = []
  let loops: [Mailbox<Loop.Message>]
  let admission: Admission
  let state: ServingState
  private var heartbeat: Heartbeat?
  private let reload: @Sendable () -> Void
  var nextLoop = 0
  private var endedLoops = 0
  private var isDrainAsked = false

  /// What other threads tell the server's own.
  enum Message: Sendable {
    /// A loop has run to its end.
    case loopEnded(Int)
    case drain
    case adjust(Configuration)
  }

  /// What the server works with beside its limits.
  package struct Parts: Sendable {
    let dispatcher: Dispatcher
    /// What `rpc.health` tells; the server changes it when it drains.
    let state: ServingState
    /// Reaches the server once it has been made.
    let control: ServerControl
    /// The wall clock.
    let clock: @Sendable () -> Timestamp
    /// Told the number of a loop that has nothing to do.
    let rest: @Sendable (Int) -> Void
    let log: Log
    /// How often the watchdog is to hear that all loops answer; nil without one.
    package var heartbeatInterval: Duration?
    package var beat: @Sendable () -> Void = {}
    /// Called on SIGHUP, on the thread that accepts: newcomers wait meanwhile.
    package var reload: @Sendable () -> Void = {}

    package init(
      _ dispatcher: Dispatcher, state: ServingState, control: ServerControl,
      log: Log, clock: @escaping @Sendable () -> Timestamp,
      rest: @escaping @Sendable (Int) -> Void
    ) {
      self.dispatcher = dispatcher
      self.state = state
      self.control = control
      self.clock = clock
      self.rest = rest
      self.log = log
    }
  }

  private enum Token {
    static let listener: UInt64 = 1
    static let signals: UInt64 = 2
  }

  /// Starts the loops; peers are accepted as soon as `serve` is called.
  package init(
    _ configuration: Configuration, listener: consuming Listener, parts: Parts
  ) throws(SocketError) {
    let events = try EventLoop()
    let mailbox = Mailbox<Message>(waker: events.waker)
    let loopParts = Loop.Parts(
      configuration: configuration, dispatcher: parts.dispatcher, clock: parts.clock,
      rest: parts.rest, log: parts.log)
    var loops: [Mailbox<Loop.Message>] = []
    for number in 0..<configuration.loops {
      loops.append(try Self.start(number, loopParts, mailbox))
    }
    self.configuration = configuration
    self.listener = listener
    self.events = events
    self.mailbox = mailbox
    self.loops = loops
    state = parts.state
    reload = parts.reload
    admission = Admission(configuration.connections)
    heartbeat = parts.heartbeatInterval.map {
      Heartbeat(every: $0, loops: configuration.loops, parts.beat)
    }
    parts.control.attach(mailbox, loops, admission)
  }

  /// Starts a loop on its own thread; returns where to reach it.
  static func start(
    _ number: Int, _ parts: Loop.Parts, _ server: Mailbox<Message>
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
      server.post(.loopEnded(number))
    }
    return mailbox
  }

  /// Accepts until SIGTERM, SIGINT or `ServerControl.drain`; `drain` has to follow. SIGHUP reloads.
  package mutating func serve(until signals: borrowing SignalSource) throws(SocketError) {
    try events.register(listener.descriptor, token: Token.listener, interests: .read)
    try events.register(signals.descriptor, token: Token.signals, interests: .read)
    while !isDrainAsked {
      try takeTurn(timeout: nil)
      while let signal = try signals.next() {
        if signal == .hangup { reload() } else { isDrainAsked = true }
      }
    }
    // A second one changes nothing, and would be reported again and again.
    try events.deregister(signals.descriptor)
  }

  /// Takes nothing new, tells newcomers so, and finishes what runs, at most for `stopTimeout`.
  package mutating func drain() throws(SocketError) {
    state.stop()
    for loop in loops { loop.post(.drain) }
    // The loops end by themselves; a second more than they have is for one that hangs.
    let deadline = Deadline.after(configuration.stopTimeout + .seconds(1))
    while endedLoops < loops.count, let left = deadline.remaining, left > .zero {
      try takeTurn(timeout: left)
    }
  }

  /// Waits for peers, messages or the next heartbeat, and sees to them.
  private mutating func takeTurn(timeout: Duration?) throws(SocketError) {
    let beat = heartbeat?.remaining
    let wait = [timeout, beat].compactMap(\.self).min()
    for index in try events.wait(timeout: wait) {
      if events[index].token == Token.listener { try acceptAll() }
    }
    mailbox.drain(into: &messages)
    for message in messages {
      switch message {
      case .drain: isDrainAsked = true
      case .adjust(let configuration): self.configuration = configuration
      case .loopEnded(let number):
        endedLoops += 1
        heartbeat?.end(number)
      }
    }
    heartbeat?.tick(loops)
  }

  /// No descriptor is left at all: the peers wait in the backlog for a moment, so that the loop does not
  /// spin on them.
  mutating func pauseAccepting() throws(SocketError) {
    try events.modify(listener.descriptor, token: Token.listener, interests: [])
    _ = try events.wait(timeout: Self.acceptPause)
    try events.modify(listener.descriptor, token: Token.listener, interests: .read)
  }

  private static let acceptPause = Duration.milliseconds(100)
}
