import JSON
import Sockets
import WireTesting

/// The peer of a server under test. Whatever it waits for fails after a minute.
final class Client {
  private let descriptor: Descriptor
  private var events: EventLoop
  private var input = ByteBuffer()
  private var isEnded = false
  /// The server goes when nobody needs it any more.
  private let server: AnyObject

  struct TimedOut: Error {}
  struct NoJSON: Error { let text: String }

  private static let patience = Duration.seconds(60)

  init(_ descriptor: consuming Descriptor, to server: AnyObject) throws(SocketError) {
    events = try EventLoop()
    try events.register(descriptor, token: 0, interests: .read)
    self.descriptor = descriptor
    self.server = server
  }

  /// Sends bytes as they are; takes in what comes meanwhile.
  func send(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      switch try descriptor.write(bytes.span.extracting(sent..<bytes.count)) {
      case .bytes(let count): sent += count
      case .wouldBlock:
        try wait(for: [.read, .write])
        try takeIn()
      case .closed: return
      }
    }
  }

  /// Sends frames in one piece.
  func send(_ texts: String...) throws { try send(texts) }

  func send(_ texts: [String]) throws { try send(texts.flatMap(framed)) }

  /// The next frame's text; nil when the server has closed.
  func receiveText() throws -> String? {
    while true {
      if let length = frameLength, input.count >= 4 + length {
        let text = String(copying: input.readableSpan.extracting(4..<4 + length))
        input.consume(4 + length)
        return text
      }
      if isEnded { return nil }
      try wait(for: .read)
      try takeIn()
    }
  }

  /// The next frame; nil when the server has closed.
  func receive() throws -> Tree? {
    guard let text = try receiveText() else { return nil }
    guard let tree = Tree(text) else { throw NoJSON(text: text) }
    return tree
  }

  /// Sends a frame and receives the next one.
  func call(_ text: String) throws -> Tree? {
    try send(text)
    return try receive()
  }

  /// All that comes until the server closes.
  func receiveToEnd() throws -> String {
    while !isEnded {
      try wait(for: .read)
      try takeIn()
    }
    defer { input.removeAll() }
    return String(copying: input.readableSpan)
  }

  /// Waits until the server has closed, without reading what it sent.
  func waitUntilHungUp() throws { try wait(for: []) }

  func halfClose() throws { try descriptor.shutdownWrite() }

  private var frameLength: Int? {
    guard input.count >= 4 else { return nil }
    var length = 0
    for index in 0..<4 { length = length << 8 | Int(input.readableSpan[index]) }
    return length
  }

  private func takeIn() throws {
    if try descriptor.read(into: &input) == .closed { isEnded = true }
  }

  private func wait(for interests: EventLoop.Interests) throws {
    try events.modify(descriptor, token: 0, interests: interests)
    guard try !events.wait(timeout: Self.patience).isEmpty else { throw TimedOut() }
  }
}

/// A text as a frame.
func framed(_ text: String) -> [UInt8] {
  let length = UInt32(text.utf8.count)
  return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) } + Array(text.utf8)
}

/// A request's text. The id is given as it stands on the wire; nil for a notification.
func request(_ id: String?, _ method: String, _ params: String? = nil) -> String {
  "{\"jsonrpc\":\"2.0\"" + (id.map { ",\"id\":\($0)" } ?? "") + ",\"method\":\"\(method)\""
    + (params.map { ",\"params\":\($0)" } ?? "") + "}"
}

extension Tree {
  /// The reason of an answer that is a refusal.
  var reason: String? { self["error"]?["data"]?["reason"]?.string }
}
