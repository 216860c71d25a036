import Sockets

/// What one run measured. Times in nanoseconds.
struct Figures {
  var callsPerSecond: Double
  var p50: Double
  var p99: Double
  var p999: Double
  /// Server CPU time, user and system, per call.
  var cpuPerCall: Double
  var peakMemoryBytes: Double
}

extension Figures {
  init(
    _ latencies: Histogram, nanoseconds: UInt64, before: ProcessUsage, after: ProcessUsage
  ) {
    let calls = Double(max(1, latencies.total))
    callsPerSecond = Double(latencies.total) / (Double(nanoseconds) / 1e9)
    p50 = Double(latencies.quantile(0.5))
    p99 = Double(latencies.quantile(0.99))
    p999 = Double(latencies.quantile(0.999))
    cpuPerCall = Double(after.cpuNanoseconds - before.cpuNanoseconds) / calls
    peakMemoryBytes = Double(after.peakMemoryBytes)
  }

  /// What `benchkit inserts` prints; nil if this is something else.
  init?(inserts line: String) {
    let numbers = line.split(separator: " ").compactMap { Double($0) }
    guard numbers.count == 7, numbers[0] > 0, numbers[1] > 0 else { return nil }
    callsPerSecond = numbers[0] / (numbers[1] / 1e9)
    (p50, p99, p999) = (numbers[2], numbers[3], numbers[4])
    cpuPerCall = numbers[5] / numbers[0]
    peakMemoryBytes = numbers[6]
  }

  /// Each figure's median over rounds, of which there must be at least one.
  init(medianOf rounds: [Figures]) {
    func median(_ figure: (Figures) -> Double) -> Double {
      let sorted = rounds.map(figure).sorted()
      let middle = sorted.count / 2
      return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
    callsPerSecond = median(\.callsPerSecond)
    p50 = median(\.p50)
    p99 = median(\.p99)
    p999 = median(\.p999)
    cpuPerCall = median(\.cpuPerCall)
    peakMemoryBytes = median(\.peakMemoryBytes)
  }
}
