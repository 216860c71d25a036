import Crypto
import Sockets
import Storage

/// Why the program did not start, in a sentence that says what to do.
package struct DaemonError: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) {
    self.description = description
  }

  init(_ error: StorageError, at path: String) {
    switch error {
    case .missing: self.init("there is no database at \(path); run: cardd init")
    case .newer(let found, let known):
      self.init(
        "\(path) was written by a newer cardd (schema \(found), this program knows \(known)); "
          + "install that version")
    case .foreignFile: self.init("\(path) is not a database of cardd and was left alone")
    default: self.init("cannot open \(path): \(error)")
    }
  }
}
