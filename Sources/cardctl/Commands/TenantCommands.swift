import API

extension Command {
  private static let tenant = Presentation.object("tenant", .tenant)
  private static let operand = Operand("TENANT", "tenant")

  static let tenants = [
    Command(
      "tenants create", Text("Creates a merchant.", "新建商户。"), [Operand("NAME", "name")],
      [
        Option(
          "time-zone", .text(placeholder: "ZONE"), "timeZone",
          Text("IANA time zone; by default Asia/Shanghai.", "IANA 时区，默认 Asia/Shanghai。"))
      ],
      examples: ["cardctl tenants create 'Lakeside Tea'"], .call("tenants.create", tenant)),
    Command(
      "tenants get", Text("Shows a merchant.", "查看商户。"), [operand],
      examples: ["cardctl tenants get tnt_0c4m8r1x6v2pk"], .call("tenants.get", tenant)),
    Command(
      "tenants list", Text("Lists merchants.", "列出商户。"), [],
      [
        Option(
          "state", .choice(TenantState.names(\.name)), "state",
          Text("Only those in this state.", "按状态筛选。"))
      ] + Listing.options,
      examples: ["cardctl tenants list --state suspended"],
      .call(
        "tenants.list",
        .list(
          "tenants", .tenant,
          none: Text(
            "No merchants. Create one: cardctl help tenants create",
            "没有商户。新建商户：cardctl help tenants create")))),
    Command(
      "tenants configure",
      Text("Sets how long a merchant's unbound cards are kept.", "设置商户已解绑卡片的信息保留时长。"), [operand],
      [
        Option(
          "purge-after-days", .integer(placeholder: "N"), "purgeAfterDays",
          Text("Days after the unbinding, 30 to 1825.", "解绑后的天数，30 至 1825。")
        ).required
      ],
      examples: ["cardctl tenants configure tnt_0c4m8r1x6v2pk --purge-after-days 365"],
      .call("tenants.configure", tenant)),
    Command(
      "tenants suspend", Text("Suspends a merchant: its accounts can do nothing.", "暂停商户，其账号均不可用。"),
      [operand], examples: ["cardctl tenants suspend tnt_0c4m8r1x6v2pk"],
      .call("tenants.suspend", tenant)),
    Command(
      "tenants resume", Text("Lifts the suspension of a merchant.", "恢复商户。"), [operand],
      examples: ["cardctl tenants resume tnt_0c4m8r1x6v2pk"], .call("tenants.resume", tenant)),
  ]
}
