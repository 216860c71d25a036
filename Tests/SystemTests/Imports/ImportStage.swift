import API
import RPC
import Testing

/// A server with a merchant whose boss sends workbooks.
final class ImportStage {
  let installation: Installation
  private(set) var server: Server
  let tenant: TenantID
  let boss: Person
  /// On which the boss has logged in.
  private(set) var client: Client
  /// On which the admin has.
  let admin: Seeding
  private let limits: [String]

  static let columns = [
    "action", "store_code", "card_number", "holder_name", "exp_month", "exp_year", "card_type",
    "usage", "external_ref", "remark",
  ]

  init(limits: [String] = [], options: [String] = []) throws {
    self.limits = Installation.limits + limits
    installation = try Installation()
    server = try installation.serve(limits: self.limits, options)
    let (_, admin) = try Seeding.admin(of: installation, on: server)
    self.admin = Seeding(client: admin)
    (tenant, boss) = try Self.merchant(by: self.admin)
    client = try server.connect()
    try boss.settle(on: client)
  }

  /// Another merchant's boss, on a connection of its own.
  func neighbour() throws -> Client {
    let (_, boss) = try Self.merchant(by: admin)
    let client = try server.connect()
    try boss.settle(on: client)
    return client
  }

  private static func merchant(by admin: Seeding) throws -> (TenantID, Person) {
    let tenant = try admin.tenant("Acme")
    for code in ["S1", "S2"] { _ = try admin.store(code, of: tenant) }
    return (tenant, try admin.account("boss", .chain, of: tenant).0)
  }

  /// Starts a server where one was killed, and logs in again.
  func restart() throws {
    server = try installation.serve(limits: limits)
    try reconnect()
  }

  func reconnect() throws {
    client = try server.connect()
    try boss.login(on: client)
  }

  func records() throws -> Records { try Records(installation.database) }

  // MARK: Files

  /// The cells of a row that puts a credit card on file.
  static func add(_ number: String, store: String = "S1", remark: String = "") -> [String] {
    ["add", store, number, "Li Xiaofeng", "12", "2040", "credit", "checkout", "", remark]
  }

  /// Rows that put cards on file, each with a number of its own.
  static func additions(_ count: Int) -> [UInt8] { text((0..<count).map { add(cardNumber($0)) }) }

  /// A text file.
  static func text(_ rows: [[String]], header: [String] = columns) -> [UInt8] {
    Array(([header] + rows).map { $0.joined(separator: ",") }.joined(separator: "\r\n").utf8)
  }

  /// `3 card_number CARD_NUMBER_CHECKSUM` for each problem.
  static func problems(_ summary: ImportSummary) -> [String] {
    summary.problems.map { problem in
      ["\(problem.row)", problem.column, problem.code].compactMap(\.self).joined(separator: " ")
    }
  }

  /// Why a file is refused, else what is wrong with its rows.
  func outcome(of file: [UInt8]) throws -> [String] {
    do {
      return Self.problems(try client.importing(file))
    } catch let refused as Refused {
      return [refused.reason]
    }
  }
}
