import CardClient
import Sockets

/// `cardctl doctor`: what is wrong between this program and the server, from the path to the session.
struct Doctor {
  let context: Context

  static let run: @Sendable (Context) throws(Failure) -> Void = { context throws(Failure) in
    let findings = try Doctor(context: context).examine()
    let output = context.output
    if output.format == .table {
      try output.lines(Finding.lines(findings, output))
    } else {
      let checks = findings.map { $0.json(output.language) }
      try output.json([
        "ok": .bool(findings.allSatisfy(\.isWell)), "checks": .array(checks),
      ])
    }
    if let wrong = findings.first(where: { !$0.isWell }) { throw .reported(wrong.code) }
  }

  /// Each check stands on those before it: without an answer there is nothing to ask on.
  private func examine() throws(Failure) -> [Finding] {
    var findings = [path] + (try connection())
    guard findings.allSatisfy(\.isWell) else { return findings }
    findings.append(try edition())
    findings.append(try health())
    findings += try session()
    return findings
  }

  // MARK: The way to the server

  private var path: Finding {
    let path = context.settings.socket.path
    let source = SocketPath.source(
      explicit: context.invocation.value("socket"), environment: context.system.environment)
    switch source {
    case .explicit: return .well(.path, Text("\(path), from --socket", "\(path)（来自 --socket）"))
    case .variable(let name):
      return .well(.path, Text("\(path), from \(name)", "\(path)（来自 \(name)）"))
    case .standard:
      return .well(
        .path,
        Text(
          "\(path), the default without CARDD_SOCKET and XDG_RUNTIME_DIR",
          "\(path)（未设置 CARDD_SOCKET 和 XDG_RUNTIME_DIR 时的默认值）"))
    }
  }

  /// Whether somebody listens, and speaks the protocol: one ping tells both.
  private func connection() throws(Failure) -> [Finding] {
    let listens = Finding.well(.socket, Text("a server listens", "有服务器在监听"))
    do throws(Failure) {
      _ = try context.call("rpc.ping", asAnyone: true)
    } catch .client(.connect(let error)) {
      return [SocketDiagnosis(error, context).finding]
    } catch .client(let error) {
      return [listens, Self.protocolFinding(error)]
    }
    return [listens, .well(.protocol, Text("it answers as cardd does", "应答符合 cardd 协议"))]
  }

  private static func protocolFinding(_ error: ClientError) -> Finding {
    switch error {
    case .timedOut:
      .wrong(
        .protocol, .deadline, Text("it does not answer in time", "未在时限内应答"),
        do: Text(
          "The server may be overloaded or stuck: ask whoever runs it, or wait longer with --timeout.",
          "服务器可能过载或无响应：请联系运维，或用 --timeout 延长等待。"))
    case .disconnected:
      .wrong(
        .protocol, .unavailable, Text("it closes the connection", "对方关闭了连接"),
        do: Text(
          "It may be stopping, have too many connections, or be something other than cardd.",
          "服务器可能正在停止、连接过多，或并非 cardd。"))
    case .refused(let error):
      .wrong(
        .protocol, ExitCode(.client(.refused(error))), Text(error.message, error.message),
        do: Text("See: cardctl ping", "参见：cardctl ping"))
    default:
      .wrong(
        .protocol, .failed, Text("something other than cardd answers", "应答的不是 cardd"),
        do: Text(
          "Name the path on which cardd listens, with --socket or CARDD_SOCKET.",
          "请用 --socket 或 CARDD_SOCKET 指定 cardd 的路径。"))
    }
  }
}
