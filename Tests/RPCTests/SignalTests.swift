import JSON
import RPC
import Testing

@Suite struct SignalTests {
  private func signal(_ method: String, _ params: String) -> String? {
    let (name, text) = (Array(method.utf8), Array(params.utf8))
    return Signal(method: name.span, params: text.span).map { signal in
      let id = String(copying: text.span.extracting(signal.id))
      switch signal.kind {
      case .item(let sequence, let value):
        return "item \(id) \(sequence) \(String(copying: text.span.extracting(value)))"
      case .end: return "end \(id)"
      case .grant(let count): return "grant \(id) \(count)"
      case .cancel: return "cancel \(id)"
      }
    }
  }

  @Test("each signal is read with what it needs, whatever else stands beside")
  func reading() {
    #expect(
      signal("rpc.message", #"{"seq":3,"x":[1],"value":{"a":1},"id":"s"}"#)
        == #"item "s" 3 {"a":1}"#)
    #expect(signal("rpc.end", #"{"id":7}"#) == "end 7")
    #expect(signal("rpc.grant", #"{"id":null,"n":5}"#) == "grant null 5")
    #expect(signal("rpc.grant", #"{"id":1,"n":9000000000000000000}"#) == "grant 1 2147483647")
    #expect(signal("rpc.cancel", #"{"id":1,"n":0}"#) == "cancel 1")
  }

  @Test(
    "what lacks something is no signal",
    arguments: [
      ("rpc.message", #"{"id":1,"value":2}"#), ("rpc.message", #"{"id":1,"seq":0}"#),
      ("rpc.message", #"{"id":1,"seq":0.5,"value":2}"#), ("rpc.grant", #"{"id":1}"#),
      ("rpc.grant", #"{"id":1,"n":0}"#), ("rpc.grant", #"{"id":1,"n":-4}"#), ("rpc.end", "{}"),
      ("rpc.cancel", ""), ("rpc.cancel", "[1]"), ("rpc.ping", #"{"id":1}"#),
    ])
  func incomplete(method: String, params: String) {
    #expect(signal(method, params) == nil)
  }

  @Test("what one side writes is a frame that the other reads")
  func writing() {
    var writer = Writer()
    let start = writer.beginItem(head: Writer.itemHead(id: Array("\"a\"".utf8).span), sequence: 12)
    writer.raw("[1,2]")
    writer.endItem(start)
    writer.grant(5, id: Array("3".utf8))
    writer.signal("\"rpc.cancel\"", id: Array("3".utf8))
    writer.goaway(deadlineMs: 10_000)
    var texts: [String] = []
    var rest = writer.bytes
    while case .frame(let text) = Frame.next(in: rest, bytesMax: Frame.hardBytesMax) {
      texts.append(String(copying: rest.extracting(text)))
      rest = rest.extracting(text.upperBound..<rest.count)
    }
    #expect(
      texts == [
        #"{"jsonrpc":"2.0","method":"rpc.message","params":{"id":"a","seq":12,"value":[1,2]}}"#,
        #"{"jsonrpc":"2.0","method":"rpc.grant","params":{"id":3,"n":5}}"#,
        #"{"jsonrpc":"2.0","method":"rpc.cancel","params":{"id":3}}"#,
        #"{"jsonrpc":"2.0","method":"rpc.goaway","params":{"deadlineMs":10000}}"#,
      ])
  }

  @Test("items are written while there is credit and room, and a half one leaves no trace")
  func items() throws {
    func items(credit: Int, turn: Int = 10_000, frame: Int = 1_000) -> ItemWriter {
      ItemWriter(
        Writer(), head: Writer.itemHead(id: Span()), sequence: 5, credit: credit,
        limits: .init(turnBytesMax: turn, frameBytesMax: frame))
    }
    func fill(_ items: inout ItemWriter) throws -> Int {
      var count = 0
      while items.hasRoom {
        items.begin()
        items.writer.string(String(repeating: "x", count: 100))
        try items.end()
        count += 1
      }
      return count
    }
    var few = items(credit: 3)
    #expect(try fill(&few) == 3)
    #expect(few.sequence == 8)
    var narrow = items(credit: 1_000, turn: 500)
    #expect(try fill(&narrow) == 3)
    let whole = narrow.writer.count
    narrow.begin()
    narrow.writer.string("half")
    #expect(narrow.finish().count == whole)
    var long = items(credit: 9, frame: 100)
    #expect(throws: Refusal.self) { try fill(&long) }
    #expect(long.finish().count == 0)
  }

  @Test("a ticket lets the work begin, or its caller go, whoever comes first")
  func tickets() throws {
    let begun = Ticket()
    try begun.begin()
    #expect(!begun.withdraw(.cancelled))
    begun.pause()
    #expect(throws: Refusal.self) { try begun.begin() }
    let left = Ticket()
    #expect(left.withdraw(.deadlineExceeded))
    #expect(!left.withdraw(.cancelled))
    #expect(throws: Refusal.self) { try left.begin() }
    let paused = Ticket()
    try paused.begin()
    paused.pause()
    try paused.begin()
    paused.pause()
    #expect(paused.withdraw(.cancelled))
  }
}
