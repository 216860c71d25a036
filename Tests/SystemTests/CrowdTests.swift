import Foundation
import JSON
import RPC
import Sockets
import Testing

/// Many peers that give the server nothing useful to do.
@Suite("A crowd of peers", .timeLimit(.minutes(30)))
struct CrowdTests {
  private static let memoryMax = 256 << 20

  @Test("a thousand idle and two hundred stuck peers cost little memory and hold nobody up")
  func crowd() throws {
    _ = try ProcessLimits.raiseDescriptorLimit()
    let installation = try Installation()
    let server = try installation.serve(limits: [
      "connections=2048", "connectionsBeforeLogin=2048", "connectionsPerUser=2048",
    ])
    let before = try Footprint(of: server.program)
    var crowd: [Client] = []
    for _ in 0..<1_000 {
      let idle = try server.connect()
      #expect(try idle.ask("rpc.ping").outcome == "OK")
      crowd.append(idle)
    }
    for _ in 0..<100 {
      let halfway = try server.connect()
      try halfway.send(bytes: [0, 0, 0, 60, UInt8(ascii: "{")])
      crowd.append(halfway)
    }
    for _ in 0..<100 {
      let deaf = try server.connect()
      try deaf.send(bytes: (0..<10).flatMap { _ in frame(deaf.request("rpc.discover")) })
      crowd.append(deaf)
    }
    let worker = try server.connect()
    for _ in 0..<2_000 { #expect(try worker.ask("rpc.ping").outcome == "OK") }
    let among = try Footprint(of: server.program)
    #expect(among.residentBytes - before.residentBytes < Self.memoryMax)
    for peer in crowd.prefix(1_000) { #expect(try peer.ask("rpc.ping").outcome == "OK") }
    crowd.removeAll()
    #expect(try worker.ask("rpc.ping").outcome == "OK")
    #expect(try server.stop() == 0)
  }
}
