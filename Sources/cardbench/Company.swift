import Sockets

/// Measures what others on the same server do to a call: alone and in their company, in turn.
struct Company {
  let stock: Stock
  let socket: SocketPath
  let folder: WorkFolder
  let pace: Comparison.Pace
  let interruption: Interruption

  private static let idleStreams = 64
  private static let floodConnections = 64
  private static let streamItems = 100_000
  private static let streamRounds = 3
  private static let libraryTasks = 64

  /// One line of the table.
  struct Line {
    let name: String
    let alone: String
    let beside: String
    let verdict: Verdict
  }

  /// A ratio and what it has to come to.
  struct Verdict: CustomStringConvertible {
    let ratio: Double
    let bound: Target.Bound

    var isMet: Bool { bound.isMet(by: ratio) }

    var description: String {
      "\(isMet ? "✓" : "✗") \(Report.decimal(ratio, 2))× (\(bound))"
    }
  }

  func run() throws(BenchError) -> [Line] {
    [
      try stream(),
      try library(),
      try besideIdleStreams(),
      try besideCrowd(),
      try besideFlood("cards.get 1×1 p99 beside 64 writers", get()),
      try besideFlood("cards.bind 1×1 p99 beside 64 writers", .binding(in: stock.store)),
    ]
  }

  private func get() throws(BenchError) -> RequestTemplate {
    try RequestTemplate(method: "cards.get", params: #"{"card":"%card%"}"#, cards: stock.cards)
  }

  // MARK: Streams

  /// One stream as fast as it goes, against an echo of frames of the same length, 64 in flight.
  private func stream() throws(BenchError) -> Line {
    var (best, floors) = (EventStream.Volume(), [Double]())
    for _ in 0..<Self.streamRounds {
      let volume = try EventStream(socket: socket).read(items: Self.streamItems)
      if volume.bytesPerSecond > best.bytesPerSecond || best.items == 0 { best = volume }
      floors.append(try echoedBytesPerSecond(frameBytes: volume.bytesPerItem))
    }
    let floor = floors.max() ?? 0
    return Line(
      name: "events.watch, \(best.bytesPerItem) bytes an item",
      alone: "\(Report.decimal(floor / 1e6, 0)) MB/s",
      beside:
        "\(Report.decimal(best.bytesPerSecond / 1e6, 0)) MB/s, "
        + "\(Report.decimal(best.itemsPerSecond / 1000, 0)) k/s",
      verdict: Verdict(ratio: best.bytesPerSecond / floor, bound: .atLeast(0.3)))
  }

  private func echoedBytesPerSecond(frameBytes: Int) throws(BenchError) -> Double {
    let path = folder.file("floor.sock")
    let floor = try bench { () throws(SocketError) in FloorProgram(path: try SocketPath(path)) }
    let empty = try RequestTemplate(method: "rpc.ping", params: #"{"p":""}"#).byteCount
    let padding = String(repeating: "x", count: max(0, frameBytes - empty))
    let request = try RequestTemplate(method: "rpc.ping", params: #"{"p":"\#(padding)"}"#)
    let comparison = Comparison(
      request: request, server: nil, floor: floor, pace: .init(rounds: 3, seconds: 0.3))
    let figures = try comparison.run(Shape(connections: 1, inFlight: 64)).floor
    return figures.callsPerSecond * Double(request.byteCount)
  }

  /// The library's tasks against this program's own bytes, as many calls in flight on one connection.
  private func library() throws(BenchError) -> Line {
    var load = Load(
      request: try get(), connections: 1, inFlight: Self.libraryTasks, matching: .id)
    load.interruption = interruption
    let tasks = LibraryLoad(socket: socket, cards: stock.cards, tasks: Self.libraryTasks)
    var generator = try Generator(load, to: socket)
    _ = try generator.run(seconds: 0.3)
    _ = try tasks.run(seconds: 0.3)
    var (raw, typed) = ([Double](), [Double]())
    for _ in 0..<max(3, pace.rounds / 2) {
      raw.append(try generator.run(seconds: pace.seconds).callsPerSecond)
      typed.append(try tasks.run(seconds: pace.seconds))
    }
    let (alone, beside) = (raw.sorted()[raw.count / 2], typed.sorted()[typed.count / 2])
    return Line(
      name: "cards.get by \(Self.libraryTasks) tasks through CardClient",
      alone: "\(Report.decimal(alone / 1000, 0)) k/s raw",
      beside: "\(Report.decimal(beside / 1000, 0)) k/s",
      verdict: Verdict(ratio: beside / alone, bound: .atLeast(0.5)))
  }

  private func besideIdleStreams() throws(BenchError) -> Line {
    let load = Load(
      request: try RequestTemplate(method: "rpc.ping"), connections: 1, inFlight: 1, matching: .id)
    let outcome = try compare(load) { () throws(BenchError) in
      try EventStream.idle(Self.idleStreams, on: socket)
    }
    return line(
      "rpc.ping 1×1 p50 beside 64 idle streams", outcome, { $0.p50 }, .atMost(1.05))
  }

  private func besideCrowd() throws(BenchError) -> Line {
    let load = Load(
      request: try RequestTemplate(method: "rpc.ping"), connections: 16, inFlight: 1,
      matching: .id)
    let outcome = try compare(load) { () throws(BenchError) in try Crowd(on: socket) }
    let (alone, beside) = (outcome.alone.callsPerSecond, outcome.beside.callsPerSecond)
    let memory = Report.decimal(outcome.beside.peakMemoryBytes / 1_048_576, 0)
    return Line(
      name: "rpc.ping 16×1 beside \(Crowd.idle) idle peers, \(Crowd.halfway + Crowd.deaf) stuck",
      alone: "\(Report.decimal(alone / 1000, 0)) k/s",
      beside: "\(Report.decimal(beside / 1000, 0)) k/s, \(memory) MiB",
      verdict: Verdict(ratio: beside / alone, bound: .atLeast(0.9)))
  }

  // MARK: Floods

  private func besideFlood(
    _ name: String, _ request: RequestTemplate
  ) throws(BenchError) -> Line {
    let load = Load(request: request, connections: 1, inFlight: 1, matching: .id)
    let outcome = try compare(load) { () throws(BenchError) in try flood() }
    return line(name, outcome, { $0.p99 }, .atMost(3))
  }

  /// Another merchant's writes from a process of their own, as long as it is kept.
  private func flood() throws(BenchError) -> Flood {
    let params =
      #"{"store":"\#(stock.rival.store)","number":"%pan%","holder":"Li Lei","expMonth":12,"#
      + #""expYear":2030,"funding":"credit","usage":"both","#
      + #""_meta":{"session":"\#(stock.rival.session)"}}"#
    return try Flood(
      socket: socket, method: "cards.bind", params: params, connections: Self.floodConnections)
  }

  // MARK: Turns

  private struct Outcome {
    let alone: Figures
    let beside: Figures
  }

  /// Medians of rounds alone and rounds in the company that `arrive` brings and that goes afterwards.
  private func compare<Guests>(
    _ load: Load, _ arrive: () throws(BenchError) -> Guests
  ) throws(BenchError) -> Outcome {
    var load = load
    load.interruption = interruption
    var generator = try Generator(load, to: socket)
    _ = try generator.run(seconds: 0.3)
    var (alone, beside) = ([Figures](), [Figures]())
    for _ in 0..<max(3, pace.rounds / 2) {
      alone.append(try generator.run(seconds: pace.seconds))
      let guests = try arrive()
      beside.append(try generator.run(seconds: pace.seconds))
      withExtendedLifetime(guests) {}
    }
    return Outcome(alone: Figures(medianOf: alone), beside: Figures(medianOf: beside))
  }

  private func line(
    _ name: String, _ outcome: Outcome, _ figure: (Figures) -> Double, _ bound: Target.Bound
  ) -> Line {
    let (alone, beside) = (figure(outcome.alone), figure(outcome.beside))
    return Line(
      name: name, alone: "\(Report.decimal(alone / 1000, 1)) µs",
      beside: "\(Report.decimal(beside / 1000, 1)) µs",
      verdict: Verdict(ratio: beside / alone, bound: bound))
  }
}

/// This program making calls in a process of its own, until nobody keeps it.
final class Flood {
  private let process: ChildProcess

  init(
    socket: SocketPath, method: String, params: String, connections: Int
  ) throws(BenchError) {
    process = try bench { () throws(SocketError) in
      try ChildProcess(
        executable: "/proc/self/exe",
        arguments: [
          "flood", "--socket", socket.path, "--method", method, "--params", params, "--load",
          "\(connections)x1", "--seconds", "60",
        ])
    }
    // Its connections take a moment to come.
    try bench { () throws(SocketError) in
      var pause = try EventLoop(eventsMax: 1)
      _ = try pause.wait(timeout: .milliseconds(150))
    }
  }
}
