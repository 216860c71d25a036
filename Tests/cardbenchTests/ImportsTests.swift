import Domain
import Glibc
import Sockets
import Testing

@testable import cardbench

@Suite struct ImportsTests {
  @Test("a workbook has the columns of the template, and each of its rows as many cells")
  func columns() {
    #expect(ImportBook.columns == CardColumn.allCases.map(\.rawValue))
    for row in rows(ImportBook(1, rows: 3, stores: ["S1"])) {
      #expect(row.count == ImportBook.columns.count)
    }
  }

  @Test("its cards are new ones, for each store in turn, and none is in another workbook")
  func cards() throws {
    let books = (0..<3).map { ImportBook($0, rows: 50, stores: ["S1", "S2"]) }
    let lines = books.flatMap { rows($0).dropFirst() }
    #expect(lines.count == 150)
    #expect(Set(lines.map { $0[3] }).count == 150)
    #expect(Set(lines.map { $0[13] }).count == 150)
    #expect(lines.prefix(4).map { $0[1] } == ["S1", "S2", "S1", "S2"])
    #expect(lines.allSatisfy { $0[0] == "add" })
  }

  private func rows(_ book: ImportBook) -> [[Substring]] {
    String(decoding: book.bytes, as: UTF8.self).split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
  }

  @Test("numbers of either kind pass the Luhn check, and none is of both")
  func numbers() throws {
    let serials = [0, 1, 4_999, 9_999_999_999] as [UInt64]
    let bound = serials.map(CardNumbers.bound.number)
    let imported = serials.map(CardNumbers.imported.number)
    #expect(Set(bound + imported).count == 8)
    for number in bound + imported {
      let needsVerification = try CardNumber("\(number)").needsVerification
      #expect(!needsVerification, "\(number)")
    }
  }

  @Test("a process's peak can begin anew")
  func peak() throws {
    func hold(bytes: Int) -> Int { [UInt8](repeating: 1, count: bytes).count { $0 == 1 } }
    #expect(hold(bytes: 64 << 20) == 64 << 20)
    let before = try ProcessUsage(of: getpid()).peakMemoryBytes
    try ProcessUsage.restartPeak(of: getpid())
    #expect(try ProcessUsage(of: getpid()).peakMemoryBytes < before)
    #expect(throws: BenchError.self) { try ProcessUsage.restartPeak(of: -1) }
  }

  @Test("work on another thread is ready when it is over, and its error is thrown")
  func futures() throws {
    let gate = Gate()
    let future = try Future.start { () throws(BenchError) in
      gate.pass()
      return 7
    }
    #expect(!future.isReady)
    gate.open()
    #expect(try future.get() == 7)
    #expect(future.isReady)
    let failed = try Future.start { () throws(BenchError) -> Int in throw .closed }
    #expect(throws: BenchError.self) { try failed.get() }
  }

  @Test("the table tells a round in three lines, and the verdict compares the slowest hundredths")
  func report() {
    let lines = ImportsReport.lines("1", round(p99: 60, 90, 200))
      .map { $0.split(separator: " ").joined(separator: " ") }
    #expect(
      lines == [
        "1 quiet 1.0 60.0 1.0", "dry run 0.25 0.50 1.0 90.0 1.50× 1.0",
        "apply 1.00 2.00 1.0 200.0 3.33× 1.0",
      ])
    let verdicts = ImportsReport.verdicts(round(p99: 60, 90, 200)).map(\.verdict)
    #expect(verdicts.map { "\($0)" } == ["✓ 1.50× (≤ 3.0)", "✗ 3.33× (≤ 3.0)"])
  }

  @Test("the median of rounds is taken figure by figure")
  func medians() {
    let median = ImportRound(medianOf: [
      round(p99: 1, 9, 5), round(p99: 3, 7, 6), round(p99: 2, 8, 4),
    ])
    #expect(median.quiet.p99 == 2000)
    #expect([median.plan.calls.p99, median.apply.calls.p99] == [8000, 5000])
    #expect([median.alone.plan, median.alone.apply] == [0.25, 1])
    #expect([median.plan.seconds, median.apply.seconds] == [0.5, 2])
  }

  private func round(p99 quiet: Double, _ plan: Double, _ apply: Double) -> ImportRound {
    ImportRound(
      quiet: figures(quiet), alone: .init(plan: 0.25, apply: 1),
      plan: .init(seconds: 0.5, calls: figures(plan)),
      apply: .init(seconds: 2, calls: figures(apply)))
  }

  private func figures(_ p99: Double) -> Figures {
    Figures(
      callsPerSecond: 1, p50: 1000, p99: p99 * 1000, p999: 0, cpuPerCall: 0,
      peakMemoryBytes: 1_048_576)
  }
}
