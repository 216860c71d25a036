import Glibc

/// The file of a database, before SQLite opens it.
enum DatabaseFile {
  /// How long a file is; 0 if there is none.
  static func bytes(_ path: String) -> Int {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  static func isThere(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// Removes a file; one that is not there is no failure.
  static func remove(_ path: String) throws(StorageError) {
    guard unsafe unlink(path) != 0, errno != ENOENT else { return }
    throw .cannotOpen(describe(errno, path))
  }

  /// Renames a file, durably.
  static func rename(_ path: String, to new: String) throws(StorageError) {
    guard unsafe Glibc.rename(path, new) == 0 else { throw .cannotOpen(describe(errno, new)) }
    try syncFolder(of: new)
  }

  /// Makes a file's content durable.
  static func sync(_ path: String) throws(StorageError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotOpen(describe(errno, path)) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .cannotOpen(describe(errno, path)) }
  }

  /// Makes sure that there is a file to open, made readable by its owner alone from the first
  /// moment. SQLite gives the log and its index the mode of this file.
  static func prepare(path: String, create: Bool) throws(StorageError) {
    guard create else {
      guard unsafe access(path, F_OK) == 0 else {
        let code = errno
        throw code == ENOENT ? .missing(path: path) : .cannotOpen(describe(code, path))
      }
      return
    }
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      let code = errno
      guard code == EEXIST else { throw .cannotOpen(describe(code, path)) }
      return
    }
    close(descriptor)
    try syncFolder(of: path)
  }

  /// Makes the new file's name durable: fsync(2) of the file does not cover its folder.
  private static func syncFolder(of path: String) throws(StorageError) {
    let end = path.lastIndex(of: "/")
    let folder = end.map { path[...$0] } ?? "."
    let descriptor = unsafe open(String(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotOpen(describe(errno, String(folder))) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .cannotOpen(describe(errno, String(folder))) }
  }

  private static func describe(_ code: Int32, _ path: String) -> String {
    let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    return "\(path): \(reason)"
  }
}
