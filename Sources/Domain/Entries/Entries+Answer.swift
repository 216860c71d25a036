extension Entries {
  /// The answer to "where is this entry?", for one account.
  package struct Answer: Sendable {
    package let entry: Entry
    package let surfaces: [Surface]
    /// The menu that was asked about.
    package let surface: Surface?
    /// Why it does not show; nil if it does.
    package let cause: Cause?
    /// Of the permission that decides. Allowed where the cause is none of permissions.
    package let decision: Access.Decision
    /// The ladder with the cause in it.
    package let steps: [Access.Step]

    package var shows: Bool { cause == nil }

    package init(_ entry: Entry, on surface: Surface?, for viewer: Viewer) {
      let verdict = viewer.verdict(on: entry)
      let surfaces = Entries.surfaces(of: entry)
      var cause = verdict.cause
      if cause == nil, let surface, !surfaces.contains(surface) { cause = .wrongSurface }
      self.entry = entry
      self.surfaces = surfaces
      self.surface = surface
      self.cause = cause
      decision = verdict.decision
      steps = cause.map { Self.steps(of: verdict.decision, $0) } ?? verdict.decision.steps
    }

    /// What would make it show, where that was tried out.
    package var remedy: (text: Wording, actors: [Access.Actor])? {
      guard cause == .wrongSurface, let other = surfaces.first else {
        return decision.remedy.map { ($0.text, $0.actors) }
      }
      let label = other.label
      return (Wording("Use \(label.en).", zh: "请使用\(label.zhCN)。"), [.caller])
    }

    /// Puts a cause that is none of permissions into the ladder: at the check that failed, or at the
    /// last if all passed.
    private static func steps(of decision: Access.Decision, _ cause: Cause) -> [Access.Step] {
      if case .denied = cause { return decision.steps }
      let isAllowed = decision.outcome == .allowed
      return decision.steps.map { step in
        let isPlace = isAllowed ? step.check == .object : step.outcome == .failed
        guard isPlace else { return step }
        return Access.Step(check: step.check, outcome: .failed, detail: cause.clause.sentence)
      }
    }
  }
}

extension Entries.Cause {
  /// As a part of a sentence.
  var clause: Wording {
    switch self {
    case .denied(let reason): reason.clause
    case .storeNotAssigned:
      Wording("no store is assigned to the account", zh: "该账号未分配门店")
    case .storesClosed:
      Wording("all stores of the account are closed", zh: "该账号的门店均已关闭")
    case .consentExpired:
      Wording(
        "the merchant's consent has expired or was revoked", zh: "商户对客服的授权已过期或已撤回")
    case .wrongSurface: Wording("the entry is not in this menu", zh: "该入口不在此端的菜单中")
    }
  }
}
