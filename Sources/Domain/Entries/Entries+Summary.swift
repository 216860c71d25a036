extension Entries {
  /// The words that an answer about an entry needs from outside: names and times.
  package struct Mention: Sendable {
    /// The account in question; nil if it is the asker's own.
    package var account: String?
    /// Who changed the role; nil where the asker may not know.
    package var changedBy: String?
    /// When, as people read it.
    package var changedAt: String?

    package init(account: String? = nil, changedBy: String? = nil, changedAt: String? = nil) {
      self.account = account
      self.changedBy = changedBy
      self.changedAt = changedAt
    }
  }
}

extension Entries.Answer {
  /// The answer as a person would give it.
  package func summary(_ mention: Entries.Mention) -> Wording {
    guard cause != nil else { return found(mention) }
    let name = entry.label
    let reason = because(mention)
    let subject = mention.account.map { "\($0) does" } ?? "You do"
    let remedy = help
    return Wording(
      "\(subject) not see “\(name.en)” because \(reason.en).\(remedy.en)",
      zh: "\(mention.account ?? "您")看不到“\(name.zhCN)”，因为\(reason.zhCN)。\(remedy.zhCN)")
  }

  private func found(_ mention: Entries.Mention) -> Wording {
    let places = Entries.places(of: entry).filter { surface == nil || $0.surface == surface }
    let texts = places.map { place in
      Wording(
        "\(place.text.en) (\(place.surface.label.en))",
        zh: "\(place.text.zhCN)（\(place.surface.label.zhCN)）")
    }
    let subject = mention.account.map { "\($0) finds" } ?? "You find"
    return Wording(
      "\(subject) it at \(texts.map(\.en).joined(separator: ", or at ")).",
      zh: "\(mention.account ?? "您")可在此找到：\(texts.map(\.zhCN).joined(separator: "；"))。")
  }

  // MARK: Because

  private func because(_ mention: Entries.Mention) -> Wording {
    switch cause {
    case .denied(.permissionRevoked): revoked(mention)
    case .denied(.roleLacksPermission): lacking
    case .denied(let reason): reason.clause
    case .storeNotAssigned: Wording("no store is assigned to the account", zh: "该账号未分配门店")
    case .storesClosed:
      Wording("all stores of the account are closed", zh: "该账号的门店均已关闭")
    case .consentExpired:
      Wording(
        "the merchant's consent has expired or was revoked", zh: "商户对客服的授权已过期或已撤回")
    case .wrongSurface: elsewhere
    case .empty: Wording("this server has nothing behind it", zh: "服务器尚未提供该功能")
    case nil: Wording("", zh: "")
    }
  }

  private var roleName: Wording {
    let name = decision.role ?? ""
    guard let role = Role(rawValue: name) else { return Wording(name, zh: "“\(name)”") }
    return Wording(name, zh: "“\(role.label.zhCN)”")
  }

  private var lacking: Wording {
    let (role, permission) = (roleName, decision.permission?.rawValue ?? "")
    return Wording(
      "the role \(role.en) does not have the permission \(permission)",
      zh: "角色\(role.zhCN)没有权限 \(permission)")
  }

  private func revoked(_ mention: Entries.Mention) -> Wording {
    let isPlatform = decision.override?.level == .platform
    let actor = Wording(
      mention.changedBy ?? (isPlatform ? "the platform" : "the merchant"),
      zh: mention.changedBy.map { "\($0) " } ?? (isPlatform ? "平台" : "商户"))
    let time = mention.changedAt
    return Wording(
      "\(lacking.en): \(actor.en) took it away\(time.map { " on \($0)" } ?? "")",
      zh: "\(lacking.zhCN)：\(actor.zhCN)\(time.map { "于 \($0) " } ?? "")收回了该权限")
  }

  private var elsewhere: Wording {
    let label = (surface ?? .pc).label
    let place = Entries.places(of: entry).first
    let (text, other) = (place?.text, place?.surface.label)
    return Wording(
      "it is not in \(label.en) but in \(other?.en ?? ""), at \(text?.en ?? "")",
      zh: "它不在\(label.zhCN)，而在\(other?.zhCN ?? "")：\(text?.zhCN ?? "")")
  }

  // MARK: Who can help

  /// Begins with a space, so that it follows another sentence; empty if nobody can.
  private var help: Wording {
    guard cause != .wrongSurface, let remedy else { return Wording("", zh: "") }
    let others = remedy.actors.filter { $0 != .caller }
    guard !others.isEmpty else { return Wording(" \(remedy.text.en)", zh: remedy.text.zhCN) }
    let names = others.map(\.whom)
    return Wording(
      " Who can change that: \(names.map(\.en).joined(separator: ", then ")). \(remedy.text.en)",
      zh: "可以处理的人：\(names.map(\.zhCN).joined(separator: "、"))。\(remedy.text.zhCN)")
  }
}

extension Access.Actor {
  /// Whom to ask.
  fileprivate var whom: Wording {
    switch self {
    case .caller: Wording("the account itself", zh: "账号本人")
    case .chain: Wording("the merchant's headquarters (role chain)", zh: "本商户的连锁总部（角色 chain）")
    case .admin: Wording("an administrator of the platform (role admin)", zh: "平台管理员（角色 admin）")
    }
  }
}

extension Access.Reason {
  /// The reason as a part of a sentence.
  fileprivate var clause: Wording {
    switch self {
    case .sessionRequired, .sessionEnded: Wording("the session has ended", zh: "会话已结束")
    case .passwordChangeRequired:
      Wording("the password must be changed first", zh: "需要先修改密码")
    case .totpEnrollmentRequired:
      Wording("a second factor must be set up first", zh: "需要先绑定动态口令")
    case .accountDisabled: Wording("the account is disabled", zh: "账号已停用")
    case .tenantSuspended: Wording("the merchant is suspended", zh: "商户已暂停")
    case .consentRequired:
      Wording("no merchant has given support its consent", zh: "没有商户对客服授权")
    default: Wording("it is not within reach", zh: "不在可访问范围内")
    }
  }
}
