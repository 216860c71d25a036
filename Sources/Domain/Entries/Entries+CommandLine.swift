extension Entries {
  /// The groups of cardctl's commands.
  static let commandLine: [Entry] = [
    Entry(
      group: "cli.cards", Wording("Card commands", zh: "卡片命令"),
      [
        Entry(
          "cli.cards.list", Wording("cards list, get, history", zh: "查看卡片"), .cardsRead,
          methods: ["cards.list", "cards.get", "cards.history"]),
        Entry(
          "cli.cards.bind", Wording("cards bind", zh: "绑定卡片"), .cardsBind, methods: ["cards.bind"]),
        Entry(
          "cli.cards.update", Wording("cards update", zh: "修改卡片"), .cardsUpdate,
          methods: ["cards.update"]),
        Entry(
          "cli.cards.unbind", Wording("cards unbind", zh: "解绑卡片"), .cardsUnbind,
          methods: ["cards.prepareUnbind", "cards.confirmUnbind"]),
        Entry(
          "cli.cards.import",
          Wording("cards template, import, import-report, import-undo", zh: "导入卡片"),
          .cardsImport,
          methods: [
            "cards.import", "cards.importReport", "cards.importTemplate", "cards.importUndo",
          ]),
        Entry(
          "cli.cards.export", Wording("cards export", zh: "导出卡片"), .cardsExport,
          methods: ["cards.export"]),
        Entry(
          "cli.screen", Wording("screen", zh: "卡片体检"), .cardsRead, methods: ["cards.screen"]),
      ]),
    Entry(
      "cli.payments", Wording("Payment commands", zh: "支付命令"), .paymentsRead,
      methods: ["payments.options", "payments.list", "payments.get", "payments.explain"]),
    Entry(
      group: "cli.channels", Wording("Channel commands", zh: "渠道命令"),
      [
        Entry(
          "cli.channels.status", Wording("channels status", zh: "查看渠道确认情况"), .cardsRead,
          methods: ["channels.status"]),
        Entry(
          "cli.channels.edit", Wording("channels list, register, remove", zh: "管理渠道"),
          .channelsManage,
          methods: ["channels.list", "channels.register", "channels.remove"]),
        Entry(
          "cli.channels.ack", Wording("Acknowledging for a channel", zh: "渠道确认"), .channelsAck,
          methods: ["channels.ack"]),
      ]),
    Entry(
      "cli.alerts", Wording("alerts list, digest", zh: "查看提醒"), .alertsRead,
      methods: ["alerts.list", "alerts.digest"]),
    Entry(
      "cli.alerts.manage", Wording("alerts acknowledge, configure", zh: "处理与设置提醒"), .alertsManage,
      methods: ["alerts.acknowledge", "alerts.configure"]),
    Entry(
      "cli.watch", Wording("watch", zh: "实时事件"), .eventsWatch,
      methods: ["events.list", "events.watch"]),
    Entry(
      "cli.entries", Wording("Menu commands", zh: "菜单命令"), .entriesRead,
      methods: ["entries.list", "entries.explain"]),
    Entry(
      "cli.explain", Wording("Access commands", zh: "权限查询命令"), .accessExplain,
      methods: ["access.explain", "access.whoCan"]),
    Entry(
      group: "cli.roles", Wording("Role commands", zh: "角色命令"),
      [
        Entry(
          "cli.roles.list", Wording("roles list, show", zh: "列出角色"), .rolesRead,
          methods: ["roles.list", "roles.get"]),
        Entry(
          "cli.roles.edit", Wording("roles create, grant, revoke, assign, delete", zh: "管理角色"),
          .rolesManage,
          methods: ["roles.create", "roles.update", "roles.delete", "roles.assign"]),
      ]),
    Entry(
      "cli.support", Wording("Consent commands", zh: "客服授权命令"), .supportConsent,
      methods: ["support.grant", "support.revoke", "support.list", "support.listAccesses"]),
    Entry(
      "cli.audit", Wording("Audit commands", zh: "审计命令"), .auditRead,
      methods: ["audit.list", "audit.watch", "audit.verify", "audit.export"]),
    Entry(
      "cli.accounts", Wording("Account commands", zh: "账号命令"), .accountsManage,
      methods: [
        "accounts.list", "accounts.get", "accounts.create", "accounts.disable", "accounts.enable",
        "accounts.unlock", "accounts.resetPassword", "accounts.bindPeer", "accounts.unbindPeer",
      ]),
    Entry(
      "cli.stores", Wording("Store commands", zh: "门店命令"), .storesManage,
      methods: ["stores.list", "stores.create", "stores.rename", "stores.close"]),
    Entry(
      "cli.tenants", Wording("Merchant commands", zh: "商户命令"), .tenantsManage,
      methods: [
        "tenants.list", "tenants.create", "tenants.configure", "tenants.suspend", "tenants.resume",
      ]),
    Entry(
      "cli.server", Wording("Server commands", zh: "服务器命令"), .serverManage,
      methods: [
        "server.info", "server.stats", "server.connections", "server.inflight", "server.drain",
      ]),
  ]
}
