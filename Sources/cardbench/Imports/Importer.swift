import Sockets

/// Somebody who sends workbooks, each on a connection of its own.
struct Importer: Sendable {
  let socket: SocketPath
  /// The token of a session.
  let session: String

  struct Outcome: Sendable {
    let planHash: String
    /// From the call to its answer.
    let seconds: Double
  }

  /// - Parameter planHash: of the dry run whose plan is carried out; nil for a dry run.
  /// - Throws: `unexpected` if not every row is a new card.
  func send(_ book: ImportBook, planHash: String? = nil) throws(BenchError) -> Outcome {
    let connection = try Correspondent(socket)
    let plan = planHash.map { #""dryRun":false,"planHash":"\#($0)","# } ?? ""
    let params = #"{\#(plan)"_meta":{"session":"\#(session)"}}"#
    let start = MonotonicClock.nanoseconds()
    let answer = try connection.upload(book.bytes, to: "cards.import", params)
    let seconds = Double(MonotonicClock.nanoseconds() - start) / 1e9
    let state = try Answer.string("state", in: answer)
    guard try Answer.number("add", in: answer) == book.rows,
      state == (planHash == nil ? "planned" : "done")
    else { throw .unexpected(answer: answer) }
    return Outcome(planHash: try Answer.string("planHash", in: answer), seconds: seconds)
  }
}
