import API
import JSON
import RPC
import Testing

@Suite("An override, over the wire", .timeLimit(.minutes(30)))
struct OverrideTests {
  private struct Scene {
    let server: Server
    let boss: Client
    let clerk: Client
    let bossID: AccountID

    init(_ installation: Installation) throws {
      server = try installation.serve()
      let seeding = Seeding(client: try Seeding.admin(of: installation, on: server).1)
      let tenant = try seeding.tenant("Acme")
      let store = try seeding.store("S1", of: tenant)
      let (boss, id) = try seeding.account("lin.mei", .chain, of: tenant)
      let clerk = try seeding.account("clerk", .store, of: tenant, stores: [store]).0
      (self.boss, self.clerk, bossID) = (try server.connect(), try server.connect(), id)
      try boss.settle(on: self.boss)
      try clerk.settle(on: self.clerk)
    }

    func change(_ params: RolesUpdateParams) throws -> RoleDefinition {
      try boss.call(Endpoints.rolesUpdate, params).role
    }

    func shows(_ entry: String) throws -> Bool {
      let menu = try clerk.call(Endpoints.entriesList, EntriesListParams(surface: .cli))
      return menu.entries.contains { $0.id == entry }
    }

    func explain(_ entry: String, locale: String) throws -> EntriesExplainResult {
      try clerk.call(
        Endpoints.entriesExplain, EntriesExplainParams(entry: entry), meta: ["locale": locale])
    }
  }

  @Test(
    "it ends the stream and hides the entry, which says who did it and when, until it is undone")
  func override() throws {
    let scene = try Scene(Installation())
    #expect(try scene.shows("cli.watch"))
    let stream = scene.clerk.request("events.watch", id: "77")
    try scene.clerk.send(stream)
    let open = String(decoding: try scene.clerk.receive(), as: UTF8.self)
    #expect(open.contains(#""seq":0"#))

    let role = try scene.change(RolesUpdateParams(role: "store", revoke: ["events.watch"]))
    let end = try Answer(scene.clerk.receiveAnswer())
    #expect(end.outcome == "REVOKED" && end.code == 1007)
    #expect(String(decoding: end.text, as: UTF8.self).contains(#""id":77"#))
    #expect(try !scene.shows("cli.watch"))
    try check(scene, role)

    _ = try scene.change(RolesUpdateParams(role: "store", grant: ["events.watch"]))
    #expect(try scene.shows("cli.watch"))
    for locale in ["en", "zh-CN"] {
      let found = try scene.explain("实时事件", locale: locale)
      #expect(found.shows && found.explanation.changedBy == nil)
    }
    try scene.clerk.send(scene.clerk.request("events.watch", id: "78"))
    #expect(String(decoding: try scene.clerk.receive(), as: UTF8.self).contains(#""seq":0"#))
    #expect(try scene.server.stop() == 0)
  }

  private func check(_ scene: Scene, _ role: RoleDefinition) throws {
    let change = try #require(role.overrides.first)
    #expect(change.changedBy == scene.bossID)
    for locale in ["en", "zh-CN"] {
      let found = try scene.explain("watch", locale: locale)
      #expect(!found.shows && found.entry == "cli.watch")
      #expect(found.explanation.reason == "PERMISSION_REVOKED")
      #expect(found.explanation.changedBy == change.changedBy)
      #expect(found.explanation.changedAt == change.changedAt)
      #expect(found.explanation.policyRevision == role.policyRevision)
      // The merchant's wall clock is eight hours ahead of UTC.
      let time = Timestamp(milliseconds: change.changedAt.milliseconds + 8 * 3_600_000)
      var writer = Writer()
      time.write(to: &writer)
      let text = String(copying: writer.bytes)
      let minute = text.dropFirst().prefix(16).replacing("T", with: " ")
      let author = locale == "en" ? "lin.mei took it away on \(minute)" : "lin.mei 于 \(minute) 收回"
      #expect(found.summary.contains(author), "\(found.summary)")
      #expect(found.explanation.remedy?.verified == true)
    }
  }
}
