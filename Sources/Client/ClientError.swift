package import JSON
package import Sockets

/// Why a call has no result.
package enum ClientError: Error, Sendable {
  /// No connection came about.
  case connect(SocketError)
  /// The server answered no.
  case refused(RemoteError)
  /// The server did not answer in time. Whether it carried out a write is not known.
  case timedOut
  /// The connection ended before the answer came. Whether a write was carried out is not known.
  case disconnected(SocketError)
  /// The server sent what this protocol does not have.
  case malformedAnswer(Malformation)
  /// The params are no JSON; nothing was sent.
  case paramsMalformed(ScanError)
  /// The params are no object; nothing was sent.
  case paramsNotObject
  /// The params bring a `_meta` of their own; nothing was sent.
  case paramsHaveMeta
  /// The call is larger than a frame may be; nothing was sent.
  case frameTooLarge(bytes: Int, bytesMax: Int)

  /// What is wrong with an answer.
  package enum Malformation: Sendable {
    /// Not the framing: another protocol, or no frame at all.
    case frame
    case json(ScanError)
    /// Neither a result nor an error of JSON-RPC 2.0.
    case envelope
    /// A result that does not fit its type; `fields` are the places.
    case result(fields: [String])
  }
}
