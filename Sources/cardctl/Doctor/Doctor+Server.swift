import API
import CardClient
import RPC
import Sockets

/// What the server says of itself, and of the caller.
extension Doctor {
  /// Whether the server knows every method that this program was built for.
  func edition() throws(Failure) -> Finding {
    let document = try context.call("rpc.discover", asAnyone: true)
    let theirs = document["info.version"]?.plain ?? ""
    let ours = Value.contract["info.version"]?.plain ?? ""
    let known = Methods.rows.map { "\($0.name)" }
    let offered = (document["methods"]?.elements ?? []).compactMap { $0["name"]?.string }
    let missing = known.filter { !offered.contains($0) }
    if missing.isEmpty, theirs.majorEdition == ours.majorEdition {
      return .well(.edition, Self.editions(theirs, ours, unknown: Set(offered).subtracting(known)))
    }
    let lacking = missing.joined(separator: ", ")
    return .wrong(
      .edition, .failed,
      Text(
        "the server has \(theirs), this program \(ours)"
          + (missing.isEmpty ? "" : "; the server lacks \(lacking)"),
        "服务器为 \(theirs)，本程序为 \(ours)" + (missing.isEmpty ? "" : "；服务器缺少 \(lacking)")),
      do: Text(
        "Bring the server and this program to the same edition.", "请将服务器与本程序升级到同一版本。"))
  }

  private static func editions(_ theirs: String, _ ours: String, unknown: Set<String>) -> Text {
    if theirs == ours, unknown.isEmpty { return Text("\(theirs), on both sides", "双方均为 \(theirs)") }
    let count = unknown.count
    return Text(
      "the server has \(theirs), this program \(ours); \(count) methods are new on the server",
      "服务器为 \(theirs)，本程序为 \(ours)；服务器新增 \(count) 个方法")
  }

  func health() throws(Failure) -> Finding {
    let status = try context.call("rpc.health", asAnyone: true)["status"]?.string ?? ""
    let word = { Vocabulary.serving.word(status, $0) }
    let detail = Text(word(.english), word(.chinese))
    if status == "\(ServingStatus.serving.name)" { return .well(.health, detail) }
    return .wrong(
      .health, .unavailable, detail,
      do: Text(
        "The server cannot work at the moment: ask whoever runs it to look at its log.",
        "服务器目前无法工作：请联系运维查看日志。"))
  }

  /// Who is logged in; with that answer comes the server's time.
  func session() throws(Failure) -> [Finding] {
    do throws(Failure) {
      let result = try context.call("session.whoami")
      return [Self.account(result)] + (Self.clock(result).map { [$0] } ?? [])
    } catch .client(.refused(let error)) {
      let failure = Failure.client(.refused(error))
      // What the report of any command says to do.
      let advice = failure.report(context.settings.language).filter { $0.hasPrefix("→ ") }
        .map { $0.dropFirst(2) }.joined(separator: " ")
      return [
        .wrong(
          .session, ExitCode(failure), Text(error.message, error.message),
          do: Text(advice, advice))
      ]
    }
  }

  private static func account(_ result: Value) -> Finding {
    let name = result["account.account"]?.plain ?? ""
    let role = result["account.role"]?.plain ?? ""
    let detail = Text(
      "\(name), \(Vocabulary.role.word(role, .english))",
      "\(name)，\(Vocabulary.role.word(role, .chinese))")
    guard let next = result["account.next"]?.string else { return .well(.session, detail) }
    let command =
      next == "\(NextStep.passwordChange.name)" ? "change-password" : "enroll-totp"
    return .wrong(
      .session, .conflict, detail,
      do: Text("First: cardctl session \(command)", "请先执行：cardctl session \(command)"))
  }

  /// Farther apart than any call takes.
  private static let clockDifferenceMax: Int64 = 5000

  /// The session's last use is this very call, by the server's clock. nil without a session.
  private static func clock(_ result: Value) -> Finding? {
    guard let text = result["session.lastUsedAt"]?.string,
      let time = Timestamp(text: text.utf8Span.span)
    else { return nil }
    let difference = time.milliseconds - SystemClock.millisecondsSinceEpoch
    if abs(difference) <= clockDifferenceMax {
      return .well(.clock, Text("the same as the server's", "与服务器一致"))
    }
    let seconds = abs(difference) / 1000
    return .wrong(
      .clock, .failed,
      Text(
        "the server's is \(seconds) s \(difference > 0 ? "ahead" : "behind")",
        "服务器时钟\(difference > 0 ? "快" : "慢") \(seconds) 秒"),
      do: Text(
        "One-time codes and expiry depend on the time: set both clocks by NTP.",
        "动态口令和有效期依赖时间：请用 NTP 校准两边的时钟。"))
  }
}

extension String {
  /// `1` of `1.0.0`.
  fileprivate var majorEdition: Substring { prefix { $0 != "." } }
}
