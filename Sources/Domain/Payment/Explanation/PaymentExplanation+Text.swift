extension PaymentExplanation {
  /// Shows a moment as the clock on the tenant's wall does.
  package typealias Clock = (Int64) -> String

  /// The answer as a person would give it: what happened, then what that comes to.
  package func text(_ clock: Clock) -> Wording {
    let happened = happening(clock)
    let reason = reason(clock)
    guard let happened else { return reason }
    return Wording("\(happened.en) \(reason.en)", zh: "\(happened.zhCN)\(reason.zhCN)")
  }

  // MARK: What happened

  /// The decline in words; nil where nothing was declined.
  private func happening(_ clock: Clock) -> Wording? {
    guard let attempt, let (decline, note) = decline else { return nil }
    let (card, channel, time) = (attempt.cardName, attempt.channel, clock(decline.at))
    let code = decline.spelling
    return Wording(
      "\(card.en) was declined through \(channel) at \(time)\(code.en): \(note.clause.en).",
      zh: "\(card.zhCN) 于 \(time) 经通道 \(channel) 扣款被拒\(code.zhCN)：\(note.clause.zhCN)。")
  }

  // MARK: What that comes to

  private func reason(_ clock: Clock) -> Wording {
    switch cause {
    case .notFailed, .tiedToOtherMethod: paid(clock)
    case .stillRunning, .outcomeUnknown: open(clock)
    case .cardNotSynced, .cardUnbound: left(clock)
    case .cardState: health.map(\.verdict) ?? Self.declinedState
    case .retryWait, .retryCeiling: resting(clock)
    default: cause.sentence
    }
  }

  private static let declinedState = Wording(
    "That is about the card, not about the payment.", zh: "问题在卡片本身，与本次支付无关。")

  private func paid(_ clock: Clock) -> Wording {
    guard let attempt else { return cause.sentence }
    let (card, channel) = (attempt.cardName, attempt.channel)
    let time = clock(attempt.settledAt ?? attempt.begunAt)
    guard let other = facts.firstOther(than: attempt) else {
      return Wording(
        "The payment did not fail: \(card.en) was debited through \(channel) at \(time).",
        zh: "支付并未失败：\(time) 已通过 \(card.zhCN) 经通道 \(channel) 扣款成功。")
    }
    return Wording(
      "The order is paid, but not as first tried: the attempt with \(other.cardName.en) through "
        + "\(other.channel) failed, and \(card.en) was debited through \(channel) at \(time).",
      zh: "订单已支付，但并非首次尝试的方式：\(other.cardName.zhCN)（通道 \(other.channel)）未成功，"
        + "\(time) 已改用 \(card.zhCN) 经通道 \(channel) 扣款成功。")
  }

  private func open(_ clock: Clock) -> Wording {
    guard let attempt else { return cause.sentence }
    let (card, channel) = (attempt.cardName, attempt.channel)
    let time = clock(attempt.expiresAt)
    if cause == .stillRunning {
      return Wording(
        "It has not failed: an attempt with \(card.en) through \(channel) is under way, and the "
          + "order is tied to it until \(time).",
        zh: "尚未失败：正在用 \(card.zhCN) 经通道 \(channel) 扣款，\(time) 前该订单由此次扣款占用。")
    }
    return Wording(
      "Nobody knows how it ended: \(channel) reported no result for \(card.en) by \(time), so the "
        + "money may have been taken.",
      zh: "结果不明：通道 \(channel) 在 \(time) 前未回报 \(card.zhCN) 的扣款结果，款项可能已被扣走。")
  }

  private func left(_ clock: Clock) -> Wording {
    guard let attempt, let card else { return cause.sentence }
    let time = card.leftAt.map(clock)
    let left = Wording(
      "\(attempt.cardName.en) was taken off file\(time.map { " at \($0)" } ?? "")",
      zh: "\(attempt.cardName.zhCN) 已\(time.map { "于 \($0) " } ?? "")解绑")
    let pending = card.pending
    guard cause == .cardNotSynced, let first = pending.map(\.until).min() else {
      return Wording("\(left.en) and cannot be debited.", zh: "\(left.zhCN)，不能再扣款。")
    }
    let (en, zh) = (pending.list(", "), pending.list("、"))
    let has = pending.count == 1 ? "has" : "have"
    return isLate
      ? Wording(
        "\(left.en), but \(en) \(has) not taken that yet; it was due by \(clock(first)).",
        zh: "\(left.zhCN)，但通道 \(zh) 尚未同步，原应在 \(clock(first)) 前完成。")
      : Wording(
        "\(left.en), but \(en) \(has) not taken that yet; it has until \(clock(first)).",
        zh: "\(left.zhCN)，但通道 \(zh) 尚未同步，最迟 \(clock(first)) 完成。")
  }

  private func resting(_ clock: Clock) -> Wording {
    guard let card, case .waiting(let time, let rule) = facts.exclusion(of: card) else {
      return cause.sentence
    }
    let until = clock(time)
    return cause == .retryCeiling
      ? Wording(
        "The card has been declined as often as the network allows, so it must rest until \(until) "
          + "(rule \(rule)).",
        zh: "该卡被拒次数已达上限，\(until) 前不得再扣款（规则 \(rule)）。")
      : Wording(
        "It must not be tried again before \(until) (rule \(rule)).",
        zh: "\(until) 之前不得重试（规则 \(rule)）。")
  }
}

extension PaymentFacts.Decline {
  /// The raw code between brackets: ` (code 51, visa)`.
  fileprivate var spelling: Wording {
    guard let code else { return Wording("", zh: "") }
    let all = [code, advice.map { "advice \($0)" }, profile?.rawValue].compactMap { $0 }
    let zh = [code, advice.map { "建议码 \($0)" }, profile?.rawValue].compactMap { $0 }
    return Wording(
      " (code \(all.joined(separator: ", ")))", zh: "（代码 \(zh.joined(separator: "，"))）")
  }
}

extension [PaymentFacts.Sync] {
  fileprivate func list(_ separator: String) -> String {
    map(\.channel).joined(separator: separator)
  }
}

extension Wording {
  /// Without the mark that ends a sentence, and as what follows a colon.
  fileprivate var clause: Wording {
    func trimmed(_ text: String) -> String {
      text.last == "." || text.last == "。" ? String(text.dropLast()) : text
    }
    let text = trimmed(en)
    return Wording(text.prefix(1).lowercased() + text.dropFirst(), zh: trimmed(zhCN))
  }
}
