public import JSON
public import Sockets

/// Why a call has no result.
public enum ClientError: Error, Sendable {
  /// No connection came about; nothing was sent.
  case connect(SocketError)
  /// The server answered no.
  indirect case refused(RemoteError)
  /// The server did not answer in time. Whether it carried out a write is not known.
  case timedOut
  /// The task was cancelled, or the stream. Whether the server carried out a write is not known.
  case cancelled
  /// The connection ended before the answer came. Whether a write was carried out is not known.
  case disconnected(SocketError)
  /// The client was closed.
  case closed
  /// The server ended the stream; it takes no more items.
  case streamEnded
  /// The server sent what this protocol does not have.
  case malformedAnswer(Malformation)
  /// The params are no JSON; nothing was sent.
  case paramsMalformed(ScanError)
  /// The params are no object; nothing was sent.
  case paramsNotObject
  /// The params bring a `_meta` of their own; nothing was sent. `CallOptions` is the place for it.
  case paramsHaveMeta
  /// The call, or an item of a stream, is larger than a frame may be; nothing was sent.
  case frameTooLarge(bytes: Int, bytesMax: Int)

  /// What is wrong with an answer.
  public enum Malformation: Sendable, Equatable {
    /// Not the framing: another protocol, or no frame at all.
    case frame
    case json(ScanError)
    /// Neither a result nor an error of JSON-RPC 2.0, nor a notification.
    case envelope
    /// The answer to a call that was never made.
    case id
    /// A result, or an item, that does not fit its type; `fields` are the places.
    case result(fields: [String])
    /// Items for a call that is no stream, out of order, or more than were asked for.
    case stream
  }
}

extension ClientError: CustomStringConvertible {
  /// What happened, in one sentence.
  public var description: String {
    switch self {
    case .connect(let error): "cannot connect: \(error)"
    case .refused(let error): error.description
    case .timedOut: "the server did not answer in time"
    case .cancelled: "the call was cancelled"
    case .disconnected(let error): "the connection was lost: \(error)"
    case .closed: "the client was closed"
    case .streamEnded: "the server has ended the stream"
    case .malformedAnswer(let malformation):
      "the server does not speak this protocol: \(malformation)"
    case .paramsMalformed(let error): "the params are not JSON: \(error)"
    case .paramsNotObject: "the params are no JSON object"
    case .paramsHaveMeta: "the params have a _meta of their own"
    case .frameTooLarge(let bytes, let bytesMax):
      "the call has \(bytes) bytes, the limit is \(bytesMax)"
    }
  }
}

/// Why one attempt at a call came to nothing.
enum CallFailure: Error, Sendable {
  /// The connection takes no new calls, and this one was not sent: another connection may take it.
  case notAccepted
  /// The frame is so long that the server has to know first who calls.
  case introductionNeeded
  /// - Parameter mayHaveRun: whether the server may have seen the call.
  case failed(ClientError, mayHaveRun: Bool)
}

/// How an attempt ended: the result's JSON text, or why there is none.
typealias Outcome = Result<[UInt8], CallFailure>
