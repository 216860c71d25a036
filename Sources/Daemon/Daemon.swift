import API
import Crypto
import RPC
import Server
import Service
package import Sockets
import Storage
import Synchronization

/// The composition root: makes the parts, hands each what it needs, starts and stops them in order.
package enum Daemon {
  package struct Options: Sendable {
    package var data: DataDirectory
    package var socket: SocketPath
    package var limits = Limits()

    package init(data: DataDirectory, socket: SocketPath) {
      self.data = data
      self.socket = socket
    }
  }

  /// Serves until SIGTERM or SIGINT, then finishes what runs.
  package static func serve(_ options: Options, until signals: borrowing SignalSource) throws {
    let log = Log()
    let notifier = Notifier.take()
    let lock = try openedLock(options.data)
    defer { withExtendedLifetime(lock) {} }
    let keys = try KeyRing.load(at: options.data.keys)
    let resting = Mutex<Service?>(nil)
    let database = try options.data.open(
      create: false, readersShouldRest: { resting.withLock { $0 }?.restAll() },
      onFatal: { error in
        log.write("fatal: a commit could not be made durable: \(error)")
        ProcessLimits.exitAtOnce(1)
      })
    defer { database.close() }
    let workers = Workers(threads: 2)
    let service = try Service(
      parts(options, workers, log), database: database, keys: keys)
    resting.withLock { $0 = service }
    let listener = try listener(options.socket)
    let path = listener.path
    let state = ServingState()
    var parts = Server.Parts(
      dispatcher(service, state), state: state, control: ServerControl(), clock: { clock() },
      rest: { service.rest($0) })
    parts.heartbeatInterval = notifier.watchdogInterval
    parts.beat = { notifier.send("WATCHDOG=1") }
    var server = try Server(options.limits.server, listener: listener, parts: parts)
    log.write("serving \(path)")
    notifier.send("READY=1\nSTATUS=serving \(path)")
    try server.serve(until: signals)
    notifier.send("STOPPING=1\nSTATUS=finishing what runs")
    try server.drain()
    log.write("stopped")
  }

  /// The socket that the service manager has passed on, or one of the server's own.
  private static func listener(_ path: SocketPath) throws(SocketError) -> Listener {
    if let passedOn = try Activation.take() { return try Listener(passedOn: passedOn) }
    return try Listener(path)
  }

  private static func openedLock(_ data: DataDirectory) throws -> DataLock {
    guard Folder.holds(data.database) else {
      throw DaemonError("there is no database in \(data.path); run: cardd init --data \(data.path)")
    }
    return try data.lock()
  }

  private static func clock() -> Timestamp {
    Timestamp(milliseconds: SystemClock.millisecondsSinceEpoch)
  }

  private static func parts(
    _ options: Options, _ workers: Workers, _ log: Log
  ) -> Service.Parts {
    var parts = Service.Parts(
      clock: { clock() }, random: .system, passwordCost: .standard,
      loops: options.limits.server.loops,
      workers: { workers.run($0) }, log: { log.write($0) })
    parts.limits = options.limits.service
    return parts
  }

  /// Every method has exactly one route, the server's own or the service's.
  private static func dispatcher(_ service: Service, _ state: ServingState) -> Dispatcher {
    var routes = service.routes
    routes[Endpoints.rpcPing.index] = Builtins.ping
    routes[Endpoints.rpcHealth.index] = Builtins.health(state)
    routes[Endpoints.rpcDiscover.index] = Builtins.discover(service)
    let complete = zip(Methods.rows, routes).map { row, route in
      guard let route else { preconditionFailure("\(row.name) has no route") }
      return route
    }
    return Dispatcher(methods: MethodTable(Methods.rows), routes: complete, gate: service)
  }
}

/// Lines for the operator, on standard error.
struct Log: Sendable {
  func write(_ line: String) { StandardError.write("cardd: \(line)\n") }
}
