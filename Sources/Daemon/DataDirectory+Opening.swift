import Crypto
import Service
import Storage

extension Inspection {
  /// Looks at a database of this program or of an earlier edition.
  convenience init(ofDatabase path: String) throws(DaemonError) {
    do throws(StorageError) {
      try self.init(path: path, applicationID: Schema.applicationID, schemaMax: Schema.newest)
    } catch {
      throw DaemonError(error, at: path)
    }
  }
}

extension DataDirectory {
  /// - Parameter onFatal: told when a commit could not be made durable: the process has to end.
  func open(
    create: Bool, readersShouldRest: @escaping @Sendable () -> Void = {},
    onFatal: @escaping @Sendable (StorageError) -> Void = { _ in }
  ) throws(DaemonError) -> Database {
    let configuration = Database.Configuration(
      path: database, applicationID: Schema.applicationID, create: create)
    do throws(StorageError) {
      return try Database(
        configuration, migrations: Schema.migrations, readersShouldRest: readersShouldRest,
        onFatal: onFatal)
    } catch {
      throw DaemonError(error, at: database)
    }
  }
}
