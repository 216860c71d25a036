import API
import CardClient
import ClientTesting
import Console
import JSON
import RPC
import Synchronization

@testable import cardctl

/// Everything around a run of the program: a server, the files, the streams, and a person.
final class Stage {
  let folder = TemporaryFolder()
  let server: FakeServer
  var environment: [String: String]
  var input = ""
  /// The person at the terminal; nil if nobody is there.
  var person: Person?
  /// Whether the terminal shows colours.
  var isColored = false
  /// The size of the terminal; nil if results go elsewhere.
  var windowSize: WindowSize?
  /// Whether a pager can be run.
  var hasPager = true
  /// Whether the machine can show times in other zones.
  var knowsZones = false
  /// The pagers that were run, and the zones that were adopted.
  private(set) var pagers: [String] = []
  private(set) var zones: [String] = []
  /// What takes the place of a disk, where that is to fail.
  var draft: ((String) throws(ConsoleError) -> any Sink)?
  private(set) var output = ""
  private(set) var errors = ""
  /// What was written to standard output as it is.
  private(set) var outputBytes: [UInt8] = []

  /// A person with answers ready, who remembers what was shown.
  final class Person: Dialog {
    var answers: [String]
    private(set) var shown = ""
    /// Answers that were typed without being shown.
    private(set) var secrets: [String] = []

    init(_ answers: String...) { self.answers = answers }

    func tell(_ text: String) { shown += text }

    func readLine() -> String? { answers.isEmpty ? nil : answers.removeFirst() }

    func readSecret() -> String? {
      let line = readLine()
      if let line { secrets.append(line) }
      return line
    }
  }

  /// - Parameter signals: answers notifications.
  init(
    signals: @escaping FakeServer.Script = { _ in .nothing }, _ script: @escaping FakeServer.Script
  ) throws {
    server = try FakeServer(folder.socketPath(), signals: signals, script)
    environment = ["CARDD_SOCKET": server.path.path, "XDG_STATE_HOME": "\(folder.path)/state"]
  }

  /// With an answer for each method; all others are refused.
  convenience init(_ answers: [String: String]) throws {
    try self.init { call in
      answers[call.method].map(FakeServer.Answer.result)
        ?? .error(Stage.error(-32601, "METHOD_NOT_FOUND"))
    }
  }

  deinit { server.end() }

  var methods: [String] { server.calls.map(\.method) }

  /// The params of the calls of a method, without `_meta`.
  func params(_ method: String) -> [String] {
    server.calls.filter { $0.method == method }.map { call in
      let members = Value(Array(call.params.utf8)).members.filter { $0.name != "_meta" }
      return Value.object(members).json
    }
  }

  func meta(_ index: Int) -> Value {
    Value(Array(server.calls[index].params.utf8))["_meta"] ?? .null
  }

  @discardableResult
  func run(_ arguments: String...) -> ExitCode { run(arguments) }

  func run(_ arguments: [String]) -> ExitCode {
    output = ""
    errors = ""
    outputBytes = []
    var system = System(
      environment: { self.environment[$0] },
      write: { (stream, text) throws(ConsoleError) in
        if stream == .output { self.output += text } else { self.errors += text }
      },
      readInput: { () throws(ConsoleError) in Array(self.input.utf8) },
      readFile: { (path) throws(ConsoleError) in try Process.readFile(path, bytesMax: 1 << 20) },
      writeFile: { (path, bytes, replaces) throws(ConsoleError) in
        try Process.writeFile(path, bytes, replaces: replaces)
      },
      isColored: isColored,
      windowSize: { _ in self.windowSize },
      page: { (command, text) throws(ConsoleError) in
        guard self.hasPager else { return false }
        self.pagers.append(command)
        self.output += text
        return true
      },
      adoptZone: knowsZones ? { self.zones.append($0) } : nil,
      dialog: { self.person }, pause: .zero)
    system.writeBytes = { (bytes) throws(ConsoleError) in self.outputBytes += bytes }
    if let draft { system.draft = draft }
    return Program(system: system).run(arguments)
  }

  static func error(_ code: Int, _ reason: String, _ more: String = "") -> String {
    let status = Status(rawValue: code).map { "\($0.name)" } ?? ""
    return "{\"code\":\(code),\"message\":\"Refused.\",\"data\":{\"status\":\"\(status)\","
      + "\"reason\":\"\(reason)\"\(more)}}"
  }
}

/// Answers of a server, for scripts.
enum Sample {
  static func card(_ number: Int, status: String = "normal", health: String = "active") -> String {
    "{\"id\":\"card_000000000000\(number)\",\"tenant\":\"tnt_0000000000001\","
      + "\"store\":\"sto_0000000000001\",\"brand\":\"unionpay\",\"funding\":\"debit\","
      + "\"last4\":\"000\(number)\",\"holderMasked\":\"*梅\",\"expMonth\":8,\"expYear\":2026,"
      + "\"status\":\"\(status)\",\"health\":\"\(health)\",\"reasons\":[],\"binding\":\"bound\","
      + "\"usage\":\"both\",\"priority\":0,\"boundAt\":\"2026-01-01T00:00:00.000Z\","
      + "\"stateSince\":\"2026-01-01T00:00:00.000Z\",\"version\":4}"
  }

  static func account(next: String? = nil) -> String {
    "{\"id\":\"acc_0000000000001\",\"account\":\"lin.mei\",\"role\":\"chain\",\"enabled\":true,"
      + "\"totp\":false" + (next.map { ",\"next\":\"\($0)\"" } ?? "") + "}"
  }

  static func login(next: String? = nil) -> String {
    "{\"session\":\"tok-en\",\"expiresAt\":\"2026-08-03T09:00:00.000Z\",\"idleTimeoutMs\":900000,"
      + "\"account\":\(account(next: next))}"
  }

  static func plan(
    _ cards: [String], refusals: String = "[]", requires: String = "password"
  ) -> String {
    "{\"confirmation\":\"cnf_0000000000001\",\"expiresAt\":\"2026-08-03T09:00:00.000Z\","
      + "\"cards\":[\(cards.joined(separator: ","))],\"impact\":{\"openPayments\":0,\"autoDebits\":1,"
      + "\"lastUsable\":[\"sto_0000000000001\"],\"refusals\":\(refusals)},"
      + "\"requires\":\"\(requires)\"}"
  }

  static func unbound(_ cards: [String]) -> String {
    "{\"cards\":[\(cards.joined(separator: ","))],\"sync\":{\"pending\":[\"alipay\"],"
      + "\"since\":\"2026-01-01T00:00:00.000Z\",\"until\":\"2026-01-01T00:10:00.000Z\"}}"
  }

  static func cards(_ cards: [String], next: String? = nil, hidden: String = "[]") -> String {
    "{\"cards\":[\(cards.joined(separator: ","))]"
      + (next.map { ",\"nextPageToken\":\"\($0)\"" } ?? "")
      + ",\"scope\":{\"stores\":\"all\",\"hidden\":\(hidden)}}"
  }
}
