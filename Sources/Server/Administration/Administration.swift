import API
package import RPC

/// The methods about the server itself, for who operates it. Each asks the loops and answers when all
/// have: none of them waits, and the others' connections stay theirs.
package struct Administration: Sendable {
  /// What the server is told about itself.
  package struct Facts: Sendable {
    let version: String
    let pid: Int
    let startedAt: Timestamp
    let loops: Int
    /// The limits in force when it is asked, by name.
    let limits: @Sendable () -> [(name: String, max: Int)]

    package init(
      version: String, pid: Int, startedAt: Timestamp, loops: Int,
      limits: @escaping @Sendable () -> [(name: String, max: Int)]
    ) {
      self.version = version
      self.pid = pid
      self.startedAt = startedAt
      self.loops = loops
      self.limits = limits
    }
  }

  private let facts: Facts
  private let control: ServerControl
  private let state: ServingState
  private let surroundings: Surroundings
  private let clock: @Sendable () -> Timestamp
  private let methods: [StaticString]

  private static let runningCallsMax = 500
  private static let pageDefault: Int64 = 50

  package init(
    _ facts: Facts, _ control: ServerControl, _ state: ServingState, _ surroundings: Surroundings,
    clock: @escaping @Sendable () -> Timestamp,
    methods: [StaticString] = Methods.rows.map(\.name)
  ) {
    self.facts = facts
    self.control = control
    self.state = state
    self.surroundings = surroundings
    self.clock = clock
    self.methods = methods
  }

  /// `server.info`: nothing that a loop would have to be asked for.
  package var info: Route {
    .read { _, params, writer throws(Refusal) in
      _ = try ServerInfoParams(&params)
      let storage = surroundings.storage()
      let result = ServerInfoResult(
        version: facts.version, contract: "\(Discovery.edition)", startedAt: facts.startedAt,
        uptimeMs: clock().milliseconds - facts.startedAt.milliseconds, pid: Int64(facts.pid),
        loops: Int64(facts.loops), status: state.status,
        limits: facts.limits().map { ServerLimit(name: $0.name, max: Int64($0.max)) },
        dataBytes: Int64(storage.dataBytes), logBytes: Int64(storage.logBytes))
      result.write(to: &writer)
    }
  }

  /// `server.stats`
  package var stats: Route {
    .deferred { _, params throws(Refusal) in
      let format = try ServerStatsParams(&params).format ?? .json
      return { reply in
        gatherFigures { figures in
          var result = ServerStatsResult(format: format)
          if format == .openmetrics {
            result.text = figures.openMetrics
          } else {
            result.stats = figures.view
          }
          reply(.result(result.json))
        }
      }
    }
  }

  /// `server.connections`
  package var connections: Route {
    .deferred { _, params throws(Refusal) in
      let params = try ServerConnectionsParams(&params)
      let size = Int(params.pageSize ?? Self.pageDefault)
      let after = try Self.connection(of: params.pageToken)
      return { reply in
        control.gather({ $0.connections(after: after, atMost: size + 1) }) { parts in
          let all = parts.joined().sorted { $0.id < $1.id }
          var page = ServerConnectionsResult(connections: Array(all.prefix(size)))
          if all.count > size { page.nextPageToken = page.connections.last.map { "\($0.id)" } }
          reply(.result(page.json))
        }
      }
    }
  }

  /// `server.inflight`
  package var inflight: Route {
    .deferred { _, params throws(Refusal) in
      _ = try ServerInflightParams(&params)
      return { reply in
        control.gather({ $0.runningCalls(atMost: Self.runningCallsMax) }) { parts in
          let calls = parts.flatMap(\.calls).sorted { $0.runningMs > $1.runningMs }
          let result = ServerInflightResult(
            total: Int64(parts.reduce(0) { $0 + $1.total }),
            calls: Array(calls.prefix(Self.runningCallsMax)))
          reply(.result(result.json))
        }
      }
    }
  }

  /// Hands all metrics over as OpenMetrics text, on the thread of a loop; never if a loop hangs.
  package func gatherMetrics(_ body: @escaping @Sendable (String) -> Void) {
    gatherFigures { body($0.openMetrics) }
  }

  private func gatherFigures(_ body: @escaping @Sendable (ServerFigures) -> Void) {
    control.gather({ $0.report() }) { reports in
      guard var sum = reports.first else { return }
      for report in reports.dropFirst() { sum += report }
      body(figures(sum))
    }
  }

  private func figures(_ loops: LoopReport) -> ServerFigures {
    ServerFigures(
      uptime: .milliseconds(clock().milliseconds - facts.startedAt.milliseconds),
      startedAt: facts.startedAt, version: facts.version, methods: methods,
      loops: loops, admission: control.admissionCounts, storage: surroundings.storage(),
      channels: surroundings.channels(), workers: surroundings.workers.load,
      logLinesLeftOut: surroundings.log.leftOut)
  }

  /// The number of the connection behind which a page begins.
  private static func connection(of token: String?) throws(Refusal) -> Int {
    guard let token else { return 0 }
    guard let number = Int(token), number > 0, "\(number)" == token else {
      throw Refusal(violations: [FieldViolation("pageToken", .pageTokenInvalid)])
    }
    return number
  }
}
