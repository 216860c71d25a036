import API
import RPC
import Sockets
import Testing

@Suite("A server that is killed while channels acknowledge", .timeLimit(.minutes(30)))
struct ChannelKillTests {
  private static let cards = 60
  private static let rounds = 12

  /// What the test's connections come back with after each kill.
  private struct Scene {
    let installation: Installation
    let boss: Person
    let channels = ["app", "gateway"]
    let ids: [CardID]
    let events: ClosedRange<Int64>
  }

  @Test("keeps what it has answered, and nothing by halves: unbound is what both channels took")
  func kill() throws {
    let scene = try seed()
    var random = SeededGenerator(seed: 0x6368_616E)
    var answered: [String: Int64] = [:]
    for _ in 0..<Self.rounds {
      let server = try scene.installation.serve()
      try check(scene, answered, server)
      try acknowledge(scene, &answered, server, killAfter: Int.random(in: 1...8, using: &random))
    }
    let server = try scene.installation.serve()
    try check(scene, answered, server)
    let client = try server.connect()
    for channel in scene.channels {
      _ = try client.call(
        Endpoints.channelsAck,
        ChannelsAckParams(channel: channel, upTo: scene.events.upperBound))
    }
    let records = try Records(scene.installation.database)
    #expect(try records.numbers("SELECT count(*) FROM cards WHERE binding = 2") == [Self.cards])
    #expect(
      try records.numbers("SELECT count(*) FROM events WHERE type = 'card.unbound'")
        == [Self.cards])
    #expect(try records.texts("PRAGMA integrity_check") == ["ok"])
    #expect(try server.stop() == 0)
  }

  private func seed() throws -> Scene {
    let installation = try Installation()
    let server = try installation.serve()
    let (_, admin) = try Seeding.admin(of: installation, on: server)
    let seeding = Seeding(client: admin)
    let tenant = try seeding.tenant("Killed")
    let store = try seeding.store("K1", of: tenant)
    let (boss, _) = try seeding.account("boss", .chain, of: tenant)
    let (_, service) = try seeding.account("till", .service, of: tenant)
    try seeding.bindThisProcess(to: service)
    let client = try server.connect()
    try boss.settle(on: client)
    for channel in ["app", "gateway"] {
      _ = try client.call(
        Endpoints.channelsRegister, ChannelsRegisterParams(channel: channel, account: service))
    }
    let ids = try (0..<Self.cards).map { try client.bind(cardNumber($0), in: store).card.id }
    let prepared = try client.call(
      Endpoints.cardsPrepareUnbind, CardsPrepareUnbindParams(cards: ids))
    _ = try client.call(
      Endpoints.cardsConfirmUnbind,
      CardsConfirmUnbindParams(
        confirmation: prepared.confirmation, password: Secret(boss.password),
        typed: Int64(ids.count)))
    let events = try client.call(
      Endpoints.eventsList, EventsListParams(types: ["card.unbinding"], pageSize: 500)
    ).events.map(\.sequence)
    try server.kill()
    let range = try #require(events.first)...(try #require(events.last))
    return Scene(installation: installation, boss: boss, ids: ids, events: range)
  }

  /// Acknowledges for both channels in turn until the server is gone: it is killed with an answer on its way.
  private func acknowledge(
    _ scene: Scene, _ answered: inout [String: Int64], _ server: Server, killAfter count: Int
  ) throws {
    let client = try server.connect()
    for step in 0..<count * 2 {
      let channel = scene.channels[step % 2]
      let next = min(
        (answered[channel] ?? scene.events.lowerBound - 1) + 1, scene.events.upperBound)
      let params = ChannelsAckParams(channel: channel, upTo: next)
      if step == count * 2 - 1 {
        try client.send(client.request("channels.ack", String(copying: params.json.span)))
        server.program.killer()
      } else {
        _ = try client.call(Endpoints.channelsAck, params)
        answered[channel] = next
      }
    }
    _ = try server.program.end()
  }

  private func check(_ scene: Scene, _ answered: [String: Int64], _ server: Server) throws {
    let client = try server.connect()
    try scene.boss.login(on: client)
    let channels = try client.call(Endpoints.channelsList, ChannelsListParams()).channels
    for channel in channels {
      #expect(channel.position >= answered[channel.name] ?? 0)
      #expect(channel.position <= (answered[channel.name] ?? scene.events.upperBound) + 1)
    }
    let taken = channels.map(\.position).min() ?? 0
    for (index, card) in scene.ids.enumerated() {
      let event = scene.events.lowerBound + Int64(index)
      let found = try client.call(Endpoints.channelsStatus, ChannelsStatusParams(card: card))
      #expect(found.binding == (event <= taken ? .unbound : .unbinding))
      for sync in found.channels {
        let position = channels.first { $0.name == sync.channel }?.position ?? 0
        #expect(sync.state == (event <= position ? .acked : .pending))
      }
    }
  }
}
