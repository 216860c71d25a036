import API
import RPC
import Testing

@Suite("Unbinding cards")
struct UnbindingTests {
  let merchant: Merchant
  let card: CardID
  let spare: CardID

  init() throws {
    merchant = try Merchant()
    card = try merchant.bind().card.id
    spare = try merchant.bind(cardNumber(2)).card.id
  }

  private func options() throws -> PaymentOptionsResult {
    try merchant.boss.desk.call(
      Endpoints.paymentsOptions, PaymentsOptionsParams(store: merchant.store, usage: .checkout))
  }

  @Test("one card goes with the password alone, leaves the options and stays as a tombstone")
  func one() throws {
    let prepared = try merchant.prepare([card])
    #expect(prepared.cards.map(\.id) == [card] && prepared.requires == .password)
    #expect(prepared.expiresAt == merchant.bench.clock.now + .seconds(300))
    #expect(try options().cards.map(\.id).contains(card), "preparing changes nothing")
    let unbound = try merchant.confirm(prepared)
    #expect(unbound.map(\.binding) == [.unbound])
    #expect(try options().cards.map(\.id) == [spare])
    #expect(try merchant.list().cards.map(\.id) == [spare])
    #expect(try merchant.list(CardsListParams(binding: .unbound)).cards.map(\.id) == [card])
    #expect(try merchant.history(card).map(\.kind) == [.bound, .unbound])
  }

  @Test("the same number bound again is a new card that knows its predecessor")
  func boundAgain() throws {
    try merchant.confirm(merchant.prepare([card]))
    let again = try merchant.bind()
    #expect(again.outcome == .created && again.card.id != card && again.card.previousCard == card)
    #expect(try merchant.card(card).binding == .unbound)
  }

  @Test("several cards need their count typed, and go together")
  func several() throws {
    let prepared = try merchant.prepare([card, spare, card])
    #expect(prepared.cards.map(\.id) == [card, spare])
    #expect(prepared.impact.lastUsable == [merchant.store])
    #expect(try violations { try merchant.confirm(prepared) } == ["typed REQUIRED"])
    #expect(try reason { try merchant.confirm(prepared) { $0.typed = 3 } } == "COUNT_MISMATCH")
    #expect(try options().cards.count == 2)
    #expect(try merchant.confirm(prepared) { $0.typed = 2 }.count == 2)
    #expect(try options().cards.isEmpty)
  }

  @Test("a filter chooses what it would list")
  func filter() throws {
    try merchant.bind("5555555555554444")
    let prepared = try merchant.boss.desk.call(
      Endpoints.cardsPrepareUnbind, CardsPrepareUnbindParams(filter: CardFilter(brand: .mastercard))
    )
    #expect(prepared.cards.map(\.last4) == ["4444"])
    let both = try violations {
      try merchant.prepare([card]) { $0.filter = CardFilter(brand: .visa) }
    }
    #expect(both == ["cards EXACTLY_ONE_REQUIRED"])
  }

  @Test("a confirmation works once, for five minutes, in its own session")
  func bounds() throws {
    let used = try merchant.prepare([card])
    try merchant.confirm(used)
    #expect(try reason { try merchant.confirm(used) } == "STALE_CONFIRMATION")
    let late = try merchant.prepare([spare])
    let other = merchant.boss.elsewhere()
    try other.login()
    #expect(try reason { try merchant.confirm(late, by: other) } == "STALE_CONFIRMATION")
    #expect(try reason { try merchant.confirm(late, by: merchant.clerk) } == "NOT_FOUND")
    merchant.bench.clock.advance(.seconds(299))
    #expect(try reason { try merchant.confirm(late) { $0.typed = 9 } } == "COUNT_MISMATCH")
    merchant.bench.clock.advance(.seconds(1))
    #expect(try reason { try merchant.confirm(late) } == "STALE_CONFIRMATION")
  }

  @Test("what has changed since it was shown is not unbound")
  func stale() throws {
    let prepared = try merchant.prepare([card, spare])
    _ = try merchant.update(merchant.card(spare), by: merchant.clerk) { $0.priority = 1 }
    let refused = try refusal { try merchant.confirm(prepared) { $0.typed = 2 } }
    #expect(refused?.reason == .staleConfirmation && refused?.reason.status == .aborted)
    #expect(try options().cards.count == 2)
  }

  @Test("it takes the account's own factor, and a wrong one counts towards the lock")
  func factor() throws {
    let prepared = try merchant.prepare([card])
    #expect(try reason { try merchant.confirm(prepared) { $0.password = nil } } == "INVALID_PARAMS")
    let wrongKind = try reason {
      try merchant.confirm(prepared) { ($0.password, $0.totp) = (nil, Secret("123456")) }
    }
    #expect(wrongKind == "FACTOR_REQUIRED")
    for _ in 0..<6 {
      #expect(
        try reason { try merchant.confirm(prepared) { $0.password = Secret("wrong") } }
          == "WRONG_FACTOR")
    }
    #expect(try reason { try merchant.confirm(prepared) } == "ACCOUNT_LOCKED")
    #expect(try options().cards.count == 2)
  }

  @Test("who has one-time codes confirms with one, which then is used up")
  func oneTimeCode() throws {
    try merchant.boss.offer()
    try merchant.boss.confirm(merchant.boss.code())
    merchant.bench.clock.advance(.seconds(60))
    let prepared = try merchant.prepare([card])
    #expect(prepared.requires == .totp)
    #expect(try reason { try merchant.confirm(prepared) } == "FACTOR_REQUIRED")
    let code = try merchant.boss.code()
    let confirm = { (prepared: PrepareUnbindResult) in
      try reason {
        try merchant.confirm(prepared) { ($0.password, $0.totp) = (nil, Secret(code)) }
      }
    }
    #expect(try confirm(prepared) == "OK")
    #expect(try confirm(merchant.prepare([spare])) == "WRONG_FACTOR")
  }

  @Test("the last card of a store's auto-debit stays, unless another takes over or debits stop")
  func lastUsable() throws {
    let debited = try merchant.update(merchant.card(card)) { $0.usage = .both }
    let refused = try merchant.prepare([debited.id])
    #expect(refused.cards.isEmpty)
    #expect(refused.impact.refusals.map(\.reason) == ["LAST_USABLE_WITH_AUTO_DEBIT"])
    #expect(try reason { try merchant.confirm(refused) } == "NOTHING_TO_UNBIND")
    let unusable = try merchant.prepare([card]) { $0.replaceWith = spare }
    #expect(unusable.impact.refusals.map(\.reason) == ["REPLACEMENT_UNUSABLE"])
    _ = try merchant.update(merchant.card(spare)) { $0.usage = .autoDebit }
    let replaced = try merchant.prepare([card]) { $0.replaceWith = spare }
    #expect(replaced.impact.refusals.isEmpty && replaced.impact.autoDebits == 1)
    #expect(try merchant.confirm(replaced).map(\.replacedBy) == [spare])
    let stopped = try merchant.prepare([spare]) { $0.stopAutoDebit = true }
    #expect(try merchant.confirm(stopped).count == 1)
  }

  @Test("a replacement that is unbound in between makes the confirmation stale")
  func replacementGone() throws {
    _ = try merchant.update(merchant.card(card)) { $0.usage = .both }
    _ = try merchant.update(merchant.card(spare)) { $0.usage = .both }
    let prepared = try merchant.prepare([card]) { $0.replaceWith = spare }
    try merchant.confirm(merchant.prepare([spare]))
    #expect(try reason { try merchant.confirm(prepared) } == "STALE_CONFIRMATION")
    #expect(try merchant.card(card).binding == .bound)
  }
}
