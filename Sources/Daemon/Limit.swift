import RPC
package import Server
package import Service

/// Everything that is limited, at its default.
package struct Limits: Sendable {
  package var server = Configuration()
  package var service = ServiceLimits()

  package init() {}
}

/// A limit that an operator may set, by the name that refusals give it (`limit.slot`).
package struct Limit: Sendable {
  package let name: String
  package let description: String
  /// The largest value that makes sense.
  package let ceiling: Int
  private let read: @Sendable (Limits) -> Int
  private let write: @Sendable (inout Limits, Int) -> Void

  /// The value in force.
  package func value(in limits: Limits) -> Int { read(limits) }

  /// - Parameter value: from 1 to `ceiling`.
  package func set(_ value: Int, in limits: inout Limits) { write(&limits, value) }

  package static func named(_ name: String) -> Limit? {
    all.first { $0.name.utf8.elementsEqual(name.utf8) }
  }

  private static let ceilingDefault = 1_000_000_000

  package static let all: [Limit] = [
    Limit("connections", "connections in all") { \.server.connections.connectionsMax },
    Limit("connectionsBeforeLogin", "of peers that nobody knows") {
      \.server.connections.anonymousMax
    },
    Limit("connectionsPerUser", "of one user id") { \.server.connections.perUserMax },
    Limit("frameBytes", "of a frame, either way", atMost: Frame.hardBytesMax) {
      \.server.frameBytesMax
    },
    Limit(seconds: "frameSeconds", "for a frame, from its first byte to its last") {
      \.server.frameTimeout
    },
    Limit(seconds: "uploadSeconds", "for what a client streams to a call, to its end") {
      \.server.uploadTimeout
    },
    Limit(seconds: "unreadSeconds", "for which a peer may leave its answers unread") {
      \.server.writeTimeout
    },
    Limit(seconds: "strangerSeconds", "for which a peer that nobody knows may ask for nothing") {
      \.server.anonymousIdleTimeout
    },
    Limit(seconds: "drainSeconds", "for calls that run, when the server stops") {
      \.server.stopTimeout
    },
    Limit("callsInFlight", "unanswered calls of a connection") { \.server.inFlightMax },
    Limit("accountCallsInFlight", "of an account") { \.service.account.inFlightMax },
    Limit("tenantCallsInFlight", "of a merchant") { \.service.tenant.inFlightMax },
    Limit(rate: "accountReadsPerSecond", "of an account") { \.service.account.reads },
    Limit(rate: "accountWritesPerSecond", "of an account") { \.service.account.writes },
    Limit(rate: "accountLoginsPerSecond", "attempts to log in to an account") {
      \.service.accountLogins
    },
    Limit(rate: "tenantReadsPerSecond", "of a merchant") { \.service.tenant.reads },
    Limit(rate: "tenantWritesPerSecond", "of a merchant") { \.service.tenant.writes },
    Limit(rate: "tenantLoginsPerSecond", "attempts to log in of a merchant") {
      \.service.tenantLogins
    },
    Limit(seconds: "attemptSeconds", "for an attempt, before its outcome counts as unknown") {
      \.service.attemptTime
    },
    Limit(seconds: "syncSeconds", "for which channels may leave an unbinding unacknowledged") {
      \.service.syncTimeout
    },
  ]

  private init(
    _ name: String, _ description: String, atMost ceiling: Int = Limit.ceilingDefault,
    _ path: @escaping @Sendable () -> WritableKeyPath<Limits, Int>
  ) {
    (self.name, self.description, self.ceiling) = (name, description, ceiling)
    read = { $0[keyPath: path()] }
    write = { $0[keyPath: path()] = $1 }
  }

  private init(
    seconds name: String, _ description: String,
    _ path: @escaping @Sendable () -> WritableKeyPath<Limits, Duration>
  ) {
    (self.name, self.description, ceiling) = (name, description, Self.ceilingDefault)
    read = { Int($0[keyPath: path()].components.seconds) }
    write = { $0[keyPath: path()] = .seconds($1) }
  }

  /// A rate that is set keeps the share of it that may come at once.
  private init(
    rate name: String, _ description: String,
    _ path: @escaping @Sendable () -> WritableKeyPath<Limits, Rate>
  ) {
    (self.name, self.description, ceiling) = (name, description, Self.ceilingDefault)
    read = { $0[keyPath: path()].perSecond }
    write = { limits, value in
      let former = limits[keyPath: path()]
      limits[keyPath: path()] = Rate(
        perSecond: value, burst: value * max(1, former.burst / former.perSecond))
    }
  }
}
