import API
package import Crypto
import Domain
package import RPC
package import Storage
import Synchronization

/// What the methods work with: the database, the keys, the clock. There is one for a process; nothing in
/// it is truth, that lies in the database.
package final class Service: Sendable {
  /// What is handed in, so that tests can hand in something else.
  package struct Parts: Sendable {
    package var clock: @Sendable () -> Timestamp
    package var random: Random
    package var passwordCost: ScryptCost
    /// How many event loops will read.
    package var loops: Int
    package var limits = ServiceLimits()
    /// Takes what is counted of channels.
    package var channelGauge = ChannelGauge()
    /// The process itself, as audit lines of its own work name it.
    package var identity = Peer(uid: 0, gid: 0, pid: 0)
    /// What `rpc.whoami` tells of the server that the service stands behind.
    package var connections = ConnectionLimits()
    /// Runs work on the worker pool; false if the pool has too much to do.
    package var workers: @Sendable (@escaping @Sendable () -> Void) -> Bool
    /// Takes what went wrong inside, for the log.
    package var log: @Sendable (String) -> Void
    /// Has the server finish what runs and stop.
    package var drain: @Sendable () -> Void = {}
    /// The folder for backups, made if it is missing; nil if that fails.
    package var backups: @Sendable () -> String? = { nil }

    package init(
      clock: @escaping @Sendable () -> Timestamp, random: Random, passwordCost: ScryptCost,
      loops: Int, workers: @escaping @Sendable (@escaping @Sendable () -> Void) -> Bool,
      log: @escaping @Sendable (String) -> Void
    ) {
      self.clock = clock
      self.random = random
      self.passwordCost = passwordCost
      self.loops = loops
      self.workers = workers
      self.log = log
    }
  }

  let database: Database
  let parts: Parts
  let keys: Keys
  /// What signals mean.
  let ruleset: Ruleset
  let identifiers: IdentifierSource
  let zones = Zones()
  let directory: Directory
  let watchers = Watchers()
  let auditChain: AuditChain
  /// The streams that follow the audit.
  let auditWatchers = Watchers()
  /// Whether somebody has the audit verified: one at a time, since it takes a worker.
  let isVerifying = Atomic(false)
  /// The same for backups.
  let isBackingUp = Atomic(false)
  /// Whether many cards are being counted: one at a time, for the same reason.
  let isScreening = Atomic(false)
  /// The tenants of whom a file is being read.
  let importing = Mutex<Set<TenantID>>([])
  let planning = ImportLine()
  let loginRates: LoginRates
  private let limits: Mutex<(own: ServiceLimits, connections: ConnectionLimits)>
  let running = RunningCalls()
  /// What each loop has answered, by its number.
  let cards: [CardCache]
  private let readers: [SharedReader]

  package init(
    _ parts: Parts, database: Database, keys: KeyRing
  ) throws {
    self.parts = parts
    self.database = database
    self.keys = try Keys(keys, random: parts.random)
    auditChain = try AuditChain(keys)
    try auditChain.adopt(in: database)
    ruleset = try Ruleset.inForce()
    // One for each loop, one for the workers, and of readers one more for what takes long.
    cards = (0...parts.loops).map { _ in CardCache() }
    readers = try (0...parts.loops + 1).map { _ in SharedReader(try database.makeReader()) }
    let highest = try Self.highestIdentifier(readers[0])
    identifiers = IdentifierSource(
      highestUsed: Int64(highest), random: parts.random,
      clock: { parts.clock().milliseconds })
    directory = Directory(parts.limits)
    loginRates = LoginRates(parts.limits)
    limits = Mutex((parts.limits, parts.connections))
  }

  /// The routes of the methods that the service carries out, by the method's place; nil for others.
  package var routes: [Route?] {
    var routes = Routes(self)
    PlatformService.register(in: &routes)
    AccessService.register(in: &routes)
    SessionService.register(in: &routes)
    TenantService.register(in: &routes)
    StoreService.register(in: &routes)
    AccountService.register(in: &routes)
    RoleService.register(in: &routes)
    CardService.register(in: &routes)
    PaymentService.register(in: &routes)
    AlertService.register(in: &routes)
    EntryService.register(in: &routes)
    ChannelService.register(in: &routes)
    EventService.register(in: &routes)
    SupportService.register(in: &routes)
    AuditService.register(in: &routes)
    return routes.table
  }

  /// Audit lines are written with everything else, so theirs is the highest id of all.
  private static func highestIdentifier(_ reader: SharedReader) throws -> Int {
    var highest = 0
    try reader.read { snapshot in
      highest = (try? snapshot.first("SELECT max(id) FROM audit") { $0.optionalInt(0) ?? 0 }) ?? 0
    }
    return highest
  }

  /// Whether a text holds a card number: then nobody keeps it.
  package static func holdsCardNumber(_ text: String) -> Bool {
    FreeText.containsCardNumber(text)
  }

  var now: Timestamp { parts.clock() }

  /// Seals with another ring's newest key from now on; a chore seals anew what older keys have sealed.
  ///
  /// - Returns: false, and nothing has changed, if the ring lacks a key of the one in use.
  package func adopt(_ keys: KeyRing) throws(CryptoError) -> Bool { try self.keys.adopt(keys) }

  /// The seal keys in use; the last one seals.
  package var sealKeys: [UInt32] {
    let keys = keys.sealKeys
    return keys.older.sorted() + [keys.current]
  }

  /// How long an attempt may run that begins now.
  var attemptTime: Duration { limits.withLock { $0.own.attemptTime } }

  /// What `rpc.whoami` tells of the server in front.
  var connectionLimits: ConnectionLimits { limits.withLock { $0.connections } }

  /// Has other limits hold, for calls that come from now on.
  package func adjust(_ own: ServiceLimits, _ connections: ConnectionLimits) {
    limits.withLock { $0 = (own, connections) }
    directory.adjust(own)
    loginRates.adjust(own)
  }

  /// The number of the reader that worker threads share.
  var workersReader: Int { readers.count - 2 }

  /// The number of the reader for what takes long: nobody else waits for it.
  var longReader: Int { readers.count - 1 }

  /// Reads through a snapshot of the numbered loop's own connection.
  ///
  /// - Parameter time: how long it may take; past it the call's deadline has passed.
  func read<R>(
    _ loop: Int, within time: Duration? = nil, _ body: (Snapshot) throws(Refusal) -> R
  ) throws(Refusal) -> R {
    var result: R?
    var refusal: Refusal?
    do throws(StorageError) {
      try readers[loop].read(within: time) { snapshot in
        do throws(Refusal) {
          result = try body(snapshot)
        } catch {
          refusal = error
        }
      }
    } catch {
      throw Refusal(storage: error)
    }
    if let refusal { throw refusal }
    guard let result else { preconditionFailure("a reader runs its body") }
    return result
  }

  /// Lets go of a loop's snapshot, so that the log can be emptied.
  package func rest(_ loop: Int) { readers[loop].rest() }

  /// The same for all, when the log has grown long.
  package func restAll() { for reader in readers { reader.rest() } }
}
