import API

extension Command {
  private static let account = Presentation.object("account", .account)
  private static let newPassword = Presentation.object(
    "account", .account,
    leading: [.text("oneTimePassword", Text("One-time password", "一次性密码"))])
  private static let operand = Operand("ACCOUNT_ID", "account")
  private static let uid = Operand("UID", "uid", isInteger: true)
  private static let id = "acc_0c4m9b7d2g4jx"

  static let accounts = [
    Command(
      "accounts create",
      Text("Creates an account with a one-time password, shown once.", "新建账号，一次性密码只显示一次。"),
      [Operand("ACCOUNT", "account")],
      [
        Option("role", .text(placeholder: "ROLE"), "role", Text("Role of the account.", "账号角色。"))
          .required,
        .tenant,
        Option(
          "stores", .texts(placeholder: "ID"), "stores",
          Text("Stores of an account with role store.", "门店账号所属门店。")),
      ],
      examples: ["cardctl accounts create nanjing-road --role store --stores sto_0c4m8r3f7a9ws"],
      .call("accounts.create", newPassword)),
    Command(
      "accounts get", Text("Shows an account.", "查看账号。"), [operand],
      examples: ["cardctl accounts get \(id)"], .call("accounts.get", account)),
    Command(
      "accounts list", Text("Lists accounts.", "列出账号。"), [],
      [
        .tenant,
        Option(
          "role", .text(placeholder: "ROLE"), "role",
          Text("Only accounts with this role.", "按角色筛选。")),
        .flag("enabled", "enabled", Text("Only those that are enabled.", "仅已启用。")),
        Option(
          "disabled", .literal(.bool(false)), "enabled",
          Text("Only those that are not.", "仅已停用。")),
      ] + Listing.options,
      examples: ["cardctl accounts list --disabled"],
      .call(
        "accounts.list",
        .list(
          "accounts", .account,
          none: Text(
            "No accounts. Create one: cardctl help accounts create",
            "没有账号。新建账号：cardctl help accounts create")))),
    Command(
      "accounts disable", Text("Disables an account and ends its sessions.", "停用账号并结束其会话。"),
      [operand], examples: ["cardctl accounts disable \(id)"], .call("accounts.disable", account)),
    Command(
      "accounts enable", Text("Enables an account.", "启用账号。"), [operand],
      examples: ["cardctl accounts enable \(id)"], .call("accounts.enable", account)),
    Command(
      "accounts unlock", Text("Lifts the lock after too many failures.", "解除登录失败锁定。"), [operand],
      examples: ["cardctl accounts unlock \(id)"], .call("accounts.unlock", account)),
    Command(
      "accounts reset-password",
      Text("Gives an account a new one-time password, shown once.", "重置为一次性密码，只显示一次。"), [operand],
      [
        .flag(
          "reset-totp", "resetTotp",
          Text("Also forget its one-time codes.", "同时清除动态口令。"))
      ],
      examples: ["cardctl accounts reset-password \(id)"],
      .call("accounts.resetPassword", newPassword)),
    Command(
      "accounts bind-peer",
      Text("Lets processes of a user id act as a service account.", "将系统用户绑定到服务账号。"),
      [operand, uid], examples: ["cardctl accounts bind-peer \(id) 1001"],
      .call("accounts.bindPeer", account)),
    Command(
      "accounts unbind-peer", Text("Takes a user id away from a service account.", "解除系统用户绑定。"),
      [operand, uid], examples: ["cardctl accounts unbind-peer \(id) 1001"],
      .call("accounts.unbindPeer", account)),
  ]
}
