extension Access.Check {
  /// What a step says of its verdict.
  func detail(of verdict: Access.Verdict, on question: Access.Question) -> Wording {
    switch verdict {
    case .notApplicable:
      Wording("Not needed for this call.", zh: "此调用无需该检查。")
    case .unknown:
      Wording("Not known to the asker.", zh: "查询者无法得知。")
    case .passed: passed(on: question)
    case .failed(let reason): failed(reason, on: question)
    }
  }

  private func passed(on question: Access.Question) -> Wording {
    switch self {
    case .session: Wording("The session is live.", zh: "会话有效。")
    case .account: Wording("The account is enabled.", zh: "账号已启用。")
    case .tenant: Wording("The tenant is active.", zh: "商户状态正常。")
    case .roleGrants: granted(on: question)
    case .storeScope: reach(of: question.scope)
    case .consent:
      Wording("A live consent of the tenant covers this.", zh: "商户授权有效。")
    case .object: Wording("The object exists.", zh: "对象存在。")
    }
  }

  private func granted(on question: Access.Question) -> Wording {
    let role = question.caller?.role.name ?? ""
    let permission = question.permission?.rawValue ?? ""
    return Wording("The role \(role) has \(permission).", zh: "角色 \(role) 拥有权限 \(permission)。")
  }

  private func reach(of scope: Scope?) -> Wording {
    guard let label = scope?.label else { return Wording("Within reach.", zh: "在范围内。") }
    return Wording("It reaches \(label.en).", zh: "范围：\(label.zhCN)。")
  }

  private func failed(_ reason: Access.Reason, on question: Access.Question) -> Wording {
    guard let role = question.caller?.role, let permission = question.permission else {
      return reason.clause.sentence
    }
    switch reason {
    case .roleLacksPermission: return lacking(permission, role)
    case .permissionRevoked: return revoked(permission, role)
    default: return reason.clause.sentence
    }
  }

  /// The nearest miss: a custom role that could have it, or the built-in roles that do.
  private func lacking(_ permission: Permission, _ role: RoleGrants) -> Wording {
    let name = permission.rawValue
    if Grants.permissions(of: role.base).contains(permission) {
      return Wording(
        "The role \(role.name) was made without \(name), which its base \(role.base.rawValue) has.",
        zh: "角色 \(role.name) 未包含权限 \(name)，其基础角色“\(role.base.label.zhCN)”拥有该权限。")
    }
    let holders = Grants.roles(with: permission)
    return Wording(
      "The role \(role.name) does not have \(name); "
        + "it belongs to \(holders.map(\.rawValue).joined(separator: ", ")).",
      zh: "角色 \(role.name) 没有权限 \(name)；"
        + "拥有该权限的角色：\(holders.map(\.label.zhCN).joined(separator: "、"))。")
  }

  private func revoked(_ permission: Permission, _ role: RoleGrants) -> Wording {
    let name = permission.rawValue
    let isPlatform = role.revocation(of: permission)?.level == .platform
    return Wording(
      "\(isPlatform ? "The platform" : "The tenant") took \(name) from the role \(role.name).",
      zh: "\(isPlatform ? "平台" : "商户")已收回角色 \(role.name) 的权限 \(name)。")
  }
}
