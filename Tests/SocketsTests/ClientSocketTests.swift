import Glibc
import Testing

@testable import Sockets

@Suite struct ClientSocketTests {
  let folder = TemporaryFolder()

  private func connectFailure(
    _ path: SocketPath, _ timeout: Duration = .seconds(5)
  ) -> SocketError? {
    failure { () throws(SocketError) in _ = try ClientSocket(connectingTo: path, timeout: timeout) }
  }

  @Test("a missing socket, a missing directory: no server")
  func missing() throws {
    let path = try folder.socketPath()
    let deep = try folder.socketPath("a/b")
    #expect(connectFailure(path) == .noServer(path: path.path))
    #expect(connectFailure(deep) == .noServer(path: deep.path))
  }

  @Test("a socket without a server is called stale")
  func stale() throws {
    let path = try folder.socketPath()
    try makeStaleSocket(path)
    #expect(connectFailure(path) == .staleSocket(path: path.path))
  }

  @Test("a file that is no socket is named as such")
  func regularFile() throws {
    let path = try folder.socketPath()
    makeFile(path.path)
    #expect(connectFailure(path) == .notASocket(path: path.path))
  }

  @Test("permission denied names the directory that refuses, or the socket")
  func denied() async {
    await #expect(processExitsWith: .success) {
      let folder = TemporaryFolder()
      let path = try SocketPath(folder.path + "/inner/s.sock")
      let listener = try Listener(path)
      _ = unsafe chmod(folder.path, 0o755)

      _ = unsafe chmod(path.directory, 0)
      let directory = SocketError.denied(path: path.path, component: path.directory)
      #expect(connectFailureUnprivileged(path) == directory)

      _ = unsafe chmod(path.directory, 0o755)
      _ = unsafe chmod(path.path, 0)
      let socket = SocketError.denied(path: path.path, component: path.path)
      #expect(connectFailureUnprivileged(path) == socket)
      _ = listener.path
    }
  }

  @Test("a server whose backlog is full makes connecting time out")
  func fullBacklog() throws {
    let path = try folder.socketPath()
    let listener = try Listener(path, backlog: 0)
    let first = try ClientSocket(connectingTo: listener.path, timeout: .seconds(5))
    let error = connectFailure(path, .milliseconds(5))
    #expect(error == .timedOut(operation: "connect to \(path.path)"))
    #expect(first.descriptor.number >= 0)
  }

  @Test("a call larger than the socket's buffers goes through, both ways, while the server echoes")
  func echo() throws {
    let path = try folder.socketPath()
    let listener = ListenerBox(try Listener(path))
    let server = try Thread(name: "echo") { listener.echoOnePeer() }
    let client = try ClientSocket(connectingTo: path, timeout: .seconds(5))
    let payload = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 / 3) }
    var received = ByteBuffer()
    let deadline = Deadline.after(.seconds(20))
    for start in stride(from: 0, to: payload.count, by: 100_000) {
      try client.sendAll(payload.span.extracting(start..<(start + 100_000)), by: deadline)
      while received.count < start + 100_000 {
        #expect(try client.receive(into: &received, by: deadline))
      }
    }
    try client.descriptor.shutdownWrite()
    #expect(try !client.receive(into: &received, by: deadline))
    server.join()
    #expect(received.bytes == payload)
  }

  @Test("a server that does not answer makes receiving time out, one that does not read sending")
  func timeouts() throws {
    let path = try folder.socketPath()
    let listener = try Listener(path)
    let client = try ClientSocket(connectingTo: listener.path, timeout: .seconds(5))
    var buffer = ByteBuffer()
    let receiving = failure { () throws(SocketError) in
      _ = try client.receive(into: &buffer, by: .after(.milliseconds(2)))
    }
    #expect(receiving == .timedOut(operation: "receive"))
    let much = [UInt8](repeating: 0, count: 8 << 20)
    let sending = failure { () throws(SocketError) in
      try client.sendAll(much.span, by: .after(.milliseconds(2)))
    }
    #expect(sending == .timedOut(operation: "send"))
  }

  @Test("a server that went makes sending fail and receiving end")
  func serverGone() throws {
    let path = try folder.socketPath()
    let listener = try Listener(path)
    let client = try ClientSocket(connectingTo: path, timeout: .seconds(5))
    drop(listener)
    var buffer = ByteBuffer()
    #expect(try !client.receive(into: &buffer, by: .never))
    let error = failure { () throws(SocketError) in try client.sendAll([1].span, by: .never) }
    #expect(error == .closedByPeer)
  }

  @Test("a deadline in the far future does not overflow, one in the past has passed")
  func deadlines() {
    #expect(Deadline.never.remaining == nil)
    #expect(Deadline.after(.seconds(-1)).remaining == .zero)
    #expect((Deadline.after(.seconds(Int64.max)).remaining ?? .zero) > .seconds(1_000_000))
  }

  private func drop(_ listener: consuming Listener) {}
}

/// Connects as a user that no permission is waived for. For a process of its own.
private func connectFailureUnprivileged(_ path: SocketPath) -> SocketError? {
  let nobody: uid_t = 65534
  let privileged = geteuid() == 0
  if privileged { precondition(seteuid(nobody) == 0) }
  defer { if privileged { precondition(seteuid(0) == 0) } }
  return failure { () throws(SocketError) in
    _ = try ClientSocket(connectingTo: path, timeout: .seconds(5))
  }
}
