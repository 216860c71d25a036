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
      ],
      examples: ["cardctl payments options --store sto_0c4m8r3f7a9ws --usage checkout"],
      .program(showPaymentOptions))
  ]

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
