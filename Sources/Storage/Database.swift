import CSQLite

/// A SQLite database with one writer and any number of readers, in write-ahead logging mode.
package final class Database: Sendable {
  package struct Configuration: Sendable {
    package var path: String
    /// Marks the file as this program's; not 0.
    package var applicationID: Int32
    /// Whether a missing file is made, with mode 0600.
    package var create: Bool
    package var limits = Writer.Limits()
    package var checkpoints = CheckpointPolicy()
    /// The name of a registered `sqlite3_vfs`; nil is the system's own.
    package var vfs: String?

    package init(path: String, applicationID: Int32, create: Bool) {
      precondition(applicationID != 0)
      self.path = path
      self.applicationID = applicationID
      self.create = create
    }
  }

  package let writer: Writer
  private let configuration: Configuration
  private let generation = CommitGeneration()

  /// Opens the database, brings its schema up to date and starts the writer.
  ///
  /// Both closures run on the writer's thread and must not block.
  ///
  /// - Parameters:
  ///   - readersShouldRest: the log has grown too long; idle readers are to `rest()`.
  ///   - onFatal: a commit could not be made durable. The writer has stopped for good, and the
  ///     process is expected to end: only a new start finds out what the disk holds.
  package init(
    _ configuration: Configuration, migrations: [Migration],
    readersShouldRest: @escaping @Sendable () -> Void = {},
    onFatal: @escaping @Sendable (StorageError) -> Void
  ) throws(StorageError) {
    csqlite_forgo_memory_statistics()
    try DatabaseFile.prepare(path: configuration.path, create: configuration.create)
    let connection = try Connection.open(path: configuration.path, vfs: configuration.vfs)
    let migrator = Migrator(migrations: migrations, applicationID: configuration.applicationID)
    try migrator.claim(connection)
    try connection.useLog()
    try migrator.migrate(connection)
    self.configuration = configuration
    let writer = Writer(limits: configuration.limits)
    self.writer = writer
    let copier = LogCopier()
    let checkpointer = Checkpointer(
      connection: connection, copier: copier, generation: generation,
      policy: configuration.checkpoints, readersShouldRest: readersShouldRest)
    try copier.start(
      Connection.open(path: configuration.path, vfs: configuration.vfs),
      onFailure: { error in
        // As after a commit that failed: nothing more is acknowledged.
        writer.abandon(with: .closed)
        onFatal(error)
      })
    try writer.start(
      WriterLoop(
        writer: writer, connection: connection, checkpointer: checkpointer,
        generation: generation, onFatal: onFatal))
  }

  deinit { close() }

  package var path: String { configuration.path }

  /// A new reading connection.
  package func makeReader() throws(StorageError) -> sending Reader {
    try Reader(
      connection: Connection.open(path: configuration.path, vfs: configuration.vfs),
      generation: generation)
  }

  /// How long the database file and its write-ahead log are now, in bytes.
  package var fileBytes: (data: Int, log: Int) {
    (DatabaseFile.bytes(configuration.path), DatabaseFile.bytes(configuration.path + "-wal"))
  }

  /// Takes no more jobs, waits for those that were taken, and empties the log into the file unless
  /// a reader holds on to it. Calling it again does nothing.
  package func close() { writer.stop() }
}
