import API
import Foundation
import RPC
import Testing

@testable import Service

@Suite("What payments never show")
struct PaymentSecretTests {
  private static let token = "tok-9Qx3LmVw81"

  @Test("the gateway's token stands in begin's answer to a service, and nowhere else")
  func token() throws {
    let cashier = try Cashier()
    let bench = cashier.merchant.bench
    let card = try cashier.merchant.bind { $0.gatewayToken = Secret(Self.token) }.card
    let begun = try cashier.begin(meta: Meta(key: "k"))
    #expect(begun.gatewayToken?.text == Self.token)
    let answers: [[UInt8]] = [
      try cashier.complete(begun.attempt, "51").json, try cashier.get(begun.payment.id).json,
      try cashier.list().json, try cashier.options().json, begun.payment.json, begun.card.json,
      try cashier.merchant.card(card.id, by: cashier.service).json,
      try cashier.merchant.boss.desk.call(Endpoints.eventsList, EventsListParams()).json,
    ]
    for answer in answers { #expect(!holdsToken(answer)) }
    let kept: [[UInt8]] =
      try bench.rows("SELECT ifnull(before, '') || ifnull(after, '') FROM audit") { $0.blob(0) }
      + bench.rows("SELECT body FROM events") { $0.blob(0) }
      + bench.rows("SELECT answer FROM idempotent_answers") { $0.blob(0) }
      + bench.rows("SELECT gateway_token FROM cards") { $0.blob(0) }
    #expect(kept.count > 6)
    for bytes in kept { #expect(!holdsToken(bytes)) }
  }

  @Test("a refusal keeps the token too")
  func refusals() throws {
    let cashier = try Cashier()
    try cashier.merchant.bind { $0.gatewayToken = Secret(Self.token) }
    try cashier.begin()
    let refused = try #require(try refusal { try cashier.begin() })
    #expect(!"\(refused)".contains(Self.token))
  }

  private func holdsToken(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes, as: UTF8.self).contains(Self.token)
  }
}
