/// What people see of an object: all of it when it stands alone, the gist in a list.
struct View: Sendable {
  /// Columns of a list.
  let row: [Column]
  /// Lines of a single object.
  let detail: [Column]

  static let tenant = View([
    .text("id", Text("ID", "编号")), .text("name", Text("Name", "名称")),
    .word("state", .tenantState, Text("State", "状态")),
    .text("timeZone", Text("Time zone", "时区")),
    .text("purgeAfterDays", Text("Purge after days", "解绑后保留天数")),
  ])

  static let store = View([
    .text("id", Text("ID", "编号")), .text("code", Text("Code", "门店编码")),
    .text("name", Text("Name", "名称")), .word("state", .storeState, Text("State", "状态")),
    .text("tenant", Text("Merchant", "商户")),
  ])

  static let session = View([
    .text("id", Text("ID", "编号")), .yesNo("current", Text("This one", "当前会话")),
    .time("createdAt", Text("Login", "登录时间")), .time("lastUsedAt", Text("Last used", "最近使用")),
    .time("expiresAt", Text("Ends", "到期时间")), .text("peerUid", Text("User id", "系统用户")),
  ])

  static let account = View(
    row: [
      .text("id", Text("ID", "编号")), .text("account", Text("Account", "账号")),
      .word("role", .role, Text("Role", "角色")), .text("tenant", Text("Merchant", "商户")),
      .stores("stores", Text("Stores", "门店")), .yesNo("enabled", Text("Enabled", "启用")),
      .yesNo("totp", Text("One-time codes", "动态口令")),
      .time("lockedUntil", Text("Locked until", "锁定至")),
      .word("next", .nextStep, Text("Must do", "待办")),
    ],
    more: [.text("peers", Text("User ids", "系统用户"))])

  /// Who is logged in: the answer of session.whoami.
  static let whoami = View(
    View.account.detail.map { $0.at("account") } + [
      .text("session.id", Text("Session", "会话")),
      .time("session.expiresAt", Text("Session ends", "会话到期")),
      .stores("scope.stores", Text("Covers stores", "可见门店")),
      .text("permissions", Text("Permissions", "权限")),
    ])

  init(_ columns: [Column]) {
    row = columns
    detail = columns
  }

  init(row: [Column], more: [Column]) {
    self.row = row
    detail = row + more
  }
}
