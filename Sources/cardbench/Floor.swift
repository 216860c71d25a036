import Sockets

/// The least that a server on this transport costs: epoll, one recv, one send. It knows no JSON;
/// its figures are what a real server's are compared with.
struct Floor: ~Copyable {
  enum Mode {
    /// What came goes back.
    case echo
    /// Each frame is answered with a payload of this many bytes.
    case answer(payloadBytes: Int)
  }

  private static let listenerToken = UInt64.max - 1
  private static let chunkBytes = 64 << 10

  private final class Peer {
    let descriptor: Descriptor
    var input = ByteBuffer(retainedBytesMax: chunkBytes)
    var output = ByteBuffer(retainedBytesMax: chunkBytes)
    var blocked = false

    init(_ descriptor: consuming Descriptor) { self.descriptor = descriptor }
  }

  private var listener: Listener
  private var loop: EventLoop
  private var peers: [UInt64: Peer] = [:]
  private var nextToken: UInt64 = 0
  /// The frame that answers each frame; nil in echo mode.
  private let answer: [UInt8]?

  init(_ path: SocketPath, _ mode: Mode) throws(SocketError) {
    let listener = try Listener(path)
    let loop = try EventLoop()
    try loop.register(listener.descriptor, token: Self.listenerToken, interests: .read)
    self.listener = listener
    self.loop = loop
    switch mode {
    case .echo: answer = nil
    case .answer(let bytes):
      answer = RequestTemplate.lengthPrefix(bytes) + [UInt8](repeating: 0x20, count: bytes)
    }
  }

  /// Serves until the last peer has gone.
  mutating func run() throws(SocketError) {
    repeat {
      for index in try loop.wait(timeout: nil) {
        let event = loop[index]
        if event.token == Self.listenerToken {
          try accept()
        } else if let peer = peers[event.token] {
          try serve(event.token, peer)
        }
      }
    } while !peers.isEmpty || nextToken == 0
  }

  private mutating func accept() throws(SocketError) {
    guard case .connection(let descriptor, _) = try listener.accept() else { return }
    try loop.register(descriptor, token: nextToken, interests: .read)
    peers[nextToken] = Peer(descriptor)
    nextToken += 1
  }

  private mutating func serve(_ token: UInt64, _ peer: Peer) throws(SocketError) {
    if !peer.blocked {
      let transfer = try peer.descriptor.read(into: &peer.input, roomMin: Self.chunkBytes)
      if transfer == .closed {
        peers[token] = nil
        return
      }
    }
    if let answer {
      Self.answerFrames(of: peer, with: answer)
      _ = try peer.descriptor.write(from: &peer.output)
    } else {
      _ = try peer.descriptor.write(from: &peer.input)
    }
    try setBlocked(answer == nil ? !peer.input.isEmpty : !peer.output.isEmpty, token, peer)
  }

  private static func answerFrames(of peer: Peer, with answer: [UInt8]) {
    var offset = 0
    while let length = peer.input.readableSpan.frameLength(at: offset) {
      peer.output.append(answer.span)
      offset += 4 + length
    }
    peer.input.consume(offset)
  }

  /// A peer that does not take its answers is not read from until it does.
  private func setBlocked(
    _ blocked: Bool, _ token: UInt64, _ peer: Peer
  ) throws(SocketError) {
    guard blocked != peer.blocked else { return }
    try loop.modify(peer.descriptor, token: token, interests: blocked ? .write : .read)
    peer.blocked = blocked
  }
}
