import API
import JSON
import RPC
import Storage

/// `audit.watch` and `audit.export`: lines of the audit from a position on, the one without end, the other
/// to the line that was the last when it began. Nothing is sent before the reading itself is on record.
final class AuditStream: StreamHandler {
  private let service: Service
  private let query: AuditQuery
  private let after: Int
  /// Nil: without end.
  private let through: Int?
  private var position: Int
  private var lines = 0
  private let record: ReadRecord
  private let registration: Watchers.Registration

  /// How many lines are read in one go at most.
  private static let readMax = 256

  init(
    _ context: ReadContext, _ query: AuditQuery, after: Int, through: Int?, _ port: StreamPort
  ) {
    service = context.service
    self.query = query
    (self.after, self.through) = (after, through)
    position = after
    // Whoever follows all is woken as the platform is.
    registration = service.auditWatchers.add(
      port, for: query.tenant ?? TenantID(rawValue: 0))
    record = ReadRecord(
      service, context.call, AuditRecord(tenant: query.tenant, target: query.tenant?.text), port)
  }

  func acknowledge(_ writer: inout JSON.Writer) {
    AuditOpen(
      tenant: query.tenant, after: Int64(after), through: through.map { Int64($0) }
    ).write(to: &writer)
  }

  func pull(_ items: inout ItemWriter, _ call: Call) throws(Refusal) -> Pull {
    guard try record.isWritten else { return .waiting }
    guard let principal = call.caller as? Principal else { throw Refusal(.sessionRequired) }
    let reach = principal.reach(.auditRead)
    guard reach.tenant == nil || reach.tenant == query.tenant else { throw Refusal(.revoked) }
    if let end = end() { return end }
    let hasMore = try send(&items, call)
    return end() ?? (hasMore ? .more : .waiting)
  }

  /// Sends as many lines as there is room for; tells whether there may be more.
  private func send(_ items: inout ItemWriter, _ call: Call) throws(Refusal) -> Bool {
    let limit = min(items.room, Self.readMax)
    return try service.read(call.loop) { snapshot throws(Refusal) in
      try query.read(after: position, limit: limit, in: snapshot) { number, line throws(Refusal) in
        guard items.hasRoom, number <= through ?? Int.max else { return false }
        items.begin()
        line.write(to: &items.writer)
        try items.end()
        position = number
        lines += 1
        return true
      }
    }
  }

  private func end() -> Pull? {
    guard let through, position >= through else { return nil }
    return .end(AuditExportResult(lines: Int64(lines), last: Int64(through)).json)
  }

  func close() { service.auditWatchers.remove(registration) }
}
