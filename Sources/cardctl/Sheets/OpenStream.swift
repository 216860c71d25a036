import CardClient

/// A stream of a method while it goes on. Letting go of it cancels the call.
struct OpenStream {
  /// What the server tells before the first item.
  let opening: Value
  private let context: Context
  private let stream: BidirectionalStream<RawJSON, RawJSON, RawJSON, RawJSON>
  private let items: StreamIterator<RawJSON>

  /// - Parameter window: how many items the server may be ahead; by default as many as always.
  init(
    _ context: Context, _ method: String, _ params: Value, window: Int = CallOptions.windowDefault
  ) throws(Failure) {
    var options = context.streamOptions()
    options.window = window
    let text = RawJSON(text: Array(params.json.utf8))
    stream = try context.perform(interruption: context.system.interruption) {
      [options] (client) async throws(ClientError) in
      try await client.stream(method, text, options: options)
    }
    guard !stream.open.text.isEmpty else { throw .client(.malformedAnswer(.stream)) }
    self.context = context
    opening = Value(stream.open.text)
    items = stream.makeAsyncIterator()
  }

  /// Sends an item, as soon as the server takes one.
  func send(_ item: Value) throws(Failure) {
    let text = RawJSON(text: Array(item.json.utf8))
    try context.perform(interruption: context.system.interruption) {
      [stream] (_) async throws(ClientError) in try await stream.send(text)
    }
  }

  /// Says that no more items come.
  func finish() { stream.finish() }

  /// Reads to the end.
  ///
  /// - Parameter take: gets each item.
  /// - Returns: the result.
  func read(_ take: (Value) throws(Failure) -> Void = { _ in }) throws(Failure) -> Value {
    while let item = try next() { try take(Value(item.text)) }
    let result = try context.perform { [stream] (_) async throws(ClientError) in
      try await stream.result()
    }
    return Value(result.text)
  }

  private func next() throws(Failure) -> RawJSON? {
    try context.perform(interruption: context.system.interruption) {
      [items] (_) async throws(ClientError) in try await items.next()
    }
  }
}
