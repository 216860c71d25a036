import JSON
import RPC

/// Reads a stream's items, one task at a time. Letting go of it, as by leaving the loop, cancels the call.
public struct StreamIterator<Item: Sendable>: AsyncIteratorProtocol, Sendable {
  private let reading: Reading
  private let decode: @Sendable ([UInt8]) throws(ClientError) -> Item

  /// Ends the stream with the iteration.
  private final class Reading: Sendable {
    let handle: StreamHandle
    init(_ handle: StreamHandle) { self.handle = handle }
    deinit { handle.call.cancel() }
  }

  init(_ handle: StreamHandle, _ decode: @escaping @Sendable ([UInt8]) throws(ClientError) -> Item)
  {
    reading = Reading(handle)
    self.decode = decode
  }

  /// The next item; nil after an orderly end. The server sends more as items are read.
  ///
  /// - Throws: `refused` if the server ended the stream for a reason, `cancelled`, `disconnected`,
  ///   `timedOut`, `malformedAnswer`.
  public func next(
    isolation actor: isolated (any Actor)? = #isolation
  ) async throws(ClientError) -> Item? {
    guard let text = try await reading.handle.call.next() else { return nil }
    do throws(ClientError) {
      return try decode(text)
    } catch {
      reading.handle.call.cancel()
      throw error
    }
  }

  /// The next item; nil after an orderly end.
  public func next() async throws(ClientError) -> Item? {
    try await next(isolation: nil)
  }
}

/// A stream of the server's items. Read it with `for try await`; leaving the loop, or letting go of the
/// stream, cancels the call.
public struct ServerStream<Open: Sendable, Item: Sendable, Result: Sendable>: AsyncSequence,
  Sendable
{
  public typealias Element = Item
  public typealias Failure = ClientError

  /// What the server tells before the first item.
  public let open: Open
  private let handle: StreamHandle
  private let decodeItem: @Sendable ([UInt8]) throws(ClientError) -> Item
  private let decodeResult: @Sendable ([UInt8]) throws(ClientError) -> Result

  public func makeAsyncIterator() -> StreamIterator<Item> { StreamIterator(handle, decodeItem) }

  /// The server's last word. It comes behind the last item, which has to be read before.
  public func result() async throws(ClientError) -> Result {
    try decodeResult(try await handle.call.result())
  }

  /// Ends the call.
  public func cancel() { handle.call.cancel() }
}

extension ServerStream where Open: Message, Item: Message, Result: Message {
  init(_ stream: OpenedStream) throws(ClientError) {
    open = try Open(answer: stream.opening)
    handle = stream.handle
    decodeItem = { (text) throws(ClientError) in try Item(answer: text) }
    decodeResult = { (text) throws(ClientError) in try Result(answer: text) }
  }
}
