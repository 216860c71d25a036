import Glibc

/// When the log is copied into the database file, and how long the log may get. In frames, which
/// are pages of 4 KiB.
package struct CheckpointPolicy: Sendable {
  /// New frames after which the log is copied, beside the writer and without waiting for readers. Few: a
  /// commit waits at the disk behind the sync of such a copy, for longer the more there is to sync.
  package var passiveFrames = 64
  /// The length from which a copy is brought to its end, so that the log can start anew: long enough
  /// to make that rare, since the writer takes part in it.
  package var restartFrames = 4_000
  /// So few frames the writer then copies itself, before there are more.
  package var restFrames = 32
  /// The length from which readers are asked to rest and the log is emptied.
  package var truncateFrames = 16_384
  /// How long the writer then waits for them.
  package var readerWaitMilliseconds = 250

  package init() {}
}

/// Keeps the log short: part of the writer, on its thread. Most of the copying is done beside it; the writer
/// itself copies the last few frames, after which the log can start anew.
final class Checkpointer {
  private let connection: Connection
  private let generation: CommitGeneration
  private let policy: CheckpointPolicy
  private let copier: LogCopier
  private let readersShouldRest: @Sendable () -> Void
  private let log = LogLength()
  private var framesAtLastCheckpoint = 0
  private var framesAtNextTruncation: Int
  /// How long the log has been since it was last emptied: its file stays that long.
  private var framesMax = 0

  init(
    connection: Connection, copier: LogCopier, generation: CommitGeneration,
    policy: CheckpointPolicy, readersShouldRest: @escaping @Sendable () -> Void
  ) {
    self.connection = connection
    self.copier = copier
    self.generation = generation
    self.policy = policy
    self.readersShouldRest = readersShouldRest
    framesAtNextTruncation = policy.truncateFrames
    connection.follow(log)
  }

  /// Called between transactions. A busy or full database is no failure: the log stays for now.
  func run() throws(StorageError) {
    framesMax = max(framesMax, log.frames)
    if log.frames < framesAtLastCheckpoint { restarted() }
    do {
      if log.frames >= framesAtNextTruncation {
        try truncate()
      } else if let copied = copier.takeFinished() {
        if log.frames >= policy.restartFrames { try goOn(behind: copied) }
      } else if log.frames - framesAtLastCheckpoint >= policy.passiveFrames {
        ask()
      }
    } catch StorageError.busy, StorageError.full {}
  }

  /// The last checkpoint, before closing.
  func finish() throws(StorageError) {
    // After a failed copy the log is not touched any more: the next start reads what it holds.
    guard copier.stop() else { return }
    do { try truncate() } catch StorageError.busy, StorageError.full {}
  }

  /// The copy beside the writer has got this far, and the log has grown meanwhile.
  private func goOn(behind copied: Int) throws(StorageError) {
    guard log.frames - copied <= policy.restFrames else { return ask() }
    try copy()
    // Snapshots of before are all that keeps the next transaction from beginning the log anew.
    readersShouldRest()
  }

  private func ask() {
    framesAtLastCheckpoint = log.frames
    copier.ask()
  }

  private func copy() throws(StorageError) {
    framesAtLastCheckpoint = log.frames
    // A snapshot begun from here on reads nothing from the log, so that the log can start anew
    // once those of before are gone; readers in use renew theirs at the new generation.
    if try connection.checkpointPassively().isCheckpointed { generation.advance() }
  }

  private func truncate() throws(StorageError) {
    // Asked for again only after more growth, should a reader hold on to its snapshot.
    framesAtNextTruncation = log.frames + max(policy.truncateFrames / 4, 1)
    copier.settle()
    try copy()
    readersShouldRest()
    connection.setBusyTimeout(milliseconds: 0)
    defer { connection.setBusyTimeout(milliseconds: Connection.busyTimeoutMilliseconds) }
    for _ in 0...policy.readerWaitMilliseconds {
      // Readers in use leave the log by renewing their snapshots, once all of it is copied.
      generation.advance()
      if try connection.checkpointAndTruncate() {
        log.frames = 0
        framesMax = 0
        return restarted()
      }
      usleep(1_000)
    }
  }

  private func restarted() {
    framesAtLastCheckpoint = 0
    // A log that had to grow gives its room back as soon as it begins anew.
    framesAtNextTruncation = framesMax > policy.truncateFrames ? 1 : policy.truncateFrames
  }
}
