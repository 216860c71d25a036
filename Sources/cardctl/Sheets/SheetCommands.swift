import API

extension Command {
  private static let job = Operand("JOB", "job")

  static let sheets = [
    Command(
      "cards template",
      Text("Writes an empty workbook for cards import, with a guide.", "写出用于导入的空白表格，含填写说明。"),
      [], [.sheet.required, .sheetFormat, .force],
      examples: [
        "cardctl cards template -o cards.xlsx",
        "cardctl cards template -o cards.xlsx --locale zh-CN",
        "cardctl cards template -o - > cards.csv",
      ], .program(SheetSaving.template)),
    Command(
      "cards import",
      Text(
        "Tells what a workbook would do, row by row; with --apply it does it. "
          + "Exit code 10: some rows cannot go.",
        "逐行说明表格将产生的变更；加 --apply 才会执行。退出码 10 表示有的行不能执行。"),
      [Operand("FILE")],
      [
        .flag("apply", nil, Text("Carries the plan out once it is confirmed.", "确认后执行计划。")),
        .flag(
          "all-or-nothing", nil,
          Text("Does nothing if a row is wrong; else the others go.", "有错误行时全部不执行；默认只跳过错误行。")),
        Option(
          "plan-hash", .text(placeholder: "HASH"), nil,
          Text(
            "With --apply: carries out the plan of this hash, and no other, unasked.",
            "与 --apply 连用：直接执行该哈希对应的计划，不再询问。")),
        .yes, .passwordFile, .totpFile,
      ],
      examples: [
        "cardctl cards import cards.xlsx", "cardctl cards import cards.xlsx --apply",
        "cardctl cards import cards.csv --apply --all-or-nothing",
        "cardctl cards import cards.csv --apply --yes --password-file password",
      ], .program(Importing.run)),
    Command(
      "cards import-report",
      Text(
        "Tells how far an import is and what was wrong; -o writes the failed rows, to be corrected.",
        "查看导入进度和问题；用 -o 写出失败的行，以便更正后重新导入。"),
      [job], [.sheet, .sheetFormat, .force],
      examples: [
        "cardctl cards import-report imp_0c4r9k2m5x8wd",
        "cardctl cards import-report imp_0c4r9k2m5x8wd -o failed.xlsx",
        "cardctl cards import-report imp_0c4r9k2m5x8wd -o json",
      ], .program(ImportReporting.run)),
    Command(
      "cards import-undo",
      Text(
        "Takes back what an import of the last 24 hours has added and marked, "
          + "unless somebody has changed it since.",
        "撤销 24 小时内某次导入新增和标记的卡片；此后被更改的除外。"),
      [job],
      [
        .yes, .passwordFile, .totpFile,
      ],
      examples: [
        "cardctl cards import-undo imp_0c4r9k2m5x8wd",
        "cardctl cards import-undo imp_0c4r9k2m5x8wd --yes --password-file password",
      ], .program(ImportUndoing.run)),
    Command(
      "cards export",
      Text(
        "Writes the cards into a workbook that cards import takes; numbers are masked.",
        "将卡片写入可再导入的表格；卡号已脱敏。"),
      [], filters + [.sheet.required, .sheetFormat, .force],
      examples: [
        "cardctl cards export -o cards.xlsx",
        "cardctl cards export -o invalid.csv --status invalid",
        "cardctl cards export -o - --store sto_0c4m8r3f7a9ws > cards.csv",
      ], .program(SheetSaving.export)),
  ]
}

extension Option {
  /// Where a workbook goes: `-o` of commands that write one.
  fileprivate static let sheet = Option(
    "output", .text(placeholder: "FILE"), nil,
    Text(
      "File to write, -o for short: .xlsx or .csv, or - for standard output.",
      "要写出的文件，可简写为 -o：.xlsx 或 .csv；- 表示标准输出。"))

  fileprivate static let sheetFormat = Option(
    "format", .choice(WorkbookFormat.names(\.name)), nil,
    Text("What to write; by default what the file's name says.", "文件格式，默认依文件名而定。"))

  static let force = Option.flag(
    "force", nil, Text("Replaces the file if it is there.", "文件已存在时覆盖。"))
}
