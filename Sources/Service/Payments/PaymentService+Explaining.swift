import API
import Domain
import RPC
import Storage

extension PaymentService {
  /// Says why a payment stands as it does, who can act and when something changes.
  @Sendable static func explain(
    _ params: PaymentsExplainParams, _ context: ReadContext
  ) throws(Refusal) -> PaymentExplainResult {
    let (payment, site) = try asked(params, context)
    let facts = try PaymentFacts(of: payment, context, site)
    let explanation = PaymentExplanation(facts)
    let language = Domain.Language(context.call.language)
    let text = explanation.text { site.zone.minute(of: Timestamp(milliseconds: $0)) }
    var next: [PaymentCard] = []
    for card in explanation.next {
      let found = try context.snapshot.paymentCard(
        CardID(rawValue: card.id), site, context.views(site))
      if let found { next.append(found) }
    }
    return PaymentExplainResult(
      payment: try context.snapshot.view(of: payment, isMasked: site.isMasked),
      cause: API.PaymentCause(explanation.cause), text: text[language],
      evidence: explanation.evidence.map {
        PaymentEvidence($0, in: language, isMasked: site.isMasked)
      },
      party: API.PaymentParty(explanation.party), remedy: explanation.remedy?[language],
      changesAt: explanation.changesAt.map { Timestamp(milliseconds: $0) },
      next: next.isEmpty ? nil : next)
  }

  /// The payment that is meant, and where it lies.
  private static func asked(
    _ params: PaymentsExplainParams, _ context: ReadContext
  ) throws(Refusal) -> (PaymentRow, Site) {
    let found: PaymentRow?
    let site: Site
    switch (params.payment, params.order) {
    case (let payment?, nil):
      site = try context.enter(.paymentsRead, .payment(payment))
      found = try context.snapshot.payment(payment, within: site.reach)
    case (nil, let order?):
      site = try context.enter(.paymentsRead, .tenant(params.tenant))
      found = try context.snapshot.payment(order: order, within: site.reach)
      // What is on record is the payment that was looked at.
      if let found { _ = try context.enter(.paymentsRead, .payment(found.id)) }
    default: throw Refusal(violations: [RPC.FieldViolation("payment", .exactlyOneRequired)])
    }
    guard let found else { throw Refusal(.notFound) }
    return (found, site)
  }
}

extension Snapshot {
  /// A card as it is now, in the few words that payments have for cards.
  fileprivate func paymentCard(
    _ id: CardID, _ site: Site, _ views: CardViews
  ) throws(Refusal) -> PaymentCard? {
    guard let row = try card(id, within: Reach(tenant: site.tenant, stores: nil)) else {
      return nil
    }
    let card = try views.card(row)
    return PaymentCard(
      id: card.id, brand: card.brand, last4: card.last4, bank: card.bank,
      holderMasked: card.holderMasked, status: card.status, health: card.health)
  }
}

extension PaymentEvidence {
  /// - Parameter isMasked: whether it is for support, who sees nobody's own words.
  fileprivate init(
    _ evidence: PaymentExplanation.Evidence, in language: Domain.Language, isMasked: Bool
  ) {
    let (kind, id) = Self.subject(evidence.subject)
    self.init(
      kind: kind, id: id, channel: evidence.channel, profile: evidence.profile,
      code: evidence.code, text: evidence.text?[language], raw: isMasked ? nil : evidence.raw,
      rule: evidence.rule, edition: evidence.edition,
      at: evidence.at.map { Timestamp(milliseconds: $0) })
  }

  private static func subject(
    _ subject: PaymentExplanation.Evidence.Subject
  ) -> (PaymentEvidenceKind, String?) {
    switch subject {
    case .attempt(let id): (.attempt, AttemptID(rawValue: id).text)
    case .card(let id): (.card, CardID(rawValue: id).text)
    case .channel(let name): (.channel, name)
    case .rule: (.rule, nil)
    }
  }
}

extension API.PaymentCause {
  fileprivate init(_ cause: Domain.PaymentCause) {
    self = Self.allCases.first { "\($0.name)" == cause.rawValue } ?? .unrecognized
  }
}

extension API.PaymentParty {
  fileprivate init(_ party: Domain.PaymentCause.Party) {
    self = Self.allCases.first { "\($0.name)" == party.rawValue } ?? .unrecognized
  }
}
