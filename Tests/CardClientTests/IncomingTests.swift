import JSON
import RPC
import Testing

@testable import CardClient

/// The bytes of a server, however they come.
@Suite struct IncomingTests {
  private static let texts = [
    #"{"jsonrpc":"2.0","id":1,"result":{"a":[1]}}"#, #"{"result":2,"id":2}"#,
    #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"x"}}"#,
    #"{"jsonrpc":"2.0","method":"rpc.message","params":{"id":3,"seq":0,"value":{}}}"#,
    #"{"jsonrpc":"2.0","method":"rpc.grant","params":{"id":3,"n":4}}"#,
    #"{"jsonrpc":"2.0","method":"rpc.goaway","params":{"deadlineMs":1}}"#,
    #"{"jsonrpc":"2.0","method":"rpc.new","params":[]}"#,
  ]

  private func words(_ incoming: [Incoming]) -> [String] {
    incoming.map { frame in
      switch frame {
      case .result(let id, let text): "\(id) \(String(decoding: text, as: UTF8.self))"
      case .error(let id, let error): "\(id.map(String.init) ?? "null") error \(error.code)"
      case .item(let id, let sequence, _): "\(id) item \(sequence)"
      case .grant(let id, let count): "\(id) grant \(count)"
      case .goaway: "goaway"
      case .unknown: "unknown"
      }
    }
  }

  private static let expected = [
    #"1 {"a":[1]}"#, "2 2", "null error -32600", "3 item 0", "3 grant 4", "goaway", "unknown",
  ]

  @Test("frames are read whole, byte by byte, and at every split")
  func splits() throws {
    var bytes: [UInt8] = []
    for text in Self.texts {
      var writer = Writer()
      let start = writer.beginFrame()
      writer.append(text.utf8Span.span)
      writer.endFrame(start)
      bytes += [UInt8](copying: writer.bytes)
    }
    for size in [1, 2, 3, 5, 7, 64, bytes.count] {
      var frames = FrameReader()
      var (input, incoming): ([UInt8], [Incoming]) = ([], [])
      for start in stride(from: 0, to: bytes.count, by: size) {
        input += bytes[start..<min(start + size, bytes.count)]
        input.removeFirst(try frames.read(input.span, into: &incoming))
      }
      #expect(words(incoming) == Self.expected, "\(size)")
      #expect(input.isEmpty)
    }
  }

  @Test("no bytes of a server crash the client", arguments: 0..<200)
  func hostile(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    var text = Array(Self.texts[next(Self.texts.count)].utf8)
    for _ in 0...next(4) { text[next(text.count)] = UInt8(next(256)) }
    let length = UInt8(text.count)
    var frames = FrameReader()
    var incoming: [Incoming] = []
    let bytes = [0, 0, 0, length] + text
    // Whatever it says, it says it.
    _ = try? frames.read(bytes.span, into: &incoming)
    #expect(incoming.count <= 1)
  }
}
