/// What a code says about trying again.
package enum Retry: Hashable, Sendable {
  /// Nothing failed.
  case unneeded
  /// N: not again, as far as the bar reaches.
  case never(Bar)
  /// W: not before a pause is over.
  case after(Pause)
  /// L: within the ceilings.
  case limited
  /// F: once the data is fixed.
  case afterFix

  /// What must not be tried again.
  package enum Bar: Hashable, Sendable {
    case credential
    /// The same use of the credential: checkout, or auto-debit.
    case use
    /// Every auto-debit of the credential.
    case autoDebit
    case order
    case transaction
  }

  package enum Pause: Hashable, Sendable {
    case hours(Int)
    /// Until the next day begins in the tenant's zone.
    case nextDay

    package static func days(_ count: Int) -> Pause { .hours(count * 24) }

    /// The end of a pause that began at `time`, in milliseconds.
    ///
    /// - Parameter nextDay: when the day after begins, where that is known. A whole day is as good: it is
    ///   never shorter.
    package func end(from time: Int64, nextDay: Int64? = nil) -> Int64 {
      switch self {
      case .hours(let hours): time + Int64(hours) * 3_600_000
      case .nextDay: nextDay ?? time + 86_400_000
      }
    }
  }

  package var isNever: Bool {
    if case .never = self { true } else { false }
  }

  /// The letter of the published tables: N, W, L or F; nil where nothing failed.
  package var letter: String? {
    switch self {
    case .unneeded: nil
    case .never: "N"
    case .after: "W"
    case .limited: "L"
    case .afterFix: "F"
    }
  }
}
