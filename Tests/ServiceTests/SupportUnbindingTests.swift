import API
import RPC
import Testing

@Suite("Support takes cards off file")
struct SupportUnbindingTests {
  let stage: Supporter

  init() throws { stage = try Supporter() }

  private func prepare(
    _ change: (inout CardsPrepareUnbindParams) -> Void
  ) throws
    -> PrepareUnbindResult
  {
    var params = CardsPrepareUnbindParams()
    change(&params)
    return try stage.support.desk.call(
      Endpoints.cardsPrepareUnbind, params, meta: Supporter.why)
  }

  private func confirm(
    _ prepared: PrepareUnbindResult, meta: Meta = Supporter.why, code: String? = nil
  ) throws -> [Card] {
    let code = try code ?? stage.support.code()
    return try stage.support.desk.call(
      Endpoints.cardsConfirmUnbind,
      CardsConfirmUnbindParams(confirmation: prepared.confirmation, totp: Secret(code)), meta: meta
    ).cards
  }

  @Test("with a consent support unbinds, masked for it and whole in the tenant's records")
  func unbinds() throws {
    try stage.grant(["cards.unbind"])
    let prepared = try prepare { $0.cards = [stage.card.id] }
    #expect(prepared.cards.map(\.holderMasked) == ["***"])
    let unbound = try confirm(prepared)
    #expect(unbound.map(\.binding) == [.unbound] && unbound.map(\.bank) == [nil])
    let card = try stage.merchant.card(stage.card.id)
    #expect(card.binding == .unbound && card.bank == "Example Bank")
    #expect(
      try stage.merchant.history(card.id).last?.evidence.actor == stage.support.id.text)
    #expect(
      try stage.accesses().map { "\($0.method) \($0.outcome)" } == [
        "cards.confirmUnbind OK", "cards.prepareUnbind OK",
      ])
  }

  @Test("a filter needs the tenant or a store, and finds only that tenant's cards")
  func filter() throws {
    let neighbour = try stage.merchant.neighbour()
    try neighbour.bind()
    try stage.grant(["cards.unbind"])
    try stage.grant(["cards.unbind"], by: neighbour.boss)
    #expect(
      try violations { try prepare { $0.filter = CardFilter(status: .normal) } }
        == ["tenant REQUIRED"])
    let byTenant = try prepare {
      ($0.tenant, $0.filter) = (neighbour.tenant, CardFilter(status: .normal))
    }
    #expect(byTenant.cards.map(\.tenant) == [neighbour.tenant])
    let byStore = try prepare { $0.filter = CardFilter(store: stage.merchant.store) }
    #expect(byStore.cards.map(\.id) == [stage.card.id])
  }

  @Test("a choice is of no use once the consent has gone, and a wrong code shows in the accesses")
  func revoked() throws {
    let consent = try stage.grant(["cards.unbind"])
    let prepared = try prepare { $0.cards = [stage.card.id] }
    #expect(try reason { try confirm(prepared, code: "000000") } == "WRONG_FACTOR")
    #expect(try stage.accesses().first?.outcome == "WRONG_FACTOR")
    _ = try stage.revoke(consent)
    #expect(try reason { try confirm(prepared) } == "CONSENT_REQUIRED")
    // Another tenant's consent does not bring it back.
    try stage.grant(["cards.unbind"], by: stage.merchant.neighbour().boss)
    #expect(try reason { try confirm(prepared) } == "NOT_FOUND")
    #expect(try stage.merchant.card(stage.card.id).binding == .bound)
  }

  @Test("an answer that is kept for repeating goes with the consent that it was given under")
  func repeated() throws {
    let consent = try stage.grant(["cards.unbind"])
    let prepared = try prepare { $0.cards = [stage.card.id] }
    let meta = Meta(key: "k1", reason: "request 4711")
    let first = try confirm(prepared, meta: meta)
    #expect(try confirm(prepared, meta: meta).map(\.json) == first.map(\.json))
    try stage.grant(["cards.unbind"], by: stage.merchant.neighbour().boss)
    _ = try stage.revoke(consent)
    #expect(try reason { try confirm(prepared, meta: meta) } == "NOT_FOUND")
  }
}
