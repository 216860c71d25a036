import Glibc
import Testing

@testable import Sockets

@Suite struct ListenerTests {
  let folder = TemporaryFolder()

  @Test("the directory is 0750, the socket 0660 and the umask as before")
  func modes() throws {
    let path = try SocketPath("\(folder.path)/cardd/s.sock")
    let listener = try Listener(path)
    #expect(mode(of: path.directory) == 0o750)
    #expect(mode(of: listener.path.path) == 0o660)
    #expect(mode(of: path.lockPath) == 0o600)
  }

  @Test("a directory that exists keeps its mode")
  func existingDirectory() throws {
    _ = unsafe chmod(folder.path, 0o711)
    let listener = try Listener(folder.socketPath())
    #expect(mode(of: listener.path.directory) == 0o711)
  }

  @Test("a missing parent of the directory is an error that names it")
  func missingParent() throws {
    let path = try SocketPath("\(folder.path)/a/b/s.sock")
    let error = listenFailure(path)
    #expect(error == .system(operation: "mkdir", path: path.directory, code: ENOENT))
  }

  @Test("a second listener on the path is refused and learns who holds it")
  func inUse() throws {
    let path = try folder.socketPath()
    let listener = try Listener(path)
    let error = listenFailure(path)
    #expect(error == .inUse(path: listener.path.path, pid: getpid()))
    #expect(exists(path.path))
  }

  @Test("a stale socket is taken over")
  func stale() throws {
    let path = try folder.socketPath()
    try makeStaleSocket(path)
    #expect(exists(path.path))
    let listener = try Listener(path)
    let client = try ClientSocket(connectingTo: listener.path, timeout: .seconds(5))
    #expect(client.descriptor.number >= 0)
  }

  @Test("a file that is no socket is left alone, and so is a link to a socket")
  func notASocket() throws {
    let path = try folder.socketPath()
    makeFile(path.path, "precious")
    #expect(listenFailure(path) == .notASocket(path: path.path))
    #expect(exists(path.path))

    let target = try folder.socketPath("target")
    let link = try folder.socketPath("link")
    try makeStaleSocket(target)
    _ = unsafe symlink(target.path, link.path)
    #expect(listenFailure(link) == .notASocket(path: link.path))
    #expect(exists(target.path))
  }

  @Test("closing removes the socket, keeps the lock file and frees the path")
  func closing() throws {
    let path = try folder.socketPath()
    do { _ = try Listener(path) }
    #expect(!exists(path.path))
    #expect(exists(path.lockPath))
    let listener = try Listener(path)
    #expect(exists(listener.path.path))
  }

  @Test("closing leaves a socket alone that someone else put at the path")
  func replaced() throws {
    let path = try folder.socketPath()
    do {
      let listener = try Listener(path)
      // Renamed, not removed: otherwise the new file may get the same inode.
      _ = unsafe rename(listener.path.path, path.path + ".old")
      try makeStaleSocket(path)
    }
    #expect(exists(path.path))
  }

  @Test("a symbolic link in place of the lock file is refused")
  func lockLink() throws {
    let path = try folder.socketPath()
    makeFile(folder.path + "/precious", "text")
    _ = unsafe symlink(folder.path + "/precious", path.lockPath)
    let error = listenFailure(path)
    #expect(error == .system(operation: "open", path: path.lockPath, code: ELOOP))
  }

  @Test("accept hands out nonblocking peers with their identity, then says that nobody waits")
  func accept() throws {
    let path = try folder.socketPath()
    var listener = try Listener(path)
    let client = try ClientSocket(connectingTo: path, timeout: .seconds(5))
    _ = try client.descriptor.write([1].span)
    switch try listener.accept() {
    case .connection(let descriptor, let peer):
      #expect(fcntl(descriptor.number, F_GETFL) & O_NONBLOCK != 0)
      #expect(fcntl(descriptor.number, F_GETFD) & FD_CLOEXEC != 0)
      #expect(peer.uid == getuid())
      #expect(peer.gid == getgid())
      #expect(peer.pid == getpid())
      #expect(peer.groups == supplementaryGroups())
    default: Issue.record("nobody was accepted")
    }
    guard case .empty = try listener.accept() else {
      Issue.record("someone was accepted twice")
      return
    }
  }

  @Test("out of descriptors, waiting peers are told one by one instead of spinning")
  func exhaustion() async {
    await #expect(processExitsWith: .success) {
      let folder = TemporaryFolder()
      let path = try folder.socketPath()
      var listener = try Listener(path)
      let first = try ClientSocket(connectingTo: path, timeout: .seconds(5))
      let second = try ClientSocket(connectingTo: path, timeout: .seconds(5))
      exhaustDescriptors()

      for _ in 0..<2 {
        guard case .surplus(let peer) = try listener.accept() else {
          Issue.record("not accepted")
          return
        }
        _ = try peer.write([1].span)
      }
      guard case .empty = try listener.accept() else {
        Issue.record("the queue is not empty")
        return
      }
      var buffer = ByteBuffer()
      #expect(try first.receive(into: &buffer, by: .after(.seconds(5))))
      #expect(try !first.receive(into: &buffer, by: .after(.seconds(5))))
      #expect(try second.receive(into: &buffer, by: .after(.seconds(5))))
      #expect(try !second.receive(into: &buffer, by: .after(.seconds(5))))
      #expect(buffer.count == 2)
    }
  }

  @Test("another process is refused while the path is served, and the socket stays")
  func otherProcess() async throws {
    let path = try folder.socketPath()
    let listener = try Listener(path)
    await #expect(processExitsWith: .success) { [path = path.path as String] in
      let refused = listenFailure(try SocketPath(path))
      #expect(refused == .inUse(path: path, pid: getppid()))
    }
    #expect(exists(listener.path.path))
  }

  @Test("a server that crashed leaves a path that the next one takes over")
  func crashed() async throws {
    let path = try folder.socketPath()
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path.path as String] in
      let listener = try Listener(SocketPath(path))
      kill(getpid(), SIGKILL)
      _ = listener.path
    }
    #expect(exists(path.path))
    let listener = try Listener(path)
    let client = try ClientSocket(connectingTo: listener.path, timeout: .seconds(5))
    #expect(client.descriptor.number >= 0)
  }
}

private func listenFailure(_ path: SocketPath) -> SocketError? {
  failure { () throws(SocketError) in _ = try Listener(path) }
}

/// Leaves this process without a single free descriptor.
private func exhaustDescriptors() {
  var limit = rlimit(rlim_cur: 64, rlim_max: 64)
  _ = unsafe setrlimit(CInt(RLIMIT_NOFILE.rawValue), &limit)
  while unsafe open("/dev/null", O_RDONLY | O_CLOEXEC) >= 0 {}
  precondition(errno == EMFILE)
}

private func supplementaryGroups() -> [UInt32] {
  var groups = [gid_t](repeating: 0, count: 1024)
  let count = unsafe getgroups(CInt(groups.count), &groups)
  return Array(groups.prefix(Int(max(0, count))))
}
