import Testing

@testable import Domain

@Suite("Card numbers")
struct CardNumberTests {
  @Test(
    "test numbers of every brand are recognised",
    arguments: [
      ("4111111111111111", Brand.visa), ("4222222222222", .visa),
      ("5555555555554444", .mastercard), ("2223003122003222", .mastercard),
      ("378282246310005", .amex), ("6200000000000005", .unionpay),
      ("6221260000000000", .unionpay), ("8171999927660000", .unionpay),
      ("3530111333300000", .jcb), ("6011111111111117", .discover),
      ("3056930009020004", .diners), ("36227206271667", .diners),
      ("2200000000000004", .mir), ("6759649826438453", .maestro),
    ])
  func brands(text: String, brand: Brand) throws {
    let number = try CardNumber(text)
    let found = number.brand
    #expect(found == brand)
  }

  @Test(
    "a range ends where it ends",
    arguments: [
      (222_099, Brand.unknown), (222_100, .mastercard), (272_099, .mastercard),
      (272_100, .unknown), (220_499, .mir), (220_500, .unknown), (352_799, .unknown),
      (352_800, .jcb), (358_999, .jcb), (359_000, .unknown), (643_999, .unknown),
      (644_000, .discover), (649_999, .discover), (305_999, .diners), (306_000, .unknown),
      (601_100, .discover), (601_200, .unknown), (622_126, .unionpay), (622_925, .unionpay),
      (622_926, .unionpay), (509_999, .unknown), (510_000, .mastercard), (559_999, .mastercard),
      (560_000, .maestro), (0, .unknown), (999_999, .unknown),
    ])
  func ranges(firstSix: Int, brand: Brand) {
    #expect(Brand(firstSix: firstSix) == brand)
  }

  @Test("the tables are in order: longest prefixes first, none twice, a format for each brand")
  func tables() {
    let lengths = BrandRange.table.map(\.prefixDigits)
    #expect(lengths == lengths.sorted(by: >))
    for (index, range) in BrandRange.table.enumerated() {
      #expect(String(range.prefixes.lowerBound).count == range.prefixDigits)
      #expect(String(range.prefixes.upperBound).count == range.prefixDigits)
      let later = BrandRange.table[(index + 1)...].filter {
        $0.prefixDigits == range.prefixDigits && $0.prefixes.overlaps(range.prefixes)
      }
      #expect(later.isEmpty)
    }
    #expect(Set(BrandFormat.table.map(\.brand)) == Set(Brand.allCases))
    #expect(BrandFormat.table.allSatisfy { !$0.source.isEmpty })
    #expect(BrandRange.table.allSatisfy { !$0.source.isEmpty })
  }

  @Test(
    "spaces, hyphens and full-width forms are only writing",
    arguments: [
      "4111 1111 1111 1111", "4111-1111-1111-1111", " 4111\u{A0}1111\u{2011}1111–1111\t",
      "４１１１　１１１１－１１１１ １１１１", "\u{202A}4111111111111111\u{202C}",
    ])
  func writing(text: String) throws {
    let number = try CardNumber(text)
    let bytes = number.withDigits { span in span.indices.map { span[$0] } }
    #expect(bytes == Array("4111111111111111".utf8))
  }

  @Test("first six and last four keep their zeros")
  func parts() throws {
    let number = try CardNumber("6200000000000005")
    let parts = (number.firstSix, number.lastFour)
    #expect(parts == ("620000", "0005"))
    let zeros = try CardNumber("0000004000000")
    let others = (zeros.firstSix, zeros.lastFour, zeros.brand)
    #expect(others == ("000000", "0000", .unknown))
  }

  @Test(
    "what is no number is refused",
    arguments: [
      ("", DomainError.cardNumberLength), ("   ", .cardNumberLength),
      ("411111111111", .cardNumberLength), ("41111111111111111111", .cardNumberLength),
      ("4111 1111 1111 111a", .cardNumberMalformed), ("4111.1111.1111.1111", .cardNumberMalformed),
      ("4.11111111111111E+15", .cardNumberMalformed), ("+4111111111111111", .cardNumberMalformed),
      ("٤١١١١١١١١١١١١١١١", .cardNumberMalformed),
    ])
  func malformed(text: String, error: DomainError) {
    #expect(throws: error) { _ = try CardNumber(text) }
  }

  @Test(
    "a wrong check digit or length refuses the brands that always have them right",
    arguments: [
      ("4111111111111112", DomainError.cardNumberChecksum),
      ("5555555555554445", .cardNumberChecksum), ("378282246310006", .cardNumberChecksum),
      ("3530111333300001", .cardNumberChecksum), ("6011111111111118", .cardNumberChecksum),
      ("36227206271668", .cardNumberChecksum),
      ("41111111111111", .cardNumberLength), ("55555555555544440", .cardNumberLength),
      ("3782822463100050", .cardNumberLength), ("601111111111111", .cardNumberLength),
    ])
  func strict(text: String, error: DomainError) {
    #expect(throws: error) { _ = try CardNumber(text) }
  }

  @Test(
    "a number of a lenient or unknown brand that fits badly is taken and needs verification",
    arguments: [
      ("6200000000000005", false), ("6200000000000006", true), ("6217000000000", true),
      ("9999999999999999", true), ("9999999999999995", false), ("220000000000008", true),
    ])
  func lenient(text: String, needsVerification: Bool) throws {
    let number = try CardNumber(text)
    let found = number.needsVerification
    #expect(found == needsVerification)
  }

  @Test("of ten last digits exactly one is valid, whatever the digits before it")
  func luhn() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let head = (0..<15).map { _ in UInt8.random(in: 0...9, using: &generator) }
      let valid = (UInt8(0)...9).filter { last in
        var luhn = Luhn()
        for digit in (head + [last]).reversed() { luhn.prepend(digit) }
        return luhn.isValid
      }
      #expect(valid.count == 1)
    }
  }
}
