import Sockets

extension ClientSocket {
  private static let timeout = Duration.seconds(30)

  /// Connects to a server that has just been started, which takes milliseconds to listen.
  init(whenListening path: SocketPath) throws(BenchError) {
    let deadline = Deadline.after(.seconds(5))
    var pause = try bench { () throws(SocketError) in try EventLoop(eventsMax: 1) }
    while true {
      do throws(SocketError) {
        self = try ClientSocket(connectingTo: path, timeout: .seconds(1))
        return
      } catch {
        if deadline.remaining == .zero { throw .socket(error) }
        try bench { () throws(SocketError) in _ = try pause.wait(timeout: .milliseconds(2)) }
      }
    }
  }

  /// Makes one call and waits for its result.
  /// - Returns: the text of the answer.
  @discardableResult
  borrowing func call(_ request: RequestTemplate) throws(BenchError) -> String {
    let deadline = Deadline.after(Self.timeout)
    var output = ByteBuffer()
    var input = ByteBuffer()
    request.append(slot: 0, serial: 0, to: &output)
    try bench { () throws(SocketError) in try sendAll(output.readableSpan, by: deadline) }
    while input.readableSpan.frameLength(at: 0) == nil {
      let more = try bench { () throws(SocketError) in try receive(into: &input, by: deadline) }
      if !more { throw .closed }
    }
    if Answer.slot(of: input.readableSpan.extracting(4...)) != 0 {
      throw Answer.failure(in: input, 4..<input.count)
    }
    return input.text(from: 4)
  }

  /// Calls `method` with `params`, the text of a JSON object.
  @discardableResult
  borrowing func call(_ method: String, _ params: String = "{}") throws(BenchError) -> String {
    try call(RequestTemplate(method: method, params: params))
  }
}

extension ByteBuffer {
  /// What it holds from an offset on.
  borrowing func text(from offset: Int = 0) -> String {
    let span = readableSpan
    return String(decoding: (offset..<span.count).map { span[$0] }, as: UTF8.self)
  }
}
