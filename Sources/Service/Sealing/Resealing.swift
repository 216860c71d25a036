import API
import Crypto
import RPC
import Storage
import Synchronization

/// Seals anew, with the current key, what older keys have sealed: column by column, some rows at a time.
///
/// Which rows are left is read from the database, where each record names its key. What is kept in memory is
/// only how far the search has come: a restart begins it anew, and finds what is done.
final class Resealing: Sendable {
  private struct Search {
    /// What the records are to be sealed with.
    let key: UInt32
    var columns = SealedColumn.allCases[...]
    var after = SealedColumn.allCases[0].start
    /// Whether it met something, so that another search has to show that nothing is left: a record may have
    /// been sealed before the key came, and written behind the search.
    var hasMet = false

    mutating func endColumn() {
      columns.removeFirst()
      after = columns.first?.start ?? []
      if columns.isEmpty && hasMet { self = Search(key: key) }
    }
  }

  private let service: Service
  /// Rows that are looked at before others have a turn, and rows that one piece seals.
  private let (lookedAtMax, sealedMax): (Int, Int)
  private let search: Mutex<Search>

  init(_ service: Service, lookedAtMax: Int = 4_000, sealedMax: Int = 200) {
    self.service = service
    (self.lookedAtMax, self.sealedMax) = (lookedAtMax, sealedMax)
    search = Mutex(Search(key: service.keys.sealKeys.current))
  }

  var chore: Chore {
    Chore(
      name: "keys.reseal",
      due: { snapshot throws(Refusal) in try self.due(snapshot) },
      perform: { context throws(Refusal) in try self.perform(&context) })
  }

  /// Now, if the search has met a record of an older key. It goes on a little each time it is asked, and ends
  /// when it has been through everything.
  private func due(_ snapshot: Snapshot) throws(Refusal) -> Timestamp? {
    let keys = service.keys.sealKeys
    if keys.older.isEmpty { return nil }
    var search = search.withLock { $0.key == keys.current ? $0 : Search(key: keys.current) }
    defer { self.search.withLock { $0 = search } }
    var left = lookedAtMax
    while left > 0, let column = search.columns.first {
      let rows = try snapshot.all(column.page(after: search.after, limit: left), row: column.row)
      if let first = rows.firstIndex(where: { keys.older.contains($0.sealKey ?? 0) }) {
        if first > 0 { search.after = rows[first - 1].key }
        return service.now
      }
      if let last = rows.last { search.after = last.key } else { search.endColumn() }
      left -= max(rows.count, 1)
    }
    return nil
  }

  private func perform(_ context: inout WriteContext) throws(Refusal) {
    let keys = service.keys.sealKeys
    var search = search.withLock { $0 }
    guard let column = search.columns.first else { return }
    let page = column.page(after: search.after, limit: sealedMax)
    let rows = try context.snapshot.all(page, row: column.row)
    var count = 0
    for row in rows where keys.older.contains(row.sealKey ?? 0) {
      if try reseal(row, in: column, context.transaction) { count += 1 }
    }
    if let last = rows.last { search.after = last.key }
    search.hasMet = search.hasMet || count > 0
    let done = search
    self.search.withLock { $0 = done }
    let what = "{\"key\":\(keys.current),\"records\":\(count),\"what\":\"\(column.name)\"}"
    context.record.after = Array(what.utf8)
  }

  /// False if the record cannot be opened: it stays as it is, and its key cannot be retired.
  private func reseal(
    _ row: SealedRow, in column: SealedColumn, _ transaction: Transaction
  ) throws(Refusal) -> Bool {
    guard let sealed = row.sealed else { return false }
    let sealer = column.sealer(service.keys)
    let associated = Array(row.associated.utf8)
    let record: [UInt8]
    do throws(CryptoError) {
      let text = try sealer.open(sealed.span, associated: associated.span)
      record = sealer.seal(text.span, associated: associated.span)
    } catch {
      service.parts.log("keys.reseal: one of the \(column.name) cannot be opened: \(error)")
      return false
    }
    do throws(StorageError) {
      try transaction.run(column.update(row, to: record))
    } catch {
      throw Refusal(storage: error)
    }
    return true
  }
}
