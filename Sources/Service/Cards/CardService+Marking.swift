import API
import Domain
import RPC
import Storage

extension CardService {
  /// A merchant's own word that a card is of no more use.
  static func mark(
    _ known: CardRow, _ health: Domain.Health, _ context: inout WriteContext
  ) throws(Refusal) -> API.Card {
    var row = known
    row.observed.insert(HealthSet(health))
    row.version += 1
    let today = context.views().today
    if row.state.health(on: today) != known.state.health(on: today) {
      row.stateSince = context.now
    }
    try context.store(row)
    try context.transaction.write(
      """
      INSERT INTO card_reasons (tenant, card, health, source, observed_at) VALUES (?, ?, ?, ?, ?)
      """, .id(row.tenant), .id(row.id), .int(Int(health.rawValue)),
      .int(EvidenceSource.merchant.rawValue), .time(context.now))
    try context.record(.healthChanged, from: known, to: row)
    return try context.note("card.health_changed", known, row)
  }

  /// Takes such a word back.
  static func clearMark(
    _ known: CardRow, _ health: Domain.Health, _ context: inout WriteContext
  ) throws(Refusal) -> API.Card {
    var row = known
    row.observed.remove(HealthSet(health))
    row.version += 1
    let today = context.views().today
    if row.state.health(on: today) != known.state.health(on: today) {
      row.stateSince = context.now
    }
    try context.store(row)
    try context.record(.healthChanged, from: known, to: row)
    return try context.note("card.health_changed", known, row)
  }
}
