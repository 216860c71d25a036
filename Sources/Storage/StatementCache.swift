/// The prepared statements of one connection. Those of literals stay for good, found by the
/// literal's address; of those put together at run time the most recently used ones stay.
struct StatementCache {
  private struct Dynamic {
    let statement: Statement
    var lastUse: Int
  }

  static let dynamicCountMax = 64

  private var literals: [UInt: Statement] = [:]
  private var dynamics: [String: Dynamic] = [:]
  private var useCount = 0

  var dynamicCount: Int { dynamics.count }

  /// The literal's statement that no query is running, prepared when there is none.
  mutating func statement(
    _ text: StaticString, prepare: () throws(StorageError) -> Statement
  ) throws(StorageError) -> Statement {
    let address = UInt(bitPattern: unsafe text.utf8Start)
    guard let cached = literals[address] else {
      let statement = try prepare()
      literals[address] = statement
      return statement
    }
    return try Self.idle(cached, prepare: prepare)
  }

  /// The text's statement that no query is running, prepared when there is none.
  mutating func statement(
    _ text: String, prepare: () throws(StorageError) -> Statement
  ) throws(StorageError) -> Statement {
    useCount += 1
    if let cached = dynamics[text]?.statement {
      dynamics[text]?.lastUse = useCount
      return try Self.idle(cached, prepare: prepare)
    }
    let statement = try prepare()
    if dynamics.count >= Self.dynamicCountMax { evictOldest() }
    dynamics[text] = Dynamic(statement: statement, lastUse: useCount)
    return statement
  }

  /// A statement evicted while a query runs it lives until that query ends.
  private mutating func evictOldest() {
    guard let oldest = dynamics.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
    dynamics[oldest.key] = nil
  }

  private static func idle(
    _ cached: Statement, prepare: () throws(StorageError) -> Statement
  ) throws(StorageError) -> Statement {
    var statement = cached
    while statement.isRunning {
      if statement.spare == nil { statement.spare = try prepare() }
      guard let spare = statement.spare else { break }
      statement = spare
    }
    return statement
  }
}
