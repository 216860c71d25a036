import API

extension Command {
  private static let account = Presentation.object("account", .account)

  static let session = [
    Command(
      "login", Text("Logs in; later commands use the session.", "登录；后续命令沿用该会话。"),
      [Operand("ACCOUNT")],
      [
        Option(
          "tenant", .text(placeholder: "ID"), nil,
          Text("Id of the merchant; not for accounts of the platform.", "商户编号，平台账号不需要。")),
        .passwordFile, .totpFile,
      ],
      examples: [
        "cardctl login admin",
        "cardctl login --tenant tnt_0c4m8r1x6v2pk lin.mei --password-file - < password",
      ], .program(Login.run)),
    Command(
      "logout", Text("Ends the session and forgets it.", "退出登录并删除本地会话。"),
      examples: ["cardctl logout"], .program(logout)),
    Command(
      "whoami", Text("Tells who is logged in, and what that allows.", "显示当前账号及其权限。"),
      examples: ["cardctl whoami"], .call("session.whoami", .object("", .whoami))),
    Command(
      "session list", Text("Lists your sessions.", "列出您的会话。"), [], Listing.options,
      examples: ["cardctl session list"],
      .call("session.list", .list("sessions", .session, none: Text("No sessions.", "没有会话。")))),
    Command(
      "session revoke", Text("Ends one of your sessions.", "结束您的某个会话。"),
      [Operand("SESSION", "session")], examples: ["cardctl session revoke ses_0c4p6k1r8s3md"],
      .call("session.revoke", .done(Text("The session has ended.", "会话已结束。")))),
    Command(
      "session change-password", Text("Changes your password.", "修改您的密码。"), [],
      [
        .passwordFile,
        .secretFile(
          "new-password-file",
          Text("Reads the new one from a file; - is standard input.", "从文件读取新密码，- 表示标准输入。")),
      ],
      examples: [
        "cardctl session change-password",
        "cardctl session change-password --password-file old --new-password-file new",
      ], .program(changePassword)),
    Command(
      "session enroll-totp", Text("Starts the enrolment of one-time codes.", "开始启用动态口令。"),
      examples: ["cardctl session enroll-totp"], .program(enrollTotp)),
    Command(
      "session confirm-totp",
      Text("Completes the enrolment with the first code.", "用首个动态口令完成启用。"), [],
      [.totpFile], examples: ["cardctl session confirm-totp"], .program(confirmTotp)),
    Command(
      "session reverify", Text("Proves your identity again, for 5 minutes.", "再次验证身份，5 分钟内有效。"), [],
      [
        Option(
          "factor", .choice(Factor.names(\.name)), nil,
          Text("What to ask for; by default the password.", "验证方式，默认为密码。")),
        .passwordFile, .totpFile,
      ],
      examples: ["cardctl session reverify", "cardctl session reverify --factor totp"],
      .program(reverify)),
  ]

  private static let logout: @Sendable (Context) throws(Failure) -> Void = {
    context throws(Failure) in
    do throws(Failure) {
      _ = try context.call("session.logout")
    } catch .client(.refused(let error)) where error.status == "UNAUTHENTICATED" {
      // The session had ended already.
    }
    try context.endSession()
    try context.show([:], .done(Text("Logged out.", "已退出登录。")))
  }

  private static let changePassword: @Sendable (Context) throws(Failure) -> Void = {
    context throws(Failure) in
    let old = try context.secret("password-file", .password)
    let result = try context.changePassword(old: old)
    try context.show(Value(result.json), account)
  }

  private static let enrollTotp: @Sendable (Context) throws(Failure) -> Void = {
    context throws(Failure) in
    let result = Value(try context.call(Endpoints.sessionEnrollTotp, .init()).json)
    if context.output.format == .table {
      try context.output.lines(Enrollment.lines(result, context.settings.language))
      try context.output.note(
        Text("Then: cardctl session confirm-totp", "然后执行：cardctl session confirm-totp"))
    } else {
      try context.output.json(result)
    }
  }

  private static let confirmTotp: @Sendable (Context) throws(Failure) -> Void = {
    context throws(Failure) in
    let code = try context.secret("totp-file", .totp)
    let result = try context.call(Endpoints.sessionConfirmTotp, .init(totp: code))
    try context.show(Value(result.json), account)
  }

  private static let reverify: @Sendable (Context) throws(Failure) -> Void = {
    context throws(Failure) in
    let invocation = context.invocation
    var params = SessionReverifyParams()
    if invocation.has("totp-file") || invocation.value("factor") == "\(Factor.totp.name)" {
      params.totp = try context.secret("totp-file", .totp)
    } else {
      params.password = try context.secret("password-file", .password)
    }
    let result = try context.call(Endpoints.sessionReverify, params)
    let freshUntil = Column.time("freshUntil", Text("Proven until", "有效至"))
    try context.show(Value(result.json), .object("", View([freshUntil])))
  }
}

extension Text {
  static let password = Text("Password: ", "密码：")
  static let totp = Text("One-time code: ", "动态口令：")
}
