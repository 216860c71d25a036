import RPC

extension View {
  static let payment = View(
    row: [
      .text("id", Text("ID", "编号")), .time("at", Text("Time", "时间")),
      .text("order", Text("Order", "订单号")), .text("store", Text("Store", "门店")),
      .money("amount", Text("Amount", "金额")),
      .word("usage", .usage, Text("Use", "用途")),
      .word("outcome", .paymentOutcome, Text("Outcome", "结果")), .lastCard,
      .lastAttempt("code", Text("Code", "代码")),
    ],
    more: [.text("tenant", Text("Merchant", "商户"))])

  /// One try to debit a card, with the card as it was then.
  static let attempt = View([
    .text("id", Text("Attempt", "扣款")), .time("at", Text("Time", "时间")),
    .text("card.id", Text("Card", "卡片")), .number.at("card"),
    .word("card.health", .health, Text("Health then", "当时状态")),
    .text("channel", Text("Channel", "渠道")),
    .word("outcome", .paymentOutcome, Text("Outcome", "结果")),
    .yesNo("late", Text("Late", "超时后上报")), .text("code", Text("Code", "代码")),
    .text("text", Text("Note", "说明")), .text("rule", Text("Rule", "规则")),
  ])
}

extension Column {
  /// The number of the card that was tried last.
  fileprivate static let lastCard = Column(title: Text("Card", "卡号")) { payment, language in
    payment["attempts"]?.elements.last?["card"].map { number.cell($0, language) } ?? ""
  }

  fileprivate static func lastAttempt(_ path: String, _ title: Text) -> Column {
    Column(title: title) { payment, _ in
      payment["attempts"]?.elements.last?[path]?.plain.printable ?? ""
    }
  }

  /// A sum in whole units of its currency: `129.00 CNY`.
  static func money(_ path: String, _ title: Text) -> Column {
    Column(title: title) { object, _ in
      guard let amount = object["\(path).amount"]?.integer,
        let currency = object["\(path).currency"]?.string
      else { return "" }
      return Sum(amount: amount, currency: currency).text.printable
    }
  }
}
