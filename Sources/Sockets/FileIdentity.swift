import Glibc

/// Which file stands at a path, symbolic links not followed.
struct FileIdentity: Equatable {
  let device: UInt64
  let inode: UInt64
  let isSocket: Bool

  /// - Returns: nil when nothing stands there.
  init?(at path: String) throws(SocketError) {
    var status = stat()
    switch systemCall({ unsafe lstat(path, &status) }) {
    case .value: break
    case .error(ENOENT): return nil
    case .error(let code): throw .system(operation: "lstat", path: path, code: code)
    }
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    isSocket = status.st_mode & S_IFMT == S_IFSOCK
  }
}
