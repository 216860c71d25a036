import Sockets

/// Reads a merchant's events from the first on, as fast as they come.
struct EventStream {
  /// What came of one stream.
  struct Volume {
    var items = 0
    var bytes = 0
    var nanoseconds: UInt64 = 0

    var bytesPerSecond: Double { Double(bytes) / (Double(nanoseconds) / 1e9) }
    var itemsPerSecond: Double { Double(items) / (Double(nanoseconds) / 1e9) }
    var bytesPerItem: Int { items == 0 ? 0 : bytes / items }
  }

  private static let patience = Duration.seconds(30)
  private static let bufferBytes = 256 << 10

  let socket: SocketPath

  /// Opens streams, one after the other, until so many items have come.
  func read(items: Int) throws(BenchError) -> Volume {
    var volume = Volume()
    while volume.items < items {
      let before = volume.items
      try read(into: &volume, itemsMax: items - volume.items)
      if volume.items == before { throw .unexpected(answer: "a stream without events") }
    }
    return volume
  }

  /// - Parameter itemsMax: how many the client grants.
  private func read(into volume: inout Volume, itemsMax: Int) throws(BenchError) {
    let client = try ClientSocket(whenListening: socket)
    let last = try lastEvent(client)
    let items = min(itemsMax, max(1, last))
    let params = #"{"after":0,"_meta":{"window":\#(items)}}"#
    let request = try RequestTemplate(method: "events.watch", params: params)
    var output = ByteBuffer()
    request.append(slot: 0, serial: 0, to: &output)
    let start = MonotonicClock.nanoseconds()
    try bench { () throws(SocketError) in
      try client.sendAll(output.readableSpan, by: .after(Self.patience))
    }
    // The acknowledgement comes first and is no item.
    try receive(items + 1, from: client, &volume)
    volume.items -= 1
    volume.nanoseconds += MonotonicClock.nanoseconds() - start
    client.close()
  }

  /// The number of the merchant's last event.
  private func lastEvent(_ client: borrowing ClientSocket) throws(BenchError) -> Int {
    var last = 0
    while true {
      let page = try client.call("events.list", #"{"after":\#(last),"types":["none"]}"#)
      last = try Answer.number("last", in: page)
      if page.contains(#""hasMore":false"#) { return last }
    }
  }

  private func receive(
    _ frames: Int, from client: borrowing ClientSocket, _ volume: inout Volume
  ) throws(BenchError) {
    var input = ByteBuffer(retainedBytesMax: Self.bufferBytes)
    let deadline = Deadline.after(Self.patience)
    var left = frames
    while left > 0 {
      let more = try bench { () throws(SocketError) in
        try client.receive(into: &input, by: deadline)
      }
      if !more { throw .closed }
      var offset = 0
      while let length = input.readableSpan.frameLength(at: offset) {
        offset += 4 + length
        left -= 1
        volume.items += 1
      }
      volume.bytes += offset
      input.consume(offset)
    }
  }

  /// Connections with a stream each that waits for events, open as long as they are kept.
  static func idle(_ count: Int, on socket: SocketPath) throws(BenchError) -> [IdleStream] {
    var streams: [IdleStream] = []
    for _ in 0..<count { streams.append(try IdleStream(on: socket)) }
    return streams
  }
}

/// A stream that waits for events of the future.
final class IdleStream {
  private let client: ClientSocket

  init(on socket: SocketPath) throws(BenchError) {
    let client = try ClientSocket(whenListening: socket)
    var output = ByteBuffer()
    var input = ByteBuffer()
    let request = try RequestTemplate(method: "events.watch")
    request.append(slot: 0, serial: 0, to: &output)
    try bench { () throws(SocketError) in
      try client.sendAll(output.readableSpan, by: .after(.seconds(10)))
    }
    while input.readableSpan.frameLength(at: 0) == nil {
      let more = try bench { () throws(SocketError) in
        try client.receive(into: &input, by: .after(.seconds(10)))
      }
      if !more { throw .closed }
    }
    guard input.text(from: 4).contains("\"open\"") else {
      throw Answer.failure(in: input, 4..<input.count)
    }
    self.client = client
  }
}
