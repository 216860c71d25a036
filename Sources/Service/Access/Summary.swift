import API
import Domain
import RPC
import Storage

/// An explanation in a sentence or two, as one person tells another.
struct Summary {
  let explanation: Explanation
  let method: String
  /// The login name of the account; nil: the asker's own.
  let account: String?
  /// Who changed the grant, and when, where that decided.
  var change: Access.Ground.Change?
  let language: Domain.Language

  var text: String {
    switch explanation.decision {
    case .allowed: allowed[language]
    case .denied: denied[language] + remedy
    case .unknown, .unrecognized: unknown[language]
    }
  }

  private var who: Wording {
    account.map { Wording($0, zh: "账号 \($0) ") } ?? Wording("You", zh: "您")
  }
  private var role: String { explanation.role ?? "" }
  private var permission: String { explanation.permission ?? "" }

  private var allowed: Wording {
    guard explanation.permission != nil, explanation.role != nil else {
      return Wording("\(who.en) may call \(method).", zh: "\(who.zhCN)可以调用 \(method)。")
    }
    return Wording(
      "\(who.en) may call \(method): the role \(role) has the permission \(permission).",
      zh: "\(who.zhCN)可以调用 \(method)：角色 \(role) 拥有权限 \(permission)。")
  }

  private var denied: Wording {
    if explanation.reason == "\(Reason.methodNotFound.name)" {
      return Wording("There is no method \(method).", zh: "没有方法 \(method)。")
    }
    let ground = ground
    return Wording(
      "\(who.en) may not call \(method) because \(ground.en).",
      zh: "\(who.zhCN)不能调用 \(method)，因为\(ground.zhCN)。")
  }

  private var ground: Wording {
    guard let reason = Access.Reason(rawValue: explanation.reason) else {
      return Wording(explanation.reason, zh: explanation.reason)
    }
    return Access.Ground(
      reason, role: explanation.role, permission: explanation.permission, change: change
    ).clause
  }

  private var unknown: Wording {
    Wording(
      "Whether \(who.en == "You" ? "you" : who.en) may call \(method) cannot be told: "
        + "it depends on something that you may not know.",
      zh: "无法得知\(who.zhCN)能否调用 \(method)：这取决于您无权了解的内容。")
  }

  /// Who can change it. A record says that in the language of the call that was denied, and is left out
  /// of an answer in another one.
  private var remedy: String {
    guard let who = explanation.remedy?.who, who.utf8.allSatisfy({ $0 < 128 }) == (language == .en)
    else { return "" }
    return switch language {
    case .en: " That is for \(who) to change."
    case .zhCN: "可由\(who)处理。"
    }
  }
}

extension ReadContext {
  var language: Domain.Language { Domain.Language(call.language) }

  /// The explanation in a sentence.
  ///
  /// - Parameter account: nil for the caller's own.
  func summary(
    _ explanation: Explanation, of method: String, for account: AccountID?
  ) throws(Refusal) -> String {
    var summary = Summary(
      explanation: explanation, method: method,
      account: try account.flatMap { id throws(Refusal) in
        id == caller?.account ? nil : try snapshot.name(of: id)?.name ?? id.text
      },
      language: language)
    if let author = explanation.changedBy, let time = explanation.changedAt {
      summary.change = try change(by: author, at: principal.zone.minute(of: time))
    }
    return summary.text
  }

  /// Names an account of the caller's tenant; of others it says no more than whose they are.
  private func change(
    by id: AccountID, at time: String
  ) throws(Refusal) -> Access.Ground.Change {
    let found = try snapshot.name(of: id)
    if let found, principal.isPlatform || found.tenant == principal.tenant {
      return .init(by: found.name, at: time)
    }
    return .init(by: Wording("the platform", zh: "平台"), at: time)
  }
}

extension Snapshot {
  fileprivate func name(
    of account: AccountID
  ) throws(Refusal) -> (name: String, tenant: TenantID)? {
    try first(
      "SELECT name, tenant FROM accounts WHERE id = ?", .id(account),
      row: { ($0.text(0), $0.id(1)) })
  }
}
