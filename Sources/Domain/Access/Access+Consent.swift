extension Access {
  /// A tenant's consent, as far as it is in force now.
  package struct Consent: Hashable, Sendable {
    package let tenant: Int64
    package let permissions: PermissionSet

    package init(tenant: Int64, permissions: PermissionSet) {
      self.tenant = tenant
      self.permissions = permissions
    }
  }
}

extension Access.Question {
  /// Whether a consent covers the call: one of the object's own tenant, where there is an object. Where
  /// none is in view, or there is none, any tenant's consent lets the call go on: what is looked at then
  /// is cut to the tenants that consent, and what lies elsewhere is not found, like what is nowhere.
  var isConsented: Bool {
    switch object {
    case .known(let placement): hasConsent || holdsConsent { $0.tenant == placement.tenant }
    case .absent: holdsConsent { _ in true }
    case .none, .unknown: hasConsent || holdsConsent { _ in true }
    }
  }

  private func holdsConsent(where isMeant: (Access.Consent) -> Bool) -> Bool {
    guard let permission, let caller else { return false }
    return caller.consents.contains { $0.permissions.contains(permission) && isMeant($0) }
  }
}
