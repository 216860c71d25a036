import API
import Foundation
import RPC
import Synchronization
import Testing

@Suite struct ChannelStreamTests {
  private let merchant: Merchant
  private let teller: Person

  init() throws {
    merchant = try Merchant()
    teller = try merchant.teller()
    try merchant.register("app", for: teller)
  }

  private func open(_ change: (inout EventsWatchParams) -> Void = { _ in }) throws -> OpenStream {
    var params = EventsWatchParams(channel: "app")
    change(&params)
    return try teller.desk.open(Endpoints.eventsWatch, params)
  }

  /// The sequence numbers in the frames of items, in order.
  private func sequences(_ text: String) -> [Int] {
    text.matches(of: /"sequence":([0-9]+)/).compactMap { Int($0.1) }
  }

  @Test(
    "what a channel's stream acknowledges is taken, as by channels.ack, with its line in the audit")
  func acknowledging() throws {
    let stream = try open()
    let card = try merchant.unbound(0)
    let sent = sequences(try stream.pull().text)
    try stream.push("{\"ack\":\(try #require(sent.last))}")
    try merchant.bench.settle()
    #expect(try merchant.card(card).binding == .unbound)
    #expect(try merchant.channels().map(\.position) == [Int64(try #require(sent.last))])
    let lines = try merchant.bench.rows(
      "SELECT target FROM audit WHERE method = 'events.watch' AND outcome = 'OK'"
    ) { $0.text(0) }
    #expect(lines == ["app"])
    #expect(try stream.pull().text.contains("\"type\":\"card.unbound\""))
  }

  @Test("a channel's stream begins where the channel stands, and so misses nothing")
  func beginning() throws {
    let card = try merchant.unbound(0)
    merchant.bench.clock.advance(.seconds(800))
    let stream = try open { $0.types = ["card.unbinding"] }
    let sent = sequences(try stream.pull().text)
    #expect(sent.count == 1)
    try stream.push("{\"ack\":\(sent[0])}")
    try merchant.bench.settle()
    #expect(try merchant.card(card).binding == .unbound)
  }

  @Test("a stream that could miss an unbinding does not acknowledge for a channel")
  func filters() throws {
    #expect(try violations { try open { $0.store = merchant.store } } == ["store NOT_ALLOWED"])
    #expect(try violations { try open { $0.consumer = "me" } } == ["consumer NOT_ALLOWED"])
    #expect(try violations { try open { $0.types = ["card.bound"] } } == ["types NOT_ALLOWED"])
  }

  @Test("a channel's stream is for its account, with the permission to acknowledge")
  func whose() throws {
    let other = try merchant.teller("other")
    let params = EventsWatchParams(channel: "app")
    #expect(
      try reason { try other.desk.open(Endpoints.eventsWatch, params) } == "NOT_FOUND")
    #expect(
      try reason { try merchant.boss.desk.open(Endpoints.eventsWatch, params) }
        == "ROLE_LACKS_PERMISSION")
  }

  @Test("an acknowledgement is lost on a channel that was removed, and so is its stream")
  func removed() throws {
    let stream = try open()
    _ = try merchant.unbound(0)
    let last = try #require(sequences(try stream.pull().text).last)
    try merchant.remove("app")
    try stream.push("{\"ack\":\(last)}")
    try merchant.bench.settle()
    #expect(try reason { try stream.pull() } == "NOT_FOUND")
  }

  @Test("whoever loses the permission to acknowledge does so no more on a stream that is open")
  func revoked() throws {
    let stream = try open()
    let card = try merchant.unbound(0)
    let last = try #require(sequences(try stream.pull().text).last)
    try merchant.boss.revoke("channels.ack", from: "service")
    try stream.push("{\"ack\":\(last)}")
    try merchant.bench.settle()
    #expect(try merchant.card(card).binding == .unbinding)
    #expect(try reason { try stream.pull() } == "REVOKED")
  }

  @Test("of two channels that acknowledge at one moment, the last makes the card unbound, once")
  func atOnce() throws {
    try merchant.register("gateway", for: teller)
    let cards = try (0..<20).map { try merchant.unbound($0) }
    let last = try merchant.lastEvent()
    let tellers = ["app": teller.elsewhere(loop: 0), "gateway": teller.elsewhere(loop: 1)]
    for person in tellers.values { try person.login() }
    let jobs = tellers.map { channel, person in (channel, person.desk) }
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: jobs.count) { index in
      let (channel, desk) = jobs[index]
      do {
        for event in (last - 40)...last {
          _ = try desk.call(
            Endpoints.channelsAck, ChannelsAckParams(channel: channel, upTo: event))
        }
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    #expect(failures.withLock(\.self) == [])
    for card in cards {
      #expect(try merchant.card(card).binding == .unbound)
      #expect(
        try merchant.history(card).map(\.kind) == [.bound, .unbinding, .unbound])
    }
  }
}
