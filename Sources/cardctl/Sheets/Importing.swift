import API
import CardClient
import RPC

/// `cardctl cards import`: tells what a file would do; with `--apply` has it confirmed, and only then does
/// it.
struct Importing {
  let context: Context
  private let upload: ImportUpload

  static let run: @Sendable (Context) throws(Failure) -> Void = { context throws(Failure) in
    try Importing(context).run()
  }

  private init(_ context: Context) {
    self.context = context
    upload = ImportUpload(
      context: context, path: context.invocation.operand(0), line: ProgressLine(context.system))
  }

  private var invocation: Invocation { context.invocation }
  private var language: Language { context.settings.language }
  private var isWhole: Bool { invocation.has("all-or-nothing") }
  private var mode: Value { .string("\((isWhole ? ImportMode.allOrNothing : .skipBad).name)") }

  private func run() throws(Failure) {
    try checkArguments()
    _ = try upload.open()
    if let hash = invocation.value("plan-hash") { return try carryOut(hash) }
    let plan = try dryRun()
    guard invocation.has("apply") else { return try show(plan) }
    if !invocation.has("yes") || plan.changes == 0 {
      try context.tell(pages(plan).plan(of: upload.path))
    }
    guard try isWorthwhile(plan) else { return }
    if !invocation.has("yes") { try confirm(plan) }
    if plan.count("unbind") > 0 { try Proof(context: context).give() }
    try carryOut(plan.summary["planHash"]?.string ?? "")
  }

  private func checkArguments() throws(Failure) {
    guard invocation.has("apply") else {
      let needs = ["plan-hash", "yes"].first(where: invocation.has)
      guard let needs else { return }
      throw context.usageError("--\(needs) goes with --apply", "--\(needs) 须与 --apply 连用")
    }
    let isSettled = invocation.has("yes") || invocation.has("plan-hash")
    guard context.dialog != nil || isSettled else {
      throw context.usageError(
        "there is no terminal to confirm on; use --yes, with --password-file PATH or "
          + "--totp-file PATH where cards are unbound",
        "没有可用的终端供确认；请使用 --yes，如有解绑还需 --password-file PATH 或 --totp-file PATH")
    }
  }

  private func pages(_ status: ImportStatus) -> ImportPages {
    ImportPages(context: context, status: status)
  }

  // MARK: The plan

  private func dryRun() throws(Failure) -> ImportStatus {
    let stream = try upload.send(["mode": mode])
    do throws(Failure) {
      let summary = try stream.read()
      try upload.line.clear()
      return ImportStatus(summary: summary)
    } catch {
      try upload.line.clear()
      guard case .client(.disconnected) = error else { throw error }
      throw .refused(
        Text(
          "The connection was lost before the plan came: nothing was changed.",
          "收到计划前连接断开：没有作任何更改。"), .unavailable)
    }
  }

  private func show(_ plan: ImportStatus) throws(Failure) {
    guard context.output.format == .table else {
      try context.output.json(plan.summary)
      return try end(plan.exitCode)
    }
    try context.output.lines(pages(plan).plan(of: upload.path))
    try pages(plan).tellMore()
    if plan.changes > 0, !isWhole || plan.failed == 0 { try tellHow(plan) }
    try end(plan.exitCode)
  }

  /// The next command, for people and for scripts.
  private func tellHow(_ plan: ImportStatus) throws(Failure) {
    let command =
      "cardctl cards import \(upload.path.quotedForShell) --apply"
      + (isWhole ? " --all-or-nothing" : "")
    let hash = plan.summary["planHash"]?.plain.printable ?? ""
    try context.output.notes([
      "", Text("To carry it out, after a last question:", "确认后执行：")[language], "  \(command)",
      Text("To carry out this very plan, unasked:", "直接执行此计划，不再询问：")[language],
      "  \(command) \\", "    --plan-hash \(hash)",
    ])
  }

  /// Whether there is something to be done, and it may be.
  private func isWorthwhile(_ plan: ImportStatus) throws(Failure) -> Bool {
    if isWhole, plan.failed > 0 {
      throw .refused(
        Text(
          "Nothing was done: rows are wrong, and it is all or nothing.",
          "没有执行：有错误行，且要求全部成功才执行。"), .rowsFailed)
    }
    guard plan.changes == 0 else { return true }
    try context.output.note(
      Text("There is nothing to carry out: nothing was changed.", "没有可执行的变更：没有作任何更改。"))
    try end(plan.exitCode)
    return false
  }

  private func confirm(_ plan: ImportStatus) throws(Failure) {
    let unbinds = plan.count("unbind")
    let count = unbinds > 0 ? unbinds : plan.changes
    let prompt =
      unbinds > 0
      ? Text(
        "Type the count of the cards to be unbound (\(count)) to carry it out: ",
        "请输入将解绑的卡片数量（\(count)）以执行：")
      : Text(
        "Type the count of the rows that change something (\(count)) to carry it out: ",
        "请输入将产生变更的行数（\(count)）以执行：")
    guard try context.ask(prompt, isSecret: false) == "\(count)" else {
      throw .notConfirmed(Text("Not confirmed: nothing was changed.", "未确认：没有作任何更改。"))
    }
  }

  // MARK: Carrying it out

  private func carryOut(_ hash: String) throws(Failure) {
    let params: Value = ["dryRun": .bool(false), "planHash": .string(hash), "mode": mode]
    let run = ImportCarrying(context: context, line: upload.line)
    let status: ImportStatus
    do throws(Failure) {
      status = try run.follow(try upload.send(params))
    } catch {
      // Of a plan that was made elsewhere it is not known before whether it unbinds.
      guard error.asksForProof, mayProve else { throw error }
      try Proof(context: context).give()
      status = try run.follow(try upload.send(params))
    }
    try showResult(status)
  }

  private var mayProve: Bool {
    invocation.has("plan-hash")
      && (context.dialog != nil || invocation.has("password-file") || invocation.has("totp-file"))
  }

  private func showResult(_ status: ImportStatus) throws(Failure) {
    if context.output.format == .table {
      try context.output.lines(pages(status).lines)
      try pages(status).tellNext()
    } else {
      try context.output.json(status.summary)
    }
    try end(status.exitCode)
  }

  private func end(_ code: ExitCode) throws(Failure) {
    if code != .ok { throw .reported(code) }
  }
}

extension String {
  /// As a shell takes it for one word.
  var quotedForShell: String {
    let isPlain =
      !isEmpty && !hasPrefix("-")
      && allSatisfy { character in
        !character.isASCII || character.isLetter || character.isNumber
          || "_-./+:@%".contains(character)
      }
    let quoted = "'" + replacing("'", with: #"'\''"#) + "'"
    return (isPlain ? self : quoted).printable
  }
}
