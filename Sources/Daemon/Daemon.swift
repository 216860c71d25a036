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
    let settings: Settings
    /// Where the settings come from, and come from again on SIGHUP.
    let sources: Settings.Sources
    /// The program's.
    let version: String

    package init(_ sources: Settings.Sources, version: String) throws(SettingFaults) {
      settings = try sources.settings()
      self.sources = sources
      self.version = version
    }
  }

  /// Serves until SIGTERM, SIGINT or `server.drain`, then finishes what runs. SIGHUP reloads.
  package static func serve(_ options: Options, until signals: borrowing SignalSource) throws {
    let notifier = Notifier.take()
    let log = try startedLog(options.settings.logLevel)
    defer { log.close() }
    let lock = try openedLock(options.settings.data)
    defer { withExtendedLifetime(lock) {} }
    let keys = try KeyRing.load(at: options.settings.data.keys)
    let resting = Mutex<Service?>(nil)
    let database = try options.settings.data.open(
      create: false, readersShouldRest: { resting.withLock { $0 }?.restAll() },
      onFatal: { error in
        log.write(.error, "a commit could not be made durable: \(error)")
        log.close()
        ProcessLimits.exitAtOnce(1)
      })
    defer { database.close() }
    let installation = Installation(options: options, log: log, database: database)
    let service = try Service(installation.serviceParts, database: database, keys: keys)
    resting.withLock { $0 = service }
    try serve(installation, service, notifier, until: signals)
  }

  private static func serve(
    _ installation: Installation, _ service: Service, _ notifier: Notifier,
    until signals: borrowing SignalSource
  ) throws {
    let log = installation.log
    let listener = try listener(installation.options.settings.socket)
    let path = listener.path
    var server = try Server(
      installation.options.settings.limits.server, listener: listener,
      parts: installation.serverParts(service, notifier))
    try installation.startMetricsFile()
    let schedule = try Schedule.start(service)
    let outcome = Result {
      log.announce("serving \(path)")
      notifier.send("READY=1\nSTATUS=serving \(path)")
      try server.serve(until: signals)
      log.announce("stopping: what runs is finished")
      notifier.send("STOPPING=1\nSTATUS=finishing what runs")
      try server.drain()
    }
    schedule.stop()
    try outcome.get()
    log.announce("stopped")
  }

  /// A log to standard error, on a thread of its own.
  private static func startedLog(_ level: LogLevel) throws(SocketError) -> Log {
    var parts = Log.Parts(clock: { clock() }, output: { StandardError.writeAll($0) })
    parts.level = level.level
    parts.hasPrefixes = StandardError.isJournal
    parts.isPrivate = { Service.holdsCardNumber($0) }
    let log = Log(parts)
    _ = try Thread(name: "cardd-log") { log.run() }
    return log
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

  static func clock() -> Timestamp {
    Timestamp(milliseconds: SystemClock.millisecondsSinceEpoch)
  }
}
