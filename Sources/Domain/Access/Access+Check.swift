extension Access {
  /// The checks in the order in which they are made; raw values are the names in the protocol.
  package enum Check: String, CaseIterable, Sendable {
    case session
    case account
    case tenant
    case roleGrants = "role_grants"
    case storeScope = "store_scope"
    case consent
    case object

    static let ladder = allCases
  }

  package enum Verdict: Hashable, Sendable {
    case passed
    case failed(Reason)
    /// The check has no meaning for this call.
    case notApplicable
    /// What it needs is not known to the asker.
    case unknown
  }
}

extension Access.Check {
  func verdict(on question: Access.Question) -> Access.Verdict {
    if question.need == .nothing { return .notApplicable }
    guard let caller = question.caller else { return .failed(.sessionRequired) }
    return switch self {
    case .session: session(of: caller, for: question.need)
    case .account: caller.isEnabled ? .passed : .failed(.accountDisabled)
    case .tenant: tenant(of: caller)
    case .roleGrants: roleGrants(of: caller, for: question.permission)
    case .storeScope: storeScope(of: caller, question)
    case .consent: consent(question)
    case .object: object(question.object)
    }
  }

  private func session(of caller: Access.Caller, for need: Access.Need) -> Access.Verdict {
    switch caller.session {
    case .live: .passed
    case .ended: .failed(.sessionEnded)
    case .passwordChangeRequired:
      need == .session ? .passed : .failed(.passwordChangeRequired)
    case .totpEnrollmentRequired:
      need == .session ? .passed : .failed(.totpEnrollmentRequired)
    }
  }

  private func tenant(of caller: Access.Caller) -> Access.Verdict {
    guard let tenant = caller.tenant else { return .notApplicable }
    return tenant.isActive ? .passed : .failed(.tenantSuspended)
  }

  private func roleGrants(
    of caller: Access.Caller, for permission: Permission?
  ) -> Access.Verdict {
    guard let permission else { return .notApplicable }
    if caller.role.effective.contains(permission) { return .passed }
    let couldHave = Grants.permissions(of: caller.role.base).contains(permission)
    let isRevoked = couldHave && caller.role.revocation(of: permission) != nil
    return .failed(isRevoked ? .permissionRevoked : .roleLacksPermission)
  }

  private func storeScope(of caller: Access.Caller, _ question: Access.Question) -> Access.Verdict {
    guard let scope = question.scope else { return .notApplicable }
    switch question.object {
    case .none: return .passed
    case .absent: return .notApplicable
    case .unknown: return scope == .any ? .passed : .unknown
    case .known(let placement):
      return caller.reaches(placement, scope) ? .passed : .failed(.outsideScope)
    }
  }

  private func consent(_ question: Access.Question) -> Access.Verdict {
    guard question.scope == .consent else { return .notApplicable }
    guard question.isConsented else { return .failed(.consentRequired) }
    return question.hasReason ? .passed : .failed(.reasonRequired)
  }

  private func object(_ object: Access.Object) -> Access.Verdict {
    switch object {
    case .none: .notApplicable
    case .unknown: .unknown
    case .absent: .failed(.notFound)
    case .known: .passed
    }
  }
}

extension Access.Caller {
  fileprivate func reaches(_ placement: Access.Placement, _ scope: Scope) -> Bool {
    switch scope {
    case .own: placement.account == account
    case .ownStores: isInStore(of: placement)
    case .tenant: isIn(placement)
    // Whether the consent is there is the next check's question.
    case .consent: placement.tenant != nil
    case .any: true
    }
  }
}
