import Crypto
import Service
import Sockets
import Storage

/// `cardd init`: a new installation.
package enum Initialization {
  /// What the operator has to note down: it is shown once.
  package struct Result: Sendable {
    package let account: String
    package let password: String
  }

  /// Makes the folder, the database, the key file and the first admin. What is there is left alone.
  package static func run(_ data: DataDirectory) throws -> Result {
    try Folder.makePrivate(data.path)
    let lock = try data.lock()
    defer { withExtendedLifetime(lock) {} }
    for path in [data.database, data.keys] where Folder.holds(path) {
      throw DaemonError("\(path) exists: this folder is initialised already and was left alone")
    }
    _ = try KeyRing.create(at: data.keys, random: .system)
    let database = try data.open(create: true)
    defer { database.close() }
    let password = try Bootstrap.makeFirstAdmin(
      in: database, at: SystemClock.millisecondsSinceEpoch, random: .system, cost: .standard)
    return Result(account: Bootstrap.adminName, password: password)
  }
}
