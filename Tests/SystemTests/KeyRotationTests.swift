import API
import Foundation
import RPC
import Sockets
import Testing

@Suite("Changing keys", .timeLimit(.minutes(30)))
struct KeyRotationTests {
  let installation: Installation

  init() throws { installation = try Installation() }

  private func keys(_ words: String..., data: String? = nil) throws -> (status: Int32, text: String)
  {
    let program = try Program(
      ["keys"] + words + ["--data", data ?? installation.data],
      printingTo: installation.folder.path + "/keys-\(UUID().uuidString.prefix(8))")
    let status = try program.end()
    return (status, program.output + program.errors)
  }

  /// A merchant with so many cards, each with a gateway's token.
  private func seed(_ admin: Client, cards: Int) throws {
    let seeding = Seeding(client: admin)
    let tenant = try seeding.tenant("Acme")
    let store = try seeding.store("S1", of: tenant)
    let (boss, _) = try seeding.account("boss", .chain, of: tenant)
    let client = try Client(installation.socket)
    try boss.settle(on: client)
    for number in 0..<cards {
      var params = CardsBindParams(
        store: store, number: Secret(cardNumber(number)), holder: "Li Xiaofeng", expMonth: 12,
        expYear: 2040, funding: .credit, usage: .checkout)
      params.gatewayToken = Secret("tok-9Qx3LmVw-\(number)")
      _ = try client.call(Endpoints.cardsBind, params)
    }
  }

  private func sealed(with key: Int) throws -> Int {
    let text = try keys("list", "-o", "json").text
    let rows =
      (try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])?["keys"]
      as? [[String: Any]]
    let row = rows?.first { $0["key"] as? Int == key }
    return row?["records"] as? Int ?? 0
  }

  @Test("a key is added, taken over, seals everything anew through kills, and the old one goes")
  func rotation() throws {
    var server = try installation.serve()
    let (person, admin) = try Seeding.admin(of: installation, on: server)
    try seed(admin, cards: 250)
    let total = try sealed(with: 1)
    #expect(total > 250)
    #expect(try keys("rotate").text.contains("Key 2 is in the file"))
    #expect(try keys("retire", "1").text.contains("already serves"))
    server.program.signal(SIGHUP)
    for _ in 0..<3 {
      try wait(for: "a piece") { try sealed(with: 2) > 0 }
      try server.kill()
      #expect(try sealed(with: 1) + sealed(with: 2) == total)
      server = try installation.serve()
    }
    try wait(for: "the last piece") { try sealed(with: 2) == total }
    #expect(try sealed(with: 1) == 0)
    #expect(try server.stop() == 0)
    #expect(installation.log.contains("reload: key 2 seals from now on"))
    #expect(try keys("retire", "2").text.contains("is the one that seals"))
    #expect(try keys("retire", "7").text.contains("there is no seal key 7"))
    #expect(try keys("retire", "1").status == 0)
    #expect(try keys("list").text.hasPrefix("2  seals "))
    server = try installation.serve()
    let client = try server.connect()
    try person.login(on: client)
    #expect(try client.call(Endpoints.auditVerify, AuditVerifyParams()).intact)
    #expect(try server.stop() == 0)
  }

  @Test("a key that is needed stays, and a file that lacks one in use is not taken over")
  func neededKeys() throws {
    let server = try installation.serve()
    _ = try Seeding.admin(of: installation, on: server)
    let first = contents(installation.keys)
    #expect(try keys("rotate").status == 0)
    let both = contents(installation.keys)
    server.program.signal(SIGHUP)
    try wait(for: "the key") { installation.log.contains("key 2 seals from now on") }
    try Data(first).write(to: URL(fileURLWithPath: installation.keys))
    server.program.signal(SIGHUP)
    try wait(for: "the refusal") { installation.log.contains("lacks one that is in use") }
    try Data(both).write(to: URL(fileURLWithPath: installation.keys))
    #expect(try server.stop() == 0)
  }

  @Test(
    "an old key stays while something needs it, and a backup of before is not restored without it")
  func oldBackups() throws {
    let server = try installation.serve()
    _ = try Seeding.admin(of: installation, on: server)
    let backup = installation.folder.path + "/old.db"
    let taken = try Program(
      ["backup", "--data", installation.data, "--to", backup],
      printingTo: installation.folder.path + "/backup")
    #expect(try taken.end() == 0)
    #expect(try server.stop() == 0)
    #expect(try keys("rotate").status == 0)
    let refused = try keys("retire", "1")
    #expect(
      refused.status == 1 && refused.text.contains("key 1 is needed for 1 one-time code secrets"))
    let next = try installation.serve()
    try wait(for: "the end") { try sealed(with: 1) == 0 }
    #expect(try next.stop() == 0)
    #expect(try keys("retire", "1").status == 0)
    let restored = try Program(
      ["restore", "--data", installation.data, "--from", backup],
      printingTo: installation.folder.path + "/restore")
    #expect(try restored.end() == 1)
    #expect(restored.errors.contains("sealed with key 1, which is not in"), "\(restored.errors)")
    #expect(try sealed(with: 2) > 0)
  }

  @Test("a rotation that did not end is told, and leaves the keys as they were")
  func leftOver() throws {
    let before = contents(installation.keys)
    try Data().write(to: URL(fileURLWithPath: installation.keys + ".new"))
    let result = try keys("rotate")
    #expect(result.status == 1 && result.text.contains("remove that file"), "\(result.text)")
    #expect(contents(installation.keys) == before)
  }
}
