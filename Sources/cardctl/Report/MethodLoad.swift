/// What became of the calls of a method.
struct MethodLoad {
  let name: String
  let count: Int64
  let refused: Int64
  let microseconds: Int64
  /// How many calls took so many microseconds at most, and in the last however long.
  let buckets: [(upTo: Int64?, count: Int64)]

  /// The calls between two looks at the statistics; those since the start without an earlier one. nil if
  /// there were none.
  ///
  /// - Parameter name: the method.
  init?(_ name: String, in stats: Value, since former: Value?) {
    guard let duration = Self.duration(of: name, in: stats) else { return nil }
    let before = former.flatMap { Self.duration(of: name, in: $0) }
    count = Self.difference(duration, before, "count")
    guard count > 0 else { return nil }
    self.name = name.printable
    refused = Self.refusals(of: name, in: stats) - Self.refusals(of: name, in: former ?? .null)
    microseconds = Self.difference(duration, before, "totalUs")
    let earlier = before?["buckets"]?.elements ?? []
    buckets = (duration["buckets"]?.elements ?? []).map { bucket in
      let match = earlier.first { $0["upToUs"] == bucket["upToUs"] }
      return (bucket["upToUs"]?.integer, Self.difference(bucket, match, "count"))
    }
  }

  private static func duration(of method: String, in stats: Value) -> Value? {
    stats["durations"]?.elements.first { $0["method"]?.string == method }
  }

  private static func difference(_ now: Value, _ before: Value?, _ member: String) -> Int64 {
    (now[member]?.integer ?? 0) - (before?[member]?.integer ?? 0)
  }

  private static func refusals(of method: String, in stats: Value) -> Int64 {
    let calls = stats["calls"]?.elements ?? []
    return calls.filter { $0["method"]?.string == method && $0["status"]?.string != "OK" }
      .reduce(0) { $0 + ($1["count"]?.integer ?? 0) }
  }

  var mean: String { "\((microseconds / count).milliseconds) ms" }

  /// What 99 of 100 calls stayed below.
  var slowest: String {
    guard let bucket = buckets.first(where: { $0.count >= count - count / 100 }) else { return "" }
    if let upTo = bucket.upTo { return "≤ \(upTo.milliseconds) ms" }
    return "> \((buckets.compactMap(\.upTo).max() ?? 0).milliseconds) ms"
  }
}

extension Int64 {
  /// Microseconds in milliseconds: `1.25`, from 10 on without a fraction.
  fileprivate var milliseconds: String {
    let (whole, rest) = quotientAndRemainder(dividingBy: 1000)
    return whole >= 10 ? "\(whole)" : "\(whole).\(Int(rest / 10).twoDigits)"
  }
}
