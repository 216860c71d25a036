package import JSON

/// The framing: a big-endian `uint32` length, then that many bytes of one JSON text.
package enum Frame {
  /// Bytes of the length prefix.
  package static let prefixBytes = 4
  /// No frame may be longer, whatever is configured: so the first byte of a valid frame is always 0.
  package static let hardBytesMax = (16 << 20) - 1
  /// The default of `frameBytesMax`.
  package static let defaultBytesMax = 4 << 20
  /// The longest frame of a peer that has not proven who it is.
  package static let anonymousBytesMax = 64 << 10

  /// What the bytes at the start of a connection's input are.
  package enum Step: Equatable, Sendable {
    /// The frame is not complete; it will take `total` bytes with its prefix, if that is known.
    case incomplete(total: Int?)
    /// A whole frame; its text stands at `text`.
    case frame(text: Range<Int>)
    case empty
    case tooLarge(announced: Int)
    /// The peer speaks another protocol.
    case foreign(Dialect)
  }

  /// Protocols that are often sent to a socket by mistake.
  package enum Dialect: Equatable, Sendable {
    case http, languageServer, bareJSON
  }

  /// Looks at the input's beginning. Decides on the prefix alone, before any byte is buffered for it.
  package static func next(in input: Span<UInt8>, bytesMax: Int) -> Step {
    guard input.count >= prefixBytes else { return .incomplete(total: nil) }
    if input[0] != 0, let dialect = dialect(input) { return .foreign(dialect) }
    var length = 0
    for index in 0..<prefixBytes { length = length << 8 | Int(input[index]) }
    if length == 0 { return .empty }
    guard length <= min(bytesMax, hardBytesMax) else { return .tooLarge(announced: length) }
    let total = prefixBytes + length
    guard input.count >= total else { return .incomplete(total: total) }
    return .frame(text: prefixBytes..<total)
  }

  private static func dialect(_ input: Span<UInt8>) -> Dialect? {
    switch input[0] {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return .bareJSON
    default: break
    }
    if Bytes.starts(input, at: 0, with: "Cont") { return .languageServer }
    let verbs: [StaticString] = [
      "GET ", "POST", "PUT ", "HEAD", "DELE", "OPTI", "PATC", "CONN", "PRI ",
    ]
    for verb in verbs where Bytes.starts(input, at: 0, with: verb) { return .http }
    return nil
  }
}

extension Frame.Dialect {
  /// What to answer before closing: short, and readable for who asked in that dialect.
  package var farewell: StaticString {
    switch self {
    case .http:
      """
      HTTP/1.1 400 Bad Request\r
      Content-Type: text/plain; charset=utf-8\r
      Content-Length: 79\r
      Connection: close\r
      \r
      This is a length-prefixed JSON-RPC socket (uint32 big-endian, then JSON text).

      """
    case .languageServer:
      """
      Content-Length: 164\r
      \r
      {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"This is a length-prefixed JSON-RPC socket: send a uint32 big-endian length, not headers.","data":null}}
      """
    case .bareJSON:
      """
      {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"This is a length-prefixed JSON-RPC socket: send a uint32 big-endian length before the JSON text."}}

      """
    }
  }
}

extension ScanError {
  /// How a text that is not acceptable JSON is answered.
  package var reason: Reason {
    switch self {
    case .malformed, .invalidUTF8: .parseError
    case .duplicateMember: .duplicateMember
    case .tooComplex: .tooComplex
    }
  }
}

extension Writer {
  /// Starts a frame behind what is written; returns where, for `endFrame`.
  package mutating func beginFrame() -> Int {
    let start = count
    append("\0\0\0\0")
    beginText()
    return start
  }

  /// Sets the length of the frame that began at `start`. Returns the length of its text in bytes.
  @discardableResult
  package mutating func endFrame(_ start: Int) -> Int {
    let length = count - start - Frame.prefixBytes
    overwrite(at: start, UInt32(truncatingIfNeeded: length))
    return length
  }
}
