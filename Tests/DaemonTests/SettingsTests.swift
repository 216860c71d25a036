import Sockets
import Testing

@testable import Daemon

@Suite struct SettingsTests {
  private let folder: TemporaryConfiguration

  init() throws { folder = try TemporaryConfiguration() }

  private func sources(
    _ text: String? = nil, _ environment: [String: String] = [:]
  ) throws -> Settings.Sources {
    var sources = Settings.Sources(environment: { environment[$0] })
    if let text { sources.file = try folder.write(text) }
    return sources
  }

  @Test("flags are stronger than the environment, and that is stronger than the file")
  func strength() throws {
    var sources = try sources(
      """
      { "data": "/file", "loops": 3,
        "limits": { "connections": 5, "tenantReadsPerSecond": 10 } }
      """, ["CARDD_DATA": "/environment", "CARDD_LOOPS": "4", "XDG_RUNTIME_DIR": "/run/user/7"])
    sources.flags = [(.loops, .number(6))]
    let settings = try sources.settings()
    let file = try #require(sources.file)
    #expect(settings[.data].origin == .variable("CARDD_DATA"))
    #expect(settings.data.path == "/environment")
    #expect(settings[.loops].origin == .flag("--loops") && settings.limits.server.loops == 6)
    let connections = try #require(Setting.limit("connections"))
    #expect(settings[connections].origin == .file(file, line: 2))
    #expect(settings.limits.server.connections.connectionsMax == 5)
    #expect(settings[.socket].origin == .standard)
    #expect(try settings.socket.path == "/run/user/7/cardd/cardd.sock")
    #expect(settings.limits.service.tenant.reads.perSecond == 10)
    #expect(settings.metricsFile == nil)
  }

  @Test("mistakes of the environment are told beside those of the file")
  func environmentFaults() throws {
    let sources = try sources("{\"loops\": 0}", ["CARDD_LOG_LEVEL": "loud", "CARDD_LOOPS": ""])
    let faults = #expect(throws: SettingFaults.self) { try sources.settings() }
    #expect(
      faults?.faults.map(\.text) == [
        "loops is the number 0; it takes a whole number from 1 to 256",
        "CARDD_LOG_LEVEL is \"loud\"; it takes one of error, warn, info, debug",
      ])
    #expect(faults?.json.hasPrefix("{\"sound\":false,\"faults\":[{\"file\":") == true)
  }

  @Test("a file that is named has to be there; one that is not named need not")
  func whichFile() throws {
    let path = try folder.write("{\"loops\": 9}")
    #expect(try sources(nil, ["CARDD_CONFIG": path]).settings()[.loops].value == .number(9))
    #expect(throws: SettingFaults.self) {
      try sources(nil, ["CARDD_CONFIG": path + ".gone"]).settings()
    }
    let user = try sources(nil, ["XDG_CONFIG_HOME": folder.path])
    #expect(user.path == folder.path + "/cardd/cardd.conf")
    #expect(try sources(nil, ["XDG_CONFIG_HOME": "/nonexistent"]).settings().file == nil)
    #expect(throws: SettingFaults.self, "a folder is no file") {
      try sources(nil, ["CARDD_CONFIG": folder.path]).settings()
    }
  }

  @Test("the example is sound, names every setting, and sets nothing but defaults")
  func example() throws {
    let plain = try sources(Settings.example, ["XDG_CONFIG_HOME": "/nonexistent"]).settings()
    let without = try sources(nil, ["XDG_CONFIG_HOME": "/nonexistent"]).settings()
    #expect(plain.differences(from: without).isEmpty)
    let everything = Settings.example.split(separator: "\n").map { line in
      line.contains("// \"") ? line.replacing("// \"", with: "\"") : line
    }.joined(separator: "\n")
    let all = ConfigurationFile(Array(everything.utf8), at: "f")
    #expect(all.faults.isEmpty && all.given.count == Setting.all.count)
  }

  @Test("every setting has its own key, and all but limits a flag and a variable of its own")
  func table() {
    let others = Setting.all.filter { $0.flag != "--limit" }
    #expect(Set(Setting.all.map(\.key)).count == Setting.all.count)
    #expect(Set(others.map(\.flag)).count == others.count && others.count == 5)
    #expect(
      others.compactMap(\.variable) == [
        "CARDD_DATA", "CARDD_SOCKET", "CARDD_LOOPS", "CARDD_LOG_LEVEL", "CARDD_METRICS_FILE",
      ])
  }

  @Test("the report tells value and origin of each setting, in words and as JSON")
  func report() throws {
    let settings = try sources("{\"loops\": 9}").settings()
    let file = try #require(settings.file)
    #expect(settings.lines.count == Setting.all.count + 1)
    #expect(settings.lines.contains { $0.hasPrefix("loops ") && $0.hasSuffix(" \(file):1") })
    #expect(settings.json.contains("{\"key\":\"loops\",\"value\":9,\"from\":\"\(file):1\"}"))
    #expect(settings.json.contains("{\"key\":\"metricsFile\",\"value\":null,\"from\":\"default\"}"))
  }
}
