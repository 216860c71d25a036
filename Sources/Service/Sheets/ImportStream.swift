import API
import Domain
import JSON
import RPC
import Storage
import Synchronization

/// `cards.import`: takes a file in parts, plans on a worker, keeps the plan, and tells how it is carried
/// out. What was accepted goes on without the stream.
final class ImportStream: StreamHandler {
  private let work: ImportWork
  private var bytes: [UInt8] = []
  private var turn: ImportTurn?

  init(_ work: ImportWork, _ turn: ImportTurn) {
    (self.work, self.turn) = (work, turn)
  }

  var uploadWindow: Int { 8 }

  func acknowledge(_ writer: inout JSON.Writer) {
    ImportOpen(window: Int64(uploadWindow), bytes: Int64(CardWorkbook.bytesMax)).write(to: &writer)
  }

  func push(_ item: inout Params) throws(Refusal) {
    guard let part = Base64.decode(try WorkbookPart(&item).data.text) else {
      throw Refusal(violations: [RPC.FieldViolation("data", .badFormat)])
    }
    guard bytes.count + part.count <= CardWorkbook.bytesMax else {
      bytes = []
      throw Refusal(.fileTooLarge)
    }
    bytes += part
  }

  func halfClose() throws(Refusal) {
    let (work, file) = (work, bytes)
    work.take(turn)
    (bytes, turn) = ([], nil)
    work.service.planning.run(on: work.service.parts.workers) { isTurn in
      isTurn ? work.plan(file) : work.refuse(Refusal(.overloaded))
    }
  }

  func pull(_ items: inout ItemWriter, _ call: Call) throws(Refusal) -> Pull {
    while items.hasRoom, let progress = work.takeProgress() {
      items.begin()
      progress.write(to: &items.writer)
      try items.end()
    }
    guard let outcome = work.outcome else { return .waiting }
    return .end(try outcome.get())
  }

  func cancel() { work.cancel() }

  func close() { (bytes, turn) = ([], nil) }
}

/// What goes on behind the stream: on a worker, then on the writer's thread.
final class ImportWork: Sendable {
  let service: Service
  private let call: Call
  private let principal: Principal
  private let params: CardsImportParams
  private let port: StreamPort
  private let state = Mutex(State())

  private struct State {
    /// Held until the file has been read; whoever hears of the plan can send the next.
    var turn: ImportTurn?
    var isCancelled = false
    /// What the first item tells: the import's id, before any row is carried out.
    var acceptance: ImportProgress?
    var progress: ImportProgress?
    var outcome: Result<[UInt8], Refusal>?
  }

  init(_ context: ReadContext, _ params: CardsImportParams, _ port: StreamPort) {
    (service, call, principal) = (context.service, context.call, context.principal)
    (self.params, self.port) = (params, port)
  }

  var outcome: Result<[UInt8], Refusal>? { state.withLock(\.outcome) }
  func takeProgress() -> ImportProgress? {
    state.withLock { $0.acceptance.take() ?? $0.progress.take() }
  }

  private func end(_ outcome: Result<[UInt8], Refusal>) {
    state.withLock { $0.outcome = outcome }
    port.wake()
  }

  // MARK: On a worker

  func take(_ turn: ImportTurn?) { state.withLock { $0.turn = turn } }

  func plan(_ file: [UInt8]) {
    do throws(Refusal) {
      let plan = try self.plan(of: file)
      take(nil)
      try keep(plan, as: try state(of: plan))
    } catch {
      refuse(error)
    }
  }

  private func plan(of file: [UInt8]) throws(Refusal) -> ImportPlan {
    let book = try CardWorkbook(file, params.format)
    return try service.read(service.longReader) { snapshot throws(Refusal) in
      try ImportPlan(book, try ImportScene(snapshot, principal, service.keys, at: service.now))
    }
  }

  /// What becomes of a plan.
  private func state(of plan: ImportPlan) throws(Refusal) -> ImportState {
    guard params.dryRun == false else { return .planned }
    guard plan.hash == params.planHash else { throw Refusal(.planChanged) }
    if plan.unbinds {
      guard let session = principal.session, session.freshUntil > service.now else {
        throw Refusal(.reverifyRequired)
      }
    }
    return mode == .allOrNothing && !plan.isFaultless ? .rejected : .running
  }

  private var mode: ImportMode { params.mode ?? .skipBad }

  private func keep(_ plan: ImportPlan, as state: ImportState) throws(Refusal) {
    let job = ImportID(rawValue: service.identifiers.next())
    let rows = (plan.rows + [plan.heading].compactMap(\.self)).map { row in
      SealedSheetRow(row, of: job, waits: state == .running, service.keys)
    }
    submit({ context throws(Refusal) in
      try context.enter(.cardsImport, .tenant(nil))
      try context.keep(rows, as: job, state, self.mode, plan.hash)
      context.record.target = job.text
      return context
    }) {
      guard state == .running else { return self.finish(job) }
      self.state.withLock { $0.acceptance = plan.acceptance(as: job) }
      self.port.wake()
      self.goOn(job)
    }
  }

  /// A refusal leaves its line, as that of any write does.
  func refuse(_ refusal: Refusal) {
    take(nil)
    service.note(refusal, call)
    let reply = Reply { _ in self.end(.failure(refusal)) }
    service.recordAndReply(refusal, call, AuditRecord(), reply)
  }

  // MARK: On the writer's thread

  /// Runs work in the tenant's lane with its audit line, then what follows on its commit.
  private func submit(
    _ work: @escaping @Sendable (inout WriteContext) throws(Refusal) -> WriteContext?,
    then: @escaping @Sendable () -> Void
  ) {
    let isTaken = service.database.writer.submit(
      lane: Int(principal.tenant.rawValue),
      { transaction throws(StorageError) in
        var context = WriteContext(
          service: self.service, call: self.call, transaction: transaction,
          caller: self.principal)
        do throws(Refusal) {
          guard let written = try work(&context) else { return then }
          try self.service.audit(self.call, written.record, refusal: nil, in: transaction)
          let release = self.service.release(of: written)
          return {
            release()
            then()
          }
        } catch {
          self.service.note(error, self.call)
          try transaction.rollback()
          return { self.end(.failure(error)) }
        }
      }, failed: { self.end(.failure(Refusal(storage: $0))) })
    if !isTaken { end(.failure(Refusal(.overloaded))) }
  }

  private func goOn(_ job: ImportID) {
    let (service, call, tenant) = (service, call, principal.tenant)
    if state.withLock(\.isCancelled) { return stop(job) }
    submit({ context throws(Refusal) in
      let run = ImportRun(service: service, call: call, transaction: context.transaction)
      let written = try run.step(job, of: tenant, patience: ImportRun.patience)
      let now = try context.snapshot.importJob(job, of: tenant)
      let progress = try now.map { job throws(Refusal) in try context.snapshot.progress(of: job) }
      self.state.withLock { $0.progress = progress }
      self.isRunning.store(now?.state == .running, ordering: .releasing)
      return written
    }) {
      self.port.wake()
      self.isRunning.load(ordering: .acquiring) ? self.goOn(job) : self.finish(job)
    }
  }

  private let isRunning = Atomic(false)

  /// Tells the summary as of now.
  private func finish(_ job: ImportID) {
    let (tenant, language) = (principal.tenant, Domain.Language(nil, call))
    submit({ context throws(Refusal) in
      guard let found = try context.snapshot.importJob(job, of: tenant) else {
        throw Refusal(.notFound)
      }
      let summary = try context.snapshot.summary(of: found, language)
      self.state.withLock { $0.outcome = .success(summary.json) }
      return nil
    }) { self.port.wake() }
  }

  func cancel() {
    state.withLock { $0.isCancelled = true }
  }

  private func stop(_ job: ImportID) {
    submit({ context throws(Refusal) in
      guard let found = try context.snapshot.importJob(job, of: context.tenant),
        found.state == .running
      else { return nil }
      try context.end(job, .cancelled)
      context.record.target = job.text
      return context
    }) {}
  }
}
