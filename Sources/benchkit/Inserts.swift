import Glibc
import Sockets
import Storage

/// What a durable write costs without a server: rows of three columns in time-ordered keys, each
/// in a transaction of its own (write-ahead log, `synchronous = FULL`), one after the other.
struct Inserts {
  private static let schema = Migration(
    1, "rows",
    sql: "CREATE TABLE rows (id INTEGER PRIMARY KEY, name TEXT NOT NULL, body BLOB NOT NULL) STRICT"
  )

  private let database: Database

  init(path: String) throws(StorageError) {
    database = try Database(
      Database.Configuration(path: path, applicationID: 1, create: true),
      migrations: [Self.schema], onFatal: { _ in })
  }

  /// - Returns: count, nanoseconds, then p50, p99 and p99.9 of one insert, CPU time of all of them,
  ///   each in nanoseconds, and peak memory in bytes, with spaces between.
  func run(seconds: Double) throws -> String {
    let before = try ProcessUsage(of: getpid())
    let start = MonotonicClock.nanoseconds()
    let end = start + UInt64(seconds * 1e9)
    var (now, times) = (start, [UInt64]())
    while now < end {
      try insert(id: Int(now))
      let done = MonotonicClock.nanoseconds()
      times.append(done - now)
      now = done
    }
    let after = try ProcessUsage(of: getpid())
    times.sort()
    let quantiles = [500, 990, 999].map { times[(times.count - 1) * $0 / 1000] }
    let cpu = after.cpuNanoseconds - before.cpuNanoseconds
    let figures = [UInt64(times.count), now - start] + quantiles + [cpu]
    return (figures.map { "\($0)" } + ["\(after.peakMemoryBytes)"]).joined(separator: " ")
  }

  private func insert(id: Int) throws(StorageError) {
    try database.writer.perform { (transaction) throws(StorageError) in
      try transaction.run(
        "INSERT INTO rows (id, name, body) VALUES (?, ?, ?)", .int(id), .text("Holder"),
        .blob([UInt8](repeating: 7, count: 32)))
    }
  }
}
