import API

extension Command {
  static let payments = [
    Command(
      "payments options",
      Text("Ranks the cards that can pay, and says why others cannot.", "列出可用于支付的卡，并说明其他卡不可用的原因。"),
      [],
      [
        Option.store.required,
        Option(
          "usage", .choice(PaymentUsage.names(\.name)), "usage",
          Text("What the payment is.", "支付用途。")
        ).required,
        Option(
          "amount", .sum, "amount",
          Text(
            "What is to be paid; ceilings of an amount count only with it.",
            "支付金额；填写后才计入按金额统计的重试上限。")),
      ],
      examples: [
        "cardctl payments options --store sto_0c4m8r3f7a9ws --usage checkout",
        "cardctl payments options --store sto_0c4m8r3f7a9ws --usage auto_debit --amount 129.00CNY",
      ],
      .program(showPaymentOptions)),
    Command(
      "payments list", Text("Lists payments, the newest first.", "列出支付记录，最新的在前。"), [],
      [
        .tenant, .store,
        Option(
          "order", .text(placeholder: "ORDER"), "order",
          Text("Only the payment of this order.", "按订单号筛选。")),
        Option(
          "card", .text(placeholder: "CARD"), "card",
          Text("Only payments that were tried with this card.", "按卡片筛选。")),
        Option(
          "outcome", .choice(PaymentOutcome.names(\.name)), "outcome",
          Text("Only payments that stand so.", "按结果筛选。")),
        Option(
          "from", .text(placeholder: "TIME"), "from",
          Text("Only at this time or later, such as 2026-08-03T01:10:00.000Z.", "起始时间（含），UTC。")),
        Option(
          "to", .text(placeholder: "TIME"), "to",
          Text("Only before this time.", "截止时间（不含），UTC。")),
      ] + Listing.options,
      examples: [
        "cardctl payments list --outcome declined",
        "cardctl payments list --card card_0c4n2f8q3z7tb --all -o jsonl",
      ],
      .call(
        "payments.list",
        .list(
          "payments", .payment,
          none: Text(
            "No payments. Cards that could pay: cardctl help payments options",
            "没有支付记录。查看可用的卡：cardctl help payments options")))),
    Command(
      "payments get", Text("Shows a payment with every attempt.", "查看支付及每次扣款。"),
      [Operand("PAYMENT", "payment")], examples: ["cardctl payments get pay_0c4q2d5k9w3hx"],
      .program(showPayment)),
    Command(
      "payments explain",
      Text(
        "Tells why a payment failed, what to do, and when something changes.",
        "说明支付为何失败、如何处理，以及何时会有变化。"),
      [Operand("PAYMENT", "payment", .optional)],
      [
        .tenant,
        Option(
          "order", .text(placeholder: "ORDER"), "order",
          Text("The payment of this order.", "按订单号查询。")),
      ],
      examples: [
        "cardctl payments explain pay_0c4q2d5k9w3hx",
        "cardctl payments explain --order SO-20260804-117 --locale zh-CN",
      ],
      .program(PaymentExplaining.explain)),
  ]

  private static let showPayment: @Sendable (Context) throws(Failure) -> Void = {
    context throws(Failure) in
    let result = try context.call("payments.get", try context.params())
    let output = context.output
    guard output.format == .table else { return try output.json(result) }
    try output.object(result, "payment", .payment, [])
    try output.lines([""])
    try output.table(result["payment.attempts"]?.elements ?? [], .attempt)
  }

  private static let showPaymentOptions: @Sendable (Context) throws(Failure) -> Void = {
    context throws(Failure) in
    let result = try context.call("payments.options", try context.params())
    let output = context.output
    guard output.format == .table else { return try output.json(result) }
    let usable = result["cards"]?.elements ?? []
    let excluded = result["excluded"]?.elements ?? []
    if usable.isEmpty {
      try output.lines([Text("No card can be used.", "没有可用的卡。")[output.language]])
    } else {
      try output.table(usable, .card)
    }
    guard !excluded.isEmpty else { return }
    try output.lines(["", Text("Not usable:", "不可用：")[output.language]])
    try output.table(excluded, .refusedCard)
  }
}
