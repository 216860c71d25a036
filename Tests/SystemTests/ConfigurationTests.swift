import API
import Foundation
import RPC
import Sockets
import Testing

@Suite("Configuring a server", .timeLimit(.minutes(30)))
struct ConfigurationTests {
  let installation: Installation

  init() throws { installation = try Installation() }

  private var path: String { installation.folder.path + "/cardd.conf" }

  private func configure(_ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  private func run(_ arguments: [String]) throws -> (status: Int32, text: String) {
    let program = try Program(
      arguments, printingTo: installation.folder.path + "/run-\(UUID().uuidString.prefix(8))")
    let status = try program.end()
    return (status, program.output + program.errors)
  }

  private func expectLog(_ text: String) throws {
    try wait(for: text) { installation.log.contains(text) }
  }

  private func limit(_ name: String, _ admin: Client) throws -> Int64? {
    try admin.call(Endpoints.serverInfo, ServerInfoParams()).limits.first { $0.name == name }?.max
  }

  @Test("a server goes by its file, and takes over on SIGHUP what a running server can")
  func reload() throws {
    try configure("{ \"limits\": { \"callsInFlight\": 7 }, \"logLevel\": \"warn\" }")
    let server = try installation.serve(["--config", path])
    let (_, admin) = try Seeding.admin(of: installation, on: server)
    #expect(try limit("callsInFlight", admin) == 7)
    try configure(
      """
      { "limits": { "callsInFlight": 9, "frameBytes": 2000000, "connectionsPerUser": 2 },
        "logLevel": "debug", "loops": 3, }
      """)
    server.program.signal(SIGHUP)
    try expectLog("reload: a restart is needed for loops")
    try expectLog("logLevel warn -> debug")
    try expectLog("limits.callsInFlight 7 -> 9")
    #expect(try limit("callsInFlight", admin) == 9)
    let whoami = try admin.call(Endpoints.rpcWhoami, RpcWhoamiParams())
    #expect(whoami.limits.maxCallsInFlight == 9 && whoami.limits.maxFrameBytes == 2_000_000)
    // Flags stay the strongest: the harness sets this one.
    #expect(try limit("connectionsPerUser", admin) == 1024)
    try expectLog("\"method\":\"rpc.whoami\"")
    #expect(try server.stop() == 0)
  }

  @Test("a limit of calls in flight that was lowered holds for connections that are there already")
  func loweredLimit() throws {
    try configure("{}")
    let server = try installation.serve(["--config", path])
    let client = try server.connect()
    try configure("{ \"limits\": { \"callsInFlight\": 1 } }")
    server.program.signal(SIGHUP)
    try expectLog("limits.callsInFlight 128 -> 1")
    try client.send(client.request("rpc.health", #"{"watch":true}"#, id: "9"))
    _ = try client.receive()
    try client.send(client.request("rpc.health", #"{"watch":true}"#, id: "10"))
    var frame = ""
    while !frame.contains("\"id\":10") || frame.contains("rpc.message") {
      frame = String(decoding: try client.receive(), as: UTF8.self)
    }
    #expect(frame.contains("TOO_MANY_CALLS"))
    #expect(try server.stop() == 0)
  }

  @Test("a file that is wrong on SIGHUP changes nothing, and the log tells what is wrong")
  func badReload() throws {
    try configure("{ \"limits\": { \"callsInFlight\": 7 } }")
    let server = try installation.serve(["--config", path])
    let (_, admin) = try Seeding.admin(of: installation, on: server)
    try configure("{ \"limits\": { \"callsInFlight\": 9, \"loop\": 1 } }")
    server.program.signal(SIGHUP)
    try expectLog("reload: nothing was changed: \(path):1:35: there is no setting limits.loop")
    #expect(try limit("callsInFlight", admin) == 7)
    try FileManager.default.removeItem(atPath: path)
    server.program.signal(SIGHUP)
    try expectLog("No such file")
    #expect(try limit("callsInFlight", admin) == 7)
    #expect(try server.stop() == 0)
  }

  @Test("a server does not start with a file that is wrong, and check --config tells why")
  func badStart() throws {
    try configure("{ \"limits\": { \"connections\": -1 },\n  \"sockett\": \"/x\" }")
    let program = try installation.start(at: installation.socket.path, ["--config", path])
    #expect(try program.end() == 1)
    for text in [program.errors, try run(["check", "--config", path]).text] {
      #expect(text.contains("\(path):1:30: limits.connections is the number -1"), "\(text)")
      #expect(text.contains("\(path):2:3: there is no setting sockett; did you mean socket?"))
    }
    let json = try run(["check", "--config", path, "-o", "json"])
    #expect(json.status == 1 && json.text.hasPrefix("{\"sound\":false,\"faults\":[{\"file\""))
  }

  @Test("check --config tells what holds and where it comes from")
  func effective() throws {
    try configure(try run(["config"]).text)
    let result = try run(["check", "--config", path, "--data", "/d", "-o", "json"])
    #expect(result.status == 0)
    #expect(result.text.contains(#"{"key":"data","value":"/d","from":"--data"}"#))
    #expect(result.text.contains("\"value\":1024,\"from\":\"\(path):"))
    #expect(try run(["help", "config"]).text == text(path))
    #expect(try run(["check", "--config", path]).text.contains("is sound"))
  }

  @Test("every command finds the data that the file names")
  func otherCommands() throws {
    try configure("{ \"data\": \"\(installation.data)\" }")
    let program = try Program(
      ["check"], printingTo: installation.folder.path + "/check",
      environment: ["CARDD_CONFIG=\(path)"])
    #expect(try program.end() == 0, "\(program.errors)")
    #expect(program.output.contains("The audit is intact"))
  }
}
