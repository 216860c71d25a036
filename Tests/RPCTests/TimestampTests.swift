import JSON
import RPC
import Testing

@Suite struct TimestampTests {
  @Test(
    "known times are read and written",
    arguments: [
      ("1970-01-01T00:00:00.000Z", 0), ("1969-12-31T23:59:59.999Z", -1),
      ("2000-02-29T12:00:00.000Z", 951_825_600_000),
      ("2026-08-31T15:59:59.123Z", 1_788_191_999_123),
      ("2038-01-19T03:14:08.000Z", 2_147_483_648_000),
      ("1900-03-01T00:00:00.000Z", -2_203_891_200_000),
      ("0001-01-01T00:00:00.000Z", -62_135_596_800_000),
      ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ] as [(String, Int64)])
  func known(_ text: String, _ milliseconds: Int64) {
    #expect(Timestamp(text: text.utf8Span.span)?.milliseconds == milliseconds)
    #expect(written(Timestamp(milliseconds: milliseconds)) == text)
  }

  @Test("every day of four centuries is read as it is written, each a day after the last")
  func days() {
    var expected = Int64(-11_676_096_000_000)  // 1600-01-01
    for _ in 0..<146_097 + 366 {
      let text = written(Timestamp(milliseconds: expected))
      guard Timestamp(text: text.utf8Span.span)?.milliseconds == expected else {
        Issue.record("\(text) is not \(expected)")
        return
      }
      expected += 86_400_000
    }
    #expect(written(Timestamp(milliseconds: expected)) == "2001-01-01T00:00:00.000Z")
  }

  @Test(
    "a fraction has one to nine digits, of which milliseconds are kept",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:00.1Z", 100),
      ("1970-01-01T00:00:00.01Z", 10), ("1970-01-01T00:00:00.0019Z", 1),
      ("1970-01-01T00:00:00.999999999Z", 999),
    ] as [(String, Int64)])
  func fractions(_ text: String, _ milliseconds: Int64) {
    #expect(Timestamp(text: text.utf8Span.span)?.milliseconds == milliseconds)
  }

  @Test(
    "anything else is no time",
    arguments: [
      "", "Z", "1970-01-01", "1970-01-01T00:00:00", "1970-01-01T00:00:00+00:00",
      "1970-01-01T00:00:00.Z", "1970-01-01T00:00:00.0000000000Z", "1970-01-01T00:00:00,5Z",
      "1970-01-01 00:00:00Z", "1970-01-01t00:00:00z",
      "1970-13-01T00:00:00Z", "1970-00-01T00:00:00Z",
      "1970-01-00T00:00:00Z", "1970-01-32T00:00:00Z", "1970-04-31T00:00:00Z",
      "1970-02-29T00:00:00Z",
      "1900-02-29T00:00:00Z", "1970-01-01T24:00:00Z", "1970-01-01T00:60:00Z",
      "1970-01-01T00:00:60Z",
      "1970-1-01T00:00:00.0Z", "+970-01-01T00:00:00Z", "１970-01-01T00:00:00Z",
      "1970-01-01T00:00:0-Z",
      " 1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z ", "11970-01-01T00:00:00Z",
    ])
  func malformed(_ text: String) {
    #expect(Timestamp(text: text.utf8Span.span) == nil)
  }

  @Test("a sum keeps milliseconds; order is that of time")
  func arithmetic() {
    let start = Timestamp(milliseconds: -5)
    #expect((start + .milliseconds(7)).milliseconds == 2)
    #expect((start + .seconds(600)).milliseconds == 599_995)
    #expect((start + .nanoseconds(999_999)).milliseconds == -5)
    #expect(start < start + .milliseconds(1))
  }

  @Test("as a member, bad text and a wrong kind are told apart")
  func faults() {
    func reading(_ text: String) -> Reading<Timestamp> {
      Reading(text) { reader, faults in faults.timestamp(&reader) }
    }
    #expect(reading("\"1970-01-01T00:00:00.001Z\"").value?.milliseconds == 1)
    #expect(reading("\"tomorrow\"").faults == [" BAD_FORMAT"])
    #expect(reading("0").faults == [" WRONG_TYPE"])
  }

  private func written(_ time: Timestamp) -> String {
    var writer = Writer()
    time.write(to: &writer)
    return String(String(copying: writer.bytes).dropFirst().dropLast())
  }
}
