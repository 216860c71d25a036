import JSON
import RPC
import Sockets

/// One thread's share of the connections: reads frames, has them dispatched, sends the answers.
final class Loop {
  /// What other threads tell a loop.
  enum Message: Sendable {
    case adopt(Handoff, Peer)
    case answer(connection: UInt64, call: UInt64, Outcome)
    /// Take nothing new, finish what runs.
    case stop
  }

  let number: Int
  let configuration: Configuration
  let dispatcher: Dispatcher
  let clock: @Sendable () -> Timestamp
  let mailbox: Mailbox<Message>
  /// Called when nothing has happened for a while, so that snapshots can be let go.
  private let rest: @Sendable (Int) -> Void
  private var events: EventLoop
  var connections: [UInt64: Connection] = [:]
  private var nextToken: UInt64 = 0
  private var isStopping = false
  private var messages: [Message] = []
  /// Connections that got answers in this round and have not been flushed.
  var touched: [Connection] = []
  var scanner = Scanner()
  /// Where answers are written before they go out; empty between two frames' processing.
  var answers = Writer(capacity: 64 << 10)
  /// The time of this round.
  var now: Timestamp

  private static let tick = Duration.seconds(1)

  init(number: Int, parts: Parts) throws(SocketError) {
    self.number = number
    configuration = parts.configuration
    dispatcher = parts.dispatcher
    clock = parts.clock
    rest = parts.rest
    events = try EventLoop()
    mailbox = Mailbox(waker: events.waker)
    now = parts.clock()
  }

  /// What all loops of a server share.
  struct Parts: Sendable {
    let configuration: Configuration
    let dispatcher: Dispatcher
    let clock: @Sendable () -> Timestamp
    let rest: @Sendable (Int) -> Void
  }

  /// Runs until it has been stopped and its last connection is gone.
  func run() throws(SocketError) {
    var nextTick = Deadline.after(Self.tick)
    while !(isStopping && connections.isEmpty) {
      Thread.yield()
      let ready = try events.wait(timeout: Self.tick)
      now = clock()
      for index in ready { handle(events[index]) }
      drainMailbox()
      flushTouched()
      if ready.isEmpty { rest(number) }
      if nextTick.remaining == .zero {
        nextTick = .after(Self.tick)
        expire()
      }
    }
  }

  private func handle(_ event: EventLoop.Event) {
    guard let connection = connections[event.token] else { return }
    if event.readiness.isWritable {
      flush(connection)
      resume(connection)
    }
    if event.readiness.isReadable { read(connection) }
  }

  private func drainMailbox() {
    mailbox.drain(into: &messages)
    for message in messages {
      switch message {
      case .adopt(let handoff, let peer): adopt(handoff, peer)
      case .answer(let token, let call, let outcome): finish(token, call, outcome)
      case .stop: stop()
      }
    }
    messages.removeAll(keepingCapacity: true)
  }

  private func adopt(_ handoff: Handoff, _ peer: Peer) {
    guard !isStopping, let descriptor = handoff.take() else { return }
    nextToken += 1
    let connection = Connection(token: nextToken, peer: peer, descriptor: descriptor)
    do throws(SocketError) {
      try events.register(connection.descriptor, token: connection.token, interests: .read)
      connections[connection.token] = connection
    } catch {
      // Without a registration the peer would wait for ever: it is closed here instead.
    }
  }

  private func stop() {
    isStopping = true
    for connection in Array(connections.values) {
      connection.isClosing = true
      settle(connection)
    }
  }

  /// Closes what has finished, and waits for what the connection can do next.
  func settle(_ connection: Connection) {
    if connection.isClosing && connection.isIdle { return close(connection) }
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

  /// A peer that does not read its answers, or has too many calls running, is not read from.
  func isThrottled(_ connection: Connection) -> Bool {
    connection.output.count > configuration.queuedBytesMax
      || connection.calls.count >= configuration.inFlightMax
  }

  func close(_ connection: Connection) {
    connections[connection.token] = nil
  }

  /// Gives up on peers that leave a frame unfinished or their answers unread for too long.
  private func expire() {
    for connection in Array(connections.values) {
      let deadlines = [connection.frameDeadline, connection.outputDeadline]
      if deadlines.contains(where: { $0?.remaining == .zero }) { close(connection) }
    }
  }
}
