import Sockets

/// Measures a cardd that it starts itself, filled with cards, and prints one table.
struct Suite {
  let options: Options
  let interruption: Interruption

  func run() throws(BenchError) {
    guard let cardd = options.cardd else { throw .usage("suite needs --cardd") }
    let folder = try WorkFolder(keeping: options.keep)
    defer { folder.remove() }
    try run(cardd, in: folder)
  }

  /// The server ends before its folder goes.
  private func run(_ cardd: String, in folder: WorkFolder) throws(BenchError) {
    let installation = try Installation.start(cardd: cardd, in: folder)
    let benchkit = Program(
      executable: Self.sibling("benchkit", of: cardd), outputPath: folder.file("benchkit.out"))
    let seeding = Seeding(
      socket: installation.socket, interruption: interruption, benchkit: benchkit)
    let stock = try seeding.run(password: installation.password, cards: options.cards)
    SuiteReport.print(stock, options.pace)
    let measuring = Measuring(
      stock: stock, socket: installation.socket, folder: folder, benchkit: benchkit,
      pace: options.pace, interruption: interruption)
    let company = Company(
      stock: stock, socket: installation.socket, folder: folder, pace: options.pace,
      interruption: interruption)
    let lines = try company.run()
    SuiteReport.print(try measuring.run())
    SuiteReport.print(lines)
    installation.stop()
  }

  /// The program of this name that was built together with another.
  static func sibling(_ name: String, of path: String) -> String {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "./"
    return folder + name
  }
}

/// The suite's measurements, on a server that has what they need.
struct Measuring {
  let stock: Stock
  let socket: SocketPath
  let folder: WorkFolder
  let benchkit: Program
  let pace: Comparison.Pace
  let interruption: Interruption

  func run() throws(BenchError) -> [Subject: Comparison.Outcome] {
    var outcomes: [Subject: Comparison.Outcome] = [:]
    for subject in SuiteReport.subjects {
      let request = try request(subject.method)
      outcomes[subject] =
        subject.method == "cards.bind"
        ? try compareWithInserts(request, subject.shape) : try compare(request, subject.shape)
    }
    return outcomes
  }

  private func request(_ method: String) throws(BenchError) -> RequestTemplate {
    switch method {
    case "cards.get":
      try RequestTemplate(method: method, params: #"{"card":"%card%"}"#, cards: stock.cards)
    case "cards.bind": try .binding(in: stock.store)
    default: try RequestTemplate(method: method)
    }
  }

  private func compare(
    _ request: RequestTemplate, _ shape: Shape
  ) throws(BenchError) -> Comparison.Outcome {
    let path = folder.file("floor.sock")
    let floor = try bench { () throws(SocketError) in FloorProgram(path: try SocketPath(path)) }
    var comparison = Comparison(request: request, server: socket, floor: floor, pace: pace)
    comparison.interruption = interruption
    return try comparison.run(shape)
  }

  private func compareWithInserts(
    _ request: RequestTemplate, _ shape: Shape
  ) throws(BenchError) -> Comparison.Outcome {
    var load = Load(
      request: request, connections: shape.connections, inFlight: shape.inFlight, matching: .id)
    load.interruption = interruption
    return try InsertFloor(benchkit: benchkit, folder: folder, pace: pace).compare(load, socket)
  }
}
