import API
import JSON
public import RPC

extension Client {
  /// Opens a stream of any method, also one of a later edition. A method that answers without a stream gives
  /// one without items, whose `open` is empty text and whose `result` is the answer.
  ///
  /// - Parameters:
  ///   - method: such as `events.watch`.
  ///   - params: an object without `_meta`.
  public func stream(
    _ method: String, _ params: RawJSON = RawJSON("{}"), options: CallOptions = CallOptions()
  ) async throws(ClientError) -> BidirectionalStream<RawJSON, RawJSON, RawJSON, RawJSON> {
    let params = try Request.checked(params)
    return try BidirectionalStream(try await open(Operation(named: method), params, options))
  }

  /// Opens a stream with the types of its method.
  func open<Params: Message, Open: Message, Item: Message, Upload: Message, Result: Message>(
    _ endpoint: StreamEndpoint<Params, Open, Item, Upload, Result>, _ params: Params,
    _ options: CallOptions
  ) async throws(ClientError) -> OpenedStream {
    try await open(Operation(endpoint.index), params, options)
  }

  private func open(
    _ operation: Operation, _ params: some Message, _ options: CallOptions
  ) async throws(ClientError) -> OpenedStream {
    let exchange = Exchange(self, operation, options, isStream: true)
    return try await exchange.repeated { (timeout) async throws(CallFailure) in
      let lease = try exchange.lease()
      let (call, opening) = try await exchange.open(params, on: lease, within: timeout)
      return OpenedStream(handle: StreamHandle(call, self), opening: opening)
    }
  }
}

/// A stream that the server has acknowledged.
struct OpenedStream: Sendable {
  let handle: StreamHandle
  /// What the acknowledgement tells: JSON text.
  let opening: [UInt8]
}

/// Holds a stream for as long as somebody can use it: letting go of it cancels the call.
final class StreamHandle: Sendable {
  let call: StreamCall
  /// A stream in use keeps its client.
  private let client: Client

  init(_ call: StreamCall, _ client: Client) {
    self.call = call
    self.client = client
  }

  deinit { call.cancel() }
}
