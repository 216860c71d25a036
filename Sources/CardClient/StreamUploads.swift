import JSON
import RPC

/// A stream of the client's items. Letting go of it before its result cancels the call.
public struct ClientStream<Open: Sendable, Upload: Sendable, Result: Sendable>: Sendable {
  /// What the server tells before the first item.
  public let open: Open
  private let handle: StreamHandle
  private let encode: @Sendable (Upload) -> [UInt8]
  private let decodeResult: @Sendable ([UInt8]) throws(ClientError) -> Result

  /// Sends an item. It waits, without holding a thread, until the server takes more.
  ///
  /// - Throws: `streamEnded`, or what the server ended the stream with.
  public func send(_ item: Upload) async throws(ClientError) {
    try await handle.call.send(encode(item))
  }

  /// Says that no more items come, and waits for the result.
  public func finish() async throws(ClientError) -> Result {
    handle.call.halfClose()
    return try decodeResult(try await handle.call.result())
  }

  /// Ends the call.
  public func cancel() { handle.call.cancel() }
}

extension ClientStream where Open: Message, Upload: Message, Result: Message {
  init(_ stream: OpenedStream) throws(ClientError) {
    open = try Open(answer: stream.opening)
    handle = stream.handle
    encode = { $0.json }
    decodeResult = { (text) throws(ClientError) in try Result(answer: text) }
  }
}

/// A stream of items both ways. Read the server's with `for try await`, and send from the same task or from
/// another. Leaving the loop, or letting go of the stream, cancels the call.
public struct BidirectionalStream<
  Open: Sendable, Item: Sendable, Upload: Sendable, Result: Sendable
>: AsyncSequence, Sendable {
  public typealias Element = Item
  public typealias Failure = ClientError

  /// What the server tells before the first item.
  public let open: Open
  private let handle: StreamHandle
  private let encode: @Sendable (Upload) -> [UInt8]
  private let decodeItem: @Sendable ([UInt8]) throws(ClientError) -> Item
  private let decodeResult: @Sendable ([UInt8]) throws(ClientError) -> Result

  public func makeAsyncIterator() -> StreamIterator<Item> { StreamIterator(handle, decodeItem) }

  /// Sends an item. It waits, without holding a thread, until the server takes more.
  ///
  /// - Throws: `streamEnded`, or what the server ended the stream with.
  public func send(_ item: Upload) async throws(ClientError) {
    try await handle.call.send(encode(item))
  }

  /// Says that no more items come. The server's may go on.
  public func finish() { handle.call.halfClose() }

  /// The server's last word. It comes behind the last item, which has to be read before.
  public func result() async throws(ClientError) -> Result {
    try decodeResult(try await handle.call.result())
  }

  /// Ends the call.
  public func cancel() { handle.call.cancel() }
}

extension BidirectionalStream
where Open: Message, Item: Message, Upload: Message, Result: Message {
  init(_ stream: OpenedStream) throws(ClientError) {
    open = try Open(answer: stream.opening)
    handle = stream.handle
    encode = { $0.json }
    decodeItem = { (text) throws(ClientError) in try Item(answer: text) }
    decodeResult = { (text) throws(ClientError) in try Result(answer: text) }
  }
}
