import API
import Foundation
import RPC
import Sockets
import Testing

@Suite("Operating a server", .timeLimit(.minutes(30)))
struct OperationTests {
  let installation: Installation

  init() throws { installation = try Installation() }

  @Test("an admin sees what server it is, who is connected, what runs and what was counted")
  func administration() throws {
    let server = try installation.serve(["--limit", "callsInFlight=100"])
    let (person, admin) = try Seeding.admin(of: installation, on: server)
    let info = try admin.call(Endpoints.serverInfo, ServerInfoParams())
    #expect(info.pid == Int64(server.program.pid))
    #expect(info.contract == "1.0.0" && info.status == .serving)
    #expect(info.limits.first { $0.name == "callsInFlight" }?.max == 100)
    #expect(info.dataBytes > 4096 && info.logBytes > 0)
    let others = try (0..<3).map { _ in try server.connect() }
    for other in others { _ = try other.ask("rpc.ping") }
    try expectConnections(admin, person, count: 4)
    try others[0].send(others[0].request("rpc.health", #"{"watch":true}"#, id: "9"))
    _ = try others[0].receive()
    let running = try admin.call(Endpoints.serverInflight, ServerInflightParams())
    #expect(running.total == 2)
    #expect(running.calls.map(\.method) == ["rpc.health", "server.inflight"])
    #expect(running.calls.map(\.stream) == [true, false])
    #expect(running.calls[0].deadline == nil && running.calls[1].account == person.id)
    try expectStats(admin)
    #expect(try server.stop() == 0)
  }

  private func expectConnections(_ admin: Client, _ person: Person, count: Int) throws {
    var found: [ServerConnection] = []
    var page = ServerConnectionsParams(pageSize: 3)
    repeat {
      let answer = try admin.call(Endpoints.serverConnections, page)
      found += answer.connections
      page.pageToken = answer.nextPageToken
    } while page.pageToken != nil
    #expect(found.count == count)
    #expect(found.map(\.id) == found.map(\.id).sorted())
    let own = try #require(found.first { $0.account == person.id })
    #expect(own.peer.pid == Int64(getpid()) && own.peer.uid == Int64(getuid()))
    #expect(own.calls > 3 && own.receivedBytes > 100 && own.sentBytes > 100)
    #expect(found.allSatisfy { $0.queuedBytes == 0 && $0.streams == 0 })
    let wrong = try admin.ask("server.connections", #"{"pageToken":"x"}"#)
    #expect(wrong.code == -32602)
  }

  private func expectStats(_ admin: Client) throws {
    let answer = try admin.call(Endpoints.serverStats, ServerStatsParams())
    let stats = try #require(answer.stats)
    #expect(answer.text == nil)
    #expect(stats.calls.contains { $0.method == "rpc.ping" && $0.status == "OK" && $0.count >= 3 })
    #expect(stats.durations.contains { $0.method == "server.info" && $0.count == 1 })
    #expect(stats.storage.writes > 0 && stats.storage.largestGroup > 0)
    #expect(stats.streams == 1)
    let text = try admin.call(
      Endpoints.serverStats, ServerStatsParams(format: .openmetrics)
    ).text
    #expect(text?.contains("cardd_calls_total{method=\"server.info\",status=\"OK\"} 1\n") == true)
    #expect(text?.hasSuffix("# EOF\n") == true)
  }

  @Test("the metrics that cardd(8) wants watched are those that there are")
  func watchedMetrics() throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Scripts/install.d/man/cardd.8").standardized.path
    let names = text(page).matches(of: #/(?m)^\.It Va (cardd_[a-z_]+) : /#).map {
      String($0.output.1)
    }
    #expect(Set(names).count > 10)
    let server = try installation.serve()
    let (_, admin) = try Seeding.admin(of: installation, on: server)
    let metrics = try admin.call(Endpoints.serverStats, ServerStatsParams(format: .openmetrics))
      .text
    for name in names {
      let family = name.hasSuffix("_total") ? String(name.dropLast(6)) : name
      let kind = name.hasSuffix("_total") ? " counter\n" : " "
      #expect(metrics?.contains("# TYPE \(family)\(kind)") == true, "\(name)")
    }
    #expect(try server.stop() == 0)
  }

  @Test("metrics are left where a collector reads them, whole, and old ones are replaced")
  func metricsFile() throws {
    let path = installation.folder.path + "/cardd.prom"
    try Data("old".utf8).write(to: URL(fileURLWithPath: path))
    let server = try installation.serve(["--metrics-file", path])
    try wait(for: "metrics") { text(path) != "old" }
    #expect(text(path).hasPrefix("# TYPE cardd_build info\n"))
    #expect(text(path).hasSuffix("# EOF\n"))
    #expect(try mode(of: path) == 0o644)
    #expect(!exists(path + ".new"))
    #expect(try server.stop() == 0)
  }

  @Test("a file that cannot be written is one line in the log, and no more")
  func metricsNowhere() throws {
    let server = try installation.serve(["--metrics-file", "/nonexistent/cardd.prom"])
    try wait(for: "the line") { installation.log.contains("metrics could not be written") }
    #expect(try server.connect().ask("rpc.ping").outcome == "OK")
    #expect(try server.stop() == 0)
  }

  @Test("every line of the log is an object, at any level; no card number is among them")
  func log() throws {
    let number = "4716258050958645"
    let server = try installation.serve(["--log-level", "debug"])
    let (_, admin) = try Seeding.admin(of: installation, on: server)
    _ = try admin.ask("rpc.ping", id: "\"\(number)\"")
    _ = try admin.ask("tenants.create", #"{"name":"\#(number)"}"#, id: number)
    _ = try admin.ask("rpc.ping", #"{"_meta":{"traceparent":"\#(number)"}}"#)
    _ = try admin.ask("cards.\(number)")
    #expect(try server.stop() == 0)
    let lines = installation.log.split(separator: "\n")
    #expect(!installation.log.contains(number))
    for line in lines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["time"] is String && object?["level"] is String, "\(line)")
    }
    let calls = lines.filter { $0.contains(#""message":"call""#) }
    #expect(calls.contains { $0.contains(#""method":"rpc.ping""#) && $0.contains("debug") })
    #expect(calls.contains { $0.contains(#""method":"session.login""#) && $0.contains("info") })
    #expect(lines.first?.contains("serving \(installation.socket)") == true)
    #expect(lines.last?.contains("stopped") == true)
  }

  /// Starts a program whose standard error is a pipe that is held open and never read.
  private static let mute = """
    import os, sys, time
    kept, given = os.pipe()
    starter = os.getpid()
    if os.fork() == 0:
      os.close(given)
      while os.getppid() == starter: time.sleep(0.1)
      os._exit(0)
    os.close(kept)
    os.dup2(given, 2)
    os.execv(sys.argv[1], sys.argv[1:])
    """

  @Test("a log that nobody reads hangs neither the server nor its end")
  func unreadLog() throws {
    let server = try installation.serve(
      ["--log-level", "debug"], starter: ["/usr/bin/env", "python3", "-c", Self.mute])
    let client = try server.connect()
    // A pipe holds 64 KiB, and the log a few thousand lines.
    for _ in 0..<200 {
      let frames = (0..<100).flatMap { _ in frame(client.request("rpc.ping")) }
      try client.send(bytes: frames)
      for _ in 0..<100 { _ = try client.receive() }
    }
    let (_, admin) = try Seeding.admin(of: installation, on: server)
    let stats = try admin.call(Endpoints.serverStats, ServerStatsParams()).stats
    #expect((stats?.logLinesLeftOut ?? 0) > 0)
    let asked = MonotonicClock.nanoseconds()
    #expect(try server.stop() == 0)
    #expect(MonotonicClock.nanoseconds() - asked < 10_000_000_000)
  }
}
