import API
import RPC
import Testing

@testable import Service

extension Merchant {
  /// A service account that acknowledges for channels, on a connection of its own.
  func teller(_ name: String = "till") throws -> Person {
    let person = try boss.create(name, .service, of: tenant)
    try person.settle()
    return person
  }

  @discardableResult
  func register(_ channel: String, for person: Person, by: Person? = nil) throws -> Channel {
    try (by ?? boss).desk.call(
      Endpoints.channelsRegister,
      ChannelsRegisterParams(channel: channel, account: person.id)
    ).channel
  }

  @discardableResult
  func remove(_ channel: String) throws -> ChannelRemoveResult {
    try boss.desk.call(Endpoints.channelsRemove, ChannelsRemoveParams(channel: channel))
  }

  func channels() throws -> [Channel] {
    try boss.desk.call(Endpoints.channelsList, ChannelsListParams()).channels
  }

  /// - Parameter event: nil: the last.
  @discardableResult
  func acknowledge(
    _ channel: String, upTo event: Int64? = nil, by person: Person
  ) throws -> ChannelAckResult {
    let event = try event ?? lastEvent()
    return try person.desk.call(
      Endpoints.channelsAck, ChannelsAckParams(channel: channel, upTo: event))
  }

  func lastEvent() throws -> Int64 {
    var last: Int64 = 0
    while true {
      let page = try boss.desk.call(
        Endpoints.eventsList, EventsListParams(after: last, pageSize: 500))
      last = page.last
      if !page.hasMore { return last }
    }
  }

  func events(of subject: String) throws -> [String] {
    try boss.desk.call(Endpoints.eventsList, EventsListParams(pageSize: 500)).events
      .filter { $0.subject == subject }.map(\.type)
  }

  func status(_ card: CardID, by person: Person? = nil) throws -> [ChannelSync] {
    try (person ?? boss).desk.call(
      Endpoints.channelsStatus, ChannelsStatusParams(card: card)
    ).channels
  }

  /// How far each channel is with a card: `gateway pending`.
  func statusTexts(_ card: CardID) throws -> [String] {
    try status(card).map { "\($0.channel) \($0.state.name)" }
  }

  /// Binds a card and takes it off file; its id.
  func unbound(_ number: Int) throws -> CardID {
    let card = try bind(cardNumber(number)).card.id
    try confirm(prepare([card]))
    return card
  }

  /// Has the clock's work done.
  func runChores() { Scheduler(bench.service).run() }
}
