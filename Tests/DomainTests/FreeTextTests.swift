import Testing

@testable import Domain

@Suite("Free text")
struct FreeTextTests {
  @Test(
    "a card number is found however it is written",
    arguments: [
      "4111111111111111", "card 4111 1111 1111 1111, ok", "卡号：4111-1111-1111-1111。",
      "４１１１１１１１１１１１１１１１", "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "x4222222222222y",
      "20260801 4111111111111111", "4111 1111 1111 1111 0826", "1 4111 1111 1111 1111 1",
      "no: 6200000000000000000", "378282246310005\n", "a 4111-1111 1111-1111",
    ])
  func found(text: String) {
    #expect(FreeText.containsCardNumber(text))
  }

  @Test(
    "other digits are left alone",
    arguments: [
      "", "4111111111111112", "411111111111", "41111111111111111111", "尾号 1111，8 月到期",
      "4111  1111  1111  1111", "4111.1111.1111.1111", "4111 1111 x 1111 1111",
      "13800138000", "2026-08-31 23:59:59",
    ])
  func left(text: String) {
    #expect(!FreeText.containsCardNumber(text))
  }

  @Test("the scanner agrees with a search of every span of groups")
  func reference() {
    var generator = SeededGenerator(seed: 11)
    let alphabet = Array("0123456789012345678901234567890123456789  -a")
    for _ in 0..<3000 {
      let length = Int.random(in: 0...40, using: &generator)
      let text = (0..<length).map { _ in alphabet.randomElement(using: &generator) ?? "0" }
      #expect(
        FreeText.containsCardNumber(String(text)) == isFoundNaively(text), "\(String(text))")
    }
  }

  private func isFoundNaively(_ text: [Character]) -> Bool {
    for start in text.indices where text[start].isNumber {
      if start > 0 && text[start - 1].isNumber { continue }
      for end in start..<text.count where text[end].isNumber {
        if end + 1 < text.count && text[end + 1].isNumber { continue }
        if isCardNumber(text[start...end]) { return true }
      }
    }
    return false
  }

  private func isCardNumber(_ span: ArraySlice<Character>) -> Bool {
    let digits = span.compactMap(\.wholeNumberValue)
    let groups = span.split(whereSeparator: \.isNumber).allSatisfy { $0.count == 1 && $0 != ["a"] }
    guard groups, (13...19).contains(digits.count) else { return false }
    let sum = digits.reversed().enumerated().reduce(0) { sum, item in
      let value = item.offset % 2 == 1 ? item.element * 2 : item.element
      return sum + (value > 9 ? value - 9 : value)
    }
    return sum % 10 == 0
  }

  @Test("a number at the end of a long text is found, and an endless number is none")
  func large() {
    let text = String(repeating: "x ", count: 1 << 16)
    #expect(FreeText.containsCardNumber(text + "4111 1111 1111 1111"))
    #expect(!FreeText.containsCardNumber(String(repeating: "12", count: 1 << 16)))
  }
}
