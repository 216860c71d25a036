/// What the writer's thread does: group after group, until the writer stops or storage fails.
final class WriterLoop {
  /// A job that ran, until its group is committed or not.
  private struct Pending {
    let attempt: WriterJob.Attempt
    let failed: Writer.Failure
  }

  private let writer: Writer
  private let connection: Connection
  private let checkpointer: Checkpointer
  private let generation: CommitGeneration
  private let onFatal: @Sendable (StorageError) -> Void

  init(
    writer: Writer, connection: Connection, checkpointer: Checkpointer,
    generation: CommitGeneration, onFatal: @escaping @Sendable (StorageError) -> Void
  ) {
    self.writer = writer
    self.connection = connection
    self.checkpointer = checkpointer
    self.generation = generation
    self.onFatal = onFatal
  }

  func run() {
    do throws(StorageError) {
      while let group = writer.nextGroup() {
        var waiting = group[...]
        while !waiting.isEmpty { try commit(&waiting) }
        try checkpointer.run()
      }
      try checkpointer.finish()
    } catch {
      // After a failed sync nobody knows what the disk holds, and asking again would lie:
      // nothing is acknowledged from here on. The next start reads what the log really holds.
      writer.abandon(with: .closed)
      onFatal(error)
    }
  }

  /// Runs jobs of `waiting` and commits them together: all of them, unless SQLite ends the
  /// transaction under one of them; those after it then wait for the next call.
  ///
  /// - Throws: when the writer must not go on. Every job that ran has been told.
  private func commit(_ waiting: inout ArraySlice<WriterJob>) throws(StorageError) {
    do throws(StorageError) { try connection.run("BEGIN IMMEDIATE") } catch {
      for job in waiting { job.failed(error) }
      waiting = []
      return
    }
    let start = MonotonicClock.nanoseconds()
    var pending: [Pending] = []
    pending.reserveCapacity(waiting.count)
    var failure: StorageError?
    while failure == nil, let job = waiting.popFirst() {
      failure = run(job, &pending)
    }
    if let failure {
      try undo(pending, because: failure)
    } else {
      try commit(pending, begunAt: start)
    }
  }

  private func commit(_ pending: [Pending], begunAt start: UInt64) throws(StorageError) {
    let worked = MonotonicClock.nanoseconds()
    generation.prepare(connection.changed)
    connection.changed.removeAll(keepingCapacity: true)
    do throws(StorageError) { try connection.run("COMMIT") } catch {
      guard error == .full || error == .busy else {
        fail(pending, error)
        throw error
      }
      return try undo(pending, because: error)
    }
    generation.advance()
    let durations = WriterPace.Durations(
      work: worked - start, commit: MonotonicClock.nanoseconds() - worked)
    writer.recordCommit(jobs: pending.count, durations)
    for job in pending { job.attempt.release() }
  }

  /// Runs one job inside its savepoint. The result is why the whole group is lost, if it is.
  private func run(_ job: WriterJob, _ pending: inout [Pending]) -> StorageError? {
    do throws(StorageError) { try connection.run("SAVEPOINT job") } catch {
      pending.append(Pending(attempt: .kept {}, failed: job.failed))
      return error
    }
    var attempt = job.attempt(Transaction(connection: connection))
    guard connection.isInTransaction else {
      pending.append(Pending(attempt: attempt, failed: job.failed))
      return connection.lastError
    }
    if case .kept = attempt { attempt = keep(attempt, of: job) }
    if case .undone = attempt { connection.abandonSavepoint() }
    pending.append(Pending(attempt: attempt, failed: job.failed))
    return connection.isInTransaction ? nil : connection.lastError
  }

  /// Ends the savepoint of a job that succeeded. A deferred foreign key that is still violated
  /// would fail the COMMIT and all jobs with it, so it fails this one.
  private func keep(_ attempt: WriterJob.Attempt, of job: WriterJob) -> WriterJob.Attempt {
    guard !connection.hasDeferredViolations else {
      return .undone {
        job.failed(.constraint(.foreignKey, detail: "a deferred foreign key is violated"))
      }
    }
    do throws(StorageError) { try connection.releaseSavepoint() } catch {
      return .undone { job.failed(error) }
    }
    return attempt
  }

  private func undo(_ pending: [Pending], because error: StorageError) throws(StorageError) {
    connection.rollbackAll()
    fail(pending, error)
    if connection.isInTransaction { throw error }
  }

  private func fail(_ pending: [Pending], _ error: StorageError) {
    for job in pending {
      switch job.attempt {
      case .kept: job.failed(error)
      case .undone(let release): release()
      }
    }
  }
}

extension WriterJob.Attempt {
  fileprivate var release: Writer.Release {
    switch self {
    case .kept(let release), .undone(let release): release
    }
  }
}
