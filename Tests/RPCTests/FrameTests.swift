import JSON
import RPC
import Testing

@Suite struct FrameTests {
  @Test("frames come out alike, whether they came whole, byte by byte or split anywhere")
  func everySplit() {
    let texts = ["{}", "[1,2,3]", String(repeating: "x", count: 300)]
    let bytes = texts.flatMap(framed)
    #expect(texts == received([bytes]))
    #expect(texts == received(bytes.map { [$0] }))
    for split in 0...bytes.count {
      #expect(texts == received([Array(bytes[..<split]), Array(bytes[split...])]), "at \(split)")
    }
  }

  @Test("an incomplete frame tells how many bytes it will take as soon as its prefix is there")
  func announcedTotal() {
    #expect(step([]) == .incomplete(total: nil))
    #expect(step([0, 0, 1]) == .incomplete(total: nil))
    #expect(step([0, 0, 1, 2]) == .incomplete(total: 4 + 258))
    #expect(step([0, 0, 0, 2, 0x7B]) == .incomplete(total: 6))
    #expect(step([0, 0, 0, 2, 0x7B, 0x7D]) == .frame(text: 4..<6))
    #expect(step([0, 0, 0, 2, 0x7B, 0x7D, 0]) == .frame(text: 4..<6))
  }

  @Test("a length of zero is empty, not incomplete")
  func empty() {
    #expect(step([0, 0, 0, 0]) == .empty)
    #expect(step([0, 0, 0, 0, 0, 0, 0, 1, 0x7B]) == .empty)
  }

  @Test("the limit is the text's length, to the byte, and is judged before any of it has come")
  func limit() {
    #expect(step([0, 1, 0, 0], bytesMax: 65_536) == .incomplete(total: 65_540))
    #expect(step([0, 1, 0, 1], bytesMax: 65_536) == .tooLarge(announced: 65_537))
    #expect(step([0xFF, 0xFF, 0xFF, 0xFF]) == .tooLarge(announced: 0xFFFF_FFFF))
    #expect(step([1, 0, 0, 0]) == .tooLarge(announced: 1 << 24))
  }

  @Test("no configuration lifts the limit so far that a frame could begin with another byte than 0")
  func hardLimit() {
    #expect(step([0, 0xFF, 0xFF, 0xFF], bytesMax: .max) == .incomplete(total: 4 + (1 << 24) - 1))
    #expect(step([1, 0, 0, 0], bytesMax: .max) == .tooLarge(announced: 1 << 24))
  }

  @Test(
    "what other protocols begin with is told apart from a length",
    arguments: [
      ("GET / HTTP/1.1\r\n", Frame.Dialect.http), ("POST /rpc", .http), ("PUT /", .http),
      ("HEAD /", .http), ("DELETE /", .http), ("OPTIONS *", .http), ("PATCH /", .http),
      ("CONNECT a:1", .http), ("PRI * HTTP/2.0\r\n", .http),
      ("Content-Length: 2\r\n\r\n{}", .languageServer),
      ("{\"jsonrpc\":\"2.0\"}\n", .bareJSON), ("[{}]\n", .bareJSON), ("{}\n\n", .bareJSON),
    ])
  func dialects(_ text: String, _ dialect: Frame.Dialect) {
    #expect(step(Array(text.utf8)) == .foreign(dialect))
  }

  @Test("bytes of no known protocol are a length that is too large")
  func noDialect() {
    #expect(step(Array("SSH-2.0-".utf8)) == .tooLarge(announced: 0x5353_482D))
    #expect(step([0x16, 3, 1, 2]) == .tooLarge(announced: 0x1603_0102))
    #expect(step(Array("GETS".utf8)) == .tooLarge(announced: 0x4745_5453))
  }

  @Test("the HTTP and header farewells announce the length of their body as it is")
  func farewellLengths() throws {
    for dialect in [Frame.Dialect.http, .languageServer] {
      let text = "\(dialect.farewell)"
      let end = try #require(text.firstRange(of: "\r\n\r\n"))
      let header = try #require(text.firstMatch(of: /Content-Length: (\d+)\r\n/))
      #expect(Int(header.1) == text[end.upperBound...].utf8.count)
    }
  }

  @Test("the bare JSON farewell is one line")
  func farewellLine() {
    let text = "\(Frame.Dialect.bareJSON.farewell)"
    #expect(text.hasSuffix("}\n"))
    #expect(text.filter(\.isNewline).count == 1)
  }

  @Test("what a writer frames is a frame, and a second one stands behind the first")
  func writing() {
    var writer = Writer()
    let first = writer.beginFrame()
    writer.beginObject()
    writer.endObject()
    #expect(writer.endFrame(first) == 2)
    let second = writer.beginFrame()
    writer.integer(17)
    #expect(writer.endFrame(second) == 2)
    #expect(received([[UInt8](copying: writer.bytes)]) == ["{}", "17"])
  }

  private func step(_ bytes: [UInt8], bytesMax: Int = Frame.defaultBytesMax) -> Frame.Step {
    Frame.next(in: bytes.span, bytesMax: bytesMax)
  }

  private func framed(_ text: String) -> [UInt8] {
    let length = UInt32(text.utf8.count)
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) } + Array(text.utf8)
  }

  /// The texts of the frames in a stream that comes in chunks.
  private func received(_ chunks: [[UInt8]]) -> [String] {
    var input: [UInt8] = []
    var texts: [String] = []
    for chunk in chunks {
      input += chunk
      while case .frame(let text) = step(input) {
        texts.append(String(decoding: input[text], as: UTF8.self))
        input.removeFirst(text.upperBound)
      }
    }
    #expect(input.isEmpty)
    return texts
  }
}
