/// Prints what imports have measured.
enum ImportsReport {
  /// What a caller's slowest hundredth may be during an import, in proportion to a quiet time.
  private static let bound = Target.Bound.atMost(3)

  static let header = Report.row(
    ["round", "", "alone s", "beside s", "p50 µs", "p99 µs", "p99", "peak MiB"])

  /// Three lines: quiet, the dry run, the apply.
  static func lines(_ name: String, _ round: ImportRound) -> [String] {
    [
      Report.row([name, "quiet", "", ""] + latencies(round.quiet) + ["", memory(round.quiet)]),
      line("dry run", round.alone.plan, round.plan, round.quiet),
      line("apply", round.alone.apply, round.apply, round.quiet),
    ]
  }

  static func verdicts(_ median: ImportRound) -> [Company.Line] {
    [("dry run", median.plan), ("apply", median.apply)].map { name, beside in
      let (quiet, p99) = (median.quiet.p99, beside.calls.p99)
      return Company.Line(
        name: "cards.get 1×1 p99 during the \(name)", alone: micros(quiet) + " µs",
        beside: micros(p99) + " µs", verdict: Company.Verdict(ratio: p99 / quiet, bound: bound))
    }
  }

  private static func line(
    _ name: String, _ alone: Double, _ beside: ImportRound.Beside, _ quiet: Figures
  ) -> String {
    let ratio = "\(Report.decimal(beside.calls.p99 / quiet.p99, 2))×"
    return Report.row(
      ["", name, Report.decimal(alone, 2), Report.decimal(beside.seconds, 2)]
        + latencies(beside.calls) + [ratio, memory(beside.calls)])
  }

  private static func latencies(_ figures: Figures) -> [String] {
    [micros(figures.p50), micros(figures.p99)]
  }

  private static func micros(_ nanoseconds: Double) -> String {
    Report.decimal(nanoseconds / 1000, 1)
  }

  private static func memory(_ figures: Figures) -> String {
    Report.decimal(figures.peakMemoryBytes / 1_048_576, 1)
  }
}
