/// Counts durations in buckets whose width grows with the value, as HdrHistogram does: 128 buckets
/// for each power of two, so a quantile is off by less than 0.8 %. Its size is fixed; recording
/// allocates nothing.
struct Histogram {
  private static let stepBits = 7
  private static let steps = 1 << stepBits

  private var counts = [UInt64](repeating: 0, count: (64 - stepBits + 1) * steps)
  private(set) var total: UInt64 = 0

  mutating func record(_ nanoseconds: UInt64) {
    counts[Self.bucket(of: nanoseconds)] += 1
    total += 1
  }

  mutating func removeAll() {
    for bucket in counts.indices { counts[bucket] = 0 }
    total = 0
  }

  /// The least recorded duration that at least `share` of all do not exceed, to the precision of
  /// its bucket; 0 when nothing was recorded.
  func quantile(_ share: Double) -> UInt64 {
    let rank = max(1, UInt64((share * Double(total)).rounded(.up)))
    var seen: UInt64 = 0
    for bucket in counts.indices {
      seen += counts[bucket]
      if seen >= rank { return Self.middle(of: bucket) }
    }
    return 0
  }

  /// Values below `steps` have a bucket each; above, the leading bits choose it.
  private static func bucket(of value: UInt64) -> Int {
    guard value >= steps else { return Int(value) }
    let shift = 63 - stepBits - value.leadingZeroBitCount
    return (shift << stepBits) + Int(value >> UInt64(shift))
  }

  private static func middle(of bucket: Int) -> UInt64 {
    guard bucket >= 2 * steps else { return UInt64(bucket) }
    let shift = UInt64(bucket >> stepBits) - 1
    let low = UInt64(bucket & (steps - 1) | steps) << shift
    return low + (1 << shift) / 2
  }
}
