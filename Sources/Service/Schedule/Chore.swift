import API
import RPC
import Storage

/// Work that the clock brings about, not a call. What is due is read from the database, so a restart or a
/// clock that jumps neither loses a piece nor does one twice.
struct Chore: Sendable {
  /// As audit lines name it, in place of a method.
  let name: StaticString
  /// Whether a piece is due. It is asked every second: an index answers it.
  let isDue: @Sendable (Snapshot, Timestamp) throws(Refusal) -> Bool
  /// Does one piece of what is due, a few milliseconds' worth, on the writer's thread. What it leaves due
  /// is its next piece.
  let perform: @Sendable (inout WriteContext) throws(Refusal) -> Void

  init(
    name: StaticString, isDue: @escaping @Sendable (Snapshot, Timestamp) throws(Refusal) -> Bool,
    perform: @escaping @Sendable (inout WriteContext) throws(Refusal) -> Void
  ) {
    (self.name, self.isDue, self.perform) = (name, isDue, perform)
  }

  /// - Parameter due: when the next piece falls due; nil while nothing waits.
  init(
    name: StaticString, due: @escaping @Sendable (Snapshot) throws(Refusal) -> Timestamp?,
    perform: @escaping @Sendable (inout WriteContext) throws(Refusal) -> Void
  ) {
    self.init(
      name: name,
      isDue: { snapshot, now throws(Refusal) in
        guard let due = try due(snapshot) else { return false }
        return due <= now
      }, perform: perform)
  }

  /// A tenant's work of the day.
  init(
    name: StaticString, _ work: DailyWork,
    perform: @escaping @Sendable (inout WriteContext) throws(Refusal) -> Void
  ) {
    self.init(
      name: name,
      isDue: { snapshot, now throws(Refusal) in
        try work.nextTenant(snapshot, at: now) != nil
      }, perform: perform)
  }

  /// Every chore. They take turns.
  static let all =
    [
      AttemptTimeout.chore, ChannelService.lateness, ChannelService.completion, AlertSweep.chore,
      CardPurge.chore, ImportRun.resumption, ImportRun.purge,
    ] + Retention.chores
}

extension WriteContext {
  /// Works in a tenant, for which nobody called: the piece's audit line is the tenant's.
  ///
  /// - Throws: `notFound` if there is no such tenant.
  mutating func work(in id: TenantID) throws(Refusal) {
    guard let tenant = try service.tenant(id, in: snapshot) else { throw Refusal(.notFound) }
    site = Site(
      reach: Reach(tenant: id, stores: nil), tenant: id, zone: tenant.zone, consent: nil,
      isMasked: false)
    record.tenant = id
  }

  /// Reports what a piece has come to; one that changed nothing leaves no line.
  mutating func report(_ counts: [(name: StaticString, count: Int)]) {
    record.isNeeded = counts.contains { $0.count > 0 }
    let members = counts.map { "\"\($0.name)\":\($0.count)" }
    record.after = Array("{\(members.joined(separator: ","))}".utf8)
  }

  /// Who brings a change about, as evidence names it.
  var actor: String { caller?.account.text ?? "system" }
}
