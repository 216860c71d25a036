import Sockets

/// One connection of the generator, with a fixed number of calls in flight, each in its slot.
final class Lane {
  private static let bufferBytes = 64 << 10

  let token: UInt64
  let peer: PeerIdentity
  private let descriptor: Descriptor
  private let load: Load
  private var input = ByteBuffer(retainedBytesMax: Lane.bufferBytes * 4)
  private var output = ByteBuffer(retainedBytesMax: Lane.bufferBytes * 4)
  private var interests: EventLoop.Interests = .read
  /// When each slot's call was sent, in nanoseconds of the monotonic clock.
  private var sentAt: [UInt64]
  /// The slot whose call is the oldest, where answers come in order.
  private var oldest = 0

  init(token: UInt64, connectedTo client: consuming ClientSocket, load: Load) throws(BenchError) {
    let socket = client.intoDescriptor()
    peer = try bench { () throws(SocketError) in try PeerIdentity(of: socket) }
    self.token = token
    self.load = load
    descriptor = socket
    sentAt = [UInt64](repeating: 0, count: load.inFlight)
  }

  func register(in loop: borrowing EventLoop) throws(BenchError) {
    try bench { () throws(SocketError) in
      try loop.register(descriptor, token: token, interests: interests)
    }
  }

  /// Sends one call in each slot.
  func prime(_ run: inout Run, in loop: borrowing EventLoop) throws(BenchError) {
    oldest = 0
    for slot in sentAt.indices where run.goesOn { call(slot, &run) }
    try flush(in: loop)
  }

  /// Sends what is due and takes what has come; each answer makes room for the next call.
  func advance(
    _ readiness: EventLoop.Readiness, _ run: inout Run, in loop: borrowing EventLoop
  ) throws(BenchError) {
    if readiness != .writable {
      let transfer = try bench { () throws(SocketError) in
        try descriptor.read(into: &input, roomMin: Self.bufferBytes)
      }
      if transfer == .closed { throw .closed }
      try takeAnswers(&run)
    }
    try flush(in: loop)
  }

  private func takeAnswers(_ run: inout Run) throws(BenchError) {
    run.now = MonotonicClock.nanoseconds()
    var offset = 0
    while let length = input.readableSpan.frameLength(at: offset) {
      let slot = try slot(offset + 4, length)
      run.finish(sentAt[slot])
      offset += 4 + length
      if run.goesOn { call(slot, &run) }
    }
    input.consume(offset)
  }

  private func slot(_ offset: Int, _ length: Int) throws(BenchError) -> Int {
    switch load.matching {
    case .order:
      defer { oldest = oldest + 1 == sentAt.count ? 0 : oldest + 1 }
      return oldest
    case .id:
      let payload = offset..<(offset + length)
      let slot = Answer.slot(of: input.readableSpan.extracting(payload))
      if let slot, sentAt.indices.contains(slot) { return slot }
      throw Answer.failure(in: input, payload)
    }
  }

  private func call(_ slot: Int, _ run: inout Run) {
    load.request.append(slot: slot, serial: run.start(), to: &output)
    sentAt[slot] = run.now
  }

  private func flush(in loop: borrowing EventLoop) throws(BenchError) {
    try bench { () throws(SocketError) in
      _ = try descriptor.write(from: &output)
      let wanted: EventLoop.Interests = output.isEmpty ? .read : [.read, .write]
      if wanted != interests { try loop.modify(descriptor, token: token, interests: wanted) }
      interests = wanted
    }
  }
}
