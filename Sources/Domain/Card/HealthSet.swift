/// A set of healths as a bit mask, bit n for raw value n: a card's live reasons, or a filter.
package struct HealthSet: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  package init(_ health: Health) {
    self.init(rawValue: 1 << UInt16(health.rawValue))
  }

  package init(_ healths: some Sequence<Health>) {
    self = healths.reduce(into: []) { $0.formUnion(HealthSet($1)) }
  }

  /// The healths of all given statuses, for a filter.
  package init(statuses: some Sequence<Status>) {
    self = statuses.reduce(into: []) { $0.formUnion($1.healths) }
  }

  /// No observation and no approval clears these; only a new credential does.
  package static let terminal = HealthSet([.stolen, .lost, .closed, .invalidNumber])
  /// Cleared by a new verification or an approved debit.
  package static let recoverable = HealthSet([
    .frozen, .riskBlocked, .detailsChanged, .suspended, .pendingVerification,
  ])

  package func contains(_ health: Health) -> Bool {
    rawValue & HealthSet(health).rawValue != 0
  }

  /// The member that comes first in precedence.
  package var first: Health? { Health(rawValue: UInt8(rawValue.trailingZeroBitCount)) }

  /// The members in order of precedence.
  package var ordered: [Health] { Health.allCases.filter(contains) }
}
