import Sockets
import Synchronization

/// The I/O thread of a client. It alone touches sockets; callers reach it through the mailbox and through
/// what a `Connection` shares.
struct Loop: ~Copyable {
  enum Command: Sendable {
    case connect(Connection)
    /// There is something to send.
    case flush(Connection)
    case stop
  }

  /// Several callers that got an answer will soon ask again. For so long after that the thread looks for
  /// their calls instead of sleeping: waking it would take about as long (on two cores the calls of 64
  /// tasks become half as fast again).
  private static let pollNanoseconds: UInt64 = 50_000
  /// How many calls answered at once mean that more are on their way.
  private static let busyDeliveriesMin = 2

  /// How long to wait before a server that is too busy to accept is asked again.
  private static let busyPause = Duration.milliseconds(5)

  private var events: EventLoop
  private let mailbox: Mailbox<Command>
  private let path: SocketPath
  private let connectTimeout: Duration
  private var links: [UInt64: Link] = [:]
  private var connecting: [(connection: Connection, deadline: Deadline)] = []
  private var commands: [Command] = []
  private var buffers = Link.Buffers()
  private var isRunning = true
  /// Until when the thread does not sleep; nil while it may.
  private var pollEnd: UInt64?

  /// Starts the thread. It takes no signals, and ends with the command `stop`.
  static func start(
    _ events: consuming sending EventLoop, _ mailbox: Mailbox<Command>, _ path: SocketPath,
    connectTimeout: Duration
  ) throws(SocketError) {
    let slot = Mutex<EventLoop?>(events)
    _ = try Thread(name: "card client", takesSignals: false) {
      guard let events = slot.withLock({ $0.take() }) else { return }
      var loop = Loop(events, mailbox, path, connectTimeout)
      loop.run()
    }
  }

  private init(
    _ events: consuming EventLoop, _ mailbox: Mailbox<Command>, _ path: SocketPath,
    _ connectTimeout: Duration
  ) {
    self.events = events
    self.mailbox = mailbox
    self.path = path
    self.connectTimeout = connectTimeout
  }

  private mutating func run() {
    var timeout: Duration?
    while isRunning {
      do throws(SocketError) {
        buffers.delivered = 0
        let ready = try events.wait(timeout: pollEnd == nil ? timeout : .zero)
        for index in ready { handle(events[index]) }
      } catch {
        preconditionFailure("the client's event loop failed: \(error)")
      }
      pollOrSleep()
      mailbox.drain(into: &commands)
      for command in commands { perform(command) }
      connectAll()
      timeout = expire()
    }
  }

  /// Decides whether the next wait may sleep. A thread that polls leaves its core to whoever wants it.
  private mutating func pollOrSleep() {
    if buffers.delivered >= Self.busyDeliveriesMin {
      pollEnd = MonotonicClock.nanoseconds() + Self.pollNanoseconds
    } else if let end = pollEnd {
      Thread.yield()
      if MonotonicClock.nanoseconds() > end { pollEnd = nil }
    }
  }

  private mutating func perform(_ command: Command) {
    switch command {
    case .connect(let connection): connecting.append((connection, .after(connectTimeout)))
    case .flush(let connection):
      guard let link = links[connection.serial] else { return }
      settle(link, link.flush(events))
    case .stop: stop(.closed)
    }
  }

  private mutating func handle(_ event: EventLoop.Event) {
    guard let link = links[event.token] else { return }
    if event.readiness.isReadable {
      guard settle(link, link.receive(&buffers)) else { return }
    }
    if event.readiness.isWritable { settle(link, link.flush(events)) }
  }

  /// Lets go of a link that failed, or that is done. False if it is gone.
  @discardableResult
  private mutating func settle(_ link: Link, _ failure: ClientError?) -> Bool {
    guard let error = failure ?? (link.connection.isDone ? .disconnected(.closedByPeer) : nil)
    else { return true }
    links[link.connection.serial] = nil
    link.connection.close(error, sent: link.sent)
    return false
  }

  // MARK: Connecting

  private mutating func connectAll() {
    let waiting = connecting
    connecting = []
    for (connection, deadline) in waiting {
      do throws(SocketError) {
        // The system waits only while the server's backlog is full, and then this thread looks after
        // the others in between.
        let socket = try ClientSocket(connectingTo: path, timeout: .milliseconds(1))
        let link = Link(connection, socket.intoDescriptor())
        try link.register(events)
        links[connection.serial] = link
        connection.connected()
        settle(link, link.flush(events))
      } catch .timedOut where deadline.remaining != .zero {
        connecting.append((connection, deadline))
      } catch {
        connection.close(.connect(error), sent: 0)
      }
    }
  }

  // MARK: Time

  /// Ends what has taken too long.
  ///
  /// - Returns: how long nothing can be late; nil if nothing ever can.
  private mutating func expire() -> Duration? {
    let now = MonotonicClock.nanoseconds()
    var earliest: UInt64?
    for link in links.values { note(link.connection.expire(now), &earliest) }
    for (connection, _) in connecting { note(connection.expire(now), &earliest) }
    let remaining = earliest.map { Duration.nanoseconds(Int64($0 > now ? $0 - now : 0)) }
    guard !connecting.isEmpty else { return remaining }
    return min(remaining ?? Self.busyPause, Self.busyPause)
  }

  private func note(_ deadline: UInt64?, _ earliest: inout UInt64?) {
    guard let deadline else { return }
    earliest = min(earliest ?? deadline, deadline)
  }

  private mutating func stop(_ error: ClientError) {
    isRunning = false
    for link in links.values { link.connection.close(error, sent: link.sent) }
    for (connection, _) in connecting { connection.close(error, sent: 0) }
    // A call may have asked for a connection while the end was on its way.
    mailbox.drain(into: &commands)
    for case .connect(let connection) in commands { connection.close(error, sent: 0) }
    links = [:]
    connecting = []
  }
}
