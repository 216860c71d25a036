import ClientTesting
import JSON
import Synchronization

@testable import cardctl

/// A server that takes imports by a script: what it plans, what it tells while it carries out, how it ends.
final class FakeImports: Sendable {
  struct Script: Sendable {
    var plan = FakeImports.summary(state: "planned", actions: "\"add\":3")
    /// Items while the plan is carried out.
    var items = [FakeImports.progress(done: 0), FakeImports.progress(done: 2)]
    /// What carrying out ends with; nil: the connection breaks instead.
    var result: String? = FakeImports.summary(actions: "\"add\":3")
    /// Whether nothing comes behind the items.
    var isSilent = false
    /// Whether the connection breaks at the end of a dry run's file.
    var breaksPlanning = false
    /// What the answers to cards.importReport say, one after another; the last stays.
    var reports: [String] = []
    /// Whether the plan is refused until somebody proves who they are.
    var needsProof = false
    var hasCodes = false
    /// How long a file may be.
    var bytesMax = 10 << 20
    /// How many parts may be sent; more are granted one by one, unless the stream ends there.
    var window = 8
    /// The error with which the stream ends once the window is full.
    var refusal: String?
  }

  private struct State {
    var script: Script
    /// Whether a stream by its id is a dry run.
    var dryRuns: [String: Bool] = [:]
    var received: [String: Int] = [:]
  }

  private let state: Mutex<State>

  init(_ script: Script = Script()) { state = Mutex(State(script: script)) }

  static let job = "imp_0000000000001"

  static func summary(
    state: String = "done", rows: Int = 3, done: Int = 3, failed: Int = 0, actions: String,
    problems: String = ""
  ) -> String {
    let none = [
      "add", "duplicate", "detailsUpdated", "markInvalid", "unbind", "unchanged", "repeated",
    ]
    .filter { !actions.contains("\"\($0)\"") }
    let counts = ([actions] + none.map { "\"\($0)\":0" } + ["\"reject\":\(failed)"])
      .filter { !$0.isEmpty }.joined(separator: ",")
    return "{\"job\":\"\(job)\",\"state\":\"\(state)\",\"mode\":\"skip_bad\",\"planHash\":\"b3f1\","
      + "\"rows\":\(rows),\"done\":\(done),\"warnings\":0,\"failed\":\(failed),"
      + "\"actions\":{\(counts)},\"problems\":[\(problems)],"
      + "\"createdAt\":\"2026-08-03T01:30:00.000Z\"}"
  }

  static func problem(_ row: Int, _ column: String, _ message: String) -> String {
    "{\"row\":\(row),\"column\":\"\(column)\",\"code\":\"X\",\"severity\":\"error\","
      + "\"message\":\"\(message)\",\"valueMasked\":\"•••• 1112\"}"
  }

  static func progress(done: Int) -> String {
    "{\"job\":\"\(job)\",\"done\":\(done),\"of\":3,\"ok\":\(done),\"warnings\":0,\"failed\":0}"
  }

  /// A stage on which this server plays.
  func stage() throws -> Stage {
    try Stage(signals: { self.hear($0) }, { self.answer($0) })
  }

  // MARK: Calls

  private func answer(_ call: FakeServer.Call) -> FakeServer.Answer {
    state.withLock { state in
      switch call.method {
      case "cards.import": Self.open(call, &state)
      case "cards.importReport": Self.report(call, &state)
      case "session.whoami":
        .result(
          #"{"account":{"id":"acc_0000000000001","account":"lin.mei","role":"chain","#
            + #""enabled":true,"totp":\#(state.script.hasCodes)},"#
            + #""permissions":[],"scope":{"stores":"all","hidden":[]},"policyRevision":1}"#)
      case "session.reverify":
        {
          state.script.needsProof = false
          return .result(#"{"freshUntil":"2026-08-03T01:35:00.000Z"}"#)
        }()
      case "rpc.ping": .result("{}")
      default: .error(Stage.error(-32601, "METHOD_NOT_FOUND"))
      }
    }
  }

  private static func open(_ call: FakeServer.Call, _ state: inout State) -> FakeServer.Answer {
    let isDryRun = !call.params.contains("\"dryRun\":false")
    if !isDryRun, state.script.needsProof {
      return .error(Stage.error(1009, "REVERIFY_REQUIRED"))
    }
    state.dryRuns[call.id] = isDryRun
    let (window, bytes) = (state.script.window, state.script.bytesMax)
    return .texts([item(call.id, 0, #"{"open":{"window":\#(window),"bytes":\#(bytes)}}"#)])
  }

  private static func report(_ call: FakeServer.Call, _ state: inout State) -> FakeServer.Answer {
    guard let report = state.script.reports.first else {
      return .error(Stage.error(1014, "SHUTTING_DOWN"))
    }
    if state.script.reports.count > 1 { state.script.reports.removeFirst() }
    return .texts([item(call.id, 0, "{\"open\":\(report)}"), end(call.id, report)])
  }

  private func hear(_ call: FakeServer.Call) -> FakeServer.Answer {
    let id = Value(Array(call.params.utf8))["id"]?.plain ?? ""
    return state.withLock { state in
      switch call.method {
      case "rpc.message": Self.take(id, &state)
      case "rpc.end": Self.carryOut(id, state)
      default: .nothing
      }
    }
  }

  private static func take(_ id: String, _ state: inout State) -> FakeServer.Answer {
    state.received[id, default: 0] += 1
    let count = state.received[id, default: 0]
    if let refusal = state.script.refusal {
      guard count >= state.script.window else { return .nothing }
      return .texts(["{\"jsonrpc\":\"2.0\",\"id\":\(id),\"error\":\(refusal)}"])
    }
    return .texts([
      "{\"jsonrpc\":\"2.0\",\"method\":\"rpc.grant\",\"params\":{\"id\":\(id),\"n\":1}}"
    ])
  }

  private static func carryOut(_ id: String, _ state: State) -> FakeServer.Answer {
    let script = state.script
    if state.dryRuns[id] == true {
      return script.breaksPlanning ? .close : .texts([end(id, script.plan)])
    }
    let items = script.items.enumerated().map { item(id, $0 + 1, $1) }
    if script.isSilent { return .texts(items) }
    guard let result = script.result else { return .lastTexts(items) }
    return .texts(items + [end(id, result)])
  }

  // MARK: Frames

  static func item(_ id: String, _ sequence: Int, _ value: String) -> String {
    "{\"jsonrpc\":\"2.0\",\"method\":\"rpc.message\",\"params\":{\"id\":\(id),"
      + "\"seq\":\(sequence),\"value\":\(value)}}"
  }

  static func end(_ id: String, _ result: String) -> String {
    "{\"jsonrpc\":\"2.0\",\"id\":\(id),\"result\":\(result)}"
  }
}

extension Stage {
  /// The bytes of each file that was sent, by the stream that it came on.
  var sentFiles: [[UInt8]] {
    var files: [String: [UInt8]] = [:]
    for signal in server.signals where signal.method == "rpc.message" {
      let params = Value(Array(signal.params.utf8))
      let bytes = params["value.data"]?.string.flatMap(Base64.decode) ?? []
      files[params["id"]?.plain ?? "", default: []] += bytes
    }
    return files.sorted { (Int($0.key) ?? 0) < (Int($1.key) ?? 0) }.map(\.value)
  }

  func count(ofSignal method: String) -> Int { server.signals.count { $0.method == method } }
}
