import API
import Domain
import JSON
import RPC
import Storage

/// Where a call about a merchant's data works: in the caller's own tenant or, for support, in one that
/// consents.
struct Site: Sendable {
  let reach: Reach
  let tenant: TenantID
  let zone: Zone
  /// The consent that it rests on; nil where the caller is at home.
  let consent: ConsentID?
  /// Whether cards are shown without what identifies their holders.
  let isMasked: Bool
}

/// What tells the tenant that a call is about, to those who are at home in none.
enum Place {
  case tenant(TenantID?)
  case store(StoreID)
  case card(CardID)
  case payment(PaymentID)
  /// One that the caller has prepared.
  case confirmation(ConfirmationID)

  /// The tenant if it is named, else the store's.
  static func merchant(_ tenant: TenantID?, store: StoreID?) -> Place {
    if tenant == nil, let store { return .store(store) }
    return .tenant(tenant)
  }
}

/// What is needed to find out where a call works.
protocol SiteFinding {
  var service: Service { get }
  var call: Call { get }
  var snapshot: Snapshot { get }
  var principal: Principal { get }
  var now: Timestamp { get }
}

extension SiteFinding {
  /// Where a call with this permission works.
  ///
  /// - Throws: `notFound` for a place in no tenant that consents, as for one that is not there.
  func site(_ permission: Permission, _ place: Place) throws(Refusal) -> Site {
    guard principal.grants.scope(of: permission) == .consent else {
      try refuseForeign(place)
      return Site(
        reach: principal.reach(permission), tenant: principal.tenant, zone: principal.zone,
        consent: nil, isMasked: false)
    }
    if case .tenant(nil) = place {
      throw Refusal(violations: [RPC.FieldViolation("tenant", .required)])
    }
    return try consentingSite(permission, place)
  }

  /// What a method asks of its caller beside its own permission, at home.
  func require(_ permission: Permission) throws(Refusal) {
    let question = Access.Question(
      .permission(permission), caller: principal.asQuestion(at: now))
    if let reason = Access.refusal(question) { throw service.denial(reason, question, call) }
  }

  /// Decides anew by the consents as the snapshot has them: what was taken back before it, nobody uses.
  private func consentingSite(
    _ permission: Permission, _ place: Place
  ) throws(Refusal) -> Site {
    let consents = try snapshot.consents(at: now)
    var question = Access.Question(
      .permission(permission), caller: principal.asQuestion(consents.inForce(at: now)),
      support: (false, call.statesReason))
    if let reason = Access.refusal(question) { throw service.denial(reason, question, call) }
    for consent in consents {
      question.object = .known(Access.Placement(tenant: consent.tenant.rawValue))
      guard Access.refusal(question) == nil,
        try snapshot.has(place, in: consent.tenant, principal.account),
        let tenant = try service.tenant(consent.tenant, in: snapshot)
      else { continue }
      return Site(
        reach: Reach(tenant: tenant.id, stores: nil), tenant: tenant.id, zone: tenant.zone,
        consent: consent.id, isMasked: Grants.isMasked(.cardsRead, for: principal.role.base))
    }
    throw Refusal(.notFound)
  }

  /// Whoever is at home in a tenant names no other.
  private func refuseForeign(_ place: Place) throws(Refusal) {
    guard case .tenant(let tenant?) = place, tenant != principal.tenant else { return }
    throw Refusal(violations: [RPC.FieldViolation("tenant", .notAllowed)])
  }
}

extension ReadContext: SiteFinding {
  /// The same, noted for the audit line where reads have one.
  func enter(_ permission: Permission, _ place: Place) throws(Refusal) -> Site {
    let site = try site(permission, place)
    trail?.note(site, place)
    return site
  }
}

extension WriteContext: SiteFinding {
  /// The tenant that the call works in.
  var tenant: TenantID { site?.tenant ?? principal.tenant }
  var zone: Zone { site?.zone ?? principal.zone }

  /// Works from now on where the place is.
  mutating func enter(_ permission: Permission, _ place: Place) throws(Refusal) {
    let site = try site(permission, place)
    self.site = site
    guard let consent = site.consent else { return }
    (record.tenant, record.consent) = (site.tenant, consent)
  }

  /// Runs a read whose audit line says what was looked at, also if it is refused.
  mutating func reading(
    _ handler: (ReadContext, inout JSON.Writer) throws(Refusal) -> Void
  ) throws(Refusal) -> [UInt8] {
    let trail = Trail()
    defer { record = trail.record }
    var writer = JSON.Writer()
    try handler(
      ReadContext(service: service, call: call, snapshot: snapshot, caller: caller, trail: trail),
      &writer)
    return [UInt8](copying: writer.bytes)
  }
}

/// What the audit line of a read will say. It stays with the call's one thread.
final class Trail {
  private(set) var record = AuditRecord()

  func note(_ site: Site, _ place: Place) {
    guard let consent = site.consent else { return }
    (record.tenant, record.consent) = (site.tenant, consent)
    record.target =
      switch place {
      case .tenant: site.tenant.text
      case .store(let id): id.text
      case .card(let id): id.text
      case .payment(let id): id.text
      case .confirmation(let id): id.text
      }
  }
}

extension Snapshot {
  /// Whether a place is in a tenant.
  fileprivate func has(
    _ place: Place, in tenant: TenantID, _ account: AccountID
  ) throws(Refusal) -> Bool {
    switch place {
    case .tenant(let id): return id == tenant
    case .store(let id):
      return try has("SELECT 1 FROM stores WHERE tenant = ? AND id = ?", .id(tenant), .id(id))
    case .card(let id):
      return try has("SELECT 1 FROM cards WHERE tenant = ? AND id = ?", .id(tenant), .id(id))
    case .payment(let id):
      return try has("SELECT 1 FROM payments WHERE tenant = ? AND id = ?", .id(tenant), .id(id))
    case .confirmation(let id):
      return try has(
        "SELECT 1 FROM confirmations WHERE tenant = ? AND id = ? AND account = ?", .id(tenant),
        .id(id), .id(account))
    }
  }
}
