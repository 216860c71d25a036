import API
import CardClient
import Console
import JSON
import RPC
import Sockets

extension Failure {
  /// What happened and what to do about it, for standard error.
  func report(_ language: Language) -> [String] {
    switch self {
    case .usage(let error): error.report(language)
    case .client(let error): error.report(language)
    case .console(let error): ["cardctl: \(error.text[language])".printable]
    case .notConfirmed(let text), .refused(let text, _): ["cardctl: \(text[language])".printable]
    case .quiet, .reported: []
    }
  }
}

extension Failure {
  /// Whether its report tells a time.
  var showsTimes: Bool {
    guard case .client(.refused(let error)) = self else { return false }
    return error.causes.contains { $0.notBefore != nil }
  }
}

extension UsageError {
  func report(_ language: Language) -> [String] {
    var lines = ["cardctl: \(message[language].printable)"]
    if let suggestion {
      lines.append(Text("Did you mean \(suggestion)?", "您是不是想输入 \(suggestion)？")[language])
    }
    let topic = topic.isEmpty ? "" : " \(topic)"
    lines.append(Text("See: cardctl help\(topic)", "参见：cardctl help\(topic)")[language])
    return lines
  }
}

extension ClientError {
  fileprivate func report(_ language: Language) -> [String] {
    switch self {
    case .refused(let error): error.report(language)
    case .connect(let error): ["cardctl: \(error.text[language])".printable]
    case .disconnected(let error):
      ["cardctl: \(error.text[language])".printable, Self.unknownOutcome[language]]
    case .timedOut:
      [
        Text("cardctl: the server did not answer in time", "cardctl: 服务器未在时限内应答")[language],
        Self.unknownOutcome[language],
      ]
    case .cancelled: []
    default: ["cardctl: \(problem[language])"]
    }
  }

  private static let unknownOutcome = Text(
    "If this was a change, it may have been made. Look before you repeat it, or use --idempotency-key.",
    "如果这是修改操作，它可能已经生效。重试前请先查看，或使用 --idempotency-key。")

  private var problem: Text {
    switch self {
    case .malformedAnswer(.result(let fields)):
      let places = fields.joined(separator: ", ")
      return Text(
        "the answer does not fit this program's edition of the protocol: \(places)",
        "应答与本程序的协议版本不符：\(places)")
    case .malformedAnswer:
      return Text(
        "this is no cardd server, or it is broken: it does not speak the protocol",
        "对方不是 cardd 服务器或已损坏：应答不符合协议")
    case .paramsMalformed(let error):
      return error.text
    case .paramsNotObject: return Text("the params are no JSON object", "参数不是 JSON 对象")
    case .paramsHaveMeta:
      return Text(
        "leave out _meta: use --reason, --timeout, --locale and --idempotency-key",
        "请不要传 _meta：改用 --reason、--timeout、--locale、--idempotency-key")
    case .frameTooLarge(let bytes, let bytesMax):
      return Text(
        "the call has \(bytes) bytes, the limit is \(bytesMax)", "请求为 \(bytes) 字节，上限 \(bytesMax) 字节"
      )
    case .streamEnded: return Text("the server has ended the stream", "服务器已结束该数据流")
    case .closed: return Text("the connection was closed", "连接已关闭")
    case .connect, .refused, .timedOut, .cancelled, .disconnected:
      return Text("the call was given up", "调用已放弃")
    }
  }
}

extension ScanError {
  fileprivate var text: Text {
    switch self {
    case .malformed(let offset), .invalidUTF8(let offset):
      Text("the params are not JSON, see byte \(offset)", "参数不是合法的 JSON（第 \(offset) 字节）")
    case .duplicateMember(let offset):
      Text("a member is named twice, see byte \(offset)", "有重复的成员名（第 \(offset) 字节）")
    case .tooComplex: Text("the params are too complex", "参数过于复杂")
    }
  }
}

extension RemoteError {
  /// Message, wrong fields, the ladder of a denial, what to do, and where it is recorded.
  fileprivate func report(_ language: Language) -> [String] {
    var lines = ["cardctl: \(message.printable)\(reason.isEmpty ? "" : " (\(reason))")"]
    lines += violations.map { "  \($0.field): \($0.message)".printable }
    lines += causes.map(\.line)
    lines += explanation?.ladder(language) ?? []
    if !didYouMean.isEmpty {
      let english = didYouMean.joined(separator: ", ")
      let chinese = didYouMean.joined(separator: "、")
      lines.append(
        Text("Did you mean: \(english)?", "您是不是要找：\(chinese)？")[language].printable)
    }
    lines += advice(language)
    if let decisionId {
      lines.append(Text("Decision: \(decisionId)", "决策记录：\(decisionId)")[language])
    }
    return lines
  }

  private func advice(_ language: Language) -> [String] {
    var lines: [String] = []
    if let command = Self.commands[reason] {
      lines.append("→ \(command[language])")
    } else if let help = explanation?.help(language) {
      lines.append(help)
    } else if violations.isEmpty, let action = Reason(named: reason)?.action.filled(language) {
      lines.append("→ \(action)")
    }
    if let retryAfterMs, retryAfterMs > 0 {
      let wait = Self.duration(seconds: (retryAfterMs + 999) / 1000, language)
      lines.append(Text("→ Try again in \(wait).", "→ 请在 \(wait) 后重试。")[language])
    }
    return lines
  }

  /// What to type, where the contract's own advice names a method of the wire.
  static let commands: [String: Text] = [
    "SESSION_REQUIRED": .login, "SESSION_INVALID": .login, "SESSION_EXPIRED": .login,
    "PASSWORD_CHANGE_REQUIRED": Text(
      "Change it: cardctl session change-password", "请修改密码：cardctl session change-password"),
    "TOTP_ENROLLMENT_REQUIRED": Text(
      "Enrol: cardctl session enroll-totp, then cardctl session confirm-totp",
      "请启用：cardctl session enroll-totp，再 cardctl session confirm-totp"),
    "TOTP_NOT_STARTED": Text(
      "First: cardctl session enroll-totp", "请先执行 cardctl session enroll-totp"),
    "REVERIFY_REQUIRED": Text(
      "Prove it: cardctl session reverify, then try again",
      "请验证身份：cardctl session reverify，然后重试"),
    "ROLE_CHANGED": Text(
      "Look at it as it is now: cardctl roles show ROLE", "请查看当前状态：cardctl roles show 角色"),
    "ABOVE_CEILING": Text(
      "See what it can have: cardctl roles show ROLE", "请查看可授予的权限：cardctl roles show 角色"),
    "BUILT_IN_ROLE": Text(
      "Take permissions from it instead: cardctl roles revoke ROLE PERMISSION",
      "可改为收回其权限：cardctl roles revoke 角色 权限"),
    "PLAN_CHANGED": Text(
      "Look at the plan again: cardctl cards import FILE", "请重新查看计划：cardctl cards import FILE"),
    "IMPORT_GOES_ON": Text(
      "Wait for its end: cardctl cards import-report JOB", "请等待其结束：cardctl cards import-report JOB"),
    "SHEET_EMPTY": .template, "COLUMN_MISSING": .template,
    "REASON_REQUIRED": Text("Add: --reason TEXT", "请加上 --reason TEXT"),
    "DEADLINE_EXCEEDED": Text(
      "Try again, with a greater --timeout if need be.", "请重试，必要时加大 --timeout。"),
    "ENTRY_UNKNOWN": Text("See: cardctl entries", "参见：cardctl entries"),
    "METHOD_NOT_FOUND": Text("See: cardctl describe", "参见：cardctl describe"),
  ]

  private static func duration(seconds: Int64, _ language: Language) -> String {
    if seconds < 120 { return Text("\(seconds) s", "\(seconds) 秒")[language] }
    let minutes = (seconds + 59) / 60
    return Text("\(minutes) min", "\(minutes) 分钟")[language]
  }
}

extension Text {
  fileprivate static let template = Text(
    "Begin with the template: cardctl cards template -o cards.xlsx",
    "请从模板开始：cardctl cards template -o cards.xlsx")

  fileprivate static let login = Text(
    "Log in: cardctl login [--tenant ID] ACCOUNT", "请登录：cardctl login [--tenant ID] ACCOUNT")
}

extension Cause {
  /// What stands in the way and why, with the rule that says so and until when it does.
  fileprivate var line: String {
    let rule = rule.map { " (\($0))" } ?? ""
    let end = notBefore.map { " → \("\($0)".localTime)" } ?? ""
    return "  \(subject): \(message)\(rule)\(end)".printable
  }
}

extension Explanation {
  /// The checks that were made, in their order, each with its outcome.
  func ladder(_ language: Language) -> [String] {
    let made = steps.filter { $0.outcome != .skipped }
    return Table.pairs(
      made.map { step in
        let check = Vocabulary.check.word("\(step.check.name)", language)
        return ("  \(step.outcome.mark) \(check)", step.detail.printable)
      })
  }
}

extension Explanation {
  /// What would change the answer, and who can do it.
  func help(_ language: Language) -> String? {
    remedy.map { "→ \($0.text) (\(Vocabulary.role.word($0.who, language)))".printable }
  }
}

extension AccessOutcome {
  fileprivate var mark: String {
    switch self {
    case .passed: "✓"
    case .failed: "✗"
    case .skipped: "–"
    case .unknown, .unrecognized: "?"
    }
  }
}

extension Reason {
  /// The contract's reason of a name; nil for one that a later edition added.
  init?(named name: String) {
    guard let reason = Reason.rows.first(where: { "\($0.name)" == name }) else { return nil }
    self = reason
  }
}
