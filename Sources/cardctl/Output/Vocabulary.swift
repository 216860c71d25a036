import RPC

/// What the values of an enumeration are called. In English a value speaks for itself, underscores
/// apart, unless a name is given.
struct Vocabulary: Sendable {
  private var words: [String: Text]
  /// How good each value is, where that is a question.
  private(set) var tones: [String: Report.Tone] = [:]

  private init(_ chinese: KeyValuePairs<String, String>, english: [String: String] = [:]) {
    var words: [String: Text] = [:]
    for (value, word) in chinese {
      words[value] = Text(english[value] ?? Self.spaced(value), word)
    }
    self.words = words
  }

  private func toned(_ tones: [String: Report.Tone]) -> Vocabulary {
    var vocabulary = self
    vocabulary.tones = tones
    return vocabulary
  }

  /// The same where a value is its own English word, underscores and all.
  private var literal: Vocabulary {
    var vocabulary = self
    for (value, word) in words { vocabulary.words[value] = Text(value, word.chinese) }
    return vocabulary
  }

  /// A value's word; the value itself if it is not known here.
  func word(_ value: String, _ language: Language) -> String {
    words[value]?[language] ?? Self.spaced(value)
  }

  func knows(_ value: String) -> Bool { words[value] != nil }

  private static func spaced(_ value: String) -> String {
    String(value.map { $0 == "_" ? " " : $0 })
  }

  static let status = Vocabulary(["normal": "正常", "abnormal": "异常", "invalid": "失效"])
    .toned(["normal": .good, "abnormal": .doubtful, "invalid": .bad])

  static let health = Vocabulary([
    "stolen": "被盗", "lost": "挂失", "closed": "销户", "invalid_number": "卡号无效",
    "consent_revoked": "授权已撤销", "expired": "已过期", "frozen": "冻结", "risk_blocked": "风控拦截",
    "details_changed": "信息变更", "suspended": "暂停使用", "pending_verification": "待验证",
    "expiring": "即将到期", "active": "有效",
  ])

  static let binding = Vocabulary(["bound": "已绑定", "unbinding": "解绑中", "unbound": "已解绑"])

  static let syncState = Vocabulary(
    ["pending": "待确认", "acked": "已确认", "late": "超时未确认"],
    english: ["pending": "waiting", "acked": "acknowledged"])

  static let brand = Vocabulary(
    [
      "visa": "Visa", "mastercard": "万事达", "amex": "美国运通", "unionpay": "银联", "jcb": "JCB",
      "discover": "Discover", "diners": "大来", "mir": "Mir", "maestro": "Maestro", "unknown": "未知",
    ],
    english: [
      "visa": "Visa", "mastercard": "Mastercard", "amex": "Amex", "unionpay": "UnionPay",
      "jcb": "JCB", "discover": "Discover", "diners": "Diners", "mir": "Mir", "maestro": "Maestro",
    ])

  static let funding = Vocabulary(["debit": "借记卡", "credit": "贷记卡", "prepaid": "预付卡"])

  static let usage = Vocabulary(
    ["checkout": "收银台支付", "auto_debit": "自动扣款", "both": "支付和扣款"],
    english: ["auto_debit": "auto-debit"])

  static let role = Vocabulary([
    "store": "门店", "chain": "连锁总部", "support": "客服", "admin": "平台管理员", "service": "服务账号",
  ])

  static let roleEffect = Vocabulary(
    ["granted": "授予", "revoked": "收回"], english: ["granted": "given", "revoked": "taken away"])

  static let roleLevel = Vocabulary(
    ["platform": "平台", "tenant": "商户"], english: ["tenant": "merchant"])

  static let reach = Vocabulary([
    "own": "本账号", "own_stores": "所属门店", "tenant": "本商户", "consent": "已授权的商户", "any": "全平台",
  ])

  static let tenantState = Vocabulary(["active": "正常", "suspended": "已暂停"])

  static let consentState = Vocabulary(["live": "有效", "expired": "已到期", "revoked": "已撤销"])

  static let storeState = Vocabulary(["open": "营业中", "closed": "已关闭"])

  static let alertKind = Vocabulary([
    "card_expiring": "即将到期", "card_invalid": "卡片失效", "channel_late": "渠道未确认",
    "last_usable_gone": "门店无可用卡",
  ])

  static let alertState = Vocabulary(["open": "待处理", "acknowledged": "已知悉", "settled": "已解除"])

  static let source = Vocabulary(["merchant": "商户", "calendar": "日历", "signal": "外部信号"])

  static let transition = Vocabulary([
    "bound": "绑定", "details_updated": "资料更新", "health_changed": "状态变化", "unbinding": "开始解绑",
    "unbound": "完成解绑",
  ])

  static let bindOutcome = Vocabulary([
    "created": "已新增", "duplicate": "已存在", "details_updated": "已更新资料",
  ])

  static let signalOutcome = Vocabulary([
    "health_changed": "状态已变化", "reasons_changed": "原因已变化", "unchanged": "无变化",
    "repeated": "重复信号", "outdated": "已有更新的信息", "off_file": "卡片已不在库",
    "replaced": "已换卡", "details_updated": "已更新资料",
  ])

  static let paymentOutcome = Vocabulary([
    "pending": "进行中", "approved": "成功", "declined": "失败", "unknown": "结果未知",
  ]).toned(["approved": .good, "declined": .bad, "unknown": .doubtful])

  static let importState = Vocabulary([
    "planned": "仅计划", "running": "执行中", "done": "已完成", "cancelled": "已取消", "rejected": "未执行",
    "failed": "已中止",
  ]).toned(["done": .good, "cancelled": .doubtful, "rejected": .bad, "failed": .bad])

  /// The headers of a card workbook.
  static let cardColumn = Vocabulary([
    "action": "操作", "store_code": "门店编码", "card_id": "卡片编号", "card_number": "卡号",
    "holder_name": "持卡人姓名", "exp_month": "有效期月", "exp_year": "有效期年", "card_type": "卡类型",
    "bank_name": "开户银行", "currency": "币种", "usage": "用途", "priority": "优先级",
    "invalid_reason": "失效原因", "external_ref": "外部流水号", "remark": "备注",
  ]).literal

  static let retry = Vocabulary(
    ["never": "不可重试", "wait": "稍后重试", "limited": "限次重试", "after_fix": "更正后重试"],
    english: ["wait": "later", "limited": "within the ceilings", "after_fix": "once corrected"])

  static let evidenceKind = Vocabulary([
    "attempt": "扣款", "card": "卡片", "channel": "通道", "rule": "规则",
  ])

  static let party = Vocabulary(
    [
      "payer": "付款人", "merchant": "商户", "issuer": "发卡行", "channel": "支付通道",
      "operator": "系统运维", "nobody": "无需处理",
    ],
    english: [
      "payer": "for the payer", "merchant": "for the merchant", "issuer": "for the issuer",
      "channel": "for the channel", "operator": "for the operator", "nobody": "nobody's fault",
    ])

  static let nextStep = Vocabulary([
    "password_change": "修改密码", "totp_enrollment": "启用动态口令",
  ])

  static let streamKind = Vocabulary(
    ["unary": "一问一答", "server": "服务端流", "client": "客户端流", "both": "双向流"],
    english: [
      "unary": "unary: one answer", "server": "stream from the server",
      "client": "stream to the server", "both": "stream both ways",
    ])

  static let check = Vocabulary([
    "session": "会话", "account": "账号", "tenant": "商户", "role": "角色权限", "store": "门店范围",
    "consent": "商户授权", "object": "对象",
  ])

  static let serving = Vocabulary(
    ["SERVING": "服务正常", "NOT_SERVING": "暂停服务"],
    english: ["NOT_SERVING": "not serving", "SERVING": "serving"])
}
