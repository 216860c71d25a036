import JSON
import RPC
package import Sockets
import Synchronization

/// A server that answers what a test tells it to, on a thread of its own.
package final class FakeServer: Sendable {
  /// A call as it came.
  package struct Call: Sendable {
    package let method: String
    /// The params' JSON text, `_meta` included; empty without any.
    package let params: String
    /// The id's JSON text; empty for a notification.
    package let id: String
    /// The connection that it came on, counted from 1.
    package fileprivate(set) var connection: UInt64 = 0
  }

  /// What goes back.
  package enum Answer: Sendable {
    /// A result's JSON text.
    case result(String)
    /// An error's JSON text.
    case error(String)
    /// Frames with these texts.
    case texts([String])
    /// Frames with these texts, and the connection's end behind them.
    case lastTexts([String])
    /// These very bytes.
    case bytes([UInt8])
    case close
    case nothing
  }

  package typealias Script = @Sendable (Call) -> Answer

  package let path: SocketPath
  private let received = Mutex<[Call]>([])
  private let orders: Mailbox<Order>
  private let thread = Mutex<Thread?>(nil)

  /// What a test wants besides the answers to calls.
  enum Order: Sendable {
    case send([String], connection: UInt64)
    case close(connection: UInt64)
    case stop
  }

  /// Answers calls on a socket at `path` until `end`.
  ///
  /// - Parameter signals: answers notifications; by default nothing.
  package init(
    _ path: SocketPath, signals: @escaping Script = { _ in .nothing }, _ script: @escaping Script
  ) throws(SocketError) {
    self.path = path
    let sockets = try FakeStage(path)
    orders = sockets.orders
    let stage = Mutex<FakeStage?>(sockets)
    let serving = try Thread(name: "fake server") { [self] in
      guard var stage = stage.withLock({ $0.take() }) else { return }
      do throws(SocketError) {
        try stage.serve { call in
          received.withLock { $0.append(call) }
          return call.id.isEmpty ? signals(call) : script(call)
        }
      } catch {
        fatalError("the fake server failed: \(error)")
      }
    }
    var slot: Thread? = serving
    thread.withLock { $0 = slot.take() }
  }

  /// The calls so far, oldest first.
  package var calls: [Call] { received.withLock { $0 }.filter { !$0.id.isEmpty } }
  /// The notifications so far, oldest first.
  package var signals: [Call] { received.withLock { $0 }.filter(\.id.isEmpty) }

  /// Sends frames with these texts, whether anything was asked or not.
  package func send(_ texts: String..., connection: UInt64 = 1) {
    orders.post(.send(texts, connection: connection))
  }

  package func close(connection: UInt64 = 1) { orders.post(.close(connection: connection)) }

  /// Stops answering, and waits until the thread has ended.
  package func end() {
    guard let thread = thread.withLock({ $0.take() }) else { return }
    orders.post(.stop)
    thread.join()
  }
}

/// The fake server's sockets, which belong to its thread.
struct FakeStage: ~Copyable {
  let orders: Mailbox<FakeServer.Order>
  private var loop: EventLoop
  private var listener: Listener
  private var peers: [UInt64: FakePeer] = [:]
  private var lastToken: UInt64 = 0

  init(_ path: SocketPath) throws(SocketError) {
    let loop = try EventLoop()
    let listener = try Listener(path)
    try loop.register(listener.descriptor, token: 0, interests: .read)
    orders = Mailbox(waker: loop.waker)
    self.loop = loop
    self.listener = listener
  }

  mutating func serve(_ script: (FakeServer.Call) -> FakeServer.Answer) throws(SocketError) {
    var waiting: [FakeServer.Order] = []
    while true {
      for index in try loop.wait(timeout: nil) {
        let event = loop[index]
        if event.token == 0 {
          try accept()
        } else if let peer = peers[event.token], try !peer.advance(event.readiness, loop, script) {
          peers[event.token] = nil
        }
      }
      orders.drain(into: &waiting)
      for order in waiting {
        switch order {
        case .send(let texts, let token):
          try peers[token]?.send(.texts(texts), to: "", loop)
        case .close(let token): peers[token] = nil
        case .stop: return
        }
      }
    }
  }

  private mutating func accept() throws(SocketError) {
    while case .connection(let socket, _) = try listener.accept() {
      lastToken += 1
      try loop.register(socket, token: lastToken, interests: .read)
      peers[lastToken] = FakePeer(lastToken, socket)
    }
  }
}

/// One connection of the fake server.
private final class FakePeer {
  private let token: UInt64
  private let socket: Descriptor
  private var input = ByteBuffer()
  private var output = ByteBuffer()

  init(_ token: UInt64, _ socket: consuming Descriptor) {
    self.token = token
    self.socket = socket
  }

  /// False when the connection is over.
  func advance(
    _ readiness: EventLoop.Readiness, _ loop: borrowing EventLoop,
    _ script: (FakeServer.Call) -> FakeServer.Answer
  ) throws(SocketError) -> Bool {
    if readiness.isWritable { try flush(loop) }
    guard readiness.isReadable else { return true }
    if try socket.read(into: &input) == .closed { return false }
    while let call = nextCall() {
      let answer = script(call)
      if case .close = answer { return false }
      try send(answer, to: call.id, loop)
      if case .lastTexts = answer { return false }
    }
    return true
  }

  private func nextCall() -> FakeServer.Call? {
    guard case .frame(let range) = Frame.next(in: input.readableSpan, bytesMax: Frame.hardBytesMax)
    else { return nil }
    var call = FakeServer.Call(input.readableSpan.extracting(range))
    call.connection = token
    input.consume(range.upperBound)
    return call
  }

  func send(
    _ answer: FakeServer.Answer, to id: String, _ loop: borrowing EventLoop
  ) throws(SocketError) {
    output.append(answer.bytes(to: id).span)
    try flush(loop)
  }

  private func flush(_ loop: borrowing EventLoop) throws(SocketError) {
    while !output.isEmpty {
      switch try socket.write(from: &output) {
      case .bytes: continue
      case .closed: output.removeAll()
      case .wouldBlock: return try loop.modify(socket, token: token, interests: [.read, .write])
      }
    }
    try loop.modify(socket, token: token, interests: .read)
  }
}

extension FakeServer.Call {
  private static let members = NameTable("id", "method", "params")

  fileprivate init(_ text: Span<UInt8>) {
    var (id, method, params) = ("", "", "")
    var reader = Reader(text)
    _ = reader.enterObject()
    while let member = reader.nextMember(in: Self.members) {
      switch member {
      case .known(0): id = String(copying: text.extracting(reader.skip()))
      case .known(1): method = reader.string() ?? ""
      case .known(2): params = String(copying: text.extracting(reader.skip()))
      default: reader.skip()
      }
    }
    self.init(method: method, params: params, id: id)
  }
}

extension FakeServer.Answer {
  fileprivate func bytes(to id: String) -> [UInt8] {
    switch self {
    case .result(let json): Self.frame("{\"jsonrpc\":\"2.0\",\"id\":\(id),\"result\":\(json)}")
    case .error(let json): Self.frame("{\"jsonrpc\":\"2.0\",\"id\":\(id),\"error\":\(json)}")
    case .texts(let texts), .lastTexts(let texts): texts.flatMap(Self.frame)
    case .bytes(let bytes): bytes
    case .close, .nothing: []
    }
  }

  private static func frame(_ text: String) -> [UInt8] {
    var writer = Writer()
    let start = writer.beginFrame()
    writer.append(text.utf8Span.span)
    writer.endFrame(start)
    return [UInt8](copying: writer.bytes)
  }
}
