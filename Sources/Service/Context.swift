import API
import Domain
import RPC
import Storage

/// What a reading handler works with.
struct ReadContext {
  let service: Service
  let call: Call
  let snapshot: Snapshot
  /// Who calls. Only methods that need no login may find nobody.
  let caller: Principal?
  /// Takes what the audit line of this read is to say, if it has one.
  var trail: Trail?

  var now: Timestamp { call.received }

  /// Who calls, for methods that need a login: the dispatcher has seen to it.
  var principal: Principal {
    guard let caller else { preconditionFailure("\(call.method.name) needs a login") }
    return caller
  }

  func reach(_ permission: Permission) -> Reach { principal.reach(permission) }
}

/// What a writing handler works with, on the writer's thread inside its own savepoint. What it notes
/// here goes into the same transaction when it has ended.
struct WriteContext {
  let service: Service
  let call: Call
  let transaction: Transaction
  let caller: Principal?
  /// The time of the write.
  let now: Timestamp

  /// For the audit line.
  var record = AuditRecord()
  /// Where the call works, if that is not simply where the caller does.
  var site: Site?
  /// Whether accounts, sessions, tenants or stores have changed.
  var changesIdentity = false
  /// The tenants to whose events something was added.
  var tenantsWithEvents: Set<TenantID> = []
  /// What is to happen once it is committed, before the answer goes out.
  var afterCommit: (@Sendable () -> Void)?

  init(
    service: Service, call: Call, transaction: Transaction, caller: Principal?
  ) {
    self.service = service
    self.call = call
    self.transaction = transaction
    self.caller = caller
    now = service.now
  }

  var snapshot: Snapshot { transaction.snapshot }

  var principal: Principal {
    guard let caller else { preconditionFailure("\(call.method.name) needs a login") }
    return caller
  }

  func reach(_ permission: Permission) -> Reach { site?.reach ?? principal.reach(permission) }

  func nextID<I: Identifier>(_ type: I.Type = I.self) -> I {
    I(rawValue: service.identifiers.next())
  }
}
