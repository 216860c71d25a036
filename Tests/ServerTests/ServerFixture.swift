import Dispatch
import FoundationEssentials
import Glibc
import RPC
import Sockets
import Synchronization

@testable import Server

/// A whole server on a socket of its own, run by a thread of its own until SIGTERM.
final class ServerFixture {
  let service = TestService()
  let control = ServerControl()
  let administration: Administration
  private let folder: String
  private let path: SocketPath
  private let thread: pthread_t
  private let ended: DispatchSemaphore

  struct NotEnded: Error {}

  init(
    heartbeat: (Duration, @Sendable () -> Void)? = nil,
    _ change: (inout Configuration) -> Void = { _ in }
  ) throws {
    var configuration = Configuration()
    change(&configuration)
    var parts = Server.Parts(
      service.dispatcher, state: ServingState(), control: control, log: service.log,
      clock: { Timestamp(milliseconds: 0) }, rest: { _ in })
    administration = service.administration(control)
    if let heartbeat { (parts.heartbeatInterval, parts.beat) = heartbeat }
    folder = "/tmp/cardd-server-\(UUID().uuidString)"
    path = try SocketPath("\(folder)/s.sock")
    let running = Running(try Listener(path), configuration, parts)
    ended = running.ended
    _ = try Thread(name: "test-server") { running.run() }
    running.started.wait()
    guard let thread = running.thread.withLock({ $0 }) else { throw NotEnded() }
    self.thread = thread
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var desk: Desk { service.desk }

  func connect() throws -> Client {
    let socket = try ClientSocket(connectingTo: path, timeout: .seconds(60))
    let number = fcntl(socket.descriptor.number, F_DUPFD_CLOEXEC, 0)
    return try Client(Descriptor(owning: number), to: self)
  }

  /// Sends the signal to the server's thread alone: others of the process do not block it.
  func stop() { _ = pthread_kill(thread, SIGTERM) }

  func waitUntilEnded() throws {
    guard ended.wait(timeout: .now() + .seconds(60)) == .success else { throw NotEnded() }
  }

  /// What the server's thread is given, and what it tells.
  private final class Running: Sendable {
    let thread = Mutex<pthread_t?>(nil)
    let started = DispatchSemaphore(value: 0)
    let ended = DispatchSemaphore(value: 0)
    private let listener: Mutex<Listener?>
    private let configuration: Configuration
    private let parts: Server.Parts

    init(_ listener: consuming Listener, _ configuration: Configuration, _ parts: Server.Parts) {
      self.listener = Mutex(listener)
      self.configuration = configuration
      self.parts = parts
    }

    func run() {
      do {
        let signals = try SignalSource()
        thread.withLock { $0 = pthread_self() }
        guard let listener = listener.withLock({ $0.take() }) else { return }
        var server = try Server(
          configuration, listener: listener, parts: parts)
        started.signal()
        try server.serve(until: signals)
        try server.drain()
      } catch {
        fatalError("the server failed: \(error)")
      }
      ended.signal()
    }
  }
}
