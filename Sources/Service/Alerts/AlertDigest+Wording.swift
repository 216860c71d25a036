import API
import Domain

extension AlertDigest {
  /// What the counts say, as a paragraph that somebody can pass on.
  var wording: Wording {
    guard alerts > 0 else {
      return Wording("There are no alerts about payment cards.", zh: "目前没有支付卡提醒。")
    }
    let parts = [expiring, invalid, late, gone].compactMap { $0 }
    let en = parts.map(\.en).joined(separator: "; ")
    let zh = parts.map(\.zhCN).joined(separator: "；")
    let head = Wording(
      "\(Self.count(alerts, "alert")) about payment cards at \(Self.count(storesConcerned, "store")): \(en).",
      zh: "\(storesConcerned) 家门店共有 \(alerts) 条支付卡提醒：\(zh)。")
    let sentences = [head, debits, Self.request, names].compactMap { $0 }
    return Wording(
      sentences.map(\.en).joined(separator: " "), zh: sentences.map(\.zhCN).joined())
  }

  private static let request = Wording(
    "Please replace or update the cards.", zh: "请及时更换卡片或更新卡片信息。")

  private static func count(_ number: Int64, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private func number(of kind: AlertKind) -> Int64? { kinds.first { $0.kind == kind }?.alerts }

  private var expiring: Wording? {
    guard let number = number(of: .cardExpiring) else { return nil }
    let en = tiers.map { "\($0.alerts) \(Self.within($0.daysAhead).en)" }
    let zh = tiers.map { "\(Self.within($0.daysAhead).zhCN) \($0.alerts) 张" }
    return Wording(
      "\(Self.count(number, "card")) \(number == 1 ? "expires" : "expire") soon (\(en.joined(separator: ", ")))",
      zh: "\(number) 张卡即将到期（\(zh.joined(separator: "、"))）")
  }

  private static func within(_ days: Int64) -> Wording {
    switch days {
    case 0: Wording("on their last day", zh: "最后一天")
    case 1: Wording("within a day", zh: "1 天内")
    default: Wording("within \(days) days", zh: "\(days) 天内")
    }
  }

  private var invalid: Wording? {
    number(of: .cardInvalid).map { number in
      Wording(
        "\(Self.count(number, "card")) \(number == 1 ? "is" : "are") invalid",
        zh: "\(number) 张卡已失效")
    }
  }

  private var late: Wording? {
    number(of: .channelLate).map { number in
      Wording(
        "\(Self.count(number, "unbinding")) not taken by a channel in time",
        zh: "\(number) 项解绑有渠道未按时确认")
    }
  }

  private var gone: Wording? {
    number(of: .lastUsableGone).map { number in
      Wording(
        "\(Self.count(number, "store")) without a usable card", zh: "\(number) 家门店已无可用卡")
    }
  }

  private var debits: Wording? {
    guard debitsAtRisk.cards > 0 else { return nil }
    return Wording(
      "Automatic debits run on \(debitsAtRisk.cards) of the cards, with \(Self.count(debitsAtRisk.attempts, "attempt")) in the last 30 days.",
      zh: "其中 \(debitsAtRisk.cards) 张用于自动扣款，近 30 天共扣款 \(debitsAtRisk.attempts) 次。")
  }

  /// Only where callers see names.
  private var names: Wording? {
    let named = stores.compactMap { store in store.name.map { ($0, store.alerts) } }
    guard !named.isEmpty else { return nil }
    let isCut = storesConcerned > Int64(stores.count)
    return Wording(
      "Stores: \(named.map { "\($0) (\($1))" }.joined(separator: ", "))\(isCut ? ", and others" : "").",
      zh: "涉及门店：\(named.map { "\($0)（\($1)）" }.joined(separator: "、"))\(isCut ? "等" : "")。")
  }
}
