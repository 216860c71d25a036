import Sockets

/// Runs floor and server in turn under one load, so that what disturbs the machine disturbs both.
struct Comparison {
  private static let warmUpSeconds = 0.3

  let request: RequestTemplate
  /// The server's socket; nil if the floor alone is measured.
  let server: SocketPath?
  let floor: FloorProgram
  let pace: Pace
  /// What is called first on each connection to the server.
  var preparation: [RequestTemplate] = []
  var interruption: Interruption?

  /// How often each is measured, and how long each time.
  struct Pace {
    var rounds: Int
    var seconds: Double

    /// Many short rounds: what disturbs the machine for a second leaves the medians alone.
    static let suite = Pace(rounds: 12, seconds: 0.4)
    /// A quiet time as long as an import takes.
    static let imports = Pace(rounds: 5, seconds: 1.5)
  }

  /// The medians of both; nil for a server when none was named.
  struct Outcome {
    let floor: Figures
    let server: Figures?
  }

  func run(_ shape: Shape) throws(BenchError) -> Outcome {
    let child = try floor.start()
    // The floor ends with its last peer, so it needs one all along.
    let lifeline = try ClientSocket(whenListening: floor.path)
    let outcome = try alternate(shape)
    lifeline.close()
    _ = child.wait(by: .after(.seconds(5)))
    return outcome
  }

  private func alternate(_ shape: Shape) throws(BenchError) -> Outcome {
    var floor = try Generator(load(shape, .order), to: floor.path)
    var server = try serverGenerator(shape)
    _ = try floor.run(seconds: Self.warmUpSeconds)
    _ = try server?.run(seconds: Self.warmUpSeconds)
    var (floorRounds, serverRounds) = ([Figures](), [Figures]())
    for _ in 0..<pace.rounds {
      floorRounds.append(try floor.run(seconds: pace.seconds))
      if let figures = try server?.run(seconds: pace.seconds) { serverRounds.append(figures) }
    }
    return Outcome(
      floor: Figures(medianOf: floorRounds),
      server: serverRounds.isEmpty ? nil : Figures(medianOf: serverRounds))
  }

  private func serverGenerator(_ shape: Shape) throws(BenchError) -> Generator? {
    guard let server else { return nil }
    var load = load(shape, .id)
    load.preparation = preparation
    return try Generator(load, to: server)
  }

  private func load(_ shape: Shape, _ matching: Answer.Matching) -> Load {
    var load = Load(
      request: request, connections: shape.connections, inFlight: shape.inFlight,
      matching: matching)
    load.interruption = interruption
    return load
  }
}

/// This program as the floor, in a process of its own.
struct FloorProgram {
  let path: SocketPath
  /// The floor answers with so many bytes; nil: with what came.
  var answerBytes: Int?

  func start() throws(BenchError) -> ChildProcess {
    var arguments = ["floor", "--socket", path.path]
    if let answerBytes { arguments += ["--answer", "\(answerBytes)"] }
    return try bench { () throws(SocketError) in
      try ChildProcess(executable: "/proc/self/exe", arguments: arguments)
    }
  }
}
