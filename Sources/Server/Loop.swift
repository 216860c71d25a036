import JSON
import RPC
import Sockets

/// One thread's share of the connections: reads frames, has them dispatched, sends the answers.
final class Loop {
  /// What other threads tell a loop.
  enum Message: Sendable {
    case adopt(Handoff, Peer, Admission.Pass)
    case answer(connection: UInt64, call: UInt64, Outcome)
    /// A stream may have something to send.
    case wake(connection: UInt64, call: UInt64)
    /// Take nothing new, finish what runs.
    case drain
    /// A question that is answered at once, on the loop's thread.
    case ask(@Sendable (Loop) -> Void)
  }

  let number: Int
  private(set) var configuration: Configuration
  let dispatcher: Dispatcher
  let clock: @Sendable () -> Timestamp
  let mailbox: Mailbox<Message>
  /// Called when nothing has happened for a while, so that snapshots can be let go.
  private let rest: @Sendable (Int) -> Void
  private var events: EventLoop
  var connections: [UInt64: Connection] = [:]
  private var nextToken: UInt64 = 0
  /// By when a draining loop ends what still runs; nil as long as it does not drain.
  var drainDeadline: Deadline?
  private var messages: [Message] = []
  /// Connections that are to have a turn in this round, and those that have it now.
  var scheduled: [Connection] = []
  var turns: [Connection] = []
  /// When the loop looks for what has taken too long.
  private var nextExpiry = Deadline.after(Loop.tick)
  var scanner = Scanner()
  /// Where answers are written before they go out; empty between two frames' processing.
  var answers = Writer(capacity: 64 << 10)
  /// The time of this round.
  var now: Timestamp
  /// The same by the monotonic clock, in nanoseconds.
  var moment: UInt64
  var counters: Counters
  /// How many frames were handled in this turn.
  var turnFrames = 0
  /// The calls answered in this turn.
  var tally = Tally()
  /// Up to when the loop's time has been accounted for, in search of calls that take long.
  var accountedFor: UInt64
  let log: Log
  /// Whether the log tells of every call.
  private(set) var tellsReads: Bool

  private static let tick = Duration.seconds(1)
  /// From so many frames in a turn on, peers that share the core are let run before the next one: more
  /// frames then come together. With fewer, waiting for the core again would delay the callers.
  private static let crowdFramesMin = 8

  init(number: Int, parts: Parts) throws(SocketError) {
    self.number = number
    configuration = parts.configuration
    dispatcher = parts.dispatcher
    clock = parts.clock
    rest = parts.rest
    events = try EventLoop()
    mailbox = Mailbox(waker: events.waker)
    now = parts.clock()
    moment = MonotonicClock.nanoseconds()
    accountedFor = moment
    counters = Counters(methods: parts.dispatcher.methodCount)
    log = parts.log
    tellsReads = parts.log.tells(.debug)
  }

  /// What all loops of a server share.
  struct Parts: Sendable {
    let configuration: Configuration
    let dispatcher: Dispatcher
    let clock: @Sendable () -> Timestamp
    let rest: @Sendable (Int) -> Void
    let log: Log
  }

  var isDraining: Bool { drainDeadline != nil }

  /// Runs until it has been drained and its last connection is gone.
  func run() throws(SocketError) {
    while !(isDraining && connections.isEmpty) {
      if turnFrames >= Self.crowdFramesMin { Thread.yield() }
      turnFrames = 0
      let ready = try events.wait(timeout: scheduled.isEmpty ? nextExpiry.remaining : .zero)
      now = clock()
      moment = MonotonicClock.nanoseconds()
      accountedFor = moment
      for index in ready { handle(events[index]) }
      drainMailbox()
      serveScheduled()
      if nextExpiry.isPast(at: moment) {
        if ready.isEmpty { rest(number) }
        expire()
      }
    }
  }

  private func handle(_ event: EventLoop.Event) {
    guard let connection = connections[event.token] else { return }
    if event.readiness.isWritable { serve(connection) }
    guard event.readiness.isReadable, connections[event.token] === connection else { return }
    read(connection)
  }

  private func drainMailbox() {
    mailbox.drain(into: &messages)
    for message in messages {
      switch message {
      case .adopt(let handoff, let peer, let pass): adopt(handoff, peer, pass)
      case .answer(let token, let call, let outcome): finish(token, call, outcome)
      case .wake(let token, let call): wake(token, call)
      case .drain: drain()
      case .ask(let question): question(self)
      }
    }
    messages.removeAll(keepingCapacity: true)
  }

  private func adopt(_ handoff: Handoff, _ peer: Peer, _ pass: Admission.Pass) {
    guard !isDraining, let descriptor = handoff.take() else { return }
    nextToken += 1
    let connection = Connection(
      token: nextToken, peer: peer, descriptor: descriptor, admission: pass, since: now)
    connection.frameDeadline = .after(configuration.frameTimeout, from: moment)
    do throws(SocketError) {
      try events.register(connection.descriptor, token: connection.token, interests: .read)
      connections[connection.token] = connection
      if dispatcher.knows(origin(connection)) { pass.becomeKnown() }
    } catch {
      // Without a registration the peer would wait for ever: it is closed here instead.
    }
  }

  /// Takes other limits over, for what comes from now on, and looks how much the log tells.
  func adjust(_ configuration: Configuration) {
    self.configuration = configuration
    tellsReads = log.tells(.debug)
  }

  /// Closes what has finished, and waits for what the connection can do next.
  func settle(_ connection: Connection) {
    if connection.isClosing && connection.isIdle { return close(connection) }
    if canGoOn(connection) { schedule(connection) }
    let interests = EventLoop.Interests(
      reads: !connection.isClosing && !isThrottled(connection),
      writes: !connection.output.isEmpty)
    guard interests.rawValue != connection.interests.rawValue else { return }
    connection.interests = interests
    do throws(SocketError) {
      try events.modify(connection.descriptor, token: connection.token, interests: interests)
    } catch {
      close(connection)
    }
  }

  /// A peer that does not read its answers is not read from.
  func isThrottled(_ connection: Connection) -> Bool {
    connection.output.count > configuration.queuedBytesMax
  }

  /// Whether the connection has something to do for which it need not wait for its peer.
  private func canGoOn(_ connection: Connection) -> Bool {
    (connection.isStalled && !isThrottled(connection)) || canPump(connection)
  }

  /// Lets go of a connection and of all of its calls: nobody waits for them any more.
  func close(_ connection: Connection) {
    guard connections.removeValue(forKey: connection.token) != nil else { return }
    for number in Array(connection.calls.keys) {
      guard let call = connection.remove(number) else { continue }
      switch call.work {
      case .stream(let stream): stream.close()
      case .deferred(let ticket): _ = ticket.withdraw(.cancelled)
      }
      note(call, Refusal(.cancelled))
    }
  }

  /// Sees to it that the loop wakes when a call's time is up.
  func noteDeadline(_ deadline: Deadline) { nextExpiry = .earlier(nextExpiry, deadline) }

  /// Gives up on peers that leave a frame unfinished or their answers unread for too long, on strangers
  /// that ask for nothing, and on calls whose time is up.
  private func expire() {
    nextExpiry = .after(Self.tick)
    if drainDeadline?.isPast == true { endDrain() }
    for connection in Array(connections.values) {
      if connection.isOverdue {
        if !connection.input.isEmpty { counters.framesCutOff += 1 }
        close(connection)
        continue
      }
      expireCalls(connection)
      if connection.leaveDeadline?.isPast == true {
        connection.isClosing = true
        schedule(connection)
      }
    }
  }

  private func expireCalls(_ connection: Connection) {
    for (number, call) in connection.calls {
      if call.expiry.isPast {
        withdraw(number, .deadlineExceeded, connection)
      } else {
        noteDeadline(call.expiry)
      }
    }
    recheckStreams(connection)
    if answers.count > 0 { queueAnswers(connection) }
  }
}
