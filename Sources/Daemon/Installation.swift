import API
import RPC
import Server
import Service
import Sockets
import Storage

/// What an installation's parts are made of, and how they know of each other.
struct Installation: Sendable {
  let options: Daemon.Options
  let log: Log
  let control = ServerControl()
  /// As the last reload left them.
  let inForce: SettingsInForce
  private let database: Database
  private let workers = Workers(threads: 2)
  private let channelGauge = ChannelGauge()
  private let state = ServingState()
  private let administration: Administration

  init(options: Daemon.Options, log: Log, database: Database) {
    self.options = options
    self.log = log
    self.database = database
    let settings = options.settings
    let inForce = SettingsInForce(settings)
    self.inForce = inForce
    let facts = Administration.Facts(
      version: options.version, pid: ProcessLimits.pid, startedAt: Daemon.clock(),
      loops: settings.limits.server.loops,
      limits: {
        let limits = inForce.settings.limits
        return Limit.all.map { ($0.name, $0.value(in: limits)) }
      })
    administration = Administration(
      facts, control, state,
      Surroundings(
        storage: { Self.figures(database) }, channels: { [channelGauge] in channelGauge.figures },
        workers: workers, log: log),
      clock: { Daemon.clock() })
  }

  var serviceParts: Service.Parts {
    let (workers, log, control) = (workers, log, control)
    let limits = options.settings.limits
    var parts = Service.Parts(
      clock: { Daemon.clock() }, random: .system, passwordCost: .standard,
      loops: limits.server.loops, workers: { workers.run($0) },
      log: { log.write(.error, $0) })
    parts.limits = limits.service
    parts.channelGauge = channelGauge
    let own = PeerIdentity.own
    parts.identity = Peer(uid: own.uid, gid: own.gid, pid: own.pid)
    parts.connections = ConnectionLimits(limits)
    parts.drain = { control.drain() }
    let backups = options.settings.data.backups
    parts.backups = {
      do throws(SocketError) {
        try Folder.makePrivate(backups)
        return backups
      } catch {
        log.write(.error, "server.backup: \(error)")
        return nil
      }
    }
    return parts
  }

  func serverParts(_ service: Service, _ notifier: Notifier) -> Server.Parts {
    var parts = Server.Parts(
      dispatcher(service), state: state, control: control, log: log, clock: { Daemon.clock() },
      rest: { service.rest($0) })
    parts.heartbeatInterval = notifier.watchdogInterval
    parts.beat = { notifier.send("WATCHDOG=1") }
    let reload = Reload(self, service, notifier)
    parts.reload = { reload.run() }
    return parts
  }

  func startMetricsFile() throws(SocketError) {
    guard let path = options.settings.metricsFile else { return }
    let administration = administration
    try MetricsFile.start(MetricsFile(path, log) { administration.gatherMetrics($0) })
  }

  /// Every method has exactly one route, the server's own or the service's.
  private func dispatcher(_ service: Service) -> Dispatcher {
    var routes = service.routes
    routes[Endpoints.rpcPing.index] = Builtins.ping
    routes[Endpoints.rpcHealth.index] = Builtins.health(state)
    routes[Endpoints.rpcDiscover.index] = Builtins.discover(service)
    routes[Endpoints.serverInfo.index] = administration.info
    routes[Endpoints.serverStats.index] = administration.stats
    routes[Endpoints.serverConnections.index] = administration.connections
    routes[Endpoints.serverInflight.index] = administration.inflight
    let complete = zip(Methods.rows, routes).map { row, route in
      guard let route else { preconditionFailure("\(row.name) has no route") }
      return route
    }
    return Dispatcher(methods: MethodTable(Methods.rows), routes: complete, gate: service)
  }

  private static func figures(_ database: Database) -> Surroundings.Storage {
    let (files, writer) = (database.fileBytes, database.writer.statistics)
    var figures = Surroundings.Storage()
    (figures.dataBytes, figures.logBytes) = (files.data, files.log)
    (figures.queued, figures.commits, figures.writes) = (writer.queued, writer.commits, writer.jobs)
    figures.largestGroup = writer.largestGroup
    figures.groupSizes = writer.groupSizes.map { ($0.upTo, $0.count) }
    return figures
  }
}

extension ChannelGauge {
  fileprivate var figures: Surroundings.Channels {
    var figures = Surroundings.Channels()
    (figures.unbindingsWaiting, figures.late) = (unbindingsWaiting, channelsLate)
    return figures
  }
}
