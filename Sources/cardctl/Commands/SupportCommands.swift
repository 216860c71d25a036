import API

extension Command {
  private static let consent = Presentation.object("consent", .consent)

  static let support = [
    Command(
      "support grant",
      Text(
        "Lets the platform's support see your data for a while; what it does is listed.",
        "限时授权平台客服查看本商户数据，其访问均有记录。"),
      [],
      [
        Option(
          "hours", .integer(placeholder: "N"), "hours",
          Text("How long, 1 to 72 hours.", "授权时长，1 至 72 小时。")
        ).required,
        Option(
          "permission", .texts(placeholder: "NAME"), "permissions",
          Text(
            "What it may do: cards.read, cards.unbind, payments.read, alerts.read.",
            "授权内容：cards.read、cards.unbind、payments.read、alerts.read。")
        ).required,
        Option(
          "note", .text(placeholder: "TEXT"), "note",
          Text("What it is about, for support to read.", "授权说明，供客服查看。")),
      ],
      examples: [
        "cardctl support grant --hours 4 --permission cards.read --note 'Card declined at till 2'"
      ], .call("support.grant", consent)),
    Command(
      "support revoke", Text("Ends a consent at once.", "立即撤销对客服的授权。"),
      [Operand("CONSENT", "consent")], examples: ["cardctl support revoke con_0c4r1d8m5t2xa"],
      .call("support.revoke", consent)),
    Command(
      "support list", Text("Lists consents, the latest first.", "列出对客服的授权，最近的在前。"), [],
      [.tenant] + Listing.options, examples: ["cardctl support list"],
      .call(
        "support.list",
        .list(
          "consents", .consent,
          none: Text(
            "No consents. To let support in for a while: cardctl help support grant",
            "没有授权。如需客服协助：cardctl help support grant")))),
    Command(
      "support accesses",
      Text("Lists what support has looked at and done, and why.", "列出客服的访问记录及原因。"), [],
      Listing.options, examples: ["cardctl support accesses --all"],
      .call(
        "support.listAccesses",
        .list(
          "accesses", .supportAccess,
          none: Text(
            "Support has looked at nothing. Consents: cardctl support list",
            "客服没有访问过数据。查看授权：cardctl support list")))),
  ]
}
