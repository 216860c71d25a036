import API
import Domain
import RPC
import Storage
import Synchronization

/// The part of a handler that writes: returns the result as JSON.
typealias Work = @Sendable (inout WriteContext) throws(Refusal) -> [UInt8]

/// What the part of a handler that runs on the worker pool works with.
final class Preparation: Sendable {
  let service: Service
  let call: Call
  /// For the audit line, should it come to a refusal.
  private let noted = Mutex(AuditRecord())

  init(_ service: Service, _ call: Call) {
    self.service = service
    self.call = call
  }

  var caller: Principal? { call.caller as? Principal }
  var record: AuditRecord { noted.withLock { $0 } }

  /// Says whose call this is, where nobody has logged in yet.
  func note(_ account: AccountFacts) {
    noted.withLock { ($0.account, $0.tenant) = (account.id, account.tenant) }
  }

  /// Says what the call rests on, where support works in a tenant.
  func note(_ site: Site) {
    guard let consent = site.consent else { return }
    noted.withLock { ($0.tenant, $0.consent) = (site.tenant, consent) }
  }

  var principal: Principal {
    guard let caller else { preconditionFailure("\(call.method.name) needs a login") }
    return caller
  }

  func read<R>(_ body: (Snapshot) throws(Refusal) -> R) throws(Refusal) -> R {
    try service.read(service.workersReader, within: call.timeout, body)
  }

  /// What a handler that reads would work with.
  func reading(_ snapshot: Snapshot) -> ReadContext {
    ReadContext(service: service, call: call, snapshot: snapshot, caller: principal)
  }
}

extension Call {
  /// Tenants take turns at the writer; the platform's own calls, and those before a login, are one more.
  var lane: Int { Int((caller as? Principal)?.tenant.rawValue ?? 0) }
}

extension Service {
  /// Queues work for the writer. It is answered after the commit that holds it; a refusal undoes what
  /// the work wrote and leaves its audit line.
  func submit(
    _ call: Call, _ idempotent: IdempotentCall?, _ reply: Reply, _ work: @escaping Work
  ) {
    let isTaken = database.writer.submit(
      lane: call.lane,
      { transaction throws(StorageError) in
        try self.perform(call, idempotent, reply, work, in: transaction)
      }, failed: { error in self.fail(Refusal(storage: error), call, reply) })
    if !isTaken { reply(.refusal(Refusal(.overloaded))) }
  }

  private func perform(
    _ call: Call, _ idempotent: IdempotentCall?, _ reply: Reply, _ work: Work,
    in transaction: Transaction
  ) throws(StorageError) -> Writer.Release {
    do throws(Refusal) { try reply.ticket.begin() } catch {
      // Nobody waits for it any more: nothing is done, so there is nothing to record.
      return { reply(.refusal(error)) }
    }
    var context = WriteContext(
      service: self, call: call, transaction: transaction, caller: call.caller as? Principal)
    do throws(Refusal) {
      let answer = try answer(idempotent, work, &context)
      let release = release(of: context)
      return {
        release()
        reply(.result(answer))
      }
    } catch {
      note(error, call)
      try transaction.rollback()
      try recordRefusal(error, context)
      let audited = auditTenant(call, context.record)
      return {
        self.auditWatchers.wakeFollowers(of: audited)
        reply(.refusal(error))
      }
    }
  }

  /// What others have to hear of a write, once it is committed.
  func release(of context: WriteContext) -> Writer.Release {
    let (changesIdentity, afterCommit) = (context.changesIdentity, context.afterCommit)
    let tenants = context.tenantsWithEvents
    let audited = auditTenant(context.call, context.record)
    return {
      if changesIdentity { self.directory.identitiesChanged() }
      afterCommit?()
      self.watchers.wake(tenants, all: changesIdentity)
      self.auditWatchers.wake([], all: changesIdentity)
      self.auditWatchers.wakeFollowers(of: audited)
    }
  }

  /// The stored answer to an idempotent call, or that of the work, which is then stored and audited.
  private func answer(
    _ idempotent: IdempotentCall?, _ work: Work, _ context: inout WriteContext
  ) throws(Refusal) -> [UInt8] {
    if context.now >= context.call.deadline { throw Refusal(.deadlineExceeded) }
    if let stored = try idempotent?.storedAnswer(in: context.snapshot, self) { return stored }
    let answer = try work(&context)
    try audit(context.call, context.record, refusal: nil, in: context.transaction)
    try idempotent?.store(answer, in: context)
    return answer
  }

  private func recordRefusal(
    _ refusal: Refusal, _ context: WriteContext
  ) throws(StorageError) {
    do throws(Refusal) {
      try audit(context.call, context.record, refusal: refusal, in: context.transaction)
    } catch {
      note(error, context.call)
      throw .closed
    }
  }

  private func fail(_ refusal: Refusal, _ call: Call, _ reply: Reply) {
    note(refusal, call)
    reply(.refusal(refusal))
  }

  /// Runs a handler's first part on the worker pool and queues its second.
  func work(
    _ call: Call, _ idempotent: IdempotentCall?, _ reply: Reply,
    _ prepare: @escaping @Sendable (Preparation) throws(Refusal) -> Work
  ) {
    let mark = idempotent?.mark
    if let mark, !running.begin(mark) {
      return reply(.refusal(Refusal(.idempotencyInProgress)))
    }
    let reply = Reply(reply.ticket) { outcome in
      if let mark { self.running.end(mark) }
      reply(outcome)
    }
    let isTaken = parts.workers {
      self.prepareAndSubmit(call, idempotent, reply, prepare)
    }
    if !isTaken { reply(.refusal(Refusal(.overloaded))) }
  }

  private func prepareAndSubmit(
    _ call: Call, _ idempotent: IdempotentCall?, _ reply: Reply,
    _ prepare: @Sendable (Preparation) throws(Refusal) -> Work
  ) {
    let preparation = Preparation(self, call)
    do throws(Refusal) { try reply.ticket.begin() } catch { return reply(.refusal(error)) }
    do throws(Refusal) {
      if now >= call.deadline { throw Refusal(.deadlineExceeded) }
      let stored = try preparation.read { snapshot throws(Refusal) in
        try idempotent?.storedAnswer(in: snapshot, self)
      }
      if let stored { return reply(.result(stored)) }
      let work = try prepare(preparation)
      reply.ticket.pause()
      submit(call, idempotent, reply, work)
    } catch {
      // Too many attempts are turned away unheard: to record each would let anyone fill the audit.
      if error.reason.status == .resourceExhausted { return reply(.refusal(error)) }
      note(error, call)
      recordAndReply(error, call, preparation.record, reply)
    }
  }
}
