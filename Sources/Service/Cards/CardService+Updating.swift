import API
import Domain
import RPC
import Storage

extension CardService {
  @Sendable static func update(
    _ params: CardsUpdateParams, _ context: inout WriteContext
  ) throws(Refusal) -> CardResult {
    guard
      let known = try context.snapshot.card(params.card, within: context.reach(.cardsUpdate))
    else { throw Refusal(.notFound) }
    guard known.binding == .bound else { throw Refusal(.cardNotBound) }
    guard known.version == Int(params.version) else { throw Refusal(.staleVersion) }
    var row = known
    if params.expMonth != nil || params.expYear != nil {
      row.expiry = try expiry(params.expYear, params.expMonth)
      try check(row.expiry, known.funding, context)
    }
    if let label = params.label { row.label = label.isEmpty ? nil : label }
    if let usage = params.usage { row.usage = usage }
    if let priority = params.priority { row.priority = Int(priority) }
    let holder = try params.holder.map { name throws(Refusal) in try Holder.read(name) }
    return CardResult(card: try update(known, row, holder: holder, context: &context))
  }

  /// Stores new details. A new expiry or holder answers what was observed to have changed.
  static func update(
    _ known: CardRow, _ changed: CardRow, holder: Holder?, context: inout WriteContext
  ) throws(Refusal) -> API.Card {
    var row = changed
    row.version = known.version + 1
    if let holder { row.holderMasked = holder.masked }
    if holder != nil || row.expiry != known.expiry {
      row.observed.remove(HealthSet(.detailsChanged))
    }
    if row.expiry != known.expiry { row.observed.remove(HealthSet(.expired)) }
    let today = context.views().today
    if row.state.health(on: today) != known.state.health(on: today) {
      row.stateSince = context.now
    }
    try context.store(row)
    if holder != nil || row.expiry != known.expiry {
      // What is said later of the details before is no news then.
      try context.transaction.write(
        "UPDATE cards SET details_at = ? WHERE tenant = ? AND id = ?",
        .time(context.now), .id(row.tenant), .id(row.id))
    }
    if let holder {
      try context.transaction.write(
        "UPDATE cards SET holder_hash = ? WHERE tenant = ? AND id = ?",
        .blob(try holder.hash(row.tenant, context)), .id(row.tenant), .id(row.id))
    }
    try context.record(
      .detailsUpdated, from: known, to: row, changes: changes(known, row, holder))
    return try context.note("card.updated", known, row)
  }

  /// What differs, by the names that the members have in a card.
  static func changes(
    _ old: CardRow, _ new: CardRow, _ holder: Holder?
  ) -> [FieldChange] {
    let fields: [(String, String?, String?)] = [
      ("funding", "\(old.funding.name)", "\(new.funding.name)"),
      ("expMonth", old.expiry.map { "\($0.month)" }, new.expiry.map { "\($0.month)" }),
      ("expYear", old.expiry.map { "\($0.year)" }, new.expiry.map { "\($0.year)" }),
      ("usage", "\(old.usage.name)", "\(new.usage.name)"),
      ("priority", "\(old.priority)", "\(new.priority)"),
      ("label", old.label, new.label),
    ]
    var changes = fields.filter { $0.1 != $0.2 }
      .map { FieldChange(field: $0.0, from: $0.1, to: $0.2) }
    if holder != nil {
      changes.append(
        FieldChange(field: "holderMasked", from: old.holderMasked, to: new.holderMasked))
    }
    return changes
  }
}

extension WriteContext {
  /// Stores what can change of a card, with the JSON that repeats it. Whoever changes a card on file or its
  /// reasons stores it so: here it is noted for those who keep what they have read.
  func store(_ row: CardRow) throws(Refusal) {
    transaction.noteChange(of: Int(row.id.rawValue))
    try transaction.write(
      """
      UPDATE cards SET funding = ?, holder_masked = ?, expiry = ?, observed = ?,
        primary_observed = ?, binding = ?, usage = ?, priority = ?, label = ?, state_since = ?,
        last_verified_at = ?, version = ?, replaced_by = ?, encoded = ?
      WHERE tenant = ? AND id = ?
      """, .int(row.funding.rawValue), .text(row.holderMasked), Value(row.expiry?.index),
      .int(Int(row.observed.rawValue)), .int(row.primaryObserved), .int(row.binding.rawValue),
      .int(row.usage.rawValue), .int(row.priority), Value(row.label), .time(row.stateSince),
      row.lastVerifiedAt.map { .time($0) } ?? .null, .int(row.version),
      row.replacedBy.map { .id($0) } ?? .null, .text(row.encoded),
      .id(row.tenant), .id(row.id))
    try transaction.write(
      "DELETE FROM card_reasons WHERE tenant = ? AND card = ? AND (? >> health) & 1 = 0",
      .id(row.tenant), .id(row.id), .int(Int(row.observed.rawValue)))
  }
}
