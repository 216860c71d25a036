import API
import RPC
import Service
import Testing

@Suite struct EventTests {
  private let merchant: Merchant

  init() throws { merchant = try Merchant() }

  /// The sequence numbers in the frames of items, in order.
  private func sequences(_ text: String) -> [Int] {
    text.matches(of: /"sequence":([0-9]+)/).compactMap { Int($0.1) }
  }

  @Test("each merchant counts its own events from 1, without gaps")
  func counting() throws {
    let (first, other) = (merchant, try merchant.neighbour())
    for number in 0..<3 {
      _ = try first.bind(cardNumber(number))
      _ = try other.bind(cardNumber(number))
    }
    for clerk in [first.boss, other.boss] {
      let list = try clerk.desk.call(Endpoints.eventsList, EventsListParams())
      #expect(list.events.map(\.sequence) == Array(1...Int64(list.events.count)))
      #expect(list.last == Int64(list.events.count))
      #expect(!list.hasMore)
      #expect(list.events.allSatisfy { $0.tenant == clerk.tenant })
      #expect(list.events.filter { $0.type == "card.bound" }.count == 3)
    }
  }

  @Test("a list goes on behind the last event, to the end")
  func paging() throws {
    for number in 0..<5 { _ = try merchant.bind(cardNumber(number)) }
    var found: [Int64] = []
    var last: Int64 = 0
    var hasMore = true
    while hasMore {
      let page = try merchant.boss.desk.call(
        Endpoints.eventsList,
        EventsListParams(after: last, types: ["card.bound"], pageSize: 2))
      #expect(page.events.count <= 2)
      found += page.events.map(\.sequence)
      (last, hasMore) = (page.last, page.hasMore)
    }
    #expect(found.count == 5)
    #expect(found == found.sorted())
  }

  @Test("a watch begins now, is woken by a commit, and sends what came, once")
  func watch() throws {
    _ = try merchant.bind(cardNumber(0))
    let stream = try merchant.boss.desk.open(Endpoints.eventsWatch, EventsWatchParams())
    #expect(try stream.pull().text.isEmpty)
    _ = try merchant.bind(cardNumber(1))
    _ = try merchant.bind(cardNumber(2))
    #expect(stream.wakes.count == 1)
    let sent = try stream.pull()
    #expect(sequences(sent.text).count == 2)
    #expect(sent.text.contains("\"type\":\"card.bound\""))
    #expect(try stream.pull().text.isEmpty)
  }

  @Test("a watch resumes behind any event, in turns as small as the credit")
  func resuming() throws {
    for number in 0..<6 { _ = try merchant.bind(cardNumber(number)) }
    let all = try merchant.boss.desk.call(Endpoints.eventsList, EventsListParams()).events
    for start in all {
      let stream = try merchant.boss.desk.open(
        Endpoints.eventsWatch, EventsWatchParams(after: start.sequence))
      var found: [Int] = []
      var isMore = true
      while isMore {
        let turn = try stream.pull(credit: 1)
        found += sequences(turn.text)
        if case .more = turn.next { isMore = true } else { isMore = false }
      }
      #expect(found == all.map { Int($0.sequence) }.filter { $0 > start.sequence })
    }
  }

  @Test("a clerk sees the events of the own stores, and asks for others in vain")
  func scope() throws {
    let clerk = merchant.clerk
    let stream = try clerk.desk.open(Endpoints.eventsWatch, EventsWatchParams(after: 0))
    _ = try merchant.bind(cardNumber(0))
    _ = try merchant.bind(cardNumber(1)) { $0.store = merchant.sibling }
    let text = try stream.pull().text
    #expect(text.contains(merchant.store.text))
    #expect(!text.contains(merchant.sibling.text))
    #expect(!text.contains("account.created"))
    let sibling = EventsWatchParams(store: merchant.sibling)
    #expect(try reason { try clerk.desk.open(Endpoints.eventsWatch, sibling) } == "NOT_FOUND")
    let listed = try clerk.desk.call(Endpoints.eventsList, EventsListParams()).events
    #expect(listed.allSatisfy { $0.store == merchant.store })
  }

  @Test("a consumer's position is kept, survives its stream, and never goes back")
  func consumers() throws {
    for number in 0..<4 { _ = try merchant.bind(cardNumber(number)) }
    let desk = merchant.boss.desk
    let first = try desk.open(
      Endpoints.eventsWatch, EventsWatchParams(after: 0, consumer: "ledger"))
    let sent = sequences(try first.pull().text)
    try first.push("{\"ack\":\(sent[2])}")
    try first.push("{\"ack\":\(sent[1])}")
    try merchant.bench.settle()
    let second = try desk.open(Endpoints.eventsWatch, EventsWatchParams(consumer: "ledger"))
    #expect(second.acknowledgement.contains("\"after\":\(sent[2]),"))
    #expect(sequences(try second.pull().text) == Array(sent.dropFirst(3)))
    let stranger = try merchant.clerk.desk.open(
      Endpoints.eventsWatch, EventsWatchParams(consumer: "ledger"))
    #expect(!stranger.acknowledgement.contains("\"after\":\(sent[2]),"))
  }

  @Test("an acknowledgement needs a consumer, and an event that was sent")
  func badAcknowledgements() throws {
    let desk = merchant.boss.desk
    let nameless = try desk.open(Endpoints.eventsWatch, EventsWatchParams(after: 0))
    #expect(try violations { try nameless.push("{\"ack\":0}") } == ["ack NOT_ALLOWED"])
    let named = try desk.open(
      Endpoints.eventsWatch, EventsWatchParams(after: 0, consumer: "a"))
    #expect(try violations { try named.push("{\"ack\":99}") } == ["ack TOO_LARGE"])
    #expect(try violations { try named.push("{\"ack\":-1,\"b\":1}") }.count == 2)
  }

  @Test("an account keeps so many positions and no more")
  func tooManyConsumers() throws {
    let desk = merchant.boss.desk
    _ = try merchant.bind(cardNumber(0))
    for number in 0..<65 {
      let stream = try desk.open(
        Endpoints.eventsWatch, EventsWatchParams(after: 0, consumer: "c\(number)"))
      _ = try stream.pull()
      try stream.push("{\"ack\":1}")
      try merchant.bench.settle()
      let expected = number < 64 ? "OK" : "TOO_MANY_CONSUMERS"
      #expect(try reason { try stream.pull() } == expected)
    }
  }

  @Test("whoever is disabled or logs out hears no more")
  func revocation() throws {
    let clerk = merchant.clerk
    let stream = try clerk.desk.open(Endpoints.eventsWatch, EventsWatchParams(after: 0))
    _ = try stream.pull()
    _ = try merchant.boss.desk.call(
      Endpoints.accountsDisable, AccountsDisableParams(account: clerk.id))
    #expect(stream.wakes.count > 0)
    #expect(try reason { try stream.pull() } == "SESSION_INVALID")
  }
}
