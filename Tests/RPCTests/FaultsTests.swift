import JSON
import RPC
import Testing

@Suite struct FaultsTests {
  @Test("faults are noted where they are, through members and elements")
  func paths() {
    let reading = Reading("[{\"a\":[1,\"x\",true]},5]") { reader, faults -> [[Int64]]? in
      defer { faults.place(from: 0, in: "list") }
      return faults.list(&reader) { reader, faults in Self.inner(&reader, &faults) }
    }
    #expect(
      reading.faults == [
        "list[0].a[1] WRONG_TYPE", "list[0].a[2] WRONG_TYPE", "list[1] WRONG_TYPE",
      ])
  }

  private static func inner(_ reader: inout Reader, _ faults: inout Faults) -> [Int64]? {
    guard faults.object(&reader) else { return nil }
    var numbers: [Int64]?
    while reader.nextMember(in: NameTable("a")) != nil {
      let first = faults.count
      numbers = faults.list(&reader) { reader, faults in faults.integer(&reader) }
      faults.place(from: first, in: "a")
    }
    return numbers
  }

  @Test("a list has between its least and its most elements")
  func listCounts() {
    func faults(_ text: String) -> [String] {
      Reading(text) { reader, faults in
        faults.list(&reader, count: 1...2) { reader, faults in faults.bool(&reader) }
      }.faults
    }
    #expect(faults("[]") == [" TOO_FEW"])
    #expect(faults("[true]").isEmpty)
    #expect(faults("[true,false]").isEmpty)
    #expect(faults("[true,false,1]") == ["[2] WRONG_TYPE", " TOO_MANY"])
    #expect(faults("{}") == [" WRONG_TYPE"])
  }

  @Test("lengths count Unicode scalars, not bytes and not what looks like one letter")
  func lengths() {
    func reading(_ text: String) -> Reading<String> {
      Reading(text) { reader, faults in faults.string(&reader, length: 2...3) }
    }
    #expect(reading("\"支付卡\"").value == "支付卡")
    #expect(reading("\"e\u{301}\"").value == "e\u{301}")
    #expect(reading("\"\\ud83d\\ude00\"").faults == [" TOO_SHORT"])
    #expect(reading("\"abcd\"").faults == [" TOO_LONG"])
    #expect(reading("\"\"").faults == [" TOO_SHORT"])
    #expect(reading("12").faults == [" WRONG_TYPE"])
    #expect(reading("null").faults == [" WRONG_TYPE"])
  }

  @Test("an integer has no fraction, no exponent, and lies within its range")
  func integers() {
    func reading(_ text: String) -> Reading<Int64> {
      Reading(text) { reader, faults in faults.integer(&reader, in: -1...12) }
    }
    #expect(reading("-1").value == -1)
    #expect(reading("12").value == 12)
    #expect(reading("-2").faults == [" TOO_SMALL"])
    #expect(reading("13").faults == [" TOO_LARGE"])
    for text in ["1.0", "1e1", "\"1\"", "9223372036854775808", "true", "null", "[1]"] {
      #expect(reading(text).faults == [" WRONG_TYPE"], "\(text)")
    }
  }

  @Test("a choice outside the table differs from what is no string")
  func choices() {
    func reading(_ text: String) -> Reading<Int> {
      Reading(text) { reader, faults in faults.choice(&reader, of: NameTable("visa", "amex")) }
    }
    #expect(reading("\"amex\"").value == 1)
    #expect(reading("\"\\u0061mex\"").value == 1)
    #expect(reading("\"AMEX\"").faults == [" UNKNOWN_VALUE"])
    #expect(reading("1").faults == [" WRONG_TYPE"])
  }

  @Test("a required member is missed once, and not at all if something else is wrong with it")
  func required() {
    var faults = Faults()
    // Another object's member of the same name is another matter.
    faults.add(.wrongType)
    faults.place(from: 0, in: "store")
    let first = faults.count
    faults.require(true, "present", from: first)
    faults.require(false, "store", from: first)
    faults.add(.wrongType)
    faults.place(from: faults.count - 1, in: "holder")
    faults.require(false, "holder", from: first)
    faults.add(.badFormat)
    faults.place(from: faults.count - 1, in: "until")
    faults.place(from: faults.count - 1, in: "sync")
    faults.require(false, "sync", from: first)
    faults.require(false, "syn", from: first)
    faults.place(from: first, in: "card")
    #expect(
      faults.violations.map { "\($0.field) \($0.reason.name)" } == [
        "store WRONG_TYPE", "card.store REQUIRED", "card.holder WRONG_TYPE",
        "card.sync.until BAD_FORMAT",
        "card.syn REQUIRED",
      ])
  }

  @Test("an unknown name is repeated to its sender, but not without end")
  func unknownNames() {
    var faults = Faults()
    faults.add(.unknownField, unknown: "colour")
    let first = faults.count
    faults.add(.unknownField, unknown: String(repeating: "n", count: 500))
    faults.place(from: first, in: "filter")
    #expect(
      faults.violations.map(\.field) == ["colour", "filter." + String(repeating: "n", count: 64)])
  }

  @Test("params that are absent decode as an empty object, and meta's faults come with theirs")
  func absentParams() throws {
    var faults = Faults()
    var none = Params([UInt8]().span, faults)
    #expect(try Flag(&none).isOn == nil)
    faults.add(.wrongType)
    faults.place(from: 0, in: "_meta")
    let text = Array("{\"isOn\":1}".utf8)
    var params = Params(text.span, faults)
    let refusal = refusal { () throws(Refusal) in _ = try Flag(&params) }
    #expect(refusal?.reason == .invalidParams)
    #expect(refusal?.violations.map(\.field) == ["_meta", "isOn"])
  }

  private func refusal(_ body: () throws(Refusal) -> Void) -> Refusal? {
    do throws(Refusal) {
      try body()
      return nil
    } catch {
      return error
    }
  }
}

/// The smallest message with a member.
private struct Flag: Message {
  var isOn: Bool?

  init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard faults.object(&reader) else { return nil }
    while reader.nextMember(in: NameTable("isOn")) != nil {
      let first = faults.count
      isOn = faults.bool(&reader)
      faults.place(from: first, in: "isOn")
    }
  }

  init(_ params: inout Params) throws(Refusal) {
    guard let flag = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = flag
  }

  func write(to writer: inout Writer) {}
}
