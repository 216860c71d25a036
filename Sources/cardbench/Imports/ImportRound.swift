/// What one round has measured.
struct ImportRound {
  /// Seconds without other calls.
  struct Alone {
    let plan: Double
    let apply: Double
  }

  /// An import with other calls beside it.
  struct Beside {
    let seconds: Double
    let calls: Figures
  }

  let quiet: Figures
  let alone: Alone
  let plan: Beside
  let apply: Beside
}

extension ImportRound {
  /// Each figure's median over rounds, of which there must be at least one.
  init(medianOf rounds: [ImportRound]) {
    func median(_ seconds: (ImportRound) -> Double) -> Double {
      let sorted = rounds.map(seconds).sorted()
      let middle = sorted.count / 2
      return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
    quiet = Figures(medianOf: rounds.map(\.quiet))
    alone = Alone(plan: median(\.alone.plan), apply: median(\.alone.apply))
    plan = Beside(
      seconds: median(\.plan.seconds), calls: Figures(medianOf: rounds.map(\.plan.calls)))
    apply = Beside(
      seconds: median(\.apply.seconds), calls: Figures(medianOf: rounds.map(\.apply.calls)))
  }
}
