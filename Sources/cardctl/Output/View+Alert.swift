extension View {
  static let alert = View(
    row: [
      .text("id", Text("ID", "编号")), .word("kind", .alertKind, Text("Kind", "类型")),
      .word("state", .alertState, Text("State", "状态")), .text("store", Text("Store", "门店")),
      .text("card", Text("Card", "卡片")), .word("brand", .brand, Text("Brand", "卡组织")), .number,
      .expiry, .text("daysAhead", Text("Days ahead", "提前天数")),
      .word("health", .health, Text("Health", "具体状态")),
      .text("channel", Text("Channel", "渠道")), .time("raisedAt", Text("Raised", "提醒时间")),
    ],
    more: [
      .time("acknowledgedAt", Text("Acknowledged", "知悉时间")),
      .text("acknowledgedBy", Text("By", "知悉人")), .time("settledAt", Text("Settled", "解除时间")),
      .text("tenant", Text("Merchant", "商户")),
    ])

  static let alertSettings = View([
    .text("daysAhead", Text("Days ahead", "提前天数"))
  ])
}
