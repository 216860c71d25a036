import CardClient
import ClientTesting

/// A fake server and a client of it.
struct Stage {
  let server: FakeServer
  let client: Client
  private let folder = TemporaryFolder()

  /// A client that tries everything once. It waits for as long as a busy machine may keep the test waiting.
  static var once: Client.Configuration {
    var configuration = Client.Configuration()
    configuration.retry = .never
    configuration.slack = .seconds(3600)
    return configuration
  }

  /// A client that tries everything once, and waits no longer than it has to.
  static var punctual: Client.Configuration {
    var configuration = once
    configuration.slack = .zero
    return configuration
  }

  /// A client that does not pause long.
  static var patient: Client.Configuration {
    var configuration = Client.Configuration()
    configuration.retry.pauseFirst = .milliseconds(1)
    configuration.slack = .seconds(3600)
    return configuration
  }

  /// A call that a busy machine does not bring to its deadline.
  static var patientCall: CallOptions { CallOptions(timeout: .seconds(3600)) }

  init(
    _ configuration: Client.Configuration = Stage.once,
    signals: @escaping FakeServer.Script = { _ in .nothing }, _ script: @escaping FakeServer.Script
  ) throws {
    server = try FakeServer(folder.socketPath(), signals: signals, script)
    client = try Client(socket: server.path.path, configuration: configuration)
  }

  func end() {
    client.close()
    server.end()
  }

  /// Waits until the server has seen so much.
  func wait(_ isSo: (FakeServer) -> Bool) async {
    while !isSo(server) { await Task.yield() }
  }
}

extension FakeServer.Call {
  /// A frame that answers this call.
  func result(_ json: String) -> String { "{\"jsonrpc\":\"2.0\",\"id\":\(id),\"result\":\(json)}" }

  func item(_ sequence: Int, _ json: String) -> String {
    #"{"jsonrpc":"2.0","method":"rpc.message","params":{"id":\#(id),"seq":\#(sequence),"value":\#(json)}}"#
  }

  func grant(_ count: Int) -> String {
    #"{"jsonrpc":"2.0","method":"rpc.grant","params":{"id":\#(id),"n":\#(count)}}"#
  }
}

/// Frames that fake servers send.
enum Sample {
  static let goaway = #"{"jsonrpc":"2.0","method":"rpc.goaway","params":{"deadlineMs":1000}}"#

  static func error(_ code: Int, _ reason: String, _ more: String = "") -> String {
    "{\"code\":\(code),\"message\":\"No.\",\"data\":{\"status\":\"X\",\"reason\":\"\(reason)\"\(more)}}"
  }

  static let tenant =
    #"{"tenant":{"id":"tnt_0000000000001","name":"湖畔茶","timeZone":"Asia/Shanghai","state":"active","purgeAfterDays":180}}"#

  static let login =
    #"{"session":"tok-en","expiresAt":"2026-08-03T09:00:00.000Z","idleTimeoutMs":900000,"#
    + #""account":{"id":"acc_0000000000001","account":"a","role":"chain","enabled":true,"totp":false}}"#

  static func event(_ sequence: Int) -> String {
    "{\"sequence\":\(sequence),\"at\":\"2026-08-03T01:10:00.000Z\",\"type\":\"card.bound\","
      + "\"tenant\":\"tnt_0000000000001\",\"subject\":\"card_0000000000001\",\"data\":{}}"
  }
}

/// What a body throws, as text; `none` if it throws nothing.
func failure(_ body: () async throws(ClientError) -> Void) async -> String {
  do throws(ClientError) {
    try await body()
    return "none"
  } catch {
    return switch error {
    case .refused(let error): "refused(\(error.code))"
    default: "\(Mirror(reflecting: error).children.first?.label ?? error.name)"
    }
  }
}

extension ClientError {
  /// The name of a case without values.
  fileprivate var name: String {
    switch self {
    case .timedOut: "timedOut"
    case .cancelled: "cancelled"
    case .closed: "closed"
    case .streamEnded: "streamEnded"
    case .paramsNotObject: "paramsNotObject"
    case .paramsHaveMeta: "paramsHaveMeta"
    default: "other"
    }
  }
}
