import API
import Foundation
import RPC
import Sockets
import Synchronization
import Testing

@Suite("Backups", .timeLimit(.minutes(30)))
struct BackupTests {
  private let installation: Installation

  init() throws { installation = try Installation() }

  private func run(_ words: String..., data: String? = nil) throws -> (status: Int32, text: String)
  {
    let program = try Program(
      words + ["--data", data ?? installation.data],
      printingTo: installation.folder.path + "/run-\(UUID().uuidString.prefix(8))")
    let status = try program.end()
    return (status, program.output + program.errors)
  }

  private func file(_ name: String) -> String { installation.folder.path + "/" + name }

  private func admin(_ server: Server) throws -> Client {
    try Seeding.admin(of: installation, on: server).1
  }

  @Test("a backup while others write has all that was acknowledged before, and is sound")
  func online() throws {
    let server = try installation.serve()
    let client = try admin(server)
    let seeding = Seeding(client: client)
    let tenant = try seeding.tenant("Busy")
    let store = try seeding.store("B1", of: tenant)
    let (_, service) = try seeding.account("gateway", .service, of: tenant)
    try seeding.bindThisProcess(to: service)
    let isOver = Atomic(false)
    let bound = Mutex<[CardID]>([])
    let socket = server.socket
    let binding = JoinableThread {
      guard let writer = try? Client(socket) else { return }
      var number = 1
      while !isOver.load(ordering: .acquiring),
        let card = try? writer.bind(cardNumber(number), in: store).card
      {
        bound.withLock { $0.append(card.id) }
        number += 1
      }
    }
    try wait(for: "the first cards") { bound.withLock { $0.count } > 50 }
    var backups: [(BackupResult, Set<CardID>)] = []
    for _ in 0..<3 {
      let before = Set(bound.withLock { $0 })
      let name = "online-\(backups.count).db"
      backups.append(
        (try client.call(Endpoints.serverBackup, ServerBackupParams(name: name)), before))
    }
    isOver.store(true, ordering: .releasing)
    binding.join()
    #expect(try server.stop() == 0)
    for (backup, before) in backups {
      #expect(backup.sound && backup.lines > 0)
      let ids = try Records(backup.file).numbers("SELECT id FROM cards").map { Int64($0) }
      #expect(before.isSubset(of: Set(ids.map { CardID(rawValue: $0) })))
    }
  }

  @Test("a restored installation is the one of the backup, on another machine too")
  func restored() throws {
    let server = try installation.serve()
    let client = try admin(server)
    let tenant = try Seeding(client: client).tenant("Kept")
    let made = try run("backup", "--to", file("kept.db"))
    #expect(made.status == 0 && made.text.contains("Its audit is intact"), "\(made.text)")
    let lost = try Seeding(client: client).tenant("Lost")
    let served = try run("restore", "--from", file("kept.db"))
    #expect(served.status == 1 && served.text.contains("already serves"), "\(served.text)")
    try server.kill()
    let restored = try run("restore", "--from", file("kept.db"))
    #expect(restored.status == 0 && restored.text.contains("is kept as"), "\(restored.text)")
    let again = try installation.serve()
    #expect(try again.stop() == 0)
    let ids = try Records(installation.database).numbers("SELECT id FROM tenants")
    #expect(ids.contains(Int(tenant.rawValue)) && !ids.contains(Int(lost.rawValue)))

    // Another machine has the key file, and nothing else.
    let other = file("elsewhere")
    try FileManager.default.createDirectory(
      atPath: other, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    let keyless = try run("restore", "--from", file("kept.db"), data: other)
    #expect(keyless.status == 1 && keyless.text.contains("there are no keys"), "\(keyless.text)")
    try FileManager.default.copyItem(atPath: installation.keys, toPath: other + "/cardd.keys")
    #expect(try run("restore", "--from", file("kept.db"), data: other).status == 0)
    #expect(try run("check", data: other).status == 0)
  }

  @Test("what is no backup, is damaged or is of other keys is not restored, and nothing is moved")
  func refused() throws {
    let server = try installation.serve()
    _ = try admin(server)
    #expect(try server.stop() == 0)
    let before = try Data(contentsOf: URL(fileURLWithPath: installation.database))
    #expect(try run("backup", "--to", file("good.db")).status == 0)
    let twice = try run("backup", "--to", file("good.db"))
    #expect(twice.status == 1 && twice.text.contains("exists already"), "\(twice.text)")

    var bytes = try Data(contentsOf: URL(fileURLWithPath: file("good.db")))
    try Data(bytes.prefix(bytes.count / 2)).write(to: URL(fileURLWithPath: file("half.db")))
    for index in 40_000..<44_000 { bytes[index] = 0x5A }
    try bytes.write(to: URL(fileURLWithPath: file("damaged.db")))
    try Data("no database".utf8).write(to: URL(fileURLWithPath: file("text.db")))
    for name in ["half.db", "damaged.db", "text.db", "missing.db"] {
      let result = try run("restore", "--from", file(name))
      #expect(result.status == 1 && result.text.contains(name), "\(result.text)")
    }
    let other = try Installation()
    let foreign = try run("restore", "--from", file("good.db"), data: other.data)
    #expect(foreign.status == 1 && foreign.text.contains("does not fit the keys"))
    #expect(try run("check", data: other.data).status == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: installation.database)) == before)
    let left = try FileManager.default.contentsOfDirectory(atPath: installation.data)
    #expect(!left.contains { $0.contains("restoring") || $0.contains("before") }, "\(left)")
  }

  @Test("a backup's name stays in its folder, and names one backup")
  func names() throws {
    let server = try installation.serve()
    let client = try admin(server)
    let first = try client.call(Endpoints.serverBackup, ServerBackupParams(name: "a.db"))
    #expect(first.file == installation.data + "/backups/a.db" && first.sound)
    #expect(try client.call(Endpoints.serverBackup, ServerBackupParams()).file.contains("/cardd-2"))
    for (name, outcome) in [
      ("a.db", "BACKUP_EXISTS"), ("../a.db", "INVALID_PARAMS"), (".a", "INVALID_PARAMS"),
      ("a/b", "INVALID_PARAMS"), ("", "INVALID_PARAMS"), ("ä.db", "INVALID_PARAMS"),
    ] {
      #expect(try client.ask("server.backup", #"{"name":"\#(name)"}"#).outcome == outcome)
    }
    #expect(try server.stop() == 0)
    let lines = try Records(installation.database).texts(
      "SELECT outcome FROM audit WHERE method = 'server.backup' ORDER BY place")
    #expect(lines.prefix(3) == ["OK", "OK", "BACKUP_EXISTS"])
  }
}
