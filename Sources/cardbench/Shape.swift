/// How many connections call, and how many calls each has in flight.
struct Shape: Hashable, CustomStringConvertible {
  let connections: Int
  let inFlight: Int

  /// One caller that waits for each answer.
  static let single = Shape(connections: 1, inFlight: 1)
  /// Many that do.
  static let wide = Shape(connections: 64, inFlight: 1)
  /// A few that do not.
  static let deep = Shape(connections: 4, inFlight: 64)

  var description: String { "\(connections)×\(inFlight)" }
}
