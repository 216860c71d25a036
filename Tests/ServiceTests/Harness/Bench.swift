import API
import Crypto
import Domain
import Foundation
import RPC
import Service
import Storage
import Synchronization
import Testing

/// A service over a database of its own, in this process, with a clock that moves only when told to.
final class Bench: Sendable {
  let service: Service
  let clock: Clock
  let keys: KeyRing
  /// The first admin's, to be changed at the first login.
  let oneTimePassword: String
  /// Where its database lies.
  var path: String { database.path }
  private let database: Database
  private let reader: SharedReader
  private let folder: Folder
  private let routes: [Route?]

  /// - Parameter place: where its files are made; in memory, many commits take no time.
  init(at start: String = "2026-08-15T02:00:00.000Z", in place: String = "/tmp") throws {
    let clock = Clock(start)
    let folder = try Folder(in: place)
    var configuration = Database.Configuration(
      path: folder.path + "/cardd.db", applicationID: Schema.applicationID, create: true)
    configuration.limits.queuedJobsMax = 10_000
    database = try Database(
      configuration, migrations: Schema.migrations, onFatal: { fatalError("\($0)") })
    let cost = try #require(ScryptCost(logN: 1, r: 1, p: 1))
    oneTimePassword = try Bootstrap.makeFirstAdmin(
      in: database, at: clock.now.milliseconds, random: .system, cost: cost)
    let keys = try KeyRing(random: .system)
    service = try Service(
      Service.Parts(
        clock: { clock.read() }, random: .system, passwordCost: cost, loops: 2,
        workers: { work in
          work()
          return true
        }, log: { _ in }),
      database: database, keys: keys)
    reader = SharedReader(try database.makeReader())
    routes = service.routes
    (self.clock, self.keys, self.folder) = (clock, keys, folder)
  }

  /// The route of a method of the service's own.
  func route(_ index: Int) -> Route {
    guard let route = routes[index] else { preconditionFailure("the server's own method") }
    return route
  }

  /// The same; nil for the server's own methods.
  func ownRoute(_ index: Int) -> Route? { routes[index] }

  /// Waits until the writer has done what it was given so far.
  func settle() throws {
    try database.writer.perform { (_: Transaction) throws(StorageError) in }
  }

  /// Changes the database itself, for what no method does.
  func run(_ sql: StaticString) throws {
    try database.writer.perform { (transaction: Transaction) throws(StorageError) in
      try transaction.run(sql)
    }
  }

  /// Writes to the tables themselves, as somebody can who has the file, but not the keys.
  func tamper(_ statements: SQL...) throws {
    try database.writer.perform { (transaction: Transaction) throws(StorageError) in
      for statement in statements { try transaction.run(statement) }
    }
  }

  /// Writes what somebody's call would have left, had the server been killed behind it.
  func leave(_ body: @escaping @Sendable (Transaction) throws(Refusal) -> Void) throws {
    try database.writer.perform(body)
  }

  /// Whether a text stands anywhere in the database's files.
  func stores(_ text: String) throws -> Bool {
    try settle()
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).contains { name in
      let file = try Data(contentsOf: URL(filePath: "\(folder.path)/\(name)"))
      return file.range(of: Data(text.utf8)) != nil
    }
  }

  /// The cards that two editions see differently.
  func differences(
    from old: Ruleset, to new: Ruleset
  ) throws -> [RulesetTrial.Difference] {
    try RulesetTrial.differences(from: old, to: new, in: database)
  }

  /// Reads the tables themselves, for what no method answers.
  func rows<R>(_ sql: StaticString, _ row: (borrowing Row) -> R) throws -> [R] {
    var rows: [R] = []
    var failure: StorageError?
    try reader.read { snapshot in
      do throws(StorageError) {
        rows = try snapshot.all(sql, map: row)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return rows
  }
}

/// A clock that stands.
final class Clock: Sendable {
  private let time: Mutex<Int64>
  private let interruption = Mutex<(reads: Int, run: @Sendable () -> Void)?>(nil)

  /// - Parameter start: RFC 3339 in UTC.
  init(_ start: String) { time = Mutex(Timestamp(start).milliseconds) }

  var now: Timestamp { Timestamp(milliseconds: time.withLock { $0 }) }

  /// Runs something in the middle of what the service does: when it looks at the clock for the n-th time
  /// from now, before it is told.
  func interrupt(atRead reads: Int, _ run: @escaping @Sendable () -> Void) {
    interruption.withLock { $0 = (reads, run) }
  }

  /// The time as the service is told it.
  fileprivate func read() -> Timestamp {
    let run = interruption.withLock { interruption -> (@Sendable () -> Void)? in
      guard let (reads, run) = interruption else { return nil }
      interruption = reads > 1 ? (reads - 1, run) : nil
      return reads > 1 ? nil : run
    }
    run?()
    return now
  }

  func set(_ moment: String) { time.withLock { $0 = Timestamp(moment).milliseconds } }
  func advance(_ duration: Duration) { time.withLock { $0 += duration.milliseconds } }
}

extension Timestamp {
  init(_ text: String) {
    guard let time = Timestamp(text: text.utf8Span.span) else {
      preconditionFailure("\(text) is no time")
    }
    self = time
  }
}

/// A folder that goes with its owner.
private final class Folder: Sendable {
  let path: String

  init(in place: String) throws {
    path = "\(place)/cardd-service-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
