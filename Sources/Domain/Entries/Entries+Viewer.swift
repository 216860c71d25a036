extension Entries {
  /// An account in front of a menu, with everything that its entries depend on.
  package struct Viewer: Sendable {
    package var caller: Access.Caller
    /// One of its stores that is open; nil if there is none.
    package var openStore: Int64?
    /// What consents covered that have expired or were revoked.
    package var formerlyConsented = PermissionSet([])

    package init(_ caller: Access.Caller, openStore: Int64?) {
      self.caller = caller
      self.openStore = openStore
    }
  }

  /// Why an entry does not show.
  package enum Cause: Hashable, Sendable {
    case denied(Access.Reason)
    case storeNotAssigned, storesClosed, consentExpired
    /// It stands in other menus only.
    case wrongSurface

    /// The constant in the protocol.
    package var name: String {
      switch self {
      case .denied(let reason): reason.rawValue
      case .storeNotAssigned: "STORE_NOT_ASSIGNED"
      case .storesClosed: "STORE_CLOSED"
      case .consentExpired: "CONSENT_EXPIRED"
      case .wrongSurface: "WRONG_SURFACE"
      }
    }
  }

  /// Whether one entry shows, and the decision behind that.
  package struct Verdict: Sendable {
    /// nil if it shows.
    package let cause: Cause?
    /// On the first permission that fails; on the first of all if none does.
    package let decision: Access.Decision
  }
}

extension Entries.Viewer {
  /// What shows of these entries.
  package func shown(_ entries: [Entry]) -> [Entry] {
    entries.compactMap { entry in
      let children = shown(entry.children)
      guard entry.isLeaf ? shows(leaf: entry) : !children.isEmpty else { return nil }
      return entry.with(children: children)
    }
  }

  private func shows(leaf: Entry) -> Bool {
    leaf.permissions.allSatisfy { Access.refusal(question($0)) == nil }
  }

  /// A leaf shows if all that it needs is allowed, a group if anything below it shows. What hides a
  /// group is what hides its first leaf.
  package func verdict(on entry: Entry) -> Entries.Verdict {
    guard entry.isLeaf else { return verdict(onGroup: entry) }
    for permission in entry.permissions {
      let question = question(permission)
      guard let reason = Access.refusal(question) else { continue }
      return Entries.Verdict(
        cause: cause(of: reason, permission), decision: Access.decide(question))
    }
    guard let first = entry.permissions.first else {
      preconditionFailure("a leaf needs a permission")
    }
    return Entries.Verdict(cause: nil, decision: Access.decide(question(first)))
  }

  private func verdict(onGroup entry: Entry) -> Entries.Verdict {
    let verdicts = entry.children.map { verdict(on: $0) }
    return verdicts.first { $0.cause == nil } ?? verdicts[0]
  }

  /// The question that the entry's methods would ask, about something in a store of the account. An
  /// account without an open store is asked about one that it does not have.
  private func question(_ permission: Permission) -> Access.Question {
    var object = Access.Object.none
    if Grants.scope(of: permission, for: caller.role.base) == .ownStores {
      object = .known(
        Access.Placement(
          tenant: caller.tenant?.id, store: openStore ?? Access.Placement.someStore))
    }
    return Access.Question(
      .permission(permission), caller: caller, object: object,
      support: (hasConsent: false, hasReason: true))
  }

  private func cause(of reason: Access.Reason, _ permission: Permission) -> Entries.Cause {
    switch reason {
    case .outsideScope: caller.stores.isEmpty ? .storeNotAssigned : .storesClosed
    case .consentRequired where formerlyConsented.contains(permission): .consentExpired
    default: .denied(reason)
    }
  }
}
