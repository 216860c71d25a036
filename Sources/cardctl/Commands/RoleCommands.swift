import API

extension Command {
  private static let operand = Operand("ROLE", "role")
  private static let permissions = Operand("PERMISSION", nil, .any)
  private static let changeOptions = [
    Option.tenant,
    Option(
      "if-version", .integer(placeholder: "N"), "version",
      Text("Only if this is still its version.", "仅当版本仍为 N 时修改。")),
  ]

  static let roles = [
    Command(
      "roles list", Text("Lists roles.", "列出角色。"), [], [.tenant] + Listing.options,
      examples: ["cardctl roles list", "cardctl roles list --tenant tnt_0c4m8r1x6v2pk"],
      .call(
        "roles.list",
        .list(
          "roles", .role,
          none: Text(
            "No roles. Create one: cardctl help roles create",
            "没有角色。新建角色：cardctl help roles create")))),
    Command(
      "roles show", Text("Shows a role, and who changed it.", "查看角色及其变更记录。"), [operand],
      [.tenant], examples: ["cardctl roles show store"], .program(showRole)),
    Command(
      "roles create",
      Text("Creates a role with some of its base's permissions.", "新建角色，权限不超出其基础角色。"),
      [Operand("NAME", "name")],
      [
        Option(
          "base", .choice(bases), "base",
          Text("The built-in role that it is made from.", "基础角色。")
        ).required,
        Option(
          "permissions", .texts(placeholder: "PERMISSION"), "permissions",
          Text("What it may do.", "拥有的权限。")
        ).required,
        .tenant,
      ],
      examples: [
        "cardctl roles create cashier --base store --permissions cards.read,cards.bind"
      ],
      .program { context throws(Failure) in
        try present(try context.call("roles.create", try context.params()), context)
      }),
    Command(
      "roles grant", Text("Gives permissions to a role.", "为角色授予权限。"), [operand, permissions],
      changeOptions, examples: ["cardctl roles grant cashier payments.read"],
      .program { context throws(Failure) in try change("grant", context) }),
    Command(
      "roles revoke", Text("Takes permissions from a role.", "收回角色的权限。"), [operand, permissions],
      changeOptions, examples: ["cardctl roles revoke store cards.unbind"],
      .program { context throws(Failure) in try change("revoke", context) }),
    Command(
      "roles assign", Text("Gives an account another role.", "为账号分配角色。"),
      [Operand("ACCOUNT_ID", "account"), operand],
      [
        Option(
          "stores", .texts(placeholder: "ID"), "stores",
          Text("Stores of an account whose role is made from store.", "门店类角色的所属门店。"))
      ],
      examples: ["cardctl roles assign acc_0c4m9b7d2g4jx cashier"],
      .call("roles.assign", .object("account", .account))),
    Command(
      "roles delete", Text("Deletes a role that no account has.", "删除未被使用的角色。"), [operand],
      [.tenant], examples: ["cardctl roles delete cashier"],
      .call("roles.delete", .done(Text("The role is deleted.", "角色已删除。")))),
  ]

  private static let bases = Role.names(\.name).filter { $0 != "\(Role.admin.name)" }

  private static let showRole: @Sendable (Context) throws(Failure) -> Void = {
    context throws(Failure) in
    try present(try context.call("roles.get", try context.params()), context)
  }

  /// Sends the change with the version that the role has now, unless one was given: should somebody
  /// else come in between, the server tells.
  private static func change(_ list: String, _ context: Context) throws(Failure) {
    let names = context.invocation.operands.dropFirst()
    guard !names.isEmpty else {
      throw context.usageError("PERMISSION is missing", "缺少 PERMISSION")
    }
    var params = try context.params()
    if params["version"] == nil {
      let members = params.members.filter { ["role", "tenant"].contains($0.name) }
      let found = try context.call("roles.get", .object(members))
      params.set("version", to: found["role.version"] ?? .null)
    }
    params.set(list, to: .array(names.map(Value.string)))
    try present(try context.call("roles.update", params), context)
  }

  /// The role, and below it the changes that made it what it is.
  private static func present(_ result: Value, _ context: Context) throws(Failure) {
    let output = context.output
    try output.object(result, "role", .role, [])
    let changes = result["role.overrides"]?.elements ?? []
    guard output.format == .table, !changes.isEmpty else { return }
    try output.lines(["", Text("Changes:", "变更：")[output.language]])
    try output.table(changes, .roleOverride)
  }
}
