import API
import JSON
import RPC
import Sockets

/// A connection of one thread that waits for its answers, for a minute at most.
final class Client {
  private let socket: ClientSocket
  private var input = ByteBuffer()
  private var lastID: Int64 = 0

  static let patience = Duration.seconds(60)

  init(_ path: SocketPath) throws(SocketError) {
    socket = try ClientSocket(connectingTo: path, timeout: Self.patience)
  }

  // MARK: Frames

  /// Sends bytes as they are.
  func send(bytes: [UInt8]) throws(SocketError) {
    try socket.sendAll(bytes.span, by: .after(Self.patience))
  }

  /// Sends one text as a frame.
  func send(_ text: [UInt8]) throws(SocketError) { try send(bytes: frame(text)) }

  /// The next frame's text.
  /// - Throws: `closedByPeer` when no frame follows.
  func receive() throws(SocketError) -> [UInt8] {
    while true {
      if case .frame(let range) = Frame.next(in: input.readableSpan, bytesMax: Frame.hardBytesMax) {
        let text = [UInt8](copying: input.readableSpan.extracting(range))
        input.consume(range.upperBound)
        return text
      }
      guard try socket.receive(into: &input, by: .after(Self.patience)) else {
        throw .closedByPeer
      }
    }
  }

  /// Bytes outside of frames.
  /// - Throws: `closedByPeer` when fewer follow.
  func receive(count: Int) throws(SocketError) -> [UInt8] {
    while input.count < count {
      guard try socket.receive(into: &input, by: .after(Self.patience)) else {
        throw .closedByPeer
      }
    }
    let bytes = [UInt8](copying: input.readableSpan.extracting(..<count))
    input.consume(count)
    return bytes
  }

  /// Tells the server that nothing more comes.
  func endSending() throws(SocketError) { try socket.descriptor.shutdownWrite() }

  // MARK: Calls

  /// Calls with typed params.
  /// - Throws: `Refused` with the server's no, or `SocketError`.
  func call<P: Message, R: Message>(
    _ endpoint: Endpoint<P, R>, _ params: P, meta: [String: String] = [:]
  ) throws -> R {
    let method = Methods.rows[endpoint.index].name
    let text = String(copying: params.json.span)
    return try ask("\(method)", adding(meta, to: text)).result(R.self)
  }

  /// Calls with params as JSON text; the answer as it came. Items of a stream are passed over.
  func ask(_ method: String, _ params: String = "{}", id: String? = nil) throws -> Answer {
    try send(request(method, params, id: id))
    return try Answer(receiveAnswer())
  }

  /// Opens a stream.
  /// - Returns: its id on the connection.
  func open(_ method: String, _ params: [UInt8]) throws -> Int64 {
    try send(request(method, String(copying: params.span)))
    return lastID
  }

  /// The next frame that is no notification.
  func receiveAnswer() throws -> [UInt8] {
    while true {
      let text = try receive()
      if !Self.isNotification(text) { return text }
    }
  }

  private static func isNotification(_ text: [UInt8]) -> Bool {
    var reader = Reader(text.span)
    let names = NameTable("method")
    guard reader.enterObject() else { return false }
    while let member = reader.nextMember(in: names) {
      if case .known = member { return true }
      reader.skip()
    }
    return false
  }

  /// The text of a request; without an id the next number is taken.
  func request(_ method: String, _ params: String = "{}", id: String? = nil) -> [UInt8] {
    lastID += 1
    return Array(
      #"{"jsonrpc":"2.0","id":\#(id ?? "\(lastID)"),"method":"\#(method)","params":\#(params)}"#
        .utf8)
  }
}

/// A text with its length before it.
func frame(_ text: [UInt8]) -> [UInt8] {
  let length = UInt32(text.count)
  return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) } + text
}

/// Params with `_meta`: the values are strings, but for numbers.
private func adding(_ meta: [String: String], to params: String) -> String {
  if meta.isEmpty { return params }
  let members = meta.sorted { $0.key < $1.key }
    .map { #""\#($0.key)":\#(Int($0.value) == nil ? "\"\($0.value)\"" : $0.value)"# }
  let rest = params.dropFirst()
  return #"{"_meta":{\#(members.joined(separator: ","))}\#(rest == "}" ? "" : ",")\#(rest)"#
}
