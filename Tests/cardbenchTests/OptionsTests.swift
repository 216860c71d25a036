import Testing

@testable import cardbench

@Suite struct OptionsTests {
  @Test("without options the three standard loads run")
  func defaults() throws {
    let options = try Options([])
    #expect(options.command == .run)
    #expect(options.loads.map(\.connections) == [1, 64, 4])
    #expect(options.loads.map(\.inFlight) == [1, 1, 64])
  }

  @Test("the suite has a pace of its own, unless told otherwise")
  func suite() throws {
    let options = try Options(["suite", "--cardd", "/c", "--cards", "7", "--keep", "/k"])
    #expect(options.command == .suite)
    #expect([options.cardd, options.keep] == ["/c", "/k"])
    #expect(options.cards == 7)
    #expect(options.pace.rounds == Comparison.Pace.suite.rounds)
    #expect(try Options(["suite", "--seconds", "2"]).pace.seconds == 2)
  }

  @Test("isolation makes a number of calls, of some methods alone if told so")
  func isolation() throws {
    let options = try Options([
      "isolation", "--cardd", "/c", "--calls", "9", "--only", "a.b", "--only", "c.d",
    ])
    #expect(options.command == .isolation)
    #expect(options.calls == 9 && options.only == ["a.b", "c.d"])
    #expect(try Options(["isolation"]).calls == 1000)
  }

  @Test("imports have few cards on file and long rounds, unless told otherwise")
  func imports() throws {
    let options = try Options(["imports", "--cardd", "/c", "--rows", "7"])
    #expect(options.command == .imports)
    #expect(options.rows == 7 && options.cards == 1000)
    #expect(options.pace.seconds == Comparison.Pace.imports.seconds)
    #expect(try Options(["imports"]).rows == 5000)
    #expect(try Options(["imports", "--cards", "9", "--rounds", "3"]).cards == 9)
  }

  @Test("options are read, loads may be repeated")
  func reading() throws {
    let options = try Options(["floor", "--socket", "/s", "--load", "2x3", "--load", "4x5"])
    #expect(options.command == .floor)
    #expect(options.socket == "/s")
    #expect(options.loads.map(\.connections) == [2, 4])
  }

  @Test(
    "what makes no sense is refused",
    arguments: [
      ["walk"], ["--socket"], ["--what", "1"], ["--load", "4"], ["--load", "0x1"],
      ["--seconds", "0"], ["suite", "--cards", "0"], ["--rounds", "x"],
      ["isolation", "--calls", "0"], ["imports", "--rows", "0"],
    ])
  func refusals(arguments: [String]) {
    #expect(throws: BenchError.self) { try Options(arguments) }
  }
}
