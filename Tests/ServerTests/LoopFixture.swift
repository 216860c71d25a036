import RPC
import Sockets

@testable import Server

/// One loop on its own thread, to which clients are connected without a listener.
final class LoopFixture {
  let service: TestService
  let admission: Admission
  private let loop: Mailbox<Loop.Message>
  private var events: EventLoop
  private let ended: Mailbox<Server.Message>

  struct NotEnded: Error {}

  init(
    logging level: Log.Level = .info, _ change: (inout Configuration) -> Void = { _ in }
  ) throws(SocketError) {
    let service = TestService(logging: level)
    self.service = service
    var configuration = Configuration()
    change(&configuration)
    let events = try EventLoop()
    ended = Mailbox(waker: events.waker)
    self.events = events
    admission = Admission(configuration.connections)
    let parts = Loop.Parts(
      configuration: configuration, dispatcher: service.dispatcher,
      clock: { Timestamp(milliseconds: 0) }, rest: { _ in }, log: service.log)
    loop = try Server.start(0, parts, ended)
  }

  deinit { stop() }

  var desk: Desk { service.desk }

  func connect(uid: UInt32 = 1000) throws -> Client {
    let pair = try Descriptor.socketPair()
    let peer = Peer(uid: uid, gid: uid, pid: 1)
    loop.post(.adopt(Handoff(pair.first), peer, try admission.admit(uid: uid)))
    return try Client(pair.second, to: self)
  }

  func stop() { loop.post(.drain) }

  /// Waits until the loop's thread has run to its end.
  func waitUntilEnded() throws {
    var messages: [Server.Message] = []
    for _ in 0..<2 {
      ended.drain(into: &messages)
      if !messages.isEmpty { return }
      _ = try events.wait(timeout: .seconds(60))
    }
    throw NotEnded()
  }
}
