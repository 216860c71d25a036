/// Why the storage could not do what was asked. Texts are for the log, never for a client.
@usableFromInline
package enum StorageError: Error, Equatable {
  /// The kinds of constraint that SQLite tells apart; `other` covers triggers, types and the rest.
  @usableFromInline
  package enum Constraint: Sendable {
    case unique, foreignKey, check, notNull, other
  }

  /// The file cannot be opened or created.
  case cannotOpen(String)
  /// There is no database at the path, and the caller did not ask to create one.
  case missing(path: String)
  /// A file is already where a new one was to be made.
  case exists(path: String)
  /// The file is not a database, or belongs to another program.
  case foreignFile(String)
  /// The database was migrated by a later release: its version, and the latest one known here.
  case newer(found: Int, known: Int)
  /// A migration failed and was rolled back; those before it stay.
  case migrationFailed(number: Int, reason: String)
  /// Another process holds the lock, or the writer's queue is full.
  case busy
  /// A read took longer than it was allowed to.
  case timedOut
  /// The disk, or the database's page limit, is full.
  case full
  /// A rule of the schema refused the change. `detail` names tables and columns, no values.
  case constraint(Constraint, detail: String)
  /// The operating system failed to read, write or sync: SQLite's extended result code.
  case io(code: Int32, detail: String)
  /// The file's content contradicts itself, or a stored value is not what the schema promises.
  case corrupt(String)
  /// The database is closed, or its writer has stopped.
  case closed
  /// Anything else: SQLite's extended result code and text.
  case other(code: Int32, detail: String)
}

extension StorageError: CustomStringConvertible {
  @usableFromInline package var description: String {
    switch self {
    case .cannotOpen(let text): text
    case .missing(let path): "there is no file \(path)"
    case .exists(let path): "\(path) exists already"
    case .foreignFile(let text): "it is no database of this program: \(text)"
    case .newer(let found, let known): "schema \(found) is newer than \(known)"
    case .migrationFailed(let number, let reason): "migration \(number) failed: \(reason)"
    case .busy: "another process holds the lock, or too much waits"
    case .timedOut: "it took too long"
    case .full: "the disk is full"
    case .constraint(_, let detail): "a rule of the schema refused it: \(detail)"
    case .io(let code, let detail): "the disk failed: \(detail) (\(code))"
    case .corrupt(let text): "the content is damaged: \(text)"
    case .closed: "the database is closed"
    case .other(let code, let detail): "\(detail) (\(code))"
    }
  }
}

/// An error of an upper module that can carry a `StorageError`, so that one typed `throws` covers
/// both the storage and what is done with it.
@usableFromInline
package protocol ExpressibleByStorageError: Error {
  init(storage error: StorageError)
}

extension StorageError: ExpressibleByStorageError {
  @inlinable package init(storage error: StorageError) { self = error }
}
