import API
import RPC
import Testing

@Suite("Codes of signals")
struct SignalCodeTests {
  /// Profile, codes, and the health of a good card after each.
  private static let table: [(SignalProfile, String, Health)] = [
    (
      .visa, "00 85 55 57 5C 12 13 70 1A Z5 05 01 02 19 51 61 65 N4 91 92 96 03 58 94 R0 QQ",
      .active
    ),
    (.visa, "41", .lost), (.visa, "43 07", .stolen), (.visa, "04 46", .closed),
    (.visa, "14 15 56", .invalidNumber), (.visa, "33", .expired),
    (.visa, "54 N7 6P 82", .detailsChanged), (.visa, "34 59 63 83", .riskBlocked),
    (.visa, "36 62 93", .frozen), (.visa, "38 75 78 9G 39 52 53 42 44", .suspended),
    (.visa, "R1 R3", .consentRevoked), (.mastercard, "79 82 83", .active),
    (.unionpay, "82 83", .active), (.cnVerify, "0 -17 -18 -19", .active),
    (.cnVerify, "-1 -6", .detailsChanged), (.cnVerify, "-7", .pendingVerification),
    (.cnVerify, "-8", .closed), (.cnVerify, "-9 -10", .invalidNumber),
    (.cnVerify, "-11 -16 -21", .suspended), (.cnVerify, "-12", .stolen), (.cnVerify, "-13", .lost),
    (.cnVerify, "-14", .expired), (.cnVerify, "-15", .frozen),
    (.vau, "A E O V P N 101", .active), (.vau, "F", .expired), (.vau, "C", .closed),
    (.abu, "UPDATE EXPIRY VALID UNKNOWN NON_PARTICIPATING", .active), (.abu, "closed", .closed),
    (.abu, "CONTACT", .detailsChanged), (.stripe, "lost_card", .lost),
    (.stripe, "stolen_card", .stolen), (.stripe, "pickup_card", .closed),
    (.stripe, "expired_card", .expired), (.stripe, "incorrect_cvc", .detailsChanged),
    (.stripe, "incorrect_number", .invalidNumber), (.stripe, "restricted_card", .frozen),
    (.stripe, "fraudulent", .riskBlocked),
    (.stripe, "revocation_of_authorization revocation_of_all_authorizations", .consentRevoked),
    (
      .stripe, "insufficient_funds processing_error card_velocity_exceeded not_sent_to_network",
      .active
    ),
  ]

  @Test("each code takes a good card where the rules say")
  func codes() throws {
    let merchant = try Merchant()
    let service = try merchant.admin.create("orders", .service, of: merchant.tenant)
    try service.settle()
    var number = 0
    for (profile, codes, health) in Self.table {
      for code in codes.split(separator: " ") {
        number += 1
        let card = try merchant.bind(cardNumber(number)).card.id
        let answer = try service.desk.call(
          Endpoints.cardsSignal,
          CardsSignalParams(
            card: card, profile: profile, code: String(code),
            observedAt: merchant.bench.clock.now))
        #expect(answer.to.health == health, "\(profile.name) \(code)")
        #expect(answer.changed == (health != .active), "\(profile.name) \(code)")
        #expect(try merchant.card(card).health == health)
      }
    }
  }
}
