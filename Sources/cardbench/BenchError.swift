import Sockets

/// Why a measurement cannot be had.
enum BenchError: Error, CustomStringConvertible {
  case usage(String)
  case socket(SocketError)
  case silent(seconds: Int)
  case closed
  case refused(answer: String)
  case unexpected(answer: String)
  case failed(program: String, status: Int32, output: String)
  case interrupted

  var description: String {
    switch self {
    case .usage(let problem): "\(problem)\n\(Options.usage)"
    case .socket(let error): "\(error)"
    case .silent(let seconds): "the server has answered nothing for \(seconds) s"
    case .closed: "the server closed a connection with calls in flight"
    case .refused(let answer): "the server answered with an error: \(answer)"
    case .unexpected(let answer): "not an answer to a call in flight: \(answer)"
    case .failed(let program, let status, let output): "\(program) ended with \(status): \(output)"
    case .interrupted: "interrupted"
    }
  }
}

/// Runs an operation of the sockets below as one of this program's.
func bench<Result: ~Copyable>(
  _ body: () throws(SocketError) -> Result
) throws(BenchError) -> Result {
  do throws(SocketError) { return try body() } catch { throw .socket(error) }
}
