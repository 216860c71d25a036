/// A moment of the monotonic clock by which something must be complete.
package struct Deadline: Sendable {
  /// nil: never.
  private let nanoseconds: UInt64?

  package static let never = Deadline(nanoseconds: nil)

  package static func after(_ duration: Duration) -> Deadline {
    after(duration, from: MonotonicClock.nanoseconds())
  }

  /// - Parameter moment: of the monotonic clock, in nanoseconds.
  package static func after(_ duration: Duration, from moment: UInt64) -> Deadline {
    let (seconds, attoseconds) = duration.components
    // Beyond a century it makes no difference, and nothing overflows.
    let bounded = UInt64(max(0, min(seconds, 100 * 366 * 86_400)))
    let fraction = UInt64(max(0, attoseconds) / 1_000_000_000)
    return Deadline(nanoseconds: moment + bounded * 1_000_000_000 + fraction)
  }

  private init(nanoseconds: UInt64?) {
    self.nanoseconds = nanoseconds
  }

  /// The earlier of two.
  package static func earlier(_ a: Deadline, _ b: Deadline?) -> Deadline {
    guard let other = b?.nanoseconds else { return a }
    guard let own = a.nanoseconds else { return Deadline(nanoseconds: other) }
    return Deadline(nanoseconds: min(own, other))
  }

  /// Whether it has passed.
  package var isPast: Bool { remaining == .zero }

  /// Whether it has passed at a moment of the monotonic clock, in nanoseconds.
  package func isPast(at moment: UInt64) -> Bool { nanoseconds.map { $0 <= moment } ?? false }

  /// What is left; zero when it has passed, nil when it never will.
  package var remaining: Duration? {
    guard let nanoseconds else { return nil }
    let now = MonotonicClock.nanoseconds()
    return .nanoseconds(nanoseconds > now ? Int64(nanoseconds - now) : 0)
  }
}
