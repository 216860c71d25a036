import API
import JSON
package import RPC
package import Sockets

/// A connection for one thread that makes one call at a time and waits for its answer.
///
///     var connection = try Connection(path)
///     let answer = try connection.call(Endpoints.cardsGet, CardsGetParams(card: card), meta)
package struct Connection: ~Copyable {
  private let socket: ClientSocket
  private let frameBytesMax: Int
  private let slack: Duration
  private var input = ByteBuffer()
  private var lastID: Int64 = 0
  /// Whether the server knows who this is, and so takes frames of full length.
  private var isKnown = false

  /// - Parameters:
  ///   - timeout: how long connecting may take.
  ///   - frameBytesMax: the longest frame that the server takes after login.
  ///   - slack: how much longer than the server an answer is waited for: it is the server that knows
  ///     what became of a call whose time is up.
  /// - Throws: `connect`.
  package init(
    _ path: SocketPath, timeout: Duration = .seconds(5),
    frameBytesMax: Int = Frame.defaultBytesMax, slack: Duration = .seconds(2)
  ) throws(ClientError) {
    do throws(SocketError) {
      socket = try ClientSocket(connectingTo: path, timeout: timeout)
    } catch {
      throw .connect(error)
    }
    self.frameBytesMax = frameBytesMax
    self.slack = slack
  }

  /// Makes a call with the types of its method.
  /// - Throws: `refused`, `timedOut`, `disconnected`, `malformedAnswer`, `frameTooLarge`.
  package mutating func call<Params: Message, Result: Message>(
    _ endpoint: Endpoint<Params, Result>, _ params: Params, _ meta: Meta = Meta()
  ) throws(ClientError) -> Result {
    let method = "\(Methods.rows[endpoint.index].name)"
    let text = try exchange(method, params.json, meta)
    var faults = Faults()
    var reader = Reader(text.span)
    guard let result = Result(&reader, &faults), faults.isEmpty else {
      throw .malformedAnswer(.result(fields: faults.violations.map(\.field)))
    }
    return result
  }

  /// Makes a call of any method.
  /// - Parameter params: JSON text, an object without `_meta`.
  /// - Returns: the result's JSON text, well formed.
  /// - Throws: any `ClientError` but `connect`.
  package mutating func call(
    _ method: String, _ params: [UInt8], _ meta: Meta = Meta()
  ) throws(ClientError) -> [UInt8] {
    try Request.check(params.span)
    return try exchange(method, params, meta)
  }

  private mutating func exchange(
    _ method: String, _ params: [UInt8], _ meta: Meta
  ) throws(ClientError) -> [UInt8] {
    lastID += 1
    let id = lastID
    var request = Writer(capacity: params.count + 512)
    Request.write(method, params.span, meta, id: id, to: &request)
    let bytes = request.count - Frame.prefixBytes
    guard bytes <= frameBytesMax else {
      throw .frameTooLarge(bytes: bytes, bytesMax: frameBytesMax)
    }
    if bytes > Frame.anonymousBytesMax { try introduce(meta) }
    let deadline = Deadline.after(meta.timeout + slack)
    do throws(SocketError) {
      try socket.sendAll(request.bytes, by: deadline)
    } catch .closedByPeer {
      // The server may have said why before it closed.
    } catch {
      throw Self.failure(error)
    }
    let result = try receiveAnswer(to: id, by: deadline)
    isKnown = isKnown || meta.session != nil || method == "session.login"
    return result
  }

  /// Makes the server know the session before a frame that it takes only from those it knows.
  private mutating func introduce(_ meta: Meta) throws(ClientError) {
    guard !isKnown, meta.session != nil else { return }
    var introduction = Meta()
    introduction.session = meta.session
    introduction.language = meta.language
    _ = try call(Endpoints.sessionWhoami, SessionWhoamiParams(), introduction)
  }

  private mutating func receiveAnswer(
    to id: Int64, by deadline: Deadline
  ) throws(ClientError) -> [UInt8] {
    while true {
      switch Frame.next(in: input.readableSpan, bytesMax: Frame.hardBytesMax) {
      case .frame(let text):
        defer { input.consume(text.upperBound) }
        switch try Answer(input.readableSpan.extracting(text), to: id) {
        case .result(let text): return text
        case .error(let error): throw .refused(error)
        case .unrelated: break
        }
      case .incomplete: try receive(by: deadline)
      case .empty, .tooLarge, .foreign: throw .malformedAnswer(.frame)
      }
    }
  }

  private mutating func receive(by deadline: Deadline) throws(ClientError) {
    do throws(SocketError) {
      guard try socket.receive(into: &input, by: deadline) else { throw .closedByPeer }
    } catch {
      throw Self.failure(error)
    }
  }

  private static func failure(_ error: SocketError) -> ClientError {
    if case .timedOut = error { return .timedOut }
    return .disconnected(error)
  }
}
