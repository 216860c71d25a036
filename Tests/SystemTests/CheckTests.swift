import API
import Foundation
import RPC
import Sockets
import Testing

@testable import Storage

@Suite("Checking an installation", .timeLimit(.minutes(30)))
struct CheckTests {
  let installation: Installation

  init() throws { installation = try Installation() }

  private func check(_ options: String...) throws -> (status: Int32, text: String) {
    let program = try Program(
      ["check", "--data", installation.data] + options,
      printingTo: installation.folder.path + "/check-\(UUID().uuidString.prefix(8))")
    let status = try program.end()
    return (status, program.output + program.errors)
  }

  private func tamper(_ statements: String...) throws {
    let connection = try Connection.open(path: installation.database, vfs: nil)
    for statement in statements { try connection.run(script: statement) }
  }

  /// Has an admin do some things and stops the server.
  private func work() throws {
    let server = try installation.serve()
    let (_, admin) = try Seeding.admin(of: installation, on: server)
    for name in ["One", "Two", "Three"] {
      _ = try admin.call(Endpoints.tenantsCreate, TenantsCreateParams(name: name))
    }
    // Beside a server at work it checks as well.
    #expect(try check().status == 0)
    let result = try admin.call(Endpoints.auditVerify, AuditVerifyParams())
    let offline = try check("--head", result.head)
    #expect(offline.status == 0 && result.intact, "\(offline.text)")
    #expect(try server.stop() == 0)
  }

  private func head(_ text: String) -> String {
    (try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])?["head"] as? String
      ?? ""
  }

  @Test("a sound installation is left as it is, and its head can be kept")
  func sound() throws {
    try work()
    let before = try Data(contentsOf: URL(fileURLWithPath: installation.database))
    let text = try check()
    #expect(text.status == 0 && text.text.contains("The audit is intact"))
    let json = try check("-o", "json")
    #expect(json.status == 0 && json.text.contains(#""intact":true"#))
    #expect(text.text.contains(head(json.text)) && head(json.text).hasPrefix("all:"))
    #expect(text.text.contains("Its rows agree") && json.text.contains("\"findings\":[],"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: installation.database)) == before)
    let server = try installation.serve()
    #expect(try server.stop() == 0)
    #expect(try check("--head", head(json.text)).status == 0)
  }

  @Test("a line that was changed is named; what was cut off is found by the head")
  func tampered() throws {
    try work()
    let kept = head(try check("-o", "json").text)
    try tamper(
      "DROP TRIGGER audit_never_shrinks", "DROP TRIGGER audit_never_changes",
      "DELETE FROM audit WHERE place > 4")
    #expect(try check().status == 0)
    let cut = try check("--head", kept)
    #expect(cut.status == 1 && cut.text.contains("taken from the end"), "\(cut.text)")
    try tamper("UPDATE audit SET outcome = 'OK', peer_uid = 7 WHERE place = 3")
    let changed = try check()
    #expect(
      changed.status == 1 && changed.text.contains("at place 3 was changed"), "\(changed.text)")
    #expect(try check("-o", "json").text.contains(#""what":"changed""#))
  }

  @Test("a merchant's own heads are held against its chain, several at once")
  func headsOfMerchants() throws {
    let server = try installation.serve()
    let (_, admin) = try Seeding.admin(of: installation, on: server)
    var heads: [String] = []
    for name in ["One", "Two"] {
      let tenant = try admin.call(Endpoints.tenantsCreate, TenantsCreateParams(name: name)).tenant
      for code in ["A", "B"] {
        _ = try admin.call(
          Endpoints.storesCreate, StoresCreateParams(tenant: tenant.id, code: code, name: code))
      }
      heads.append(
        try admin.call(Endpoints.auditVerify, AuditVerifyParams(tenant: tenant.id)).head)
      #expect(heads.last?.hasPrefix("\(tenant.id.text):3:") == true)
    }
    #expect(try server.stop() == 0)
    let all = head(try check("-o", "json").text)
    #expect(try check("--head", heads[0], "--head", all, "--head", heads[1]).status == 0)
    let forged = String(heads[1].dropLast(64)) + String(repeating: "0", count: 64)
    let replaced = try check("--head", heads[0], "--head", forged)
    #expect(replaced.status == 1 && replaced.text.contains("whose head was kept"))
    try tamper(
      "DROP TRIGGER audit_never_shrinks", "DROP TRIGGER audit_never_changes",
      "DELETE FROM audit WHERE place >= (SELECT max(place) FROM audit WHERE method = 'stores.create')"
    )
    // Without the heads nothing is missed, and the other merchant's chain has all its lines.
    #expect(try check("--head", heads[0]).status == 0)
    let cut = try check("--head", heads[0], "--head", heads[1])
    let tenant = heads[1].prefix { $0 != ":" }
    #expect(cut.status == 1 && cut.text.contains("number 3 of \(tenant) on"), "\(cut.text)")
    #expect(try check("--head", "tnt_nonsense:3:\(String(repeating: "0", count: 64))").status == 1)
  }

  @Test("rows that name nothing are told, apart from the audit")
  func damaged() throws {
    try work()
    try tamper(
      "PRAGMA foreign_keys = OFF; INSERT INTO account_stores (tenant, account, store) VALUES (1, 2, 3)"
    )
    let dangling = try check()
    #expect(dangling.status == 1 && dangling.text.contains("a row of account_stores"))
    #expect(dangling.text.contains("The audit is intact"))
  }

  @Test("rows that disagree are told in words, and the exit status says so")
  func disagreement() throws {
    try work()
    try tamper("UPDATE accounts SET totp_secret = zeroblob(40)")
    let result = try check()
    #expect(result.status == 1, "\(result.text)")
    #expect(result.text.contains("Rows disagree: "), "\(result.text)")
    #expect(try check("-o", "json").text.contains("\"sound\":false,\"faults\":[],\"findings\":[\""))
  }

  @Test("other keys, no data and no head are told in a sentence")
  func refusals() throws {
    try work()
    #expect(try check("--head", "nonsense").text.contains("--head"))
    let other = try Installation()
    try FileManager.default.removeItem(atPath: installation.keys)
    try FileManager.default.copyItem(atPath: other.keys, toPath: installation.keys)
    #expect(try check().text.contains("was changed"))
    try FileManager.default.removeItem(atPath: installation.database)
    let missing = try check()
    #expect(missing.status == 1 && missing.text.contains("cardd init"))
  }
}
