extension View {
  static let role = View(
    row: [
      .text("name", Text("Role", "角色")), .label, .word("base", .role, Text("Base", "基础角色")),
      .yesNo("builtIn", Text("Built-in", "内置")), .extent,
    ],
    more: [
      .text("permissions", Text("May", "权限")), .missing,
      .text("tenant", Text("Merchant", "商户")), .text("version", Text("Version", "版本")),
      .text("policyRevision", Text("Policy revision", "策略版本")),
    ])

  /// A change of one permission of a role.
  static let roleOverride = View([
    .text("permission", Text("Permission", "权限")), .word("effect", .roleEffect, Text("What", "变更")),
    .word("level", .roleLevel, Text("Level", "层级")), .text("changedBy", Text("By", "操作者")),
    .time("changedAt", Text("Time", "时间")),
  ])
}

extension Column {
  /// What the role is called in the reader's language.
  fileprivate static let label = Column(title: Text("Name", "名称")) { role, language in
    let label = Text(role["label.en"]?.plain ?? "", role["label.zh"]?.plain ?? "")
    return label[language].printable
  }

  /// How many of the permissions that it can have it has.
  fileprivate static let extent = Column(title: Text("Permissions", "权限数")) { role, language in
    let (has, can) = (role["permissions"]?.elements.count, role["ceiling"]?.elements.count)
    guard let has, let can else { return "" }
    return Text("\(has) of \(can)", "\(has)/\(can)")[language]
  }

  /// The permissions that it can have and has not.
  fileprivate static let missing = Column(title: Text("Could also", "可授予")) { role, _ in
    let has = role["permissions"]?.elements ?? []
    let others = role["ceiling"]?.elements.filter { !has.contains($0) } ?? []
    return Value.array(others).plain.printable
  }
}
