import Sockets

/// A connection on which one call at a time is made and its answer awaited, whatever that says.
final class Correspondent {
  static let timeout = Duration.seconds(30)

  private let socket: ClientSocket
  private var input = ByteBuffer()

  init(_ path: SocketPath) throws(BenchError) {
    socket = try ClientSocket(whenListening: path)
  }

  /// Logs in with a password that somebody else has set, and changes it.
  func logIn(_ account: String, of tenant: String, _ password: String) throws(BenchError) {
    try socket.call(
      "session.login",
      #"{"tenant":"\#(tenant)","account":"\#(account)","password":"\#(password)"}"#)
    try socket.call(
      "session.changePassword",
      #"{"oldPassword":"\#(password)","newPassword":"cardbench-person-1"}"#)
  }

  /// One call that must end well.
  /// - Returns: the answer's text.
  @discardableResult
  func call(_ method: String, _ params: String = "{}") throws(BenchError) -> String {
    try socket.call(method, params)
  }

  /// One call, however it ends.
  /// - Returns: the answer's text.
  func ask(_ method: String, _ params: String = "{}") throws(BenchError) -> String {
    try send(RequestTemplate(method: method, params: params), by: .after(Self.timeout))
    return try receive(by: .after(Self.timeout))
  }

  /// How long the answer to a call takes, in nanoseconds.
  func time(_ request: RequestTemplate, serial: UInt64) throws(BenchError) -> UInt64 {
    let deadline = Deadline.after(Self.timeout)
    var output = ByteBuffer()
    request.append(slot: 0, serial: serial, to: &output)
    let start = MonotonicClock.nanoseconds()
    try send(output, by: deadline)
    let length = try awaitFrame(by: deadline)
    let end = MonotonicClock.nanoseconds()
    input.consume(4 + length)
    return end - start
  }

  func send(_ request: RequestTemplate, by deadline: Deadline) throws(BenchError) {
    var output = ByteBuffer()
    request.append(slot: 0, serial: 0, to: &output)
    try send(output, by: deadline)
  }

  func send(_ output: borrowing ByteBuffer, by deadline: Deadline) throws(BenchError) {
    try bench { () throws(SocketError) in
      try socket.sendAll(output.readableSpan, by: deadline)
    }
  }

  /// The text of the next frame.
  func receive(by deadline: Deadline) throws(BenchError) -> String {
    let length = try awaitFrame(by: deadline)
    let text = String(input.text(from: 4).utf8.prefix(length)) ?? ""
    input.consume(4 + length)
    return text
  }

  /// - Returns: how long the next frame is, when all of it is there.
  private func awaitFrame(by deadline: Deadline) throws(BenchError) -> Int {
    var length = input.readableSpan.frameLength(at: 0)
    while length == nil {
      let more = try bench { () throws(SocketError) in
        try socket.receive(into: &input, by: deadline)
      }
      if !more { throw .closed }
      length = input.readableSpan.frameLength(at: 0)
    }
    return length ?? 0
  }
}
