import Testing

@testable import Domain

@Suite("Holders")
struct HolderTests {
  @Test(
    "a name is shown without what identifies",
    arguments: [
      ("张三丰", "**丰"), ("张三", "*三"), ("欧阳娜娜", "***娜"), ("丰", "*"), ("张 三", "* 三"),
      ("阿卜杜·买买提", "***·**提"), ("John Smith", "J*** S***"), ("  john   smith ", "J*** S***"),
      ("J", "J***"), ("Ｊｏｈｎ　Ｓｍｉｔｈ", "J*** S***"), ("Élodie Durand", "É*** D***"),
      ("やまだ", "**だ"), ("김민수", "**수"), ("Иван", "И***"),
    ])
  func masked(name: String, masked: String) throws {
    #expect(try Holder(name).masked == masked)
  }

  @Test(
    "names that differ only in writing are the same",
    arguments: [
      ("John Smith", " JOHN  smith"), ("John Smith", "Ｊｏｈｎ　Ｓｍｉｔｈ"),
      ("阿卜杜·买买提", "阿卜杜•买买提"), ("阿卜杜·买买提", "阿卜杜・买买提"), ("a\tb", "A B"),
    ])
  func same(left: String, right: String) throws {
    #expect(try Holder(left).normalized == Holder(right).normalized)
  }

  @Test("other names are others")
  func different() throws {
    #expect(try Holder("JohnSmith").normalized != Holder("John Smith").normalized)
    #expect(try Holder("张三").normalized != Holder("张山").normalized)
    #expect(try Holder("john").normalized == Array("JOHN".utf8))
  }

  @Test("a name has 1 to 64 characters, no control characters and no card number")
  func refused() throws {
    #expect(throws: DomainError.holderEmpty) { try Holder(" 　\t") }
    #expect(try Holder(String(repeating: "丰", count: 64)).masked.count == 64)
    #expect(throws: DomainError.holderTooLong) { try Holder(String(repeating: "丰", count: 65)) }
    #expect(throws: DomainError.holderMalformed) { try Holder("Jo\u{0}hn") }
    #expect(throws: DomainError.holderMalformed) { try Holder("Jo\u{202E}hn") }
    #expect(throws: DomainError.sensitiveData) { try Holder("张三 4111111111111111") }
  }

  @Test("every refusal has its own constant and says what to do in both languages")
  func errors() {
    #expect(Set(DomainError.allCases.map(\.reason)).count == DomainError.allCases.count)
    for error in DomainError.allCases {
      #expect(Language.allCases.allSatisfy { !error.text[$0].isEmpty })
    }
  }
}
