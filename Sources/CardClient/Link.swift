import Sockets

/// A connection's socket and its bytes, which belong to the I/O thread alone.
final class Link {
  /// What is asked of the system at once. Little, so that the callers' next calls are sent between one read
  /// and the next: the server works on them while this thread hands out what came.
  private static let readBytes = 16 << 10

  let connection: Connection
  /// How many bytes have gone into the socket.
  private(set) var sent: UInt64 = 0
  private let socket: Descriptor
  private var input = ByteBuffer(retainedBytesMax: Link.readBytes * 16)
  private var output = ByteBuffer(retainedBytesMax: Link.readBytes * 16)
  private var interests = EventLoop.Interests.read

  /// What a turn needs and the next one uses again.
  struct Buffers: ~Copyable {
    var frames = FrameReader()
    var incoming: [Incoming] = []
    var deliveries: [Delivery] = []
    /// How many were performed in this turn.
    var delivered = 0
  }

  init(_ connection: Connection, _ socket: consuming Descriptor) {
    self.connection = connection
    self.socket = socket
  }

  func register(_ events: borrowing EventLoop) throws(SocketError) {
    try events.register(socket, token: connection.serial, interests: interests)
  }

  // MARK: Receiving

  /// Takes what has come, and hands it on.
  ///
  /// - Returns: why the connection is over, if it is.
  func receive(_ buffers: inout Buffers) -> ClientError? {
    let transfer: Transfer
    do throws(SocketError) {
      transfer = try socket.read(into: &input, roomMin: Self.readBytes)
    } catch {
      return .disconnected(error)
    }
    switch transfer {
    case .bytes: return takeFrames(&buffers)
    case .wouldBlock: return nil
    case .closed: return .disconnected(.closedByPeer)
    }
  }

  private func takeFrames(_ buffers: inout Buffers) -> ClientError? {
    buffers.incoming.removeAll(keepingCapacity: true)
    var failure: ClientError?
    do throws(ClientError) {
      let bytes = try buffers.frames.read(input.readableSpan, into: &buffers.incoming)
      input.consume(bytes)
    } catch {
      failure = error
    }
    // What was right before the wrong frame has its effect.
    let wrong = connection.receive(buffers.incoming, &buffers.deliveries)
    for delivery in buffers.deliveries { delivery.perform() }
    buffers.delivered += buffers.deliveries.count
    buffers.deliveries.removeAll(keepingCapacity: true)
    return failure ?? wrong
  }

  // MARK: Sending

  /// Sends what waits, as far as the socket takes it.
  ///
  /// - Returns: why the connection is over, if it is.
  func flush(_ events: borrowing EventLoop) -> ClientError? {
    do throws(SocketError) {
      while true {
        if output.isEmpty { connection.takeOutput(into: &output) }
        guard !output.isEmpty else { break }
        let transfer = try socket.write(from: &output)
        // The peer may have said why before it closed: reading will tell.
        guard case .bytes(let count) = transfer else { break }
        sent += UInt64(count)
      }
      try watch(output.isEmpty ? .read : EventLoop.Interests(reads: true, writes: true), events)
      return nil
    } catch {
      return .disconnected(error)
    }
  }

  private func watch(
    _ wanted: EventLoop.Interests, _ events: borrowing EventLoop
  ) throws(SocketError) {
    guard wanted != interests else { return }
    try events.modify(socket, token: connection.serial, interests: wanted)
    interests = wanted
  }
}
