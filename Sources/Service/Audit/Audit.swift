import API
import Domain
package import RPC
import Storage

/// What an audit line says beyond who called what when.
struct AuditRecord: Sendable {
  /// The tenant that the line belongs to; the caller's, unless it says otherwise.
  var tenant: TenantID?
  /// The account, where nobody has logged in yet.
  var account: AccountID?
  /// The id of what was changed or, where reads are on record, looked at.
  var target: String?
  /// The tenant's consent that the call rests on: the tenant then sees the line among support's accesses.
  var consent: ConsentID?
  /// The object before and after, as JSON without anything secret.
  var before: [UInt8]?
  var after: [UInt8]?
  /// False for a piece of a chore that has changed nothing.
  var isNeeded = true
}

extension Service {
  /// Writes the audit line of a call, in the transaction of what it did.
  func audit(
    _ call: Call, _ record: AuditRecord, refusal: Refusal?, in transaction: Transaction
  ) throws(Refusal) {
    let principal = call.caller as? Principal
    let decision = refusal?.decision.map { DecisionID(text: $0).rawValue }
    let id = decision ?? identifiers.next()
    let tenant = auditTenant(call, record)
    let columns: [Value] = [
      .int(Int(id)), .time(now),
      (record.account ?? principal?.account).map { .id($0) } ?? .null,
      principal?.session.map { .id($0.id) } ?? .null,
      .int(Int(call.peer.uid)), .int(Int(call.peer.pid)), .text("\(call.method.name)"),
      .text(refusal.map { "\($0.reason.name)" } ?? "OK"), Value(record.target),
      .json(record.before), .json(record.after), Value(call.recordableReason),
      .json(refusal?.record),
    ]
    try auditChain.append(columns, of: tenant, in: transaction)
    if let consent = record.consent {
      try transaction.write(
        "INSERT INTO support_accesses (tenant, audit, consent) VALUES (?, ?, ?)", .id(tenant),
        .int(Int(id)), .id(consent))
    }
  }

  /// The tenant whose audit tells of a call.
  func auditTenant(_ call: Call, _ record: AuditRecord) -> TenantID {
    record.tenant ?? (call.caller as? Principal)?.tenant ?? TenantID(rawValue: 0)
  }

  /// Puts a read on record, and only then lets it be answered: for what must not be seen without a line.
  /// The caller waits for the commit, its loop does not.
  ///
  /// - Parameter then: called on the writer's thread, with why there is no line if there is none.
  func recordRead(
    _ call: Call, _ record: AuditRecord, then: @escaping @Sendable (Refusal?) -> Void
  ) {
    let isTaken = database.writer.submit(
      lane: call.lane,
      { transaction throws(StorageError) in
        do throws(Refusal) {
          try self.audit(call, record, refusal: nil, in: transaction)
        } catch {
          self.note(error, call)
          throw .closed
        }
        return {
          self.auditWatchers.wakeFollowers(of: self.auditTenant(call, record))
          then(nil)
        }
      }, failed: { then(Refusal(storage: $0)) })
    if !isTaken { then(Refusal(.overloaded)) }
  }

  /// Puts a denial, which names its record, on record before it is answered.
  package func record(
    _ refusal: Refusal, _ call: Call, _ reply: () throws(Refusal) -> Reply
  ) throws(Refusal) -> Bool {
    guard refusal.decision != nil else { return false }
    recordAndReply(refusal, call, AuditRecord(), try reply())
    return true
  }

  /// Writes an audit line of its own, then answers.
  func recordAndReply(
    _ refusal: Refusal, _ call: Call, _ record: AuditRecord, _ reply: Reply
  ) {
    let isTaken = database.writer.submit(
      lane: call.lane,
      { transaction throws(StorageError) in
        do throws(Refusal) {
          try self.audit(call, record, refusal: refusal, in: transaction)
        } catch {
          self.note(error, call)
        }
        return {
          self.auditWatchers.wakeFollowers(of: self.auditTenant(call, record))
          reply(.refusal(refusal))
        }
      }, failed: { _ in reply(.refusal(refusal)) })
    if !isTaken { reply(.refusal(Refusal(.overloaded))) }
  }

  /// Brings what went wrong inside to the log.
  func note(_ refusal: Refusal, _ call: Call) {
    guard let cause = refusal.cause else { return }
    parts.log("\(call.method.name): \(refusal.reason.name): \(cause)")
  }
}

extension Call {
  /// Why the caller says it calls. A denied call's own words have not been checked before, so those with
  /// a card number in them stay unrecorded.
  fileprivate var recordableReason: String? {
    meta.reason.flatMap { FreeText.containsCardNumber($0) ? nil : $0 }
  }
}
