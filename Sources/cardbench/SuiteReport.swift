/// Prints what the suite has measured.
enum SuiteReport {
  /// In the order of the table. Binding comes last: it makes the database grow.
  static let subjects: [Subject] = [
    .ping(.single), .ping(.wide), .ping(.deep), .get(.single), .get(.wide), .get(.deep),
    .list(.wide), .bind(.wide),
  ]

  static func print(_ stock: Stock, _ pace: Comparison.Pace) {
    let rate = Report.decimal(Double(stock.cardCount) / max(stock.seconds, 0.001), 0)
    Swift.print(
      "\(stock.cardCount) cards of \(Seeding.tenants) tenants bound in "
        + "\(Report.decimal(stock.seconds, 1)) s (\(rate)/s); "
        + "\(pace.rounds) rounds of \(pace.seconds) s, medians")
  }

  static func print(_ outcomes: [Subject: Comparison.Outcome]) {
    for line in table(outcomes) { Swift.print(line) }
  }

  /// What others do to a call, or for the stream the echo and the stream.
  static func print(_ lines: [Company.Line]) {
    for line in lines {
      Swift.print("  \(line.name): \(line.alone) → \(line.beside)  \(line.verdict)")
    }
  }

  /// Two lines for each subject: what it is compared with, then the server with its ratios to that
  /// and its targets.
  static func table(_ outcomes: [Subject: Comparison.Outcome]) -> [String] {
    let names = ["method", "load", ""] + Report.figureNames + ["rate", "p50", "CPU"]
    return [Report.row(names) + "  target"] + subjects.flatMap { lines($0, outcomes) }
  }

  private static func lines(
    _ subject: Subject, _ outcomes: [Subject: Comparison.Outcome]
  ) -> [String] {
    guard let outcome = outcomes[subject], let server = outcome.server else { return [] }
    let (floor, shape) = (outcome.floor, "\(subject.shape)")
    let base = subject.method == "cards.bind" ? "inserts" : "floor"
    let ratios = [Figure.rate, .p50, .cpu].map {
      "\(Report.decimal(server[$0] / floor[$0], 2))×"
    }
    let verdicts = Target.all.filter { $0.subject == subject }.compactMap { $0.verdict(outcomes) }
    return [
      Report.line([subject.method, shape, base], floor),
      Report.line(["", "", "cardd"], server) + Report.row(ratios)
        + verdicts.map { "  \($0)" }.joined(),
    ]
  }
}
