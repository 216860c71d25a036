/// How often something may fail in a rolling window before it must rest.
package struct Ceiling: Hashable, Sendable {
  /// Which declines it counts.
  package enum Count: Hashable, Sendable {
    case declines
    /// Those after which the network allows another attempt at all.
    case retryableDeclines
    case unknownCodes
    /// Those that came with one of these advice codes.
    case advices([String])
    /// Verifications, whatever their outcome.
    case verifications
  }

  package let id: String
  /// Nil: of every network.
  package let network: SignalProfile?
  package let count: Count
  /// Whether attempts of other amounts are left out.
  package let isPerAmount: Bool
  /// So many fill the window.
  package let max: Int
  package let hours: Int
  package let source: String

  init(
    _ name: String, of network: SignalProfile? = nil, _ count: Count, perAmount: Bool = false,
    _ limit: (max: Int, hours: Int), source: String
  ) {
    id = "ceiling.\(name)"
    self.network = network
    self.count = count
    isPerAmount = perAmount
    (max, hours) = limit
    self.source = source
  }

  /// When there is room again after events at these times; nil if there is room now. What is exactly as
  /// old as the window is long no longer counts.
  package func roomAgain(after times: [Int64], at now: Int64) -> Int64? {
    let window = Int64(hours) * 3_600_000
    let counted = times.filter { $0 > now - window }.sorted()
    return counted.count < max ? nil : counted[counted.count - max] + window
  }
}
