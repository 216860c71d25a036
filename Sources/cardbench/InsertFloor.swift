import Sockets

/// What durable calls are compared with: bare inserts on the same disk, each with a commit of its
/// own, in turn with the server.
struct InsertFloor {
  let benchkit: Program
  let folder: WorkFolder
  let pace: Comparison.Pace

  /// - Parameter load: of the durable calls.
  func compare(_ load: Load, _ server: SocketPath) throws(BenchError) -> Comparison.Outcome {
    var generator = try Generator(load, to: server)
    _ = try generator.run(seconds: 0.3)
    var (inserts, calls) = ([Figures](), [Figures]())
    for _ in 0..<pace.rounds {
      inserts.append(try insert())
      try load.interruption?.check()
      calls.append(try generator.run(seconds: pace.seconds))
    }
    return Comparison.Outcome(
      floor: Figures(medianOf: inserts), server: Figures(medianOf: calls))
  }

  private func insert() throws(BenchError) -> Figures {
    let database = folder.file("inserts")
    try bench { () throws(SocketError) in try Folder.makePrivate(database) }
    defer { folder.delete(database) }
    let line = try benchkit.run(["inserts", "\(database)/rows.db", "\(pace.seconds)"])
    guard let figures = Figures(inserts: line) else { throw .unexpected(answer: line) }
    return figures
  }
}
