/// The contract's rules of permissions, written down once more in sets and apart from the server's own.
struct Rules {
  let policy: Policy
  /// What consents covered that have ended, whosever they were.
  var formerlyConsented: Set<String> = []

  static let bases = ["store", "chain", "support", "admin", "service"]
  static let platformBases: Set = ["support", "admin"]
  static let tenantBases = bases.filter { !platformBases.contains($0) }
  static let consentable: Set = ["cards.read", "cards.unbind", "payments.read", "alerts.read"]

  /// What every role has.
  private static let common: Set = ["entries.read", "access.explain"]
  private static let card: Set = [
    "cards.read", "cards.bind", "cards.update", "cards.unbind", "payments.read", "alerts.read",
    "events.watch",
  ]
  private static let merchant: Set = [
    "cards.import", "cards.export", "alerts.manage", "channels.manage", "roles.read",
    "roles.manage", "accounts.manage", "stores.manage", "support.consent", "audit.read",
  ]

  static func permissions(of base: String) -> Set<String> {
    switch base {
    case "store": common.union(card)
    case "chain": common.union(card).union(merchant)
    case "support": common.union(consentable).union(["roles.read"])
    case "admin":
      common.union([
        "roles.read", "roles.manage", "accounts.manage", "stores.manage", "tenants.manage",
        "server.manage", "audit.read",
      ])
    default:
      common.union(card).subtracting(["cards.unbind"])
        .union(["cards.signal", "payments.write", "channels.ack"])
    }
  }

  // MARK: What a role has

  /// What the platform or the merchant took from the account's role.
  private var taken: Set<String> {
    let above = policy.platformTook[policy.base] ?? []
    if let custom = policy.custom { return above.union(custom.taken) }
    return above.union(policy.tenantTook[policy.base] ?? [])
  }

  var granted: Set<String> {
    let ceiling = Self.permissions(of: policy.base)
    let own = policy.custom.map { $0.made.union($0.given) } ?? ceiling
    return own.intersection(ceiling).subtracting(taken)
  }

  /// What the merchant's headquarters can do.
  var grantedToChain: Set<String> {
    Self.permissions(of: "chain").subtracting(policy.platformTook["chain"] ?? [])
      .subtracting(policy.tenantTook["chain"] ?? [])
  }

  // MARK: What a call comes to

  /// Why the account cannot do anything; nil if it can.
  private func hindrance(forSessions isAboutSession: Bool) -> String? {
    switch policy.progress {
    case .mustChangePassword where !isAboutSession: "PASSWORD_CHANGE_REQUIRED"
    case .lacksSecondFactor where !isAboutSession: "TOTP_ENROLLMENT_REQUIRED"
    case _ where !policy.isEnabled: "ACCOUNT_DISABLED"
    case _ where policy.isSuspended && !policy.isPlatform: "TENANT_SUSPENDED"
    default: nil
    }
  }

  /// The reason for what needs a session and nothing else.
  var session: String { hindrance(forSessions: true) ?? "ALLOWED" }

  /// The reason for what needs a permission, and is about nothing in particular.
  func reason(_ permission: String, withReason: Bool) -> String {
    if let hindrance = hindrance(forSessions: false) { return hindrance }
    guard granted.contains(permission) else {
      let couldHave = Self.permissions(of: policy.base).contains(permission)
      return couldHave && taken.contains(permission)
        ? "PERMISSION_REVOKED" : "ROLE_LACKS_PERMISSION"
    }
    guard needsConsent(permission) else { return "ALLOWED" }
    let isConsented = [false, true].contains { consents(to: permission, ofNeighbour: $0) }
    guard isConsented else { return "CONSENT_REQUIRED" }
    return withReason ? "ALLOWED" : "REASON_REQUIRED"
  }

  private func needsConsent(_ permission: String) -> Bool {
    policy.base == "support" && Self.consentable.contains(permission)
  }

  private func consents(to permission: String, ofNeighbour isNeighbours: Bool) -> Bool {
    policy.consents.contains {
      $0.state == .live && $0.isNeighbours == isNeighbours && $0.permissions.contains(permission)
    }
  }

  /// Whether something in a shop of the merchant, or of its neighbour, is within reach.
  func reaches(_ shop: Policy.Shop, ofNeighbour isNeighbours: Bool, _ permission: String) -> Bool {
    switch policy.base {
    case "store": !isNeighbours && policy.shops.contains(shop)
    case "support": consents(to: permission, ofNeighbour: isNeighbours)
    case "admin": true
    default: !isNeighbours
    }
  }

  // MARK: What a menu shows

  /// The reason for a leaf that needs a permission.
  func reason(forLeaf permission: String) -> String {
    let reason = reason(permission, withReason: true)
    if reason == "CONSENT_REQUIRED" && formerlyConsented.contains(permission) {
      return "CONSENT_EXPIRED"
    }
    guard reason == "ALLOWED" else { return reason }
    if policy.base == "store" && Self.card.contains(permission) {
      if policy.shops.isEmpty { return "STORE_NOT_ASSIGNED" }
      if policy.shops == [.closed] { return "STORE_CLOSED" }
    }
    return "ALLOWED"
  }
}
