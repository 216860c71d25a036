import Sockets

/// What to send, over how many connections, with how many calls in flight on each.
struct Load {
  let request: RequestTemplate
  let connections: Int
  let inFlight: Int
  let matching: Answer.Matching
  /// Frames sent and answered on each connection before its first call, e.g. a login.
  var preparation: [RequestTemplate] = []
  /// What ends the calls early.
  var interruption: Interruption?
}

/// How long calls are made: until the first of these says no.
struct Extent {
  /// nil: as long as it takes.
  var seconds: Double?
  var callsMax = Int.max
  var isWanted: () -> Bool = { true }
}

/// The running state of one measurement.
struct Run {
  /// When the current batch of answers was read.
  var now: UInt64
  let end: UInt64
  /// No call starts after this many.
  let callsMax: Int
  /// Whether more calls are wanted, apart from time and number.
  let isWanted: () -> Bool
  private(set) var started = 0
  private(set) var outstanding = 0
  private(set) var latencies: Histogram
  private(set) var nextSerial: UInt64

  init(now: UInt64, _ extent: Extent, nextSerial: UInt64) {
    self.now = now
    self.end = extent.seconds.map { now + UInt64($0 * 1e9) } ?? .max
    self.callsMax = extent.callsMax
    self.isWanted = extent.isWanted
    self.latencies = Histogram()
    self.nextSerial = nextSerial
  }

  var goesOn: Bool { now < end && started < callsMax && isWanted() }

  /// - Returns: the serial number of the call that starts.
  mutating func start() -> UInt64 {
    started += 1
    outstanding += 1
    nextSerial += 1
    return nextSerial
  }

  mutating func finish(_ sentAt: UInt64) {
    outstanding -= 1
    latencies.record(now - sentAt)
  }
}

/// A closed-loop load generator: one thread, one epoll; every answer is followed by the next call.
struct Generator: ~Copyable {
  private static let silenceSecondsMax = 15
  private static let interruptionToken = UInt64.max - 1

  /// The server that answered the connections.
  let server: PeerIdentity
  private let lanes: [Lane]
  private let interruption: Interruption?
  private var loop: EventLoop
  private var serial: UInt64

  init(_ load: Load, to path: SocketPath) throws(BenchError) {
    let loop = try bench { () throws(SocketError) in try EventLoop() }
    var lanes: [Lane] = []
    for token in 0..<load.connections {
      let client = try bench { () throws(SocketError) in
        try ClientSocket(connectingTo: path, timeout: .seconds(5))
      }
      for frame in load.preparation { try client.call(frame) }
      let lane = try Lane(token: UInt64(token), connectedTo: client, load: load)
      try lane.register(in: loop)
      lanes.append(lane)
    }
    guard let server = lanes.first?.peer else { throw .usage("at least one connection is needed") }
    try load.interruption?.register(in: loop, token: Self.interruptionToken)
    interruption = load.interruption
    self.server = server
    self.lanes = lanes
    self.loop = loop
    // Card numbers must differ from those of earlier runs against the same server.
    serial = MonotonicClock.nanoseconds() / 1000
  }

  /// Calls for `seconds`, then waits for what is still in flight, so the server's usage divides by
  /// whole calls.
  mutating func run(seconds: Double) throws(BenchError) -> Figures {
    try figures(of: Extent(seconds: seconds))
  }

  /// Calls as long as `isWanted` says so, which is asked before each call.
  mutating func run(while isWanted: @escaping () -> Bool) throws(BenchError) -> Figures {
    try figures(of: Extent(isWanted: isWanted))
  }

  private mutating func figures(of extent: Extent) throws(BenchError) -> Figures {
    let before = try usage()
    let start = MonotonicClock.nanoseconds()
    let run = try drive(extent)
    let after = try usage()
    return Figures(run.latencies, nanoseconds: run.now - start, before: before, after: after)
  }

  /// Calls this many times, or for `secondsMax` if that is over first.
  /// - Returns: how many calls were answered.
  mutating func run(calls: Int, secondsMax: Double) throws(BenchError) -> Int {
    Int(try drive(Extent(seconds: secondsMax, callsMax: calls)).latencies.total)
  }

  private mutating func drive(_ extent: Extent) throws(BenchError) -> Run {
    var run = Run(now: MonotonicClock.nanoseconds(), extent, nextSerial: serial)
    for lane in lanes { try lane.prime(&run, in: loop) }
    while run.outstanding > 0 { try advance(&run) }
    serial = run.nextSerial
    return run
  }

  private mutating func advance(_ run: inout Run) throws(BenchError) {
    let events = try bench { () throws(SocketError) in
      try loop.wait(timeout: .seconds(Self.silenceSecondsMax))
    }
    if events.isEmpty { throw .silent(seconds: Self.silenceSecondsMax) }
    for index in events {
      let event = loop[index]
      if event.token == Self.interruptionToken {
        try interruption?.check()
        continue
      }
      try lanes[Int(event.token)].advance(event.readiness, &run, in: loop)
    }
  }

  private func usage() throws(BenchError) -> ProcessUsage {
    try bench { () throws(SocketError) in try ProcessUsage(of: server.pid) }
  }
}
