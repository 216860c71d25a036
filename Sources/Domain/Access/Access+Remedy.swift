extension Access {
  /// What makes a denied call allowed: the answer was seen to flip with all steps applied.
  package struct Remedy: Hashable, Sendable {
    package let steps: [Step]

    /// The steps as sentences.
    package var text: Wording {
      Wording(
        steps.map(\.text.en).joined(separator: " "), zh: steps.map(\.text.zhCN).joined())
    }

    /// Who has to act, in the order of the steps, nobody twice.
    package var actors: [Actor] {
      steps.reduce(into: []) { if !$0.contains($1.actor) { $0.append($1.actor) } }
    }
  }

  package enum Actor: String, Sendable {
    case caller
    /// An account of the tenant with the role chain.
    case chain
    /// An administrator of the platform.
    case admin

    package var label: Wording {
      switch self {
      case .caller: Wording("the account itself", zh: "本人")
      case .chain: Wording("an account with the role chain", zh: "“连锁总部”角色的账号")
      case .admin: Wording("an administrator of the platform", zh: "平台管理员")
      }
    }
  }
}

extension Access.Remedy {
  package enum Step: Hashable, Sendable {
    case logIn
    case changePassword
    case enrollTOTP
    case enableAccount(by: Access.Actor)
    case resumeTenant
    case giveBack(RoleGrants.Override)
    case addToRole(Permission, by: Access.Actor)
    case assignRole(RoleGrants, by: Access.Actor)
    case assignStore(Int64)
    case grantConsent
    case giveReason
  }
}

extension Access.Remedy.Step {
  /// The step that may cure `reason`; whether it does, only asking again can tell.
  init?(for reason: Access.Reason, in question: Access.Question) {
    guard let caller = question.caller else { return nil }
    let manager: Access.Actor = caller.tenant == nil ? .admin : .chain
    switch reason {
    case .sessionRequired, .notFound: return nil
    case .sessionEnded: self = .logIn
    case .passwordChangeRequired: self = .changePassword
    case .totpEnrollmentRequired: self = .enrollTOTP
    case .accountDisabled: self = .enableAccount(by: manager)
    case .tenantSuspended: self = .resumeTenant
    case .consentRequired: self = .grantConsent
    case .reasonRequired: self = .giveReason
    case .permissionRevoked:
      guard let permission = question.permission,
        let revocation = caller.role.revocation(of: permission)
      else { return nil }
      self = .giveBack(revocation)
    case .roleLacksPermission:
      guard let permission = question.permission else { return nil }
      self.init(granting: permission, to: caller, by: manager)
    case .outsideScope:
      guard case .known(let placement) = question.object, let store = placement.store
      else { return nil }
      self = .assignStore(store)
    }
  }

  private init?(
    granting permission: Permission, to caller: Access.Caller, by manager: Access.Actor
  ) {
    if Grants.permissions(of: caller.role.base).contains(permission) {
      self = .addToRole(permission, by: manager)
      return
    }
    // From the senior role it may have been taken as well.
    guard let senior = caller.senior, senior.effective.contains(permission) else { return nil }
    self = .assignRole(senior, by: manager)
  }

  func apply(to question: inout Access.Question) {
    guard let role = question.caller?.role else { return }
    switch self {
    case .logIn, .changePassword, .enrollTOTP: question.caller?.session = .live
    case .enableAccount: question.caller?.isEnabled = true
    case .resumeTenant: question.caller?.tenant?.isActive = true
    case .giveBack(let revocation): question.caller?.role = role.withoutRevocation(revocation)
    case .addToRole(let permission, _): question.caller?.role = role.adding(permission)
    case .assignRole(let role, _): question.caller?.role = role
    case .assignStore(let store): question.caller?.stores.append(store)
    case .grantConsent: question.hasConsent = true
    case .giveReason: question.hasReason = true
    }
  }

  package var actor: Access.Actor {
    switch self {
    case .logIn, .changePassword, .enrollTOTP, .giveReason: .caller
    case .assignStore, .grantConsent: .chain
    case .resumeTenant: .admin
    case .enableAccount(let actor), .addToRole(_, let actor), .assignRole(_, let actor): actor
    case .giveBack(let revocation): revocation.level == .platform ? .admin : .chain
    }
  }

  package var text: Wording {
    switch self {
    case .logIn: Wording("Log in again.", zh: "请重新登录。")
    case .changePassword: Wording("Change the password.", zh: "请修改密码。")
    case .enrollTOTP: Wording("Set up the second factor.", zh: "请绑定动态口令。")
    case .enableAccount: Wording("Have the account enabled.", zh: "请启用该账号。")
    case .resumeTenant: Wording("Have the tenant resumed.", zh: "请恢复该商户。")
    case .giveBack(let revocation):
      Wording(
        "Give the permission \(revocation.permission.rawValue) back to the role.",
        zh: "请将权限 \(revocation.permission.rawValue) 恢复给该角色。")
    case .addToRole(let permission, _):
      Wording(
        "Add the permission \(permission.rawValue) to the role.",
        zh: "请为该角色添加权限 \(permission.rawValue)。")
    case .assignRole(let role, _):
      Wording(
        "Ask an account with the role \(role.name), or have that role assigned.",
        zh: "请由“\(role.base.label.zhCN)”角色的账号操作，或为本账号分配该角色。")
    case .assignStore(Access.Placement.someStore):
      Wording("Assign an open store to the account.", zh: "请为该账号分配营业中的门店。")
    case .assignStore: Wording("Assign the store to the account.", zh: "请将该门店分配给该账号。")
    case .grantConsent:
      Wording("Have the tenant grant support its consent.", zh: "请商户授权客服。")
    case .giveReason: Wording("State a reason in the call.", zh: "请在请求中填写原因。")
    }
  }
}
