import RPC
import Sockets

/// What the options say that every command takes.
struct Settings: Sendable {
  let socket: SocketPath
  let format: Output.Format
  let layout: Output.Layout
  /// Whether `-o` names a file that is to be written.
  let namesFile: Bool
  let usesPager: Bool
  let language: Language
  let timeout: Duration
  let reason: String?
  let idempotencyKey: String?

  /// The options. The parser knows them beside those of each command.
  static let options = [
    Option(
      "socket", .text(placeholder: "PATH"), nil,
      Text("Where the server listens.", "服务器套接字路径。")),
    Option(
      "output", .choice(forms), nil,
      Text(
        "Form of the result, -o for short: wide shows every column, csv is for lists.",
        "输出格式，可简写为 -o；wide 显示全部列，csv 用于列表。")),
    .flag("no-pager", nil, Text("Does not show long lists in a pager.", "长列表不分页显示。")),
    Option(
      "locale", .choice(["en", "zh-CN"]), nil,
      Text("Language; by default that of the environment.", "语言，默认随系统环境。")),
    Option(
      "timeout", .text(placeholder: "SECONDS"), nil,
      Text("Time allowed for a call; by default 10.", "单次调用时限（秒），默认 10。")),
    Option(
      "reason", .text(placeholder: "TEXT"), nil,
      Text("Why you do this, for the audit log.", "操作原因，写入操作日志。")),
    Option(
      "idempotency-key", .text(placeholder: "KEY"), nil,
      Text("Makes a change safe to repeat.", "幂等键，使重试不会重复执行。")),
    .flag("help", nil, Text("Help; -h for short.", "帮助，可简写为 -h。")),
    .flag("version", nil, Text("The program's version.", "程序版本。")),
  ]

  init(
    _ invocation: Invocation, environment: (String) -> String?
  ) throws(UsageError) {
    do throws(SocketError) {
      socket = try SocketPath.resolve(
        explicit: invocation.value("socket"), environment: environment)
    } catch {
      throw UsageError(error.text.english, error.text.chinese)
    }
    let output = invocation.value("output")
    namesFile = invocation.command.writesFile && output.map(Self.fileForms.contains) == false
    (format, layout) = try Self.form(namesFile ? nil : output)
    usesPager = !invocation.has("no-pager")
    language = try Self.language(invocation.value("locale"), environment)
    timeout = try Self.timeout(invocation.value("timeout"))
    reason = invocation.value("reason")
    idempotencyKey = invocation.value("idempotency-key")
  }

  /// The forms of a result.
  private static let forms = ["table", "wide", "json", "jsonl", "csv"]

  /// Those that a command has beside its file, whose own names end otherwise.
  private static let fileForms = ["table", "wide", "json", "jsonl"]

  private static func form(
    _ value: String?
  ) throws(UsageError) -> (Output.Format, Output.Layout) {
    switch value {
    case nil, "table": (.table, .fitted)
    case "wide": (.table, .wide)
    case "csv": (.table, .csv)
    case "json": (.json, .fitted)
    case "jsonl": (.jsonl, .fitted)
    case let value?:
      throw UsageError(
        "-o is one of: \(forms.joined(separator: ", "))",
        "-o 只能是：\(forms.joined(separator: "、"))",
        suggestion: Suggestion.nearest(to: value, among: forms).map { "-o \($0)" })
    }
  }

  private static func language(
    _ tag: String?, _ environment: (String) -> String?
  ) throws(UsageError) -> Language {
    guard let tag else { return Language(environment: environment) }
    guard let language = Language(tag: tag) else {
      throw UsageError(
        "--locale is one of: en, zh-CN", "--locale 只能是：en、zh-CN",
        suggestion: Suggestion.nearest(to: tag, among: ["en", "zh-CN"]).map { "--locale \($0)" })
    }
    return language
  }

  /// Seconds, also with a fraction. The server takes no more than 600.
  private static func timeout(_ value: String?) throws(UsageError) -> Duration {
    guard let value else { return Meta.timeoutDefault }
    guard let seconds = Double(value), seconds > 0, seconds <= 600 else {
      throw UsageError("--timeout is a number of seconds, up to 600", "--timeout 为秒数，最大 600")
    }
    return .milliseconds(max(1, Int64(seconds * 1000)))
  }
}
