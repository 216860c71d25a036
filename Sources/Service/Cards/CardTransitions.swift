import API
import Domain
import JSON
import RPC
import Storage

extension CardTransition {
  /// Reads a transition back that was stored as JSON.
  init?(stored: [UInt8]) {
    var reader = Reader(stored.span)
    var faults = Faults()
    self.init(&reader, &faults)
  }
}

extension WriteContext {
  /// Appends to a card's history: what changed, from which state to which, and the evidence for it.
  ///
  /// - Parameter evidence: nil: the caller's own word.
  func record(
    _ kind: TransitionKind, from old: CardRow?, to new: CardRow, changes: [FieldChange] = [],
    by evidence: API.Evidence? = nil
  ) throws(Refusal) {
    let evidence =
      evidence
      ?? API.Evidence(
        source: .merchant, observedAt: call.received, receivedAt: call.received, actor: actor)
    var transition = try transition(kind, from: old, to: new, evidence)
    transition.changes = changes.isEmpty ? nil : changes
    try append(transition, of: new)
  }

  /// The same for what somebody else has observed.
  func record(
    _ evidence: API.Evidence, from old: CardRow, to new: CardRow
  ) throws(Refusal) {
    try append(try transition(.healthChanged, from: old, to: new, evidence), of: new)
  }

  private func transition(
    _ kind: TransitionKind, from old: CardRow?, to new: CardRow, _ evidence: API.Evidence
  ) throws(Refusal) -> CardTransition {
    let views = views()
    return CardTransition(
      at: now, kind: kind, from: old.map { API.CardState($0, on: views.today) },
      to: API.CardState(new, on: views.today), reasons: try views.reasons(of: new),
      evidence: evidence)
  }

  private func append(_ transition: CardTransition, of new: CardRow) throws(Refusal) {
    try transaction.write(
      "INSERT INTO card_transitions (tenant, card, id, body) VALUES (?, ?, ?, ?)",
      .id(new.tenant), .id(new.id), .int(Int(service.identifiers.next())),
      .json(transition.json))
  }

  /// Notes a change of a card for the audit, appends its event, and raises and settles what follows from it.
  mutating func note(
    _ event: StaticString, _ old: CardRow?, _ new: CardRow
  ) throws(Refusal) -> API.Card {
    let views = views()
    let card = try views.card(new)
    record.target = new.id.text
    record.before = try old.map { old throws(Refusal) in try views.card(old).kept.json }
    record.after = card.kept.json
    try emit(event, tenant: new.tenant, store: new.store, subject: new.id, body: card.kept)
    try reviewAlerts(of: new, since: old)
    return card
  }
}
