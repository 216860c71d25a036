import Sockets

/// Where an installation keeps its database and its keys.
package struct DataDirectory: Sendable {
  package let path: String

  /// `--data`, else `CARDD_DATA`, else `$XDG_STATE_HOME/cardd`, else `/var/lib/cardd`.
  package init(explicit: String?, environment: (String) -> String?) {
    if let explicit {
      path = explicit
    } else if let path = environment("CARDD_DATA"), !path.isEmpty {
      self.path = path
    } else if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") {
      path = state + "/cardd"
    } else {
      path = "/var/lib/cardd"
    }
  }

  var database: String { path + "/cardd.db" }
  var keys: String { path + "/cardd.keys" }
  /// What `server.backup` makes.
  var backups: String { path + "/backups" }

  /// One process at a time works with the data: what it keeps in memory would not follow another.
  func lock() throws(SocketError) -> DataLock {
    DataLock(try PathLock(path + "/cardd.lock", of: path))
  }
}

/// Keeps other processes off the data while it lives.
final class DataLock {
  private let lock: PathLock

  init(_ lock: consuming PathLock) {
    self.lock = lock
  }
}
