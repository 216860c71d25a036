import API

extension Command {
  private static let method = Operand("METHOD", "method")
  private static let account = "acc_0c4m9b7d2g4jx"

  static let access = [
    Command(
      "explain",
      Text(
        "Tells why a menu entry shows, a call is allowed or a payment failed, and what would change that.",
        "说明菜单入口为何显示、调用为何被允许、支付为何失败，以及如何改变。"),
      [Operand("ENTRY|METHOD|DECISION|PAYMENT")],
      [
        Option(
          "account", .text(placeholder: "ID"), "account",
          Text("As this account; by default as you.", "以该账号的身份，默认为您本人。")),
        Option(
          "object", .text(placeholder: "ID"), "object",
          Text("On this card, store, account or merchant.", "针对该卡片、门店、账号或商户。")),
        surface,
      ],
      examples: [
        "cardctl explain 支付卡管理", "cardctl explain 'payment cards' --surface mobile",
        "cardctl explain cards.list", "cardctl explain dec_0c4p8w2k6v1hx",
        "cardctl explain pay_0c4q2d5k9w3hx",
        "cardctl explain cards.get --account \(account) --object card_0c4n2f8q3z7tb",
      ], .program(Explaining.explain)),
    Command(
      "can",
      Text(
        "Tells whether a call would be allowed; exit code 1 if not.", "判断调用是否被允许；不允许时退出码为 1。"),
      [Operand("METHOD"), Operand("JSON", nil, .optional)],
      [
        Option(
          "as", .text(placeholder: "ID"), nil,
          Text("As this account; by default as you.", "以该账号的身份，默认为您本人。"))
      ],
      examples: [
        "cardctl can cards.list", #"cardctl can cards.get '{"card": "card_0c4n2f8q3z7tb"}'"#,
        "cardctl can cards.list --as \(account)",
      ], .program(Explaining.can)),
    Command(
      "who-can", Text("Lists the accounts that may make a call.", "列出可进行该调用的账号。"),
      [method, Operand("OBJECT", "object", .optional)], Listing.options,
      examples: ["cardctl who-can cards.get", "cardctl who-can cards.get card_0c4n2f8q3z7tb"],
      .call(
        "access.whoCan",
        .list(
          "accounts", .accountReach, none: Text("Nobody that you may ask about.", "您可查询的账号中没有。")))
    ),
  ]
}

extension View {
  /// An account that may make a call.
  static let accountReach = View([
    .text("account", Text("ID", "编号")), .text("name", Text("Account", "账号")),
    .word("role", .role, Text("Role", "角色")), .word("reach", .reach, Text("Reaches", "范围")),
  ])
}
