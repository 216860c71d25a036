import API

extension Command {
  private static let store = Presentation.object("store", .store)
  private static let operand = Operand("STORE", "store")

  static let stores = [
    Command(
      "stores create", Text("Creates a store.", "新建门店。"),
      [Operand("CODE", "code"), Operand("NAME", "name")], [.tenant],
      examples: ["cardctl stores create SH-001 'Nanjing Road'"], .call("stores.create", store)),
    Command(
      "stores list", Text("Lists the stores that you may see.", "列出可见的门店。"), [],
      [
        .tenant,
        Option(
          "state", .choice(StoreState.names(\.name)), "state",
          Text("Only those in this state.", "按状态筛选。")),
      ] + Listing.options,
      examples: ["cardctl stores list --state open"],
      .call(
        "stores.list",
        .list(
          "stores", .store,
          none: Text(
            "No stores. Create one: cardctl help stores create",
            "没有门店。新建门店：cardctl help stores create")))),
    Command(
      "stores rename", Text("Renames a store.", "重命名门店。"), [operand, Operand("NAME", "name")],
      examples: ["cardctl stores rename sto_0c4m8r3f7a9ws 'West Lake'"],
      .call("stores.rename", store)),
    Command(
      "stores close",
      Text("Closes a store for good. Its cards must be unbound first.", "关闭门店，须先解绑其卡片。"),
      [operand], examples: ["cardctl stores close sto_0c4m8r3f7a9ws"], .call("stores.close", store)),
  ]
}
