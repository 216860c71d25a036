import API
import ClientTesting
import Glibc
import JSON
import RPC
import Sockets
import Testing

@testable import cardctl

@Suite(.timeLimit(.minutes(30))) struct DoctorTests {
  private static let version = Value.contract["info.version"]?.plain ?? ""

  private static func discovered(
    _ version: String = version, without method: String = "", with more: String = ""
  ) -> String {
    let names = Methods.rows.map { "\($0.name)" }.filter { $0 != method }
    let methods = (names + (more.isEmpty ? [] : [more])).map { #"{"name":"\#($0)"}"# }
    return #"{"info":{"version":"\#(version)"},"methods":[\#(methods.joined(separator: ","))]}"#
  }

  /// The answer of session.whoami from a server whose clock is so far ahead.
  private static func whoami(next: String? = nil, seconds: Int64 = 0) -> String {
    var time = Writer(capacity: 64)
    time.timestamp(Timestamp(milliseconds: SystemClock.millisecondsSinceEpoch + seconds * 1000))
    let now = String(copying: time.bytes)
    return #"{"account":\#(Sample.account(next: next)),"session":{"lastUsedAt":\#(now)}}"#
  }

  /// Everything is well but for these answers.
  private func stage(_ answers: [String: String] = [:]) throws -> Stage {
    let well = [
      "rpc.ping": "{}", "rpc.discover": Self.discovered(), "session.whoami": Self.whoami(),
      "rpc.health": #"{"status":"SERVING"}"#,
    ]
    return try Stage(well.merging(answers) { $1 })
  }

  @Test("when all is well each check says so")
  func well() throws {
    let stage = try stage()
    #expect(stage.run("doctor") == .ok)
    let lines = stage.output.split(separator: "\n")
    #expect(lines.count == 7 && lines.allSatisfy { $0.hasPrefix("✓ ") }, "\(stage.output)")
    #expect(lines[0].hasSuffix("\(stage.server.path.path), from CARDD_SOCKET"))
    #expect(lines[5].hasSuffix("lin.mei, chain"))
    #expect(stage.run("doctor", "--locale", "zh-CN") == .ok)
    #expect(stage.output.contains("✓ 会话      lin.mei，连锁总部"))
    #expect(stage.run("doctor", "-o", "jsonl", "--socket", stage.server.path.path) == .ok)
    let report = Value(Array(stage.output.utf8))
    #expect(report["ok"] == .bool(true))
    #expect(report["checks"]?.elements.first?["detail"]?.plain.hasSuffix("--socket") == true)
  }

  @Test("the part of the path that is missing is named, and where else a socket is")
  func absent() throws {
    let stage = try stage()
    stage.environment["XDG_RUNTIME_DIR"] = stage.folder.path
    let socket = stage.server.path.path
    stage.environment["CARDD_SOCKET"] = nil
    #expect(stage.run("doctor") == .cannotConnect)
    #expect(stage.output.contains("from XDG_RUNTIME_DIR\n"))
    #expect(stage.output.contains("✗ Socket  \(stage.folder.path)/cardd does not exist\n"))
    #expect(stage.output.contains("cardd serve"))
    stage.environment["CARDD_SOCKET"] = socket
    #expect(stage.run("doctor", "--socket", "\(stage.folder.path)/other") == .cannotConnect)
    #expect(stage.output.contains("There is a socket at \(socket)"))
  }

  @Test("a file that is no socket, and a socket without a server, are told apart")
  func nobody() throws {
    let stage = try stage()
    #expect(stage.run("doctor", "--socket", stage.folder.file("f", "")) == .cannotConnect)
    #expect(stage.output.contains("no socket"))
    // A server removes its own socket when it ends; this one has another name by then.
    let stale = "\(stage.folder.path)/stale"
    #expect(unsafe rename(stage.server.path.path, stale) == 0)
    let keep = try SocketPath(stale)
    #expect(stage.run("doctor", "--socket", keep.path) == .ok)
    #expect(unsafe link(stale, stage.server.path.path) == 0)
    stage.server.end()
    #expect(stage.run("doctor", "--socket", keep.path, "-o", "json") == .cannotConnect)
    #expect(stage.output.contains("nobody listens"))
  }

  @Test("whatever else answers is no cardd")
  func otherProtocol() throws {
    let http = Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8)
    let cases: [(FakeServer.Answer, ExitCode, String)] = [
      (.bytes(http), .failed, "other than cardd"), (.texts(["[]"]), .failed, "other than cardd"),
      (.close, .unavailable, "closes the connection"), (.nothing, .deadline, "in time"),
    ]
    for (answer, code, text) in cases {
      let stage = try Stage { _ in answer }
      #expect(stage.run("doctor", "--timeout", "0.05") == code)
      #expect(stage.output.contains("✗ Protocol  "), "\(stage.output)")
      #expect(stage.output.contains(text))
      #expect(stage.methods == ["rpc.ping"], "nothing more is asked")
    }
  }

  @Test("another edition is fine as long as it has every method, and of the same major one")
  func edition() throws {
    let newer = try stage(["rpc.discover": Self.discovered("1.9.0", with: "cards.polish")])
    #expect(newer.run("doctor") == .ok)
    #expect(newer.output.contains("1.9.0") && newer.output.contains("1 methods are new"))
    let older = try stage(["rpc.discover": Self.discovered("0.9.0")])
    #expect(older.run("doctor") == .failed)
    let poorer = try stage(["rpc.discover": Self.discovered(without: "cards.bind")])
    #expect(poorer.run("doctor") == .failed)
    #expect(poorer.output.contains("the server lacks cards.bind"))
    // What does not depend on it is looked at all the same.
    #expect(poorer.output.contains("✓ Session"))
  }

  @Test("a server that cannot work is told from one that can")
  func health() throws {
    let stage = try stage(["rpc.health": #"{"status":"NOT_SERVING"}"#])
    #expect(stage.run("doctor") == .unavailable)
    #expect(stage.output.contains("✗ Health    not serving\n"))
  }

  @Test(
    "who is not logged in is told how to",
    arguments: [
      (1016, "SESSION_REQUIRED", ExitCode.notLoggedIn, "cardctl login"),
      (1016, "SESSION_EXPIRED", .notLoggedIn, "cardctl login"),
      (1007, "TENANT_SUSPENDED", .permissionDenied, "→"),
    ])
  func session(_ code: Int, _ reason: String, _ exit: ExitCode, _ advice: String) throws {
    let stage = try Stage { call in
      switch call.method {
      case "rpc.discover": .result(Self.discovered())
      case "rpc.health": .result(#"{"status":"SERVING"}"#)
      case "session.whoami": .error(Stage.error(code, reason))
      default: .result("{}")
      }
    }
    #expect(stage.run("doctor") == exit)
    #expect(stage.output.contains("✗ Session   Refused.\n"), "\(stage.output)")
    #expect(stage.output.contains(advice))
  }

  @Test("what an account must do first is told")
  func next() throws {
    let stage = try stage(["session.whoami": Self.whoami(next: "password_change")])
    #expect(stage.run("doctor") == .conflict)
    #expect(stage.output.contains("cardctl session change-password"))
  }

  @Test("clocks that differ are noticed, those that nearly agree are not", arguments: [-90, 3, 90])
  func clock(_ seconds: Int64) throws {
    let stage = try stage(["session.whoami": Self.whoami(seconds: seconds)])
    #expect(stage.run("doctor") == (seconds == 3 ? .ok : .failed))
    #expect(stage.output.contains(seconds < 0 ? "behind" : seconds > 3 ? "ahead" : "the same"))
  }
}
