import API
import RPC
import Sockets
import WireTesting

/// A connection in a transcript: what waits to be sent, and what has come and is not accounted for.
final class PlayedConnection {
  private let client: Client
  private var outgoing: [UInt8] = []
  private(set) var unread: [[UInt8]] = []
  private var pings = 0

  init(_ client: Client) { self.client = client }

  /// Lines that follow each other go out in one piece.
  func queue(_ bytes: [UInt8]) { outgoing += bytes }

  func flush() throws {
    guard !outgoing.isEmpty else { return }
    defer { outgoing = [] }
    do {
      try client.send(bytes: outgoing)
    } catch SocketError.closedByPeer {
      // It may have had enough, and have said why: what follows in the transcript looks.
    }
  }

  func end() throws {
    try flush()
    try client.endSending()
  }

  /// The next frame of the call or the stream with this id: answers come in any order, and what has come
  /// before waits. Without an id it is the next frame of all.
  func answer(to id: Tree?) throws -> [UInt8] {
    try flush()
    if let place = unread.firstIndex(where: { isAnswer($0, to: id) }) {
      return unread.remove(at: place)
    }
    while true {
      let frame: [UInt8]
      do {
        frame = try client.receive()
      } catch {
        throw Unexpected(expected: "an answer to \(id?.text ?? "anything")", got: got(error))
      }
      if isAnswer(frame, to: id) { return frame }
      unread.append(frame)
    }
  }

  private func isAnswer(_ frame: [UInt8], to id: Tree?) -> Bool {
    id == nil || Tree(frame).flatMap(Pattern.id) == id
  }

  func expect(_ bytes: [UInt8]) throws {
    try flush()
    let got = try client.receive(count: bytes.count)
    guard got == bytes else { throw Unexpected(expected: shown(bytes), got: shown(got)) }
  }

  /// Nothing has come, and nothing comes before the answer to a ping.
  func expectSilence() throws {
    pings += 1
    let id = "silent \(pings)"
    queue(frame(client.request("rpc.ping", id: "\"\(id)\"")))
    _ = try answer(to: .string(id))
    guard unread.isEmpty else { throw Unexpected(expected: "silence", got: shownUnread) }
  }

  func expectClosed(_ afterAll: Bool) throws {
    try flush()
    do {
      while true {
        let frame = try client.receive()
        if !afterAll { unread.append(frame) }
      }
    } catch SocketError.closedByPeer {
    } catch {
      throw Unexpected(expected: "the end of the connection", got: got(error))
    }
    guard afterAll || unread.isEmpty else {
      throw Unexpected(expected: "the end of the connection", got: shownUnread)
    }
  }

  var shownUnread: String { unread.map(shown).joined(separator: "\n            ") }

  private func got(_ error: any Error) -> String {
    let ending = error as? SocketError == .closedByPeer ? "the end of the connection" : "\(error)"
    return unread.isEmpty ? ending : "\(shownUnread)\n            and then \(ending)"
  }
}
