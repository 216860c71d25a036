import Sockets

/// Where the suite keeps what it makes. Not in /tmp, which is memory on many machines: the disk is
/// to be measured as well.
struct WorkFolder {
  static let parent = "/var/tmp"
  /// Where nobody waits for a disk.
  static let memory = "/dev/shm"

  let path: String
  private let isKept: Bool

  /// - Parameter kept: a folder to make and to leave behind; without one, one that goes again.
  init(keeping kept: String?, in parent: String = WorkFolder.parent) throws(BenchError) {
    isKept = kept != nil
    path = try bench { () throws(SocketError) in
      guard let kept else { return try Folder.makeTemporary("\(parent)/cardbench-") }
      try Folder.makePrivate(kept)
      return kept
    }
  }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  func remove() {
    if !isKept { delete(path) }
  }

  /// Nobody can be helped if it fails.
  func delete(_ path: String) {
    guard let rm = try? ChildProcess(executable: "/bin/rm", arguments: ["-rf", "--", path]) else {
      return
    }
    _ = rm.wait()
  }
}
