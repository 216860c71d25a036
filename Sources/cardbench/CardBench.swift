import Glibc
import Sockets

/// Measures a server's calls against the floor: what moving the same bytes costs without a server.
@main
struct CardBench {
  static func main() {
    do throws(BenchError) {
      try run(Options(Array(CommandLine.arguments.dropFirst())))
    } catch {
      print("cardbench: \(error)")
      if case .interrupted = error { exit(128 + SIGINT) }
      exit(EXIT_FAILURE)
    }
  }

  private static func run(_ options: Options) throws(BenchError) {
    switch options.command {
    case .run: try compare(options)
    case .floor: try serveFloor(options)
    case .flood: try flood(options)
    case .isolation:
      try IsolationBench(options: options, interruption: Interruption()).run()
    case .imports:
      try ImportsBench(options: options, interruption: Interruption()).run()
    case .suite:
      _ = try bench { () throws(SocketError) in try ProcessLimits.raiseDescriptorLimit() }
      try Suite(options: options, interruption: Interruption()).run()
    }
  }

  private static func compare(_ options: Options) throws(BenchError) {
    let comparison = try Comparison(options)
    let pace = comparison.pace
    print(
      "request \(comparison.request.byteCount) bytes, "
        + "\(pace.rounds) rounds of \(pace.seconds) s, medians")
    print(Report.header)
    for shape in options.loads {
      for line in Report.lines("\(shape)", try comparison.run(shape)) { print(line) }
    }
  }

  private static func flood(_ options: Options) throws(BenchError) {
    guard let socket = options.socket else { throw .usage("flood needs --socket") }
    let path = try bench { () throws(SocketError) in try SocketPath(socket) }
    for shape in options.loads {
      let load = Load(
        request: try options.template, connections: shape.connections, inFlight: shape.inFlight,
        matching: .id)
      var generator = try Generator(load, to: path)
      _ = try generator.run(seconds: options.pace.seconds)
    }
  }

  private static func serveFloor(_ options: Options) throws(BenchError) {
    guard let socket = options.socket else { throw .usage("floor needs --socket") }
    let mode = options.answer.map { Floor.Mode.answer(payloadBytes: $0) } ?? .echo
    try bench { () throws(SocketError) in
      var floor = try Floor(SocketPath(socket), mode)
      try floor.run()
    }
  }
}

extension Comparison {
  fileprivate init(_ options: Options) throws(BenchError) {
    let floor = try bench { () throws(SocketError) in try SocketPath(options.floorSocket) }
    let server = try bench { () throws(SocketError) in try options.socket.map(SocketPath.init) }
    request = try options.template
    self.server = server
    self.floor = FloorProgram(path: floor, answerBytes: options.answer)
    pace = options.pace
    preparation = try options.preparation.map { text throws(BenchError) in
      try RequestTemplate(text)
    }
  }
}
