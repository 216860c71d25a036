import Sockets

/// Connections that give a server nothing useful to do, open as long as they are kept: some idle, some in
/// the middle of a frame, some that ask for much and read nothing.
final class Crowd {
  private var peers: [Peer] = []

  private final class Peer {
    private let socket: ClientSocket

    init(_ socket: consuming ClientSocket) { self.socket = socket }
  }

  /// How many of each.
  static let idle = 1_000
  static let halfway = 100
  static let deaf = 100

  init(on socket: SocketPath) throws(BenchError) {
    let ping = try RequestTemplate(method: "rpc.ping")
    for _ in 0..<Self.idle {
      let peer = try ClientSocket(whenListening: socket)
      try peer.call(ping)
      peers.append(Peer(peer))
    }
    for _ in 0..<Self.halfway { try add(sending: Array([0, 0, 0, 60, 123]), socket) }
    var requests = ByteBuffer()
    let discover = try RequestTemplate(method: "rpc.discover")
    for serial in 0..<20 { discover.append(slot: serial, serial: 0, to: &requests) }
    let bytes = (0..<requests.count).map { requests.readableSpan[$0] }
    for _ in 0..<Self.deaf { try add(sending: bytes, socket) }
  }

  private func add(sending bytes: [UInt8], _ socket: SocketPath) throws(BenchError) {
    let peer = try ClientSocket(whenListening: socket)
    try bench { () throws(SocketError) in
      try peer.sendAll(bytes.span, by: .after(.seconds(10)))
    }
    peers.append(Peer(peer))
  }
}
