import Foundation
import Sockets
import Testing

@Suite("A server without descriptors", .timeLimit(.minutes(30)))
struct DescriptorLimitTests {
  private static let descriptorsMax = 48
  private static let peers = 64

  @Test("tells peers that it has no place for them, does not spin, and serves again afterwards")
  func exhaustion() throws {
    let installation = try Installation()
    let server = try installation.serve(
      ["--loops", "1"],
      starter: ["/bin/sh", "-c", #"ulimit -n \#(Self.descriptorsMax) && exec "$@""#, "sh"])
    var clients: [Client] = []
    var refused = 0
    for _ in 0..<Self.peers {
      let client = try server.connect()
      // A peer that was told may find that the server has closed already.
      try? client.send(client.request("rpc.ping", id: "1"))
      let answer = try Answer(client.receive())
      if answer.outcome == "OK" {
        clients.append(client)
      } else {
        #expect(answer.shown.contains(#""slot":"descriptors""#), "\(answer.shown)")
        refused += 1
      }
    }
    #expect(refused > 0 && !clients.isEmpty && clients.count < Self.descriptorsMax)
    try expectIdle(server.program)
    for client in clients { #expect(try client.ask("rpc.ping").outcome == "OK") }
    clients.removeAll()
    try wait(for: "a place") {
      let outcome = try? server.connect().ask("rpc.ping").outcome
      return outcome == "OK"
    }
    #expect(try server.stop() == 0)
  }

  /// Nothing is asked of it, so it has nothing to do.
  private func expectIdle(_ program: Program) throws {
    let before = try ProcessUsage(of: program.pid).cpuNanoseconds
    usleep(500_000)
    let used = try ProcessUsage(of: program.pid).cpuNanoseconds - before
    #expect(used < 250_000_000, "half of the time at most, however slow the machine")
  }
}
