import API
import RPC

/// `cardctl cards unbind`: shows what would happen, has it confirmed, and only then does it.
struct Unbinding {
  let context: Context

  static let options: [Option] = [
    Option(
      "replace-with", .text(placeholder: "CARD"), nil,
      Text("Card of the same store that takes over auto-debit.", "接替自动扣款的同门店卡。")),
    .flag("stop-auto-debit", nil, Text("Auto-debit may end with these cards.", "允许自动扣款随之停止。")),
    .yes, .passwordFile, .totpFile,
  ]

  static let run: @Sendable (Context) throws(Failure) -> Void = { context throws(Failure) in
    try Unbinding(context: context).run()
  }

  private var invocation: Invocation { context.invocation }
  private var language: Language { context.settings.language }

  private func run() throws(Failure) {
    try checkArguments()
    let cards = try named()
    if let cards, cards.isEmpty { return }
    let plan = try context.call("cards.prepareUnbind", try preparation(cards))
    if !invocation.has("yes") {
      try context.tell(Preview(plan: plan, output: context.output).lines)
      try confirmCount(plan)
    }
    let result = try context.call("cards.confirmUnbind", try confirmation(of: plan))
    try show(result, plan)
  }

  private func checkArguments() throws(Failure) {
    guard invocation.operands.isEmpty || !isFiltered else {
      throw context.usageError(
        "name the cards, or choose them by --status and other filters; not both",
        "请列出卡片编号，或用 --status 等条件筛选，二者取其一")
    }
    guard !invocation.operands.isEmpty || isFiltered || isGuided else {
      throw context.usageError(
        "name the cards, or choose them by --status and other filters",
        "请列出卡片编号，或用 --status 等条件筛选")
    }
    try checkInput()
    let hasFactor = invocation.has("password-file") || invocation.has("totp-file")
    guard context.dialog != nil || invocation.has("yes") && hasFactor else {
      throw context.usageError(
        "there is no terminal to confirm on; "
          + "use --yes with --password-file PATH or --totp-file PATH (- is standard input)",
        "没有可用的终端供确认；请使用 --yes 及 --password-file PATH 或 --totp-file PATH（- 表示标准输入）")
    }
  }

  /// Standard input cannot give both the cards and a secret.
  private func checkInput() throws(Failure) {
    guard readsCards else { return }
    let files = ["password-file", "totp-file"]
    guard invocation.operands.count == 1, !files.contains(where: { invocation.value($0) == "-" })
    else {
      throw context.usageError(
        "the cards come from standard input: name no others, and no secret comes from there",
        "卡片来自标准输入：请勿另列编号，密码或动态口令也不能来自标准输入")
    }
  }

  private var isFiltered: Bool {
    invocation.command.options.contains { $0.member != nil && invocation.has($0.name) }
  }

  /// Whether a person is there to choose.
  private var isGuided: Bool { context.dialog != nil && !invocation.has("yes") }

  private var readsCards: Bool { invocation.operands.contains("-") }

  // MARK: Before

  /// The ids of the cards; nil if filters choose them.
  private func named() throws(Failure) -> [String]? {
    guard !readsCards else {
      let cards = try CardPicking(context: context).read()
      if cards.isEmpty {
        try context.output.note(
          Text("No card came in: nothing was unbound.", "标准输入没有卡片：没有解绑任何卡片。"))
      }
      return cards
    }
    if !invocation.operands.isEmpty { return invocation.operands }
    return isFiltered ? nil : try CardPicking(context: context).offer()
  }

  private func preparation(_ cards: [String]?) throws(Failure) -> Value {
    var params: Value = [:]
    if let cards {
      params.set("cards", to: .array(cards.map(Value.string)))
    } else {
      params.set("filter", to: try context.params())
    }
    if let card = invocation.value("replace-with") { params.set("replaceWith", to: .string(card)) }
    if invocation.has("stop-auto-debit") { params.set("stopAutoDebit", to: .bool(true)) }
    return params
  }

  private func confirmCount(_ plan: Value) throws(Failure) {
    let count = plan["cards"]?.elements.count ?? 0
    let prompt = Text(
      "Type the count of the cards (\(count)) to unbind them: ", "请输入要解绑的卡片数量（\(count)）以确认：")
    guard try context.ask(prompt, isSecret: false) == "\(count)" else {
      throw .notConfirmed(Text("Not confirmed: nothing was unbound.", "未确认：没有解绑任何卡片。"))
    }
  }

  private func confirmation(of plan: Value) throws(Failure) -> Value {
    let isTotp = plan["requires"]?.string == "\(Factor.totp.name)"
    let factor =
      isTotp
      ? try context.secret("totp-file", .totp) : try context.secret("password-file", .password)
    guard !factor.text.isEmpty else {
      throw .notConfirmed(Text("Not confirmed: nothing was unbound.", "未确认：没有解绑任何卡片。"))
    }
    return [
      "confirmation": plan["confirmation"] ?? .null,
      "typed": .integer(plan["cards"]?.elements.count ?? 0),
      isTotp ? "totp" : "password": .string(factor.text),
    ]
  }

  // MARK: After

  private func show(_ result: Value, _ plan: Value) throws(Failure) {
    let output = context.output
    let cards = result["cards"]?.elements ?? []
    switch output.format {
    case .json: try output.json(result)
    case .jsonl: try output.lines(cards.map(\.json))
    case .table:
      let done = Text("\(cards.count) unbound:", "已解绑 \(cards.count) 张：")
      try output.lines([done[language]] + output.rows(cards, .card))
    }
    let pending = result["sync.pending"]?.elements ?? []
    if !pending.isEmpty {
      let names = pending.map(\.plain).joined(separator: ", ").printable
      try output.note(Text("Not yet taken by: \(names)", "尚未同步的渠道：\(names)"))
    }
    if invocation.has("yes") {
      try output.notes(Preview(plan: plan, output: output).refusals)
    }
  }
}

/// What an unbinding would do, in lines.
private struct Preview {
  let plan: Value
  let output: Output

  var lines: [String] {
    let cards = plan["cards"]?.elements ?? []
    let title = Text("To be unbound (\(cards.count)):", "将解绑以下 \(cards.count) 张卡：")
    return [title[output.language]] + output.rows(cards, .card) + impact + refusals
  }

  private var impact: [String] {
    var lines: [String] = []
    if let count = plan["impact.openPayments"]?.integer, count > 0 {
      lines.append(Text("Payments that run: \(count)", "正在进行的支付：\(count) 笔")[output.language])
    }
    if let count = plan["impact.autoDebits"]?.integer, count > 0 {
      lines.append(
        Text("Auto-debits that depend on them: \(count)", "受影响的自动扣款：\(count) 笔")[output.language])
    }
    let stores = plan["impact.lastUsable"]?.elements.map(\.plain) ?? []
    if !stores.isEmpty {
      let names = stores.joined(separator: ", ").printable
      lines.append(
        Text("Left without a usable card: \(names)", "将没有可用卡的门店：\(names)")[output.language])
    }
    return lines
  }

  /// The cards that stay on file, and why.
  var refusals: [String] {
    let refused = plan["impact.refusals"]?.elements ?? []
    guard !refused.isEmpty else { return [] }
    let title = Text("To stay on file (\(refused.count)):", "以下 \(refused.count) 张不会解绑：")
    return [title[output.language]] + output.rows(refused, .refusedCard)
  }
}
