import API
import RPC
import Testing

@testable import Service

/// What a dry run of a card workbook finds.
@Suite struct ImportPlanTests {
  private let importer: Importer
  private var merchant: Merchant { importer.merchant }

  init() throws { importer = Importer(merchant: try Merchant()) }

  private func problems(_ rows: String...) throws -> [String] {
    Importer.problems(try importer.plan(Importer.file(rows)))
  }

  @Test("a dry run tells what would be done and changes nothing")
  func plan() throws {
    let known = try merchant.bind(cardNumber(1)).card
    let other = try merchant.bind(cardNumber(2)).card
    let summary = try importer.plan(
      Importer.file([
        Importer.add(cardNumber(3)), Importer.add(cardNumber(1)),
        "update,,\(known.id.text),,,1,2031,,,,,", "mark_invalid,,\(other.id.text),,,,,,,lost,,",
        ",,\(other.id.text),•••• 1234,,,,,,,,", Importer.add("1234"),
      ]))
    #expect(summary.state == .planned)
    #expect(summary.rows == 6)
    #expect(summary.failed == 1)
    let actions = summary.actions
    #expect(actions.add == 1 && actions.duplicate == 1 && actions.detailsUpdated == 1)
    #expect(actions.markInvalid == 1 && actions.unchanged == 1 && actions.reject == 1)
    #expect(try merchant.card(known.id).version == known.version)
    #expect(try merchant.list().cards.count == 2)
  }

  @Test("every error of a row is told, by row and column")
  func allErrors() throws {
    #expect(
      try problems("add,NO,,4111111111111112,,13,2030,gold,checkout,,,", "delete,,,,,,,,,,,")
        == [
          "2 card_number CARD_NUMBER_CHECKSUM", "2 exp_month EXPIRY_MONTH_INVALID",
          "2 holder_name VALUE_MISSING", "2 card_type VALUE_UNKNOWN",
          "2 store_code STORE_NOT_FOUND", "3 action VALUE_UNKNOWN",
        ])
  }

  @Test("stores and cards of others are as unknown as those that do not exist")
  func strangers() throws {
    let card = try merchant.neighbour().bind().card.id.text
    #expect(
      try problems(
        Importer.add(cardNumber(1), store: "NO"), "unbind,,\(card),,,,,,,,,",
        "unbind,,card_0,,,,,,,,,")
        == ["2 store_code STORE_NOT_FOUND", "3 card_id CARD_NOT_FOUND", "4 card_id CARD_NOT_FOUND"])
  }

  @Test("rows that repeat one before are errors that name it")
  func repeated() throws {
    let summary = try importer.plan(
      Importer.file([
        Importer.add(cardNumber(1), reference: "a"), Importer.add(cardNumber(1)),
        Importer.add(cardNumber(2), reference: "a"),
      ]))
    #expect(
      Importer.problems(summary) == ["3 CARD_REPEATED", "4 external_ref REFERENCE_REPEATED"])
    #expect(summary.problems.first?.message == "Row 2 is about the same card. Keep one of them.")
  }

  @Test("what was shown masked is no number and no name of a new card, and no news of an old one")
  func masked() throws {
    let card = try merchant.bind().card
    #expect(
      try problems("add,S1,,•••• 1111,\(card.holderMasked),12,2030,credit,checkout,,,")
        == ["2 card_number CARD_NUMBER_MASKED", "2 holder_name HOLDER_MASKED"])
    let summary = try importer.plan(
      Importer.file(["update,,\(card.id.text),•••• 1111,\(card.holderMasked),12,2030,,,,,"]))
    #expect(summary.actions.unchanged == 1 && summary.problems.isEmpty)
  }

  @Test("the last usable card of a store's debits is not unbound with others")
  func lastUsable() throws {
    let card = try merchant.bind { $0.usage = .both }.card.id.text
    #expect(
      try problems("unbind,,\(card),,,,,,,,,") == ["2 card_id LAST_USABLE_WITH_AUTO_DEBIT"])
  }

  @Test("headers may stand in any order, in either language, beside unknown ones")
  func headers() throws {
    let file = Importer.file(
      ["收银台支付,李小丰,新增,贷记卡,\(cardNumber(1)),12,2030,S1,x"],
      header: "用途,持卡人姓名,操作,卡类型,卡号,EXP_MONTH,有效期年,门店编码,合计")
    #expect(try importer.plan(file).actions.add == 1)
  }

  @Test("GB18030 is read")
  func chineseEncoding() throws {
    // 操作,门店编码,卡号,持卡人姓名,有效期月,有效期年,卡类型,用途 in GB18030.
    let header: [UInt8] =
      [0xB2, 0xD9, 0xD7, 0xF7, 0x2C, 0xC3, 0xC5, 0xB5, 0xEA, 0xB1, 0xE0, 0xC2, 0xEB, 0x2C]
      + [0xBF, 0xA8, 0xBA, 0xC5, 0x2C]
      + Array("holder_name,exp_month,exp_year,card_type,usage\r\n".utf8)
    let row: [UInt8] =
      [0xD0, 0xC2, 0xD4, 0xF6] + Array(",S1,\(cardNumber(1)),LI,12,2030,credit,checkout".utf8)
    #expect(try importer.plan(header + row).actions.add == 1)
  }

  // MARK: Whole files

  @Test("a column for a security code refuses the file, and its values are nowhere")
  func securityCode() throws {
    let file = Importer.file(
      [Importer.add(cardNumber(1)) + ",7391842"], header: Importer.header + ",CVV2")
    let refused = try #require(try refusal { try importer.plan(file) })
    #expect(refused.reason == .sensitiveDataForbidden)
    #expect(refused.cause == nil)
    #expect(try importer.bench.stores("7391842") == false)
    #expect(try importer.bench.rows("SELECT count(*) FROM imports", { $0.int(0) }) == [0])
  }

  @Test("files that cannot be taken are refused by what is wrong with them")
  func files() throws {
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    let sealed = old + "EncryptedPackage".utf8.flatMap { [$0, 0] }
    let rows = (0...5000).map { Importer.add(cardNumber($0)) }
    let cases: [([UInt8], String)] = [
      (old, "FILE_OLD_WORKBOOK"), (sealed, "FILE_ENCRYPTED"), ([0x50, 0x4B, 3, 4], "FILE_DAMAGED"),
      ([], "SHEET_EMPTY"), (Importer.file(rows), "FILE_TOO_LARGE"),
      (Importer.file([], header: "action,holder_name"), "COLUMN_MISSING"),
      (Importer.file([], header: "action,card_number,卡号"), "COLUMN_DOUBLED"),
    ]
    for (file, reason) in cases {
      #expect(try refusal { try importer.plan(file) }.map { "\($0.reason.name)" } == reason)
    }
  }

  @Test("more than 10 MiB is refused as soon as it comes, and what is no base64 too")
  func parts() throws {
    let stream = try merchant.boss.desk.open(Endpoints.cardsImport, CardsImportParams())
    #expect(try violations { try stream.push(#"{"data":"A"}"#) } == ["data BAD_FORMAT"])
    let part = #"{"data":"\#(String(repeating: "A", count: 349_524))"}"#
    for _ in 0..<40 { try stream.push(part) }
    #expect(try refusal { try stream.push(part) }?.reason == .fileTooLarge)
  }

  @Test("one file of a merchant is read at a time")
  func turns() throws {
    let params = CardsImportParams()
    var first: OpenStream? = try merchant.boss.desk.open(Endpoints.cardsImport, params)
    let second = { try merchant.boss.desk.open(Endpoints.cardsImport, params) }
    #expect(try refusal { try second() }?.reason == .importRunning)
    first?.handler.close()
    first = nil
    _ = try second()
  }

  @Test("whoever has heard of a plan, or of a refusal, can send the next file at once")
  func nextTurn() throws {
    for row in [Importer.add(cardNumber(1)), ""] {
      let file = row.isEmpty ? [] : Importer.file([row])
      let stream = try importer.open(file)
      _ = try refusal { try importer.finish(stream) }
      let next = try merchant.boss.desk.open(Endpoints.cardsImport, CardsImportParams())
      withExtendedLifetime(stream) {}
      next.handler.close()
    }
  }
}
