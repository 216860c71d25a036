import JSON
import RPC
import Testing
import WireTesting

@Suite struct IdentifierTests {
  private struct OrderID: Identifier {
    static var prefix: StaticString { "ord_" }
    let rawValue: Int64
  }

  @Test(
    "known numbers have known texts",
    arguments: [
      ("ord_0000000000000", 0), ("ord_0000000000001", 1), ("ord_000000000000z", 31),
      ("ord_0000000000010", 32), ("ord_7zzzzzzzzzzzz", Int64.max),
    ] as [(String, Int64)])
  func known(_ text: String, _ value: Int64) {
    #expect(OrderID(rawValue: value).text == text)
    #expect(OrderID(text: text).rawValue == value)
  }

  @Test("every bit survives, and texts order as their numbers do")
  func roundTrip() {
    var random = SeededGenerator(seed: 1)
    var values = (0..<63).map { Int64(1) << $0 }
    values += (0..<1000).map { _ in Int64.random(in: 0...Int64.max, using: &random) }
    for value in values { #expect(OrderID(text: OrderID(rawValue: value).text).rawValue == value) }
    let texts = values.sorted().map { OrderID(rawValue: $0).text }
    #expect(texts == texts.sorted())
  }

  @Test("the alphabet is Crockford's: no i, l, o, u, and no capitals")
  func alphabet() {
    let letters = (0..<32).compactMap { OrderID(rawValue: $0).text.last }
    #expect(String(letters) == "0123456789abcdefghjkmnpqrstvwxyz")
    for byte in UInt8.min...UInt8.max where !letters.contains(Character(Unicode.Scalar(byte))) {
      let text = "ord_000000000000\(Character(Unicode.Scalar(byte)))"
      #expect(OrderID(text: text).rawValue == 0, "byte \(byte)")
    }
  }

  @Test(
    "text that no id has is the id of nothing",
    arguments: [
      "", "ord_", "ord_1", "ord_000000000001", "ord_00000000000001", "ORD_0000000000001",
      "acc_0000000000001", "0000000000001", "ord-0000000000001", " ord_0000000000001",
      "ord_000000000000 ", "ord_支付支付1",
    ])
  func malformed(_ text: String) {
    #expect(OrderID(text: text).rawValue == 0)
  }

  @Test(
    "what 63 bits do not hold is the id of nothing",
    arguments: ["ord_8000000000000", "ord_fzzzzzzzzzzzz", "ord_g000000000000", "ord_zzzzzzzzzzzzz"])
  func overflow(_ text: String) {
    #expect(OrderID(text: text).rawValue == 0)
  }

  @Test("as a member, text of another form is not found, and only another kind is a fault")
  func faults() {
    func reading(_ text: String) -> Reading<Int64> {
      Reading(text) { reader, faults in faults.identifier(&reader, OrderID.prefix) }
    }
    #expect(reading("\"ord_0000000000001\"").value == 1)
    #expect(reading("\"nonsense\"").value == 0)
    #expect(reading("\"nonsense\"").faults.isEmpty)
    for text in ["1", "null", "[]", "true"] {
      #expect(reading(text).faults == [" WRONG_TYPE"], "\(text)")
    }
  }
}
