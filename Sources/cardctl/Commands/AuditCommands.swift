import API

extension Command {
  private static let tenant = Option(
    "tenant", .text(placeholder: "ID"), "tenant",
    Text(
      "Id of the merchant; by default your own, for admins the audit of all.",
      "商户编号；默认为所属商户，平台管理员默认查看全部。"))

  static let audit = [
    Command(
      "audit list", Text("Lists who did what, the newest first.", "查看操作日志，最新的在前。"), [],
      [
        tenant,
        Option(
          "account", .text(placeholder: "ID"), "account",
          Text("Only calls of this account.", "仅指定账号的操作。")),
        Option(
          "method", .text(placeholder: "METHOD"), "method",
          Text("Only calls of this method, such as cards.bind.", "仅指定方法，如 cards.bind。")),
        Option(
          "target", .text(placeholder: "ID"), "target",
          Text("Only calls about the object with this id.", "仅涉及该编号对象的操作。")),
        Option(
          "outcome", .text(placeholder: "OUTCOME"), "outcome",
          Text("Only those that ended so: OK, or a reason.", "仅指定结果：OK 或拒绝原因。")),
        Option(
          "from", .text(placeholder: "TIME"), "from",
          Text("Only at this time or later, such as 2026-08-03T01:10:00.000Z.", "起始时间（含），UTC。")),
        Option(
          "to", .text(placeholder: "TIME"), "to",
          Text("Only before this time.", "截止时间（不含），UTC。")),
      ] + Listing.options,
      examples: [
        "cardctl audit list --target card_0c4n2f8q3z7tb",
        "cardctl audit list --outcome ROLE_LACKS_PERMISSION -o jsonl",
      ],
      .call("audit.list", .list("lines", .auditLine, none: Text("No lines.", "没有记录。")))),
    Command(
      "audit verify",
      Text(
        "Finds out whether a line was changed, removed or moved; exit code 1 if so.",
        "校验操作日志是否被修改、删除或调换；若是，退出码为 1。"),
      [],
      [
        tenant,
        Option(
          "head", .text(placeholder: "HEAD"), "head",
          Text(
            "What an earlier verification has printed: shows lines that were taken from the end.",
            "之前校验输出的校验值，用于发现末尾被截去的记录。")),
      ],
      examples: ["cardctl audit verify", "cardctl audit verify --head tnt_0c4m8r1x6v2pk:9:9c11…"],
      .program(AuditVerdict.run)),
    Command(
      "audit watch", Text("Shows lines as they are written, until Ctrl-C.", "实时显示操作日志，直到按 Ctrl-C。"),
      [],
      [
        tenant,
        Option(
          "after", .integer(placeholder: "N"), "after",
          Text("Begins behind the line with this number; by default now.", "从该序号之后开始；默认从现在开始。")),
      ],
      examples: ["cardctl audit watch", "cardctl audit watch --after 0 -o jsonl"],
      .program { context throws(Failure) in
        try Following.show(context, "audit.watch", Following.auditColumns)
      }),
  ]
}

extension View {
  static let auditLine = View(
    row: [
      .text("sequence", Text("Number", "序号")), .time("at", Text("Time", "时间")),
      .text("accountName", Text("Account", "账号")), .text("method", Text("Method", "方法")),
      .text("outcome", Text("Outcome", "结果")), .text("target", Text("Which", "对象")),
      .text("reason", Text("Reason", "原因")), .text("tenant", Text("Merchant", "商户")),
    ],
    more: [])
}

extension Following {
  /// A line of the audit in columns of fixed width.
  static let auditColumns: [(Column, width: Int)] = [
    (.text("sequence", Text("Number", "序号")), 8), (.time("at", Text("Time", "时间")), 19),
    (.text("accountName", Text("Account", "账号")), 16),
    (.text("method", Text("Method", "方法")), 22), (.text("outcome", Text("Outcome", "结果")), 22),
    (.text("target", Text("Which", "对象")), 0),
  ]
}

/// What a verification has found, in words.
enum AuditVerdict {
  static let run: @Sendable (Context) throws(Failure) -> Void = { context throws(Failure) in
    let result = try context.call("audit.verify", try context.params())
    if context.output.format == .table {
      try context.output.lines(lines(result).map { $0[context.settings.language] })
    } else {
      try context.output.json(result)
    }
    if result["intact"] != .bool(true) { throw .quiet }
  }

  private static func lines(_ result: Value) -> [Text] {
    let (count, head) = (
      result["lines"]?.plain.printable ?? "", result["head"]?.plain.printable ?? ""
    )
    guard let broken = result["firstBroken"] else {
      return [
        Text("The audit is intact: \(count) lines.", "操作日志完整，共 \(count) 条。"),
        Text(
          "Keep its head elsewhere; with --head it shows whether lines were taken from the end:",
          "请将校验值另行保存；以后用 --head 可发现末尾被截去的记录："),
        Text(head, head),
      ]
    }
    return [
      sentence(broken),
      Text("The \(count) lines before it are intact.", "此前的 \(count) 条记录完整。"),
    ]
  }

  private static func sentence(_ broken: Value) -> Text {
    let line = name(broken)
    return switch broken["what"]?.string {
    case "changed": Text("\(line.english) was changed.", "\(line.chinese)已被修改。")
    case "removed": Text("\(line.english) was removed.", "\(line.chinese)已被删除。")
    case "reordered":
      Text("\(line.english) stands elsewhere than it was written.", "\(line.chinese)的位置已被调换。")
    case "truncated":
      Text(
        "Lines were taken from the end, beginning with this one: \(line.english).",
        "自\(line.chinese)起，末尾的记录已被截去。")
    case "replaced":
      Text(
        "\(line.english) is not the one whose head was kept.", "\(line.chinese)与保存的校验值不符。")
    default: Text("\(line.english) does not fit.", "\(line.chinese)不符。")
    }
  }

  /// A line by all that is known of it.
  private static func name(_ broken: Value) -> Text {
    let number = (broken["sequence"] ?? broken["place"])?.plain.printable ?? ""
    let rest = [broken["tenant"], broken["id"]].compactMap { $0?.plain.printable }
    guard !rest.isEmpty else { return Text("Line \(number)", "第 \(number) 条记录") }
    return Text(
      "Line \(number) (\(rest.joined(separator: ", ")))",
      "第 \(number) 条记录（\(rest.joined(separator: "，"))）")
  }
}
