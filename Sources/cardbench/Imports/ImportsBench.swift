import Sockets

/// Measures how long workbooks of new cards take, without other calls and beside a connection that calls
/// `cards.get` as fast as it can, and what they do to those calls and to the server's memory.
struct ImportsBench {
  let options: Options
  let interruption: Interruption

  private static let warmUpSeconds = 0.3

  func run() throws(BenchError) {
    guard let cardd = options.cardd else { throw .usage("imports needs --cardd") }
    let folder = try WorkFolder(keeping: options.keep)
    defer { folder.remove() }
    try run(cardd, in: folder)
  }

  /// The server ends before its folder goes.
  private func run(_ cardd: String, in folder: WorkFolder) throws(BenchError) {
    let installation = try Installation.start(cardd: cardd, in: folder)
    let benchkit = Program(
      executable: Suite.sibling("benchkit", of: cardd), outputPath: folder.file("benchkit.out"))
    let seeding = Seeding(
      socket: installation.socket, interruption: interruption, benchkit: benchkit)
    let chain = try Chain(seeding, password: installation.password, cards: options.cards)
    print(
      "workbooks of \(options.rows) new cards for \(chain.codes.count) stores with "
        + "\(chain.cards.count) cards; rounds of two workbooks, one of them alone")
    print(ImportsReport.header)
    let rounds = try measure(chain, installation.socket)
    let median = ImportRound(medianOf: rounds)
    for line in ImportsReport.lines("median", median) { print(line) }
    SuiteReport.print(ImportsReport.verdicts(median))
    installation.stop()
  }

  private func measure(
    _ chain: Chain, _ socket: SocketPath
  ) throws(BenchError) -> [ImportRound] {
    let get = try RequestTemplate(
      method: "cards.get", params: #"{"card":"%card%"}"#, cards: chain.cards)
    var load = Load(request: get, connections: 1, inFlight: 1, matching: .id)
    load.interruption = interruption
    var calls = try Generator(load, to: socket)
    _ = try calls.run(seconds: Self.warmUpSeconds)
    var rounds: [ImportRound] = []
    for number in 1...options.pace.rounds {
      try interruption.check()
      let round = try self.round(number, chain, &calls)
      for line in ImportsReport.lines("\(number)", round) { print(line) }
      rounds.append(round)
    }
    return rounds
  }

  private func round(
    _ number: Int, _ chain: Chain, _ calls: inout Generator
  ) throws(BenchError) -> ImportRound {
    let importer = chain.importer
    // Not that of the logins: to hash a password takes more than an import.
    try ProcessUsage.restartPeak(of: calls.server.pid)
    let quiet = try calls.run(seconds: options.pace.seconds)
    let first = ImportBook(2 * number, rows: options.rows, stores: chain.codes)
    let planned = try importer.send(first)
    let applied = try importer.send(first, planHash: planned.planHash)
    let second = ImportBook(2 * number + 1, rows: options.rows, stores: chain.codes)
    let (plan, outcome) = try beside(&calls) { () throws(BenchError) in
      try importer.send(second)
    }
    let (apply, _) = try beside(&calls) { () throws(BenchError) in
      try importer.send(second, planHash: outcome.planHash)
    }
    return ImportRound(
      quiet: quiet, alone: .init(plan: planned.seconds, apply: applied.seconds), plan: plan,
      apply: apply)
  }

  /// Calls while something is imported.
  private func beside(
    _ calls: inout Generator,
    _ work: @escaping @Sendable () throws(BenchError) -> Importer.Outcome
  ) throws(BenchError) -> (ImportRound.Beside, Importer.Outcome) {
    try ProcessUsage.restartPeak(of: calls.server.pid)
    let future = try Future.start(work)
    let figures = try calls.run(while: { !future.isReady })
    let outcome = try future.get()
    return (ImportRound.Beside(seconds: outcome.seconds, calls: figures), outcome)
  }
}
