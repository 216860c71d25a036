import Testing
import WireTesting

@testable import Server

@Suite struct StreamTests {
  let fixture: LoopFixture
  let client: Client

  init() throws {
    fixture = try LoopFixture()
    client = try fixture.connect()
  }

  /// The numbers of the next items, and what came after them.
  private func items(of id: Tree, _ client: Client) throws -> (numbers: [Int64], last: Tree?) {
    var numbers: [Int64] = []
    while let frame = try client.receive() {
      guard frame["method"] == "rpc.message", frame["params"]?["id"] == id else {
        return (numbers, frame)
      }
      numbers.append(frame["params"]?["seq"]?.integer ?? -1)
    }
    return (numbers, nil)
  }

  @Test("a stream is acknowledged with number 0, counts its items, and ends with its one answer")
  func whole() throws {
    try client.send(request("\"s\"", "test.count", "{\"from\":5,\"to\":7}"))
    let open = try client.receive()
    #expect(open?["params"] == ["id": "s", "seq": 0, "value": ["open": ["from": 5]]])
    for number in 1...3 {
      let item = try client.receive()
      #expect(item?["method"] == "rpc.message")
      #expect(item?["params"]?["seq"]?.integer == Int64(number))
      #expect(item?["params"]?["value"] == [.number("\(number + 4)"), ""])
    }
    #expect(try client.receive()?["result"]?.integer == 3)
    #expect(try client.call(request("\"s\"", "rpc.ping"))?["id"] == "s")
  }

  @Test("no more comes than was granted; each grant brings as many; the acknowledgement is free")
  func credit() throws {
    try client.send(request("1", "test.count", "{\"to\":99,\"_meta\":{\"window\":2}}"))
    #expect(try items(of: 1, afterPing: 2) == [0, 1, 2])
    try client.send(notification("rpc.grant", "{\"id\":1,\"n\":3}"))
    #expect(try items(of: 1, afterPing: 3) == [3, 4, 5])
    let one = notification("rpc.grant", "{\"id\":1,\"n\":1}")
    try client.send(one, one)
    #expect(try items(of: 1, afterPing: 4) == [6, 7])
    try client.send(notification("rpc.grant", "{\"id\":1,\"n\":1000}"))
    let rest = try items(of: 1, client)
    #expect(rest.numbers == Array(8...100))
    #expect(rest.last?["result"]?.integer == 100)
  }

  /// Everything of the stream that comes before a ping's answer, and nothing for a moment after it.
  private func items(of id: Tree, afterPing ping: Int) throws -> [Int64] {
    try client.send(request("\(ping)", "rpc.ping"))
    var numbers: [Int64] = []
    var pings = 0
    while pings < 2, let frame = try client.receive() {
      if frame["method"] == nil {
        pings += 1
        if pings == 1 { try client.send(request("\(ping)", "rpc.ping")) }
      } else if frame["params"]?["id"] == id {
        numbers.append(frame["params"]?["seq"]?.integer ?? -1)
      }
    }
    return numbers
  }

  @Test("a window of nothing holds everything but the acknowledgement back")
  func noWindow() throws {
    try client.send(request("1", "test.count", "{\"to\":1,\"_meta\":{\"window\":0}}"))
    #expect(try items(of: 1, afterPing: 2) == [0])
    try client.send(notification("rpc.grant", "{\"id\":1,\"n\":2}"))
    #expect(try items(of: 1, client).numbers == [1, 2])
  }

  @Test("a cancelled stream ends with 1001, and its id is free again")
  func cancel() throws {
    try client.send(
      request("1", "test.count", "{\"to\":1000,\"_meta\":{\"window\":1}}"),
      notification("rpc.cancel", "{\"id\":1}"))
    let end = try items(of: 1, client).last
    #expect(end?["error"]?["code"] == 1001)
    #expect(end?.reason == "CANCELLED")
    #expect(try client.call(request("1", "rpc.ping"))?["result"] == [:])
  }

  @Test("signals for calls that are not there are ignored, and so are malformed ones")
  func strays() throws {
    try client.send(
      notification("rpc.cancel", "{\"id\":77}"), notification("rpc.grant", "{\"id\":null,\"n\":1}"),
      notification("rpc.end", "{}"), item(77, 0, "1"),
      notification("rpc.grant", "{\"id\":1,\"n\":-1}"), notification("rpc.cancel", "[1]"))
    #expect(try client.call(request("1", "rpc.ping"))?["result"] == [:])
  }

  @Test("a client's items are taken in order, credit comes by halves, the end brings the answer")
  func upload() throws {
    try client.send(request("1", "test.sum"))
    #expect(try client.receive()?["params"]?["value"] == ["open": ["window": 4]])
    for number in 0..<10 {
      try client.send(item(1, number, "\(number * 10)"))
      if number % 2 == 1 {
        let grant = try client.receive()
        #expect(grant?["method"] == "rpc.grant")
        #expect(grant?["params"] == ["id": 1, "n": 2])
      }
    }
    try client.send(notification("rpc.end", "{\"id\":1}"))
    #expect(try client.receive()?["result"]?.integer == 450)
  }

  @Test("an item out of turn ends the stream, and so do one too many and one of the wrong kind")
  func badUploads() throws {
    func reason(_ signals: [String]) throws -> String? {
      try client.send([request("1", "test.sum")] + signals)
      while let frame = try client.receive() {
        if frame["method"] == nil { return frame.reason }
      }
      return nil
    }
    #expect(try reason([item(1, 1, "5")]) == "SEQUENCE_BROKEN")
    #expect(try reason([item(1, 0, "5"), item(1, 0, "5")]) == "SEQUENCE_BROKEN")
    #expect(try reason([item(1, 0, "\"five\"")]) == "INVALID_PARAMS")
    #expect(
      try reason([item(1, 0, "1"), notification("rpc.end", "{\"id\":1}"), item(1, 1, "1")])
        == "ITEMS_NOT_TAKEN")
    try client.send(request("1", "test.count", "{\"_meta\":{\"window\":0}}"), item(1, 0, "1"))
    _ = try client.receive()
    #expect(try client.receive()?.reason == "ITEMS_NOT_TAKEN")
  }

  @Test("both sides talk, and the client's end is the stream's")
  func both() throws {
    try client.send(request("1", "test.chat"), item(1, 0, "{\"a\":[1,2]}"), item(1, 1, "\"hello\""))
    #expect(try client.receive()?["params"]?["seq"]?.integer == 0)
    #expect(try client.receive()?["params"]?["value"] == ["a": [1, 2]])
    #expect(try client.receive()?["params"]?["value"] == "hello")
    try client.send(notification("rpc.end", "{\"id\":1}"))
    #expect(try client.receive()?["result"] == "bye")
    #expect(fixture.desk.executed.contains("closed"))
  }

  @Test("a stream that does not move holds up no call, and neither does one whose peer takes all")
  func multiplexing() throws {
    try client.send(
      request("1", "test.count", "{\"to\":1000000,\"_meta\":{\"window\":0}}"),
      request("2", "test.count", "{\"to\":20000,\"padding\":200,\"_meta\":{\"window\":20001}}"))
    for ping in 10..<20 {
      try client.send(request("\(ping)", "rpc.ping"))
      var between = 0
      while try client.receive()?["id"]?.integer != Int64(ping) { between += 1 }
      #expect(between < 5_000)
    }
  }

  @Test("a peer that does not read is sent no more than a little, whatever it has granted")
  func congestion() throws {
    let endless = "{\"to\":1000000000,\"padding\":1000,\"_meta\":{\"window\":2147483647}}"
    try client.send(request("1", "test.count", endless))
    let other = try fixture.connect()
    for _ in 0..<200 { #expect(try other.call(request("1", "rpc.ping"))?["result"] == [:]) }
    for number in 0..<2_000 {
      #expect(try client.receive()?["params"]?["seq"]?.integer == Int64(number))
    }
  }

  @Test("a stream in a batch is refused, its neighbours are not, and what may answer at once does")
  func batch() throws {
    let health = request("3", "rpc.health")
    try client.send("[\(request("1", "test.count")),\(request("2", "rpc.ping")),\(health)]")
    let answers = try client.receive()?.elements ?? []
    #expect(answers.first { $0["id"] == 1 }?.reason == "STREAM_IN_BATCH")
    #expect(answers.first { $0["id"] == 2 }?["result"] == [:])
    #expect(answers.first { $0["id"] == 3 }?["result"] == ["status": "SERVING"])
  }

  @Test("a right that is withdrawn ends the stream with 1007; others go on")
  func revocation() throws {
    _ = try client.call(request("0", "test.login"))
    try client.send(
      request("1", "test.private", "{\"to\":9,\"_meta\":{\"window\":0}}"), request("2", "test.chat")
    )
    _ = try client.receive()
    _ = try client.receive()
    fixture.desk.revoke()
    var ended: [Tree] = []
    while ended.count < 2, let frame = try client.receive() { ended.append(frame) }
    #expect(ended.allSatisfy { $0["error"]?["code"] == 1007 && $0.reason == "REVOKED" })
  }

  @Test("a stream has no deadline of its own, and keeps the one that it was given")
  func deadline() throws {
    try client.send(
      request("1", "test.count", "{\"to\":9,\"_meta\":{\"window\":0,\"timeoutMs\":50}}"))
    #expect(try items(of: 1, client).last?.reason == "DEADLINE_EXCEEDED")
  }

  @Test(
    "what ends a connection ends its streams first", arguments: [[0, 0, 0, 0], Array("GET ".utf8)])
  func breach(_ bytes: [UInt8]) throws {
    try client.send(request("1", "test.count", "{\"to\":9,\"_meta\":{\"window\":0}}"))
    #expect(try items(of: 1, afterPing: 2) == [0])
    try client.send(bytes)
    #expect(try client.receive()?.reason == "CANCELLED")
    if bytes[0] == 0 { #expect(try client.receive()?.reason == "FRAME_EMPTY") }
    _ = try client.receiveToEnd()
  }

  @Test("a connection that goes takes its streams along; one that half-closes hears their end")
  func hangUp() throws {
    try client.send(request("1", "test.chat"))
    _ = try client.receive()
    try client.halfClose()
    #expect(try client.receive()?.reason == "CANCELLED")
    #expect(try client.receive() == nil)
    #expect(fixture.desk.executed.contains("closed"))
  }

  @Test("a draining server ends streams with 1014 after it has said that it goes")
  func drain() throws {
    try client.send(
      request("1", "rpc.health", "{\"watch\":true}"), request("2", "test.chat"))
    #expect(try client.receive()?["params"]?["value"] == ["open": [:]])
    for _ in 0..<2 { _ = try client.receive() }
    fixture.service.serving.stop()
    fixture.stop()
    #expect(try client.receive()?["params"]?["value"] == ["status": "NOT_SERVING"])
    #expect(try client.receive()?["method"] == "rpc.goaway")
    for _ in 0..<2 { #expect(try client.receive()?.reason == "SHUTTING_DOWN") }
    try client.send(request("9", "rpc.ping"))
    #expect(try client.receive()?.reason == "SHUTTING_DOWN")
    #expect(try client.receive() == nil)
    try fixture.waitUntilEnded()
  }

  private func item(_ id: Int, _ number: Int, _ value: String) -> String {
    notification("rpc.message", "{\"id\":\(id),\"seq\":\(number),\"value\":\(value)}")
  }

  private func notification(_ method: String, _ params: String) -> String {
    request(nil, method, params)
  }
}
