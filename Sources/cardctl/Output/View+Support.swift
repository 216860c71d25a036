extension View {
  static let consent = View(
    row: [
      .text("id", Text("ID", "编号")), .word("state", .consentState, Text("State", "状态")),
      .text("permissions", Text("Permissions", "权限")), .time("expiresAt", Text("Until", "有效期至")),
      .text("note", Text("Note", "说明")), .text("tenant", Text("Merchant", "商户")),
    ],
    more: [
      .time("grantedAt", Text("Granted", "授权时间")), .text("grantedBy", Text("By", "授权人")),
      .time("revokedAt", Text("Revoked", "撤销时间")),
      .text("revokedBy", Text("Revoked by", "撤销人")),
    ])

  /// One call of support.
  static let supportAccess = View([
    .time("at", Text("Time", "时间")), .text("accountName", Text("Account", "账号")),
    .text("method", Text("Method", "方法")), .text("object", Text("Object", "对象")),
    .text("outcome", Text("Outcome", "结果")), .text("reason", Text("Why", "原因")),
    .text("consent", Text("Consent", "授权")),
  ])
}
