import JSON
import RPC
package import Sockets
import Synchronization

/// A server that answers what a test tells it to, one connection at a time, on a thread of its own.
package final class FakeServer: Sendable {
  /// A call as it came.
  package struct Call: Sendable {
    package let method: String
    /// The params' JSON text, `_meta` included; empty without any.
    package let params: String
    /// The id's JSON text.
    package let id: String
  }

  /// What goes back.
  package enum Answer: Sendable {
    /// A result's JSON text.
    case result(String)
    /// An error's JSON text.
    case error(String)
    /// Frames with these texts.
    case texts([String])
    /// These very bytes.
    case bytes([UInt8])
    case close
    case nothing
  }

  package typealias Script = @Sendable (Call) -> Answer

  package let path: SocketPath
  private let received = Mutex<[Call]>([])
  private let thread = Mutex<Thread?>(nil)

  private static let stop = "fake.stop"

  /// Answers calls on a socket at `path` until `end`.
  package init(_ path: SocketPath, _ script: @escaping Script) throws(SocketError) {
    self.path = path
    let listener = Mutex<Listener?>(try Listener(path))
    let serving = try Thread(name: "fake server") { [self] in
      guard var listener = listener.withLock({ $0.take() }) else { return }
      do throws(SocketError) {
        try serve(&listener, script)
      } catch {
        fatalError("the fake server failed: \(error)")
      }
    }
    var slot: Thread? = serving
    thread.withLock { $0 = slot.take() }
  }

  /// The calls so far, oldest first.
  package var calls: [Call] { received.withLock { $0 } }

  /// Stops answering, and waits until the thread has ended.
  package func end() {
    guard let thread = thread.withLock({ $0.take() }) else { return }
    if let client = try? ClientSocket(connectingTo: path, timeout: .seconds(5)) {
      var writer = Writer()
      let start = writer.beginFrame()
      writer.append("{\"method\":\"fake.stop\"}")
      writer.endFrame(start)
      try? client.sendAll(writer.bytes, by: .never)
    }
    thread.join()
  }

  private func serve(_ listener: inout Listener, _ script: Script) throws(SocketError) {
    var loop = try EventLoop()
    try loop.register(listener.descriptor, token: 0, interests: .read)
    while true {
      _ = try loop.wait(timeout: nil)
      guard case .connection(let peer, _) = try listener.accept() else { continue }
      if try !serve(peer, script) { return }
    }
  }

  /// False when it is time to stop.
  private func serve(
    _ peer: borrowing Descriptor, _ script: Script
  ) throws(SocketError) -> Bool {
    var loop = try EventLoop()
    try loop.register(peer, token: 1, interests: .read)
    var input = ByteBuffer()
    while true {
      _ = try loop.wait(timeout: nil)
      if try peer.read(into: &input) == .closed { return true }
      while let call = Self.nextCall(&input) {
        if call.method == Self.stop { return false }
        received.withLock { $0.append(call) }
        let answer = script(call)
        if case .close = answer { return true }
        try send(answer, to: call, peer, &loop)
      }
    }
  }

  private static func nextCall(_ input: inout ByteBuffer) -> Call? {
    guard case .frame(let range) = Frame.next(in: input.readableSpan, bytesMax: Frame.hardBytesMax)
    else { return nil }
    let call = Call(input.readableSpan.extracting(range))
    input.consume(range.upperBound)
    return call
  }

  private func send(
    _ answer: Answer, to call: Call, _ peer: borrowing Descriptor, _ loop: inout EventLoop
  ) throws(SocketError) {
    var output = ByteBuffer()
    output.append(answer.bytes(to: call.id).span)
    while !output.isEmpty {
      if try peer.write(from: &output) != .wouldBlock { continue }
      try loop.modify(peer, token: 1, interests: .write)
      _ = try loop.wait(timeout: nil)
      try loop.modify(peer, token: 1, interests: .read)
    }
  }
}

extension FakeServer.Call {
  private static let members = NameTable("id", "method", "params")

  fileprivate init(_ text: Span<UInt8>) {
    var (id, method, params) = ("null", "", "")
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
    case .texts(let texts): texts.flatMap(Self.frame)
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
