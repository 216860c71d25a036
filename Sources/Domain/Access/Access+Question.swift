extension Access {
  /// Everything that an answer about access depends on.
  package struct Question: Sendable {
    package var need: Need
    /// `nil`: nobody has logged in.
    package var caller: Caller?
    package var object: Object
    /// A live consent of the object's tenant covers the caller.
    package var hasConsent: Bool
    /// The call states why it is made.
    package var hasReason: Bool

    package init(
      _ need: Need, caller: Caller?, object: Object = .none,
      support: (hasConsent: Bool, hasReason: Bool) = (false, false)
    ) {
      self.need = need
      self.caller = caller
      self.object = object
      hasConsent = support.hasConsent
      hasReason = support.hasReason
    }
  }

  /// What a method asks of its caller.
  package enum Need: Hashable, Sendable {
    case nothing
    /// A session of any kind, also one that must first change its password or enrol its TOTP.
    case session
    case permission(Permission)
  }

  package struct Caller: Sendable {
    package struct Tenant: Sendable {
      package let id: Int64
      package var isActive: Bool

      package init(id: Int64, isActive: Bool) {
        self.id = id
        self.isActive = isActive
      }
    }

    package let account: Int64
    package var session: Session
    package var isEnabled = true
    package var role: RoleGrants
    /// What the role would grant here that the account could be given in place of its own.
    package var senior: RoleGrants?
    /// `nil` for the platform's own staff.
    package var tenant: Tenant?
    package var stores: [Int64]
    /// The revision of the policy that the role was read at, where that is known.
    package var policyRevision: Int64?
    /// What tenants let support do now.
    package var consents: [Consent] = []

    package init(
      account: Int64, session: Session, role: RoleGrants, tenant: Tenant? = nil,
      stores: [Int64] = []
    ) {
      self.account = account
      self.session = session
      self.role = role
      senior = role.base.senior.map { RoleGrants(builtIn: $0) }
      self.tenant = tenant
      self.stores = stores
    }
  }

  package enum Session: Sendable {
    case live
    /// Logged in with a password that somebody else set.
    case passwordChangeRequired
    /// Logged in to a role whose second factor is mandatory and not yet enrolled.
    case totpEnrollmentRequired
    /// Idle or old beyond its limit, or revoked.
    case ended
  }

  /// The thing that a call is about.
  package enum Object: Sendable {
    /// The call is about no particular thing; its answer is cut to the caller's scope.
    case none
    /// There is one, and where it belongs is not known here.
    case unknown
    /// There is no such thing.
    case absent
    case known(Placement)
  }

  /// Where an object belongs.
  package struct Placement: Hashable, Sendable {
    package let tenant: Int64?
    package let store: Int64?
    /// The account that the object is or is about.
    package let account: Int64?

    /// Stands for any store that is open, in questions of accounts that have none.
    static let someStore: Int64 = 0

    package init(tenant: Int64?, store: Int64? = nil, account: Int64? = nil) {
      self.tenant = tenant
      self.store = store
      self.account = account
    }
  }
}

extension Access.Question {
  var permission: Permission? {
    guard case .permission(let permission) = need else { return nil }
    return permission
  }

  /// How far the needed permission reaches for the caller.
  var scope: Scope? {
    guard let permission else { return nil }
    return caller?.role.scope(of: permission)
  }

  /// The same question without what the caller may not know: an object out of its reach is asked
  /// about exactly as one that never existed, so the answers cannot differ.
  package var asSeenByCaller: Self {
    guard case .known(let placement) = object, !callerKnows(placement) else { return self }
    var question = self
    question.object = .absent
    return question
  }

  /// The same question as somebody else may hear it answered. Whether an object out of the asker's
  /// reach is there is not known to the asker, so neither is what follows from it.
  package func asSeen(by asker: Access.Caller) -> Self {
    if asker.account == caller?.account { return asSeenByCaller }
    if asker.role.scope(of: .accessExplain) == .any { return self }
    switch object {
    case .none, .unknown: return self
    case .known(let placement) where asker.knows(placement): return self
    case .known, .absent:
      var question = self
      question.object = .unknown
      return question
    }
  }

  private func callerKnows(_ placement: Access.Placement) -> Bool {
    guard let caller else { return false }
    if case .failed = Access.Check.storeScope.verdict(on: self) { return false }
    if caller.role.base == .support && (isConsented || scope == .any) { return true }
    return caller.knows(placement)
  }
}

extension Access.Caller {
  /// Whether something lies where the caller sees what is there, whatever it may do with it.
  package func knows(_ placement: Access.Placement) -> Bool {
    if placement.account == account { return true }
    return switch role.base {
    case .admin: true
    case .support: false
    case .chain: isIn(placement)
    // Accounts are headquarters' business.
    case .service: placement.account == nil && isIn(placement)
    case .store: isInStore(of: placement) || isOwnTenant(placement)
    }
  }

  private func isOwnTenant(_ placement: Access.Placement) -> Bool {
    placement.store == nil && placement.account == nil && isIn(placement)
  }

  func isIn(_ placement: Access.Placement) -> Bool {
    guard let tenant, let other = placement.tenant else { return false }
    return tenant.id == other
  }

  func isInStore(of placement: Access.Placement) -> Bool {
    guard let store = placement.store else { return false }
    return isIn(placement) && stores.contains(store)
  }
}
