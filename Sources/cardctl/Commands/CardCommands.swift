import API

extension Command {
  private static let card = Presentation.object("card", .card)
  private static let operand = Operand("CARD", "card")

  static let cards = [
    Command(
      "cards bind", Text("Puts a card on file; the number is asked for.", "绑定新卡；卡号按提示输入。"), [],
      [
        Option.store.required, .holder.required,
        Option("funding", .choice(Funding.names(\.name)), "funding", Text("Kind of card.", "卡种。"))
          .required,
        .usage.required, .expires, .bank, .label, .priority,
        .secretFile(
          "number-file",
          Text("Reads the number from a file; - is standard input.", "从文件读取卡号，- 表示标准输入。")),
        .secretFile(
          "gateway-token-file",
          Text("Reads the gateway's token from a file.", "从文件读取网关令牌。")),
        .secretFile(
          "fingerprint-file",
          Text(
            "Reads the gateway's fingerprint; instead of a number, with --brand and --last4.",
            "从文件读取网关指纹；与 --brand、--last4 一起代替卡号。")),
        .brand, .last4,
      ],
      examples: [
        "cardctl cards bind --store sto_0c4m8r3f7a9ws --holder 'LIN MEI' --funding credit "
          + "--usage both --expires 08/2028"
      ], .program(BindCard.run)),
    Command(
      "cards list", Text("Lists cards.", "列出卡片。"), [],
      [.tenant] + filters + [
        Option(
          "binding", .choice(Binding.names(\.name)), "binding",
          Text("Only cards in this state of binding.", "按绑定状态筛选。")),
        Option(
          "order", .choice(CardOrder.names(\.name)), "orderBy",
          Text("Order of the list; by default boundAt.", "排序，默认 boundAt。")),
      ] + Listing.options,
      examples: [
        "cardctl cards list --status abnormal", "cardctl cards list --expiring-within 30",
      ],
      .call(
        "cards.list",
        .list(
          "cards", .card,
          none: Text(
            "No cards. Put one on file: cardctl help cards bind",
            "没有卡片。绑定新卡：cardctl help cards bind")))),
    Command(
      "cards get", Text("Shows a card.", "查看卡片。"), [operand],
      examples: ["cardctl cards get card_0c4n2f8q3z7tb"], .call("cards.get", card)),
    Command(
      "cards update", Text("Changes what is on file about a card.", "修改卡片资料。"), [operand],
      [
        .holder, .expires, .label, .usage, .priority,
        Option(
          "if-version", .integer(placeholder: "N"), "version",
          Text("Only if this is still its version.", "仅当版本仍为 N 时修改。")),
      ],
      examples: ["cardctl cards update card_0c4n2f8q3z7tb --expires 08/2030"],
      .program(updateCard)),
    Command(
      "cards unbind",
      Text(
        "Unbinds cards: shows what would happen, asks, then does it. Without CARD it lets you choose.",
        "解绑卡片：先显示影响，确认后执行。不写 CARD 时可从列表中选择。"),
      [Operand("CARD", nil, .any)],
      filters + Unbinding.options,
      examples: [
        "cardctl cards unbind", "cardctl cards unbind card_0c4n2f8q3z7tb",
        "cardctl cards unbind --status invalid",
        "cardctl cards list --status invalid -o jsonl | cardctl cards unbind -",
        "cardctl cards unbind --status invalid --yes --password-file -",
      ], .program(Unbinding.run)),
    Command(
      "cards history", Text("Shows what happened to a card, oldest first.", "查看卡片的状态历史。"),
      [operand],
      Listing.options, examples: ["cardctl cards history card_0c4n2f8q3z7tb"],
      .call(
        "cards.history",
        .list("transitions", .transition, none: Text("Nothing has happened to it.", "没有状态变化记录。")))),
  ]

  static let filters: [Option] = [
    Option(
      "status", .choice(CardStatus.names(\.name)), "status",
      Text("Only cards with this status.", "按状态筛选。")),
    Option(
      "health", .choices(Health.names(\.name)), "health",
      Text("Only cards whose health is one of these.", "按具体状态筛选，可多个。")),
    .store, .brand,
    Option(
      "expiring-within", .integer(placeholder: "DAYS"), "expiringWithinDays",
      Text("Only cards that expire so soon.", "仅在 DAYS 天内到期。")),
    .last4,
  ]

  /// Takes the version from the card as it is now, unless one was given.
  private static let updateCard: @Sendable (Context) throws(Failure) -> Void = {
    context throws(Failure) in
    var params = try context.params()
    if params["version"] == nil {
      let found = try context.call("cards.get", ["card": params["card"] ?? .null])
      params.set("version", to: found["card.version"] ?? .null)
    }
    try context.show(try context.call("cards.update", params), card)
  }
}

extension Option {
  static let holder = Option(
    "holder", .text(placeholder: "NAME"), "holder",
    Text("Name of the holder, as on the card.", "持卡人姓名。"))
  static let usage = Option(
    "usage", .choice(CardUsage.names(\.name)), "usage",
    Text("What the card is used for.", "卡片用途。"))
  static let expires = Option("expires", .expiry, "expMonth", Text("Expiry date.", "有效期。"))
  static let bank = Option(
    "bank", .text(placeholder: "NAME"), "bank", Text("Issuing bank.", "发卡行。"))
  static let label = Option(
    "label", .text(placeholder: "TEXT"), "label",
    Text("Your own name for the card.", "备注名。"))
  static let priority = Option(
    "priority", .integer(placeholder: "N"), "priority",
    Text(
      "1 is taken first, then 2, up to 999; 0: no preference, behind all others.",
      "1 最优先，其次为 2，最大 999；0 表示不指定，排在最后。"))
  static let brand = Option(
    "brand", .choice(Brand.names(\.name)), "brand", Text("Card network.", "卡组织。"))
  static let last4 = Option(
    "last4", .text(placeholder: "DIGITS"), "last4",
    Text("Last four digits of the number.", "卡号后四位。"))
}
