extension PaymentExplanation {
  /// What to do; nil where nothing needs to be done.
  package var remedy: Wording? {
    if cause == .notFailed || cause == .tiedToOtherMethod { return nil }
    let step = step
    guard let other = next.first(where: { $0.id != card?.id }), !isRestored, !isNoCardsFault else {
      return step
    }
    return Wording(
      "\(step.en) Or pay with \(other.name.en), which can be used now.",
      zh: "\(step.zhCN)也可改用 \(other.name.zhCN)，现在即可支付。")
  }

  /// Whether the card that was declined for its own sake can be used by now.
  private var isRestored: Bool {
    let isFirm = [.cardState, .detailsWrong, .consentRevoked, .cardUnbound].contains(cause)
    return isFirm && next.contains { $0.id == card?.id }
  }

  /// Whether another card would most likely fare no better.
  private var isNoCardsFault: Bool { cause == .merchantFault || cause == .channelFault }

  private var step: Wording {
    if isRestored {
      return Wording("The card is in order by now: try again.", zh: "该卡现已恢复正常，可以重试。")
    }
    return switch cause {
    case .cardState: (health ?? .active).cure
    case .stillRunning, .outcomeUnknown: ask
    case .cardNotSynced: sync
    default: cause.remedy
    }
  }

  private var ask: Wording {
    let channel = attempt?.channel ?? ""
    return cause == .stillRunning
      ? Wording(
        "Wait for the result of \(channel); do not start another attempt.",
        zh: "请等待通道 \(channel) 的结果，不要另行扣款。")
      : Wording(
        "Ask \(channel) for the outcome before trying again, so that nobody pays twice.",
        zh: "重试前请先向通道 \(channel) 核实结果，以免重复扣款。")
  }

  private var sync: Wording {
    let late = card?.pending.filter { $0.until <= facts.now }.map(\.channel) ?? []
    guard !late.isEmpty else {
      return Wording("Wait until every channel has taken it.", zh: "请等待各通道完成同步。")
    }
    return Wording(
      "Have \(late.joined(separator: ", ")) checked: it is behind.",
      zh: "请检查通道 \(late.joined(separator: "、"))：同步已逾期。")
  }
}

extension PaymentCause {
  /// What to do where that depends on the cause alone.
  fileprivate var remedy: Wording {
    switch self {
    case .detailsWrong: Wording("Have the payer enter it again.", zh: "请付款人重新输入。")
    case .insufficientFunds:
      Wording("Try again later, once the payer has seen to it.", zh: "请付款人处理后稍后再试。")
    case .softDecline:
      Wording("Try again later, or ask the payer to call the bank.", zh: "请稍后再试，或请付款人联系发卡行。")
    case .issuerUnavailable: Wording("Try again later.", zh: "请稍后再试。")
    case .retryWait, .retryCeiling: Wording("Wait until then.", zh: "请等到该时间之后。")
    case .consentRevoked: Health.consentRevoked.cure
    case .usageUnsupported, .cardUnbound, .noUsableCard:
      Wording("Bind another card for the store.", zh: "请为门店绑定其他卡。")
    case .merchantFault:
      Wording("Have the merchant's agreement and the terminal checked.", zh: "请检查商户协议与终端配置。")
    case .channelFault: Wording("Have the channel's operator look into it.", zh: "请通道方排查。")
    case .transactionInvalid:
      Wording("Correct the payment's data; do not repeat it as it was.", zh: "请更正支付数据，不要原样重复提交。")
    case .orderBlocked:
      Wording("Ask the payer; this order is not to be debited again.", zh: "请联系付款人，该订单不可再扣款。")
    case .unknownCode:
      Wording(
        "Ask the channel what the code means, and have it added to the rules.",
        zh: "请向通道核实该代码含义，并补充到规则库。")
    case .notFailed, .tiedToOtherMethod, .stillRunning, .outcomeUnknown, .cardNotSynced, .cardState:
      Wording("Try it again.", zh: "可以重试。")
    }
  }
}
