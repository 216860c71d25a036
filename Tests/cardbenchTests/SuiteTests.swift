import Testing

@testable import cardbench

@Suite struct SuiteTests {
  private func figures(_ rate: Double, p50: Double = 1, cpu: Double = 1) -> Figures {
    Figures(
      callsPerSecond: rate, p50: p50 * 1000, p99: 0, p999: 0, cpuPerCall: cpu * 1000,
      peakMemoryBytes: 1_048_576)
  }

  private func outcome(_ floor: Figures, _ server: Figures) -> Comparison.Outcome {
    Comparison.Outcome(floor: floor, server: server)
  }

  private func verdict(
    _ subject: Subject, _ figure: Figure, _ outcomes: [Subject: Comparison.Outcome]
  ) -> Verdict? {
    Target.all.first { $0.subject == subject && $0.figure == figure }?.verdict(outcomes)
  }

  @Test("a limit itself is met, from above and from below")
  func limits() throws {
    let outcomes: [Subject: Comparison.Outcome] = [
      .ping(.single): outcome(figures(1, p50: 10), figures(1, p50: 12)),
      .get(.single): outcome(figures(1, p50: 10), figures(1, p50: 15.1)),
      .bind(.wide): outcome(figures(100), figures(200)),
      .list(.wide): outcome(figures(100), figures(9.9)),
    ]
    #expect(verdict(.ping(.single), .p50, outcomes)?.isMet == true)
    #expect(verdict(.get(.single), .p50, outcomes)?.isMet == false)
    #expect(verdict(.bind(.wide), .rate, outcomes)?.isMet == true)
    #expect(verdict(.list(.wide), .rate, outcomes)?.isMet == false)
    let ping = try #require(verdict(.ping(.single), .p50, outcomes))
    #expect("\(ping)" == "✓ p50 1.20× (≤ 1.2)")
  }

  @Test("a card's CPU time is compared with that of a ping under the same load")
  func pingAsReference() throws {
    let outcomes: [Subject: Comparison.Outcome] = [
      .ping(.deep): outcome(figures(1, cpu: 1), figures(1, cpu: 2)),
      .get(.deep): outcome(figures(1, cpu: 1), figures(1, cpu: 9)),
    ]
    let get = try #require(verdict(.get(.deep), .cpu, outcomes))
    #expect(get.ratio == 4.5)
    #expect("\(get)" == "✗ CPU 4.50× of ping's (≤ 4.0)")
  }

  @Test("without a measurement there is no verdict and no line")
  func absent() {
    #expect(Target.all.allSatisfy { $0.verdict([:]) == nil })
    #expect(SuiteReport.table([:]).count == 1)
  }

  @Test("every target is about something that is measured")
  func targets() {
    #expect(Target.all.allSatisfy { SuiteReport.subjects.contains($0.subject) })
  }

  @Test("the table tells of each subject what it is compared with, then the server and its targets")
  func table() throws {
    let lines = SuiteReport.table([
      .bind(.wide): outcome(figures(100, p50: 10), figures(250, p50: 25, cpu: 3))
    ])
    try #require(lines.count == 3)
    #expect(
      lines.dropFirst().map { $0.split(separator: " ").joined(separator: " ") } == [
        "cards.bind 64×1 inserts 100 10.0 0.0 0.0 1.00 1.0",
        "cardd 250 25.0 0.0 0.0 3.00 1.0 2.50× 2.50× 3.00× ✓ rate 2.50× (≥ 2.0)",
      ])
  }

  @Test("figures of bare inserts are read from their line, and from no other text")
  func inserts() throws {
    let figures = try #require(Figures(inserts: "50 2000000000 1000 2000 3000 500000 1048576"))
    #expect(figures.callsPerSecond == 25)
    #expect([figures.p50, figures.p99, figures.p999] == [1000, 2000, 3000])
    #expect(figures.cpuPerCall == 10_000)
    #expect(figures.peakMemoryBytes == 1_048_576)
    for line in ["", "1 2 3 4 5 6", "0 1 1 1 1 1 1", "1 2 3 4 five 6 7"] {
      #expect(Figures(inserts: line) == nil, "\(line)")
    }
  }

  @Test("ids and tokens are found in an answer, in their order")
  func members() throws {
    let text = #"{"id":1000000,"result":{"cards":[{"id":"a","xid":"c"},{"id":"b"}],"next":"p.1"}}"#
    #expect(Answer.strings("id", in: text) == ["a", "b"])
    #expect(try Answer.string("next", in: text) == "p.1")
    #expect(throws: BenchError.self) { try Answer.string("none", in: text) }
  }

  @Test("benchkit is looked for where cardd is")
  func sibling() {
    #expect(Suite.sibling("benchkit", of: "/a/b/cardd") == "/a/b/benchkit")
    #expect(Suite.sibling("benchkit", of: "cardd") == "./benchkit")
  }
}
