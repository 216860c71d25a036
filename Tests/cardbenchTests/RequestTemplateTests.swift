import Sockets
import Testing

@testable import cardbench

@Suite struct RequestTemplateTests {
  private func payload(_ template: RequestTemplate, slot: Int, serial: UInt64 = 0) -> String {
    var buffer = ByteBuffer()
    template.append(slot: slot, serial: serial, to: &buffer)
    let span = buffer.readableSpan
    #expect(span.frameLength(at: 0) == span.count - 4)
    return String(decoding: (4..<span.count).map { span[$0] }, as: UTF8.self)
  }

  @Test("a method becomes a JSON-RPC request with the slot's id")
  func method() throws {
    let template = try RequestTemplate(method: "rpc.ping")
    #expect(
      payload(template, slot: 63)
        == #"{"jsonrpc":"2.0","id":1000063,"method":"rpc.ping","params":{}}"#)
  }

  @Test("id and card number are filled in wherever they stand")
  func placeholders() throws {
    let before = try RequestTemplate(#"{"n":"%pan%","é":1,"id":%id%}"#)
    let after = try RequestTemplate(#"{"id":%id%,"n":"%pan%"}"#)
    #expect(
      payload(before, slot: 1, serial: 7) == #"{"n":"6225800000000074","é":1,"id":1000001}"#)
    #expect(payload(after, slot: 2, serial: 7) == #"{"id":1000002,"n":"6225800000000074"}"#)
  }

  @Test("every card number passes the Luhn check and differs from the one before")
  func luhn() throws {
    let template = try RequestTemplate("%id%%pan%")
    var seen: Set<String> = []
    for serial in 9_999_999_900..<10_000_000_000 as Range<UInt64> {
      let number = String(payload(template, slot: 0, serial: serial).suffix(16))
      let digits = number.reversed().compactMap(\.wholeNumberValue)
      let sum = digits.enumerated().reduce(0) { sum, digit in
        let value = digit.offset % 2 == 1 ? digit.element * 2 : digit.element
        return sum + value / 10 + value % 10
      }
      #expect(sum % 10 == 0)
      seen.insert(number)
    }
    #expect(seen.count == 100)
  }

  @Test("cards are taken from all of those given")
  func cards() throws {
    let ids = ["card_a", "card_b", "card_c"]
    let template = try RequestTemplate(#"{"id":%id%,"card":"%card%"}"#, cards: ids)
    let payloads = (0..<100 as Range<UInt64>).map { payload(template, slot: 0, serial: $0) }
    #expect(Set(payloads) == Set(ids.map { #"{"id":1000000,"card":"\#($0)"}"# }))
  }

  @Test("a percent sign that begins no placeholder stays")
  func percent() throws {
    #expect(payload(try RequestTemplate("%%id%% %5"), slot: 0) == "%1000000% %5")
  }

  @Test("cards that are missing, or whose ids differ in length, are refused")
  func badCards() {
    #expect(throws: BenchError.self) { try RequestTemplate("%id%%card%") }
    #expect(throws: BenchError.self) { try RequestTemplate("%id%%card%", cards: ["a", "bc"]) }
  }

  @Test("a request without an id, or with two of a placeholder, is refused")
  func malformed() {
    #expect(throws: BenchError.self) { try RequestTemplate("{}") }
    #expect(throws: BenchError.self) { try RequestTemplate("%id% %id%") }
    #expect(throws: BenchError.self) { try RequestTemplate("%id% %pan% %pan%") }
  }

  @Test("only a result with an id of ours is an answer")
  func answers() {
    #expect(slot(#"{"jsonrpc":"2.0","id":1000005,"result":{}}"#) == 5)
    #expect(slot(#"{"jsonrpc":"2.0","id":1000005,"error":{}}"#) == nil)
    #expect(slot(#"{"jsonrpc":"2.0","id":null,"error":{}}"#) == nil)
    #expect(slot(#"{"jsonrpc":"2.0","id":"000005","result":{}}"#) == nil)
    #expect(slot("") == nil)
  }

  private func slot(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    return Answer.slot(of: bytes.span)
  }
}
