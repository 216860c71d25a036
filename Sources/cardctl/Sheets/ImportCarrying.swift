import CardClient
import RPC

/// Watches an import while it is carried out: shows how far it is, goes on by its id when the connection
/// breaks, and cancels it on Ctrl-C.
struct ImportCarrying {
  let context: Context
  let line: ProgressLine

  private var language: Language { context.settings.language }

  /// - Parameter stream: of an import whose file was sent.
  func follow(_ stream: OpenStream) throws(Failure) -> ImportStatus {
    var job: String?
    do throws(Failure) {
      let summary = try stream.read { (item) throws(Failure) in
        if job == nil, let name = item["job"]?.plain.printable {
          job = name
          try tell(name)
        }
        let (share, text) = ImportStatus.progress(item, language)
        try line.show(share, text)
      }
      try line.clear()
      return ImportStatus(summary: summary)
    } catch {
      try line.clear()
      if case .client(.cancelled) = error { return try interrupted(job) }
      guard error.mayPass else { throw error }
      return try goOn(job)
    }
  }

  private func tell(_ job: String) throws(Failure) {
    try line.clear()
    try context.output.note(
      Text(
        "Import \(job): it goes on by itself if the connection is lost.",
        "导入 \(job)：即使连接断开也会继续执行。"))
  }

  private func goOn(_ job: String?) throws(Failure) -> ImportStatus {
    guard let job else {
      throw .refused(
        Text(
          "The connection was lost before the import's id came. It may have been carried out: "
            + "send the file again without --apply to see what is left to do.",
          "收到导入编号前连接断开，导入可能已执行：请不加 --apply 重新提交文件，查看尚未执行的内容。"),
        .unavailable)
    }
    try context.output.note(
      Text(
        "The connection was lost; the server goes on. Connecting again…",
        "连接已断开，服务器继续执行。正在重新连接…"))
    return try leavable(job)
  }

  /// The first Ctrl-C: the stream has been cancelled with it.
  private func interrupted(_ job: String?) throws(Failure) -> ImportStatus {
    guard let job else {
      // Behind this nothing of the cancellation is still on its way.
      _ = try? context.call("rpc.ping")
      throw .refused(
        Text(
          "Cancelled. Should rows have been carried out by then, that stays; a dry run shows it.",
          "已取消。此前如有行已执行，其结果保留；可不加 --apply 重新提交文件查看。"), .interrupted)
    }
    try context.output.note(
      Text(
        "Stopping: what was done stays. Ctrl-C again leaves at once.",
        "正在停止：已执行的结果保留。再按 Ctrl-C 立即退出。"))
    let status = try leavable(job)
    let pages = ImportPages(context: context, status: status)
    if context.output.format == .table {
      try context.output.lines(pages.lines)
      try pages.tellNext()
    } else {
      try context.output.json(status.summary)
    }
    throw .reported(.interrupted)
  }

  /// Follows it by its id. Whoever leaves, or waits for the server in vain, is told how to find it again.
  private func leavable(_ job: String) throws(Failure) -> ImportStatus {
    do throws(Failure) {
      return try ImportFollowing(context: context, job: job, line: line).run()
    } catch {
      try line.clear()
      try context.output.note(
        Text(
          "What becomes of it: cardctl cards import-report \(job)",
          "后续情况见：cardctl cards import-report \(job)"))
      throw error
    }
  }
}
