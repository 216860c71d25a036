import JSON
import Sockets

extension Correspondent {
  /// What Protocol/README.md allows.
  private static let partBytes = 256 << 10

  /// One call that takes a file and must end well. The file goes up in parts, as far as the server grants.
  /// - Returns: the answer's text.
  func upload(
    _ file: [UInt8], to method: String, _ params: String = "{}"
  ) throws(BenchError) -> String {
    try send(RequestTemplate(method: method, params: params), by: .after(Self.timeout))
    var (rest, sequence) = (file[...], 0)
    var room = try Answer.number("window", in: try receiveNotification())
    while !rest.isEmpty {
      while room == 0 { room += try awaitGrant() }
      let part = Array(rest.prefix(Self.partBytes))
      rest = rest.dropFirst(part.count)
      let value = #"{"data":"\#(Base64.encode(part.span))"}"#
      try notify("rpc.message", #","seq":\#(sequence),"value":\#(value)"#)
      (sequence, room) = (sequence + 1, room - 1)
    }
    try notify("rpc.end")
    return try awaitResult()
  }

  /// About the one call that is in flight.
  /// - Parameter members: more of them, each behind a comma.
  private func notify(_ method: String, _ members: String = "") throws(BenchError) {
    let params = #"{"id":\#(RequestTemplate.idBase)\#(members)}"#
    let text = Array(#"{"jsonrpc":"2.0","method":"\#(method)","params":\#(params)}"#.utf8)
    var output = ByteBuffer()
    output.append(RequestTemplate.lengthPrefix(text.count).span)
    output.append(text.span)
    try send(output, by: .after(Self.timeout))
  }

  /// How many more parts may go up.
  private func awaitGrant() throws(BenchError) -> Int {
    let text = try receiveNotification()
    return text.contains("\"rpc.grant\"") ? try Answer.number("n", in: text) : 0
  }

  /// - Throws: `refused` if the call has ended instead.
  private func receiveNotification() throws(BenchError) -> String {
    let text = try receive(by: .after(Self.timeout))
    guard Self.isNotification(text) else { throw .refused(answer: text) }
    return text
  }

  /// Items come before the answer.
  private func awaitResult() throws(BenchError) -> String {
    var text = try receive(by: .after(Self.timeout))
    while Self.isNotification(text) { text = try receive(by: .after(Self.timeout)) }
    guard Answer.slot(of: Array(text.utf8).span) != nil else { throw .refused(answer: text) }
    return text
  }

  private static func isNotification(_ text: String) -> Bool {
    text.hasPrefix(#"{"jsonrpc":"2.0","method":"#)
  }
}
