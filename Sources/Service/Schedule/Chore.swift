import API
import RPC
import Storage

/// Work that the clock brings about, not a call. What is due is read from the database, so a restart or a
/// clock that jumps neither loses a piece nor does one twice.
struct Chore: Sendable {
  /// As audit lines name it, in place of a method.
  let name: StaticString
  /// When the next piece falls due; nil while nothing waits. It is asked every second: an index answers it.
  let due: @Sendable (Snapshot) throws(Refusal) -> Timestamp?
  /// Does one piece of what is due, a few milliseconds' worth, on the writer's thread. What it leaves due
  /// is its next piece.
  let perform: @Sendable (inout WriteContext) throws(Refusal) -> Void
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

  /// Who brings a change about, as evidence names it.
  var actor: String { caller?.account.text ?? "system" }
}
