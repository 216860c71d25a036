import API

/// A value that names something, and where that lies from the caller's point of view.
struct NamedValue {
  enum Place: String {
    case own
    /// Of the same merchant: in a store that is not the caller's, or of another account.
    case outside
    /// Of another merchant, or of the platform.
    case foreign
    case absent
  }

  let place: Place
  let text: String
}

/// What a caller can name in a reference, and what of that must be to it as if it were not there.
struct Choice {
  let world: IsolationWorld
  let caller: Caller
  let reference: Reference
  /// The caller has no right of its own to anything.
  var isOwnHidden = false

  private var realm: Realm { caller.realm ?? world.realms[0] }
  private var others: [Realm] {
    // Support sees whatever consents there are.
    world.realms.filter { $0 !== realm && !(reference.method == "support.list" && $0.hasConsent) }
  }

  /// What is as if it were not there, and what is not there.
  var hidden: [NamedValue] {
    let all = [
      isOwnHidden ? values(.own) : [], isOutsideHidden ? values(.outside) : [],
      isForeignHidden ? values(.foreign) : [],
      values(.absent),
    ]
    return all.flatMap { $0.prefix(reference.valuesMax) }
  }

  /// What the caller names with good reason; nil if it has no such thing.
  var own: NamedValue? { isOwnHidden ? nil : values(.own).first }

  /// Whether the caller depends on what merchants consent to.
  var needsConsent: Bool { permission.map { caller.reach($0) == .consent } ?? false }

  private func values(_ place: NamedValue.Place) -> [NamedValue] {
    let texts =
      switch place {
      case .own: [ownText]
      case .outside: caller.isPlatform ? [] : outsideTexts
      case .foreign: others.flatMap(texts) + (caller.isPlatform ? [] : platformTexts)
      case .absent: Self.absent[reference.kind] ?? []
      }
    return texts.filter { !$0.isEmpty }.map { NamedValue(place: place, text: $0) }
  }
}

// MARK: The values

extension Choice {
  private var boss: Caller? { try? world.boss(of: realm) }

  /// Questions about accounts begin with the asker's own.
  private var isAboutAccess: Bool {
    ["entries.list", "entries.explain", "access.explain"].contains(reference.method)
  }

  /// Of what somebody has called, and of whom the entries are that are asked about.
  private var isAboutOneself: Bool {
    reference.method == "audit.list" && reference.path == "account"
      || ["entries.list", "entries.explain"].contains(reference.asked?.method)
  }

  private var ownText: String {
    let store = caller.stores?.first ?? realm.stores[0]
    return switch reference.kind {
    case .tenant: realm.tenant.text
    case .store: store.text
    case .card: realm.cards[store]?.first ?? ""
    case .payment: realm.payments[store] ?? ""
    case .attempt: realm.attempts[store] ?? ""
    case .alert: realm.alerts[store] ?? ""
    case .order: realm.order(of: store)
    case .account:
      isAboutOneself || (isAboutAccess && caller.base != .chain) ? caller.id : realm.spare
    case .session: reference.asked == nil ? caller.otherSession : caller.session
    case .confirmation: caller.confirmation
    case .consent: realm.consent
    case .job: realm.job
    case .decision: caller.decision
    case .role: realm.roles[0]
    case .fingerprint: realm.fingerprint
    case .gatewayToken: realm.gatewayToken
    case .page: caller.pages[reference.method] ?? ""
    case .head: realm.head
    }
  }

  private var outsideTexts: [String] {
    let stores = realm.stores.filter { !(caller.stores?.contains($0) ?? true) }
    let colleagues = world.callers.filter { $0.realm === realm && $0 !== caller && !$0.isCustom }
    return switch reference.kind {
    case .store: stores.map(\.text)
    case .card: stores.flatMap { realm.cards[$0] ?? [] }
    case .payment: stores.compactMap { realm.payments[$0] }
    case .attempt: stores.compactMap { realm.attempts[$0] }
    case .alert: stores.compactMap { realm.alerts[$0] }
    case .order: stores.map(realm.order)
    case .account: colleagues.prefix(1).map(\.id)
    case .session: colleagues.prefix(1).map(\.session)
    case .confirmation: colleagues.map(\.confirmation).filter { !$0.isEmpty }.prefix(1).map(\.self)
    case .decision: colleagues.prefix(1).map(\.decision)
    default: []
    }
  }

  private func texts(_ other: Realm) -> [String] {
    guard let boss = try? world.boss(of: other) else { return [] }
    return switch reference.kind {
    case .tenant: [other.tenant.text]
    case .store: [other.stores[0].text]
    case .card: other.cards[other.stores[0]] ?? []
    case .payment: [other.payments[other.stores[0]] ?? ""]
    case .attempt: [other.attempts[other.stores[0]] ?? ""]
    case .alert: [other.alerts[other.stores[0]] ?? ""]
    case .order: [other.order(of: other.stores[0])]
    case .account: [other.spare, boss.id]
    case .session: [boss.session]
    case .confirmation: [boss.confirmation]
    case .consent: [other.consent]
    case .job: [other.job]
    case .decision: [boss.decision]
    case .role: [other.roles[0]]
    case .fingerprint: [other.fingerprint]
    case .gatewayToken: [other.gatewayToken]
    case .page: [boss.pages[reference.method] ?? ""]
    case .head: [other.head]
    }
  }

  private var platformTexts: [String] {
    guard let ruler = world.callers.first(where: { $0.base == .admin }) else { return [] }
    return switch reference.kind {
    // A merchant's audit names those of the platform who did something in it.
    case .account: reference.method == "audit.list" ? [] : [world.adminID]
    case .session: [ruler.session]
    case .decision: [ruler.decision]
    default: []
    }
  }

  /// Of the right form, and given to nobody.
  private static let absent: [Referent: [String]] = {
    var texts: [Referent: [String]] = [
      .role: ["no-such-role", "none"], .order: ["no-order", "none"],
      .fingerprint: ["no-fingerprint", "none"],
      .gatewayToken: ["no-token", "none"],
      .page: ["5.0.0123456789abcdef0123", "1.1.00000000000000000000"],
      .head: ["tnt_0000000000zzz:3:" + String(repeating: "0a", count: 32)],
    ]
    let prefixes: [Referent: String] = [
      .tenant: "tnt", .store: "sto", .account: "acc", .card: "card", .session: "ses",
      .confirmation: "cnf", .consent: "con", .decision: "dec", .payment: "pay", .attempt: "att",
      .alert: "alr", .job: "imp",
    ]
    for (kind, prefix) in prefixes {
      texts[kind] = ["\(prefix)_0000000000zzz", "\(prefix)_7zzzzzzzzzzzz"]
    }
    return texts
  }()
}

// MARK: What is hidden

extension Choice {
  /// Tokens, sessions and confirmations are for those alone who have them.
  private var isPersonal: Bool {
    [.session, .confirmation, .page, .head].contains(reference.kind)
  }

  private var isOutsideHidden: Bool {
    switch reference.kind {
    case .store, .card, .payment, .attempt, .alert, .order: caller.base == .store
    case .account, .decision:
      isAboutAccess ? caller.reach("access.explain") != .tenant : caller.base != .chain
    default: isPersonal
    }
  }

  private var isForeignHidden: Bool {
    if !caller.isPlatform || isPersonal { return true }
    switch permission {
    case nil: return caller.base == .support && reference.method != "tenants.get"
    case let permission?:
      if isAboutAccess && reference.method != "access.explain" {
        return caller.reach(permission) == nil || caller.reach("access.explain") == nil
      }
      // Whoever may not call at all is told the same of everything; a consent is the first merchant's.
      return caller.reach(permission) != .any
    }
  }

  /// What the method needs, or the one that is asked about; nil for none.
  private var permission: String? {
    let method = reference.method == "rpc.can" ? reference.asked?.method : reference.method
    let row = Methods.rows.first { "\($0.name)" == method }
    if case .permission(let name)? = row?.access { return "\(name)" }
    return nil
  }
}
