extension PaymentCause {
  /// What the cause comes to, where it is about no moment and no card.
  var sentence: Wording {
    switch self {
    case .notFailed: Wording("The payment did not fail.", zh: "支付并未失败。")
    case .tiedToOtherMethod: Wording("The order is paid in another way.", zh: "订单已通过其他方式支付。")
    case .stillRunning: Wording("The payment is under way.", zh: "支付正在进行。")
    case .outcomeUnknown: Wording("Nobody knows how the payment ended.", zh: "支付结果不明。")
    case .cardNotSynced:
      Wording("A channel has not taken the card's unbinding yet.", zh: "有通道尚未同步该卡的解绑。")
    case .cardUnbound: Wording("The card is off file.", zh: "该卡已解绑。")
    case .cardState: Wording("The card's state does not allow it.", zh: "卡片当前状态不允许扣款。")
    case .retryWait: Wording("It has to wait.", zh: "需要等待后再试。")
    case .retryCeiling: Wording("The card has to rest.", zh: "该卡需暂停扣款。")
    case .noUsableCard:
      Wording(
        "The store has no card that can pay it now.", zh: "门店目前没有可用于支付的卡。")
    default: declined
    }
  }

  private var declined: Wording {
    switch self {
    case .detailsWrong:
      Wording("Nothing else speaks against the card.", zh: "除此之外卡片没有问题。")
    case .insufficientFunds:
      Wording("The card itself is well.", zh: "卡片本身正常。")
    case .issuerUnavailable:
      Wording("The card itself is well.", zh: "卡片本身正常。")
    case .consentRevoked:
      Wording(
        "The payer has withdrawn the consent to auto-debit, and only a new one allows it again.",
        zh: "付款人已撤销自动扣款授权，重新授权后方可扣款。")
    case .usageUnsupported:
      Wording("This kind of payment needs another card.", zh: "此类支付需使用其他卡。")
    case .merchantFault:
      Wording("The card itself is well.", zh: "卡片本身正常。")
    case .channelFault:
      Wording("The fault is the channel's, not the card's.", zh: "问题出在支付通道，与卡片无关。")
    case .transactionInvalid:
      Wording("The card itself is well.", zh: "卡片本身正常。")
    case .orderBlocked:
      Wording("No card may be debited for this order any more.", zh: "该订单不得再用任何卡扣款。")
    case .unknownCode:
      Wording(
        "No rule knows that code, so nothing can be said about the card.", zh: "规则库没有该代码，无法判断卡片状态。")
    default: Wording("The issuer may accept it at another time.", zh: "换个时间发卡行可能会批准。")
    }
  }

  /// In a few words, for lists.
  package var label: Wording {
    switch self {
    case .notFailed: Wording("Paid", zh: "已支付")
    case .tiedToOtherMethod: Wording("Paid in another way", zh: "已用其他方式支付")
    case .stillRunning: Wording("Under way", zh: "进行中")
    case .outcomeUnknown: Wording("Outcome unknown", zh: "结果不明")
    case .cardNotSynced: Wording("Unbinding not synced", zh: "解绑未同步")
    case .cardUnbound: Wording("Card unbound", zh: "卡片已解绑")
    case .cardState: Wording("Card's state", zh: "卡片状态")
    case .detailsWrong: Wording("Details wrong", zh: "信息有误")
    case .insufficientFunds: Wording("Money or limit short", zh: "余额或限额不足")
    case .softDecline: Wording("Declined for now", zh: "暂时拒绝")
    case .issuerUnavailable: Wording("Issuer unavailable", zh: "发卡行无应答")
    case .retryWait: Wording("Wait", zh: "需等待")
    case .retryCeiling: Wording("Ceiling reached", zh: "次数达上限")
    case .consentRevoked: Wording("Consent revoked", zh: "授权已撤销")
    case .usageUnsupported: Wording("Use not supported", zh: "用途不支持")
    case .merchantFault: Wording("Merchant's fault", zh: "商户问题")
    case .channelFault: Wording("Channel's fault", zh: "通道问题")
    case .transactionInvalid: Wording("Transaction invalid", zh: "交易无效")
    case .orderBlocked: Wording("Order blocked", zh: "订单已停付")
    case .unknownCode: Wording("Unknown code", zh: "未知代码")
    case .noUsableCard: Wording("No usable card", zh: "无可用卡")
    }
  }
}

extension Health {
  /// What it means for whoever wants to debit the card.
  var verdict: Wording {
    switch self {
    case .stolen:
      Wording("The card is reported stolen and will not work again.", zh: "该卡已报失窃，无法恢复使用。")
    case .lost: Wording("The card is reported lost and will not work again.", zh: "该卡已挂失，无法恢复使用。")
    case .closed: Wording("The card's account is closed for good.", zh: "该卡账户已销户，无法恢复使用。")
    case .invalidNumber: Wording("No card has this number.", zh: "该卡号不存在。")
    case .consentRevoked: PaymentCause.consentRevoked.sentence
    case .expired: Wording("The card has expired.", zh: "该卡已过有效期。")
    case .frozen: Wording("The bank has frozen the card.", zh: "该卡已被银行冻结。")
    case .riskBlocked: Wording("Risk control has blocked the card.", zh: "该卡已被风控拦截。")
    case .detailsChanged:
      Wording("The card's details are no longer those on file.", zh: "该卡信息已变更，与留存信息不符。")
    case .suspended:
      Wording("The bank does not let the card be debited for now.", zh: "银行暂不允许该卡扣款。")
    case .pendingVerification: Wording("The card has yet to be verified.", zh: "该卡尚待验证。")
    case .active, .expiring: Wording("The card is well.", zh: "该卡正常。")
    }
  }

  /// What brings the card back into use, or what does instead.
  var cure: Wording {
    switch self {
    case .stolen, .lost, .closed, .invalidNumber:
      Wording("Ask the payer for another card.", zh: "请付款人更换其他卡。")
    case .consentRevoked:
      Wording("Ask the payer for a new consent, or to pay at checkout.", zh: "请付款人重新授权，或改为收银台支付。")
    case .expired: Wording("Enter the new expiry, or bind the new card.", zh: "请录入新的有效期，或绑定新卡。")
    case .detailsChanged:
      Wording("Ask the payer for the present details and enter them.", zh: "请向付款人核实并更新卡片信息。")
    case .frozen, .riskBlocked, .suspended:
      Wording(
        "The payer has to settle it with the bank; then verify the card again.",
        zh: "需付款人联系发卡行处理，之后重新验证该卡。")
    case .pendingVerification: Wording("Verify the card.", zh: "请验证该卡。")
    case .active, .expiring: Wording("Try it again.", zh: "可以重试。")
    }
  }
}
