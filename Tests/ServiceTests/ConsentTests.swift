import API
import Foundation
import RPC
import Synchronization
import Testing

/// Support has no standing access: a tenant lets it in for a while, and it says why it looks.
@Suite("Consents")
struct ConsentTests {
  let stage: Supporter

  init() throws { stage = try Supporter() }

  @Test("without a consent support sees nothing, with one it also has to say why")
  func consentAndReason() throws {
    let without = try refusal { try stage.get() }
    #expect(without?.reason.name.description == "CONSENT_REQUIRED")
    #expect(without?.decision != nil && without?.explanation != nil)
    try stage.grant()
    #expect(try reason { try stage.get(meta: Meta()) } == "REASON_REQUIRED")
    #expect(try reason { try stage.get(meta: Meta(reason: "  ")) } == "REASON_REQUIRED")
    #expect(try stage.get().id == stage.card.id)
  }

  @Test("the explanation of a missing consent names the step and who can give it")
  func explanation() throws {
    let json = try #require(try refusal { try stage.get() }?.explanation)
    let text = String(decoding: json, as: UTF8.self)
    #expect(text.contains(#""check":"consent","outcome":"failed""#))
    #expect(text.contains(#""who":"an account with the role chain"#))
    #expect(text.contains(#""verified":true"#))
  }

  @Test("whoever asks about support hears what it can do under the consents in force")
  func askedAbout() throws {
    func ask(_ method: String) throws -> String {
      let params = AccessExplainParams(method: method, account: stage.support.id)
      return try stage.merchant.admin.desk.call(
        Endpoints.accessExplain, params, meta: Supporter.why
      ).explanation.reason
    }
    #expect(try ask("cards.get") == "CONSENT_REQUIRED")
    try stage.grant()
    #expect(try ask("cards.get") == "ALLOWED")
    #expect(try ask("cards.prepareUnbind") == "CONSENT_REQUIRED")
  }

  @Test("a consent allows what it names, and nothing else")
  func permissions() throws {
    try stage.grant(["payments.read"])
    #expect(try reason { try stage.get() } == "CONSENT_REQUIRED")
    #expect(try stage.options().cards.map(\.id) == [stage.card.id])
    try stage.grant(["cards.read"])
    #expect(try stage.get().id == stage.card.id)
    #expect(
      try reason {
        try stage.support.desk.call(
          Endpoints.cardsPrepareUnbind, CardsPrepareUnbindParams(cards: [stage.card.id]),
          meta: Supporter.why)
      } == "CONSENT_REQUIRED")
  }

  @Test("a consent ends by the clock, to the millisecond, on an open connection")
  func expiry() throws {
    let consent = try stage.grant(hours: 1)
    let clock = stage.merchant.bench.clock
    clock.set((consent.expiresAt + .milliseconds(-1)).description)
    try stage.support.login(totp: stage.support.code())
    #expect(try stage.get().id == stage.card.id)
    clock.set(consent.expiresAt.description)
    #expect(try reason { try stage.get() } == "CONSENT_REQUIRED")
    try stage.merchant.boss.login()
    #expect(try stage.consents(of: stage.merchant.boss).first?.state == .expired)
  }

  @Test("a consent that is taken back ends at once on an open connection, and stays ended")
  func revocation() throws {
    let consent = try stage.grant()
    #expect(try stage.get().id == stage.card.id)
    let revoked = try stage.revoke(consent)
    #expect(revoked.state == .revoked && revoked.revokedBy == stage.merchant.boss.id)
    #expect(try reason { try stage.get() } == "CONSENT_REQUIRED")
    #expect(try stage.revoke(consent).json == revoked.json)
  }

  @Test("what ends between the check and the read shows nothing, and is denied on record")
  func endsInBetween() throws {
    let consent = try stage.grant()
    let denied = try refusal {
      try stage.support.desk.call(
        Endpoints.cardsGet, CardsGetParams(card: stage.card.id), meta: Supporter.why,
        onceAuthorized: { _ = try? stage.revoke(consent) })
    }
    #expect(denied?.reason.name.description == "CONSENT_REQUIRED")
    let decisions = try stage.merchant.bench.rows("SELECT max(id) FROM audit") {
      DecisionID(rawValue: Int64($0.int(0))).text
    }
    #expect(decisions == [denied?.decision])
  }

  @Test("what support may use at all follows the consents in force")
  func usable() throws {
    func usable() throws -> [Bool] {
      [
        try stage.support.desk.mayUse(Endpoints.cardsGet),
        try stage.support.desk.mayUse(Endpoints.paymentsOptions),
        try stage.support.desk.mayUse(Endpoints.cardsBind),
      ]
    }
    #expect(try usable() == [false, false, false])
    let consent = try stage.grant()
    #expect(try usable() == [true, false, false])
    _ = try stage.revoke(consent)
    #expect(try usable() == [false, false, false])
  }

  @Test("what goes on for long ends with its consent, by the clock or by a word")
  func held() throws {
    let clock = stage.merchant.bench.clock
    let short = try stage.grant(hours: 1)
    clock.set((short.expiresAt + .milliseconds(-1)).description)
    try stage.support.login(totp: stage.support.code())
    let first = try stage.support.desk.hold(Endpoints.cardsGet, meta: Supporter.why)
    #expect(try reason { try first() } == "OK")
    clock.advance(.milliseconds(1))
    #expect(try reason { try first() } == "REVOKED")
    try stage.merchant.boss.login()
    let long = try stage.grant()
    let second = try stage.support.desk.hold(Endpoints.cardsGet, meta: Supporter.why)
    #expect(try reason { try second() } == "OK")
    _ = try stage.revoke(long)
    #expect(try reason { try second() } == "REVOKED")
  }

  // MARK: Granting

  @Test("a consent lasts 1 to 72 hours")
  func hours() throws {
    #expect(try violations { try stage.grant(hours: 0) } == ["hours TOO_SMALL"])
    #expect(try violations { try stage.grant(hours: 73) } == ["hours TOO_LARGE"])
    let consent = try stage.grant(hours: 72, note: "till 2")
    #expect(consent.expiresAt == consent.grantedAt + .seconds(72 * 3600))
    #expect(consent.note == "till 2" && consent.state == .live)
  }

  @Test("a tenant has at most 16 consents in force; those that have ended do not count")
  func many() throws {
    let first = try stage.grant()
    for _ in 2...16 { try stage.grant() }
    let refused = try refusal { try stage.grant() }
    #expect(refused?.reason.name.description == "TOO_MANY_CONSENTS")
    #expect(refused?.limit?.max == 16 && refused?.limit?.used == 16)
    try stage.grant(by: stage.merchant.neighbour().boss)
    _ = try stage.revoke(first)
    try stage.grant()
  }

  @Test("no read that begins after a consent was taken back shows anything, on whatever loop")
  func race() throws {
    let consent = try stage.grant()
    let race = Race(card: stage.card.id)
    let done = DispatchSemaphore(value: 0)
    // The clock stands while calls are under way: they have deadlines.
    let desks = try [0, 1].map { loop in
      let reader = stage.support.elsewhere(loop: loop)
      stage.merchant.bench.clock.advance(.seconds(30))
      try reader.login(totp: reader.code())
      return reader.desk
    }
    for desk in desks {
      Thread.detachNewThread {
        race.read(on: desk)
        done.signal()
      }
    }
    while race.shown < 20 && !race.isOver { Thread.sleep(forTimeInterval: 0.001) }
    _ = try stage.revoke(consent)
    race.end()
    for _ in 1...2 { done.wait() }
    #expect(race.shown >= 20 && race.shownAfterEnd == 0)
  }

  @Test("a consent goes no further than what support can be let do")
  func ceiling() throws {
    #expect(
      try violations { try stage.grant(["cards.read", "cards.bind", "support.consent", "x"]) } == [
        "permissions[1] UNKNOWN_VALUE", "permissions[2] UNKNOWN_VALUE",
        "permissions[3] UNKNOWN_VALUE",
      ])
    #expect(try violations { try stage.grant([]) } == ["permissions TOO_FEW"])
    let all = try stage.grant(["payments.read", "cards.unbind", "alerts.read", "cards.read"])
    #expect(
      all.permissions == ["cards.read", "cards.unbind", "payments.read", "alerts.read"])
  }

  @Test("only whoever may consent for the tenant grants, revokes and sees accesses")
  func granters() throws {
    let service = try stage.merchant.boss.create("orders", .service, of: stage.merchant.tenant)
    try service.settle()
    let consent = try stage.grant()
    for person in [stage.merchant.clerk, service, stage.merchant.admin, stage.support] {
      #expect(try reason { try stage.grant(by: person) } == "ROLE_LACKS_PERMISSION")
      #expect(try reason { try stage.revoke(consent, by: person) } == "ROLE_LACKS_PERMISSION")
      let accesses = try reason {
        try person.desk.call(Endpoints.supportListAccesses, SupportListAccessesParams())
      }
      #expect(accesses == "ROLE_LACKS_PERMISSION")
    }
    let neighbour = try stage.merchant.neighbour()
    #expect(try reason { try stage.revoke(consent, by: neighbour.boss) } == "NOT_FOUND")
  }

  @Test("a tenant sees all its consents, support those in force, and everybody else why none")
  func lists() throws {
    let neighbour = try stage.merchant.neighbour()
    let past = try stage.revoke(try stage.grant())
    let live = try stage.grant(["payments.read"])
    let other = try stage.grant(by: neighbour.boss)
    #expect(try stage.consents(of: stage.merchant.boss).map(\.json) == [live.json, past.json])
    #expect(try stage.consents(of: stage.support).map(\.id) == [other.id, live.id])
    let shown = try stage.consents(of: stage.support, tenant: stage.merchant.tenant)
    #expect(shown.map(\.id) == [live.id])
    #expect(try stage.consents(of: stage.merchant.boss, tenant: neighbour.tenant).isEmpty)
    for person in [stage.merchant.clerk, stage.merchant.admin] {
      let result = try person.desk.call(Endpoints.supportList, SupportListParams())
      #expect(result.consents.isEmpty)
      #expect(result.scope.hidden.map(\.reason) == ["ROLE_LACKS_PERMISSION"])
      #expect(result.scope.hidden.map(\.permission) == ["support.consent"])
    }
  }
}

/// Support looks at a card again and again, until a while after its consent was taken back.
private final class Race: Sendable {
  private let card: CardID
  private let counts = Mutex((shown: 0, after: 0, refused: 0))
  private let hasEnded = Atomic(false)

  init(card: CardID) { self.card = card }

  func end() { hasEnded.store(true, ordering: .sequentiallyConsistent) }

  var shown: Int { counts.withLock(\.shown) }
  var shownAfterEnd: Int { counts.withLock(\.after) }
  /// Whether it came to a refusal too early.
  var isOver: Bool { counts.withLock { $0.refused > 0 } }

  func read(on desk: Desk) {
    var left = 20
    while left > 0 {
      let isLate = hasEnded.load(ordering: .sequentiallyConsistent)
      if isLate { left -= 1 }
      let card = try? desk.call(
        Endpoints.cardsGet, CardsGetParams(card: card), meta: Supporter.why)
      counts.withLock { counts in
        if card == nil { counts.refused += 1 } else { counts.shown += 1 }
        if card != nil && isLate { counts.after += 1 }
      }
    }
  }
}
