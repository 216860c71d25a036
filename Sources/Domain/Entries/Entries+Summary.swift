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
    case .denied(let reason):
      Access.Ground(
        reason, role: decision.role, permission: decision.permission?.rawValue,
        change: change(mention)
      ).clause
    case .wrongSurface: elsewhere
    case let cause?: cause.clause
    case nil: Wording("", zh: "")
    }
  }

  private func change(_ mention: Entries.Mention) -> Access.Ground.Change {
    if let name = mention.changedBy { return .init(by: name, at: mention.changedAt) }
    let isPlatform = decision.override?.level == .platform
    let author = Wording(
      isPlatform ? "the platform" : "the merchant", zh: isPlatform ? "平台" : "商户")
    return .init(by: author, at: mention.changedAt)
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
