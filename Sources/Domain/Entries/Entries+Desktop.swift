extension Entries {
  /// The menu of the back office in a browser.
  static let desktop: [Entry] = [
    Entry(group: "finance", Wording("Finance", zh: "财务管理"), [paymentCards]),
    Entry(group: "payment-settings", Wording("Payment settings", zh: "支付设置"), [paymentCards]),
    Entry(
      "orders.payments", Wording("Payment records", zh: "支付记录"), .paymentsRead,
      methods: ["payments.list", "payments.get", "payments.explain"]
    ).called("payments", "payment history", "支付历史"),
    Entry(
      "alerts", Wording("Expiry alerts", zh: "到期提醒"), .alertsRead,
      methods: ["alerts.list", "alerts.digest"]
    ).called("reminders", "预警"),
    Entry(
      "alerts.manage", Wording("Handle alerts", zh: "提醒处理与设置"), .alertsManage,
      methods: ["alerts.acknowledge", "alerts.configure"]
    ).called("alert settings", "提醒设置"),
    Entry(
      group: "staff.roles", Wording("Roles and permissions", zh: "角色权限"),
      [
        Entry(
          "staff.roles.list", Wording("View roles", zh: "查看角色"), .rolesRead,
          methods: ["roles.list", "roles.get"]),
        Entry(
          "staff.roles.edit", Wording("Edit roles", zh: "编辑角色"), .rolesRead, .rolesManage,
          methods: ["roles.create", "roles.update", "roles.delete", "roles.assign"]
        ).called("assign roles", "分配角色"),
      ]
    ).called("permissions", "权限管理", "角色管理"),
    Entry(
      "staff.accounts", Wording("Staff accounts", zh: "员工账号"), .accountsManage,
      methods: [
        "accounts.list", "accounts.get", "accounts.create", "accounts.disable", "accounts.enable",
        "accounts.unlock", "accounts.resetPassword",
      ]
    ).called("accounts", "users", "员工管理"),
    Entry(
      "support.consent", Wording("Consent for support", zh: "授权客服"), .supportConsent,
      methods: ["support.grant", "support.revoke", "support.list", "support.listAccesses"]
    ).called("customer service access", "客服授权"),
    Entry(
      "audit", Wording("Audit log", zh: "操作日志"), .auditRead,
      methods: ["audit.list", "audit.watch", "audit.verify", "audit.export"]
    ).called("activity log", "审计日志"),
    Entry(
      "help.payment-settings", Wording("Help: payment settings", zh: "帮助中心-支付设置"), .entriesRead,
      methods: ["entries.list", "entries.explain"]
    ).called("help", "帮助中心"),
  ]

  /// Stands below two entries of the menu. Its actions stand on the page of the list, so each needs also what
  /// the page does.
  private static let paymentCards = Entry(
    group: "finance.payment-cards", Wording("Payment cards", zh: "支付卡管理"),
    [
      Entry(
        "finance.payment-cards.list", Wording("Card list", zh: "支付卡列表"), .cardsRead,
        methods: ["cards.list"]),
      Entry(
        "finance.payment-cards.filter", Wording("Filter cards", zh: "筛选支付卡"), .cardsRead,
        methods: ["cards.list"]),
      Entry(
        "finance.payment-cards.detail", Wording("Card details", zh: "支付卡详情"), .cardsRead,
        methods: ["cards.get", "cards.history"]),
      Entry(
        "finance.payment-cards.bind", Wording("Bind a card", zh: "绑定支付卡"), .cardsRead, .cardsBind,
        methods: ["cards.bind"]
      ).called("add a card", "绑卡", "添加银行卡"),
      Entry(
        "finance.payment-cards.unbind", Wording("Unbind cards", zh: "解绑支付卡"), .cardsRead,
        .cardsUnbind,
        methods: ["cards.prepareUnbind", "cards.confirmUnbind"]
      ).called("remove a card", "解绑", "解除绑定", "解绑银行卡"),
      Entry(
        "finance.payment-cards.import", Wording("Import cards", zh: "导入支付卡"), .cardsRead,
        .cardsImport,
        methods: ["cards.import", "cards.importReport", "cards.importTemplate", "cards.importUndo"]
      ).called("批量导入"),
      Entry(
        "finance.payment-cards.export", Wording("Export cards", zh: "导出支付卡"), .cardsRead,
        .cardsExport,
        methods: ["cards.export"]
      ).called("批量导出"),
      Entry(
        "finance.payment-cards.report", Wording("Card report", zh: "支付卡报表"), .cardsRead,
        methods: ["cards.screen"]
      ).called("screening"),
    ]
  ).called("银行卡管理", "bank cards", "bank card management", "card management", "cards")
}
