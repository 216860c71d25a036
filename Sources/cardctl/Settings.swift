import RPC
import Sockets

/// What the options say that every command takes.
struct Settings: Sendable {
  let socket: SocketPath
  let format: Output.Format
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
      "output", .choice(Output.Format.allCases.map(\.rawValue)), nil,
      Text("Form of the result; -o for short.", "输出格式，可简写为 -o。")),
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
    format = try Self.format(invocation.value("output"))
    language = try Self.language(invocation.value("locale"), environment)
    timeout = try Self.timeout(invocation.value("timeout"))
    reason = invocation.value("reason")
    idempotencyKey = invocation.value("idempotency-key")
  }

  private static func format(_ value: String?) throws(UsageError) -> Output.Format {
    guard let value else { return .table }
    guard let format = Output.Format(rawValue: value) else {
      throw UsageError("-o is one of: table, json, jsonl", "-o 只能是：table、json、jsonl")
    }
    return format
  }

  private static func language(
    _ tag: String?, _ environment: (String) -> String?
  ) throws(UsageError) -> Language {
    guard let tag else { return Language(environment: environment) }
    guard let language = Language(tag: tag) else {
      throw UsageError("--locale is one of: en, zh-CN", "--locale 只能是：en、zh-CN")
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
