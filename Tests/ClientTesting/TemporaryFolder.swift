package import Glibc
package import Sockets

/// A folder of one test, removed with everything in it.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() {
    var template = Array("/tmp/cardctl-XXXXXX".utf8CString)
    let made = unsafe mkdtemp(&template)
    precondition(unsafe made != nil, "no temporary folder")
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { remove(path) }

  package func socketPath() throws(SocketError) -> SocketPath { try SocketPath("\(path)/s.sock") }

  /// Makes a file that only the user can read; returns its path.
  package func file(_ name: String, _ text: String, mode: mode_t = 0o600) -> String {
    let path = "\(path)/\(name)"
    let number = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC, mode)
    precondition(number >= 0, "cannot create \(path)")
    let bytes = Array(text.utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe write(number, $0.baseAddress, $0.count) }
    _ = close(number)
    return path
  }

  private func remove(_ path: String) {
    if let directory = unsafe opendir(path) {
      while let entry = unsafe readdir(directory) {
        let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
          unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { remove("\(path)/\(name)") }
      }
      _ = unsafe closedir(directory)
      _ = unsafe rmdir(path)
    } else {
      _ = unsafe unlink(path)
    }
  }
}
