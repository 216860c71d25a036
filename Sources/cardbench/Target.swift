/// What a measurement has to come to, in proportion to another of the same run: absolute figures
/// tell more of the machine than of the server.
struct Target {
  enum Reference {
    case floor
    /// The server's own `rpc.ping` under the same load.
    case ping
  }

  enum Bound: CustomStringConvertible {
    case atMost(Double)
    case atLeast(Double)

    func isMet(by ratio: Double) -> Bool {
      switch self {
      case .atMost(let limit): ratio <= limit
      case .atLeast(let limit): ratio >= limit
      }
    }

    var description: String {
      switch self {
      case .atMost(let limit): "≤ \(limit)"
      case .atLeast(let limit): "≥ \(limit)"
      }
    }
  }

  let subject: Subject
  let figure: Figure
  let reference: Reference
  let bound: Bound

  static let all: [Target] = [
    Target(subject: .ping(.single), figure: .p50, reference: .floor, bound: .atMost(1.2)),
    Target(subject: .get(.single), figure: .p50, reference: .floor, bound: .atMost(1.5)),
    Target(subject: .ping(.wide), figure: .rate, reference: .floor, bound: .atLeast(0.7)),
    Target(subject: .get(.wide), figure: .rate, reference: .floor, bound: .atLeast(0.45)),
    Target(subject: .list(.wide), figure: .rate, reference: .floor, bound: .atLeast(0.1)),
    Target(subject: .ping(.deep), figure: .cpu, reference: .floor, bound: .atMost(8)),
    Target(subject: .get(.deep), figure: .cpu, reference: .ping, bound: .atMost(4)),
    Target(subject: .bind(.wide), figure: .rate, reference: .floor, bound: .atLeast(2)),
  ]

  /// - Returns: nil if what it needs has not been measured.
  func verdict(_ outcomes: [Subject: Comparison.Outcome]) -> Verdict? {
    guard let outcome = outcomes[subject], let value = outcome.server?[figure] else { return nil }
    let base: Figures? =
      switch reference {
      case .floor: outcome.floor
      case .ping: outcomes[.ping(subject.shape)]?.server
      }
    return base.map { Verdict(target: self, ratio: value / $0[figure]) }
  }
}

/// What is measured: a method under a load.
struct Subject: Hashable {
  let method: String
  let shape: Shape

  static func ping(_ shape: Shape) -> Subject { Subject(method: "rpc.ping", shape: shape) }
  static func get(_ shape: Shape) -> Subject { Subject(method: "cards.get", shape: shape) }
  static func list(_ shape: Shape) -> Subject { Subject(method: "cards.list", shape: shape) }
  static func bind(_ shape: Shape) -> Subject { Subject(method: "cards.bind", shape: shape) }
}

/// How a measurement stands to its target.
struct Verdict: CustomStringConvertible {
  let target: Target
  let ratio: Double

  var isMet: Bool { target.bound.isMet(by: ratio) }

  var description: String {
    let base = target.reference == .ping ? " of ping's" : ""
    let value = Report.decimal(ratio, 2)
    return "\(isMet ? "✓" : "✗") \(target.figure.rawValue) \(value)×\(base) (\(target.bound))"
  }
}

/// A figure that targets are about.
enum Figure: String {
  case rate
  case p50
  case cpu = "CPU"
}

extension Figures {
  subscript(figure: Figure) -> Double {
    switch figure {
    case .rate: callsPerSecond
    case .p50: p50
    case .cpu: cpuPerCall
    }
  }
}
