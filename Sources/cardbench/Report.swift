/// One load's outcome as lines of a table.
enum Report {
  static let figureNames = ["calls/s", "p50 µs", "p99 µs", "p99.9 µs", "CPU µs", "peak MiB"]
  static let header = row(["load", ""] + figureNames)

  static func lines(_ load: String, _ outcome: Comparison.Outcome) -> [String] {
    var lines = [line([load, "floor"], outcome.floor)]
    if let server = outcome.server {
      lines.append(line(["", "server"], server))
      lines.append(ratios(server, outcome.floor))
    }
    return lines
  }

  /// - Parameter names: what the line is about, a column each.
  static func line(_ names: [String], _ figures: Figures) -> String {
    let values = [
      decimal(figures.callsPerSecond, 0), decimal(figures.p50 / 1000, 1),
      decimal(figures.p99 / 1000, 1), decimal(figures.p999 / 1000, 1),
      decimal(figures.cpuPerCall / 1000, 2), decimal(figures.peakMemoryBytes / 1_048_576, 1),
    ]
    return row(names + values)
  }

  /// Server over floor; for the rate floor over server, so that 1 is the floor in every column
  /// and less is better.
  private static func ratios(_ server: Figures, _ floor: Figures) -> String {
    let values = [
      floor.callsPerSecond / server.callsPerSecond, server.p50 / floor.p50,
      server.p99 / floor.p99, server.p999 / floor.p999, server.cpuPerCall / floor.cpuPerCall,
      server.peakMemoryBytes / floor.peakMemoryBytes,
    ]
    return row(["", "ratio"] + values.map { "\(decimal($0, 2))×" })
  }

  static func row(_ cells: [String]) -> String { cells.map { pad($0) }.joined() }

  /// - Parameter places: after the point, at most two.
  static func decimal(_ value: Double, _ places: Int) -> String {
    guard value.isFinite else { return "–" }
    let scale = places == 0 ? 1 : places == 1 ? 10 : 100
    let scaled = Int((value * Double(scale)).rounded())
    guard places > 0 else { return "\(scaled)" }
    let fraction = "\(scaled % scale)"
    let zeros = String(repeating: "0", count: places - fraction.count)
    return "\(scaled / scale).\(zeros)\(fraction)"
  }

  private static func pad(_ text: String) -> String {
    String(repeating: " ", count: max(0, 11 - text.count)) + text
  }
}
