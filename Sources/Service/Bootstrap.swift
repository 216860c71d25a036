import API
package import Crypto
import RPC
package import Storage

/// The first admin of a new installation.
package enum Bootstrap {
  package static let adminName = "admin"

  /// Makes the account; returns its one-time password, which is kept nowhere.
  package static func makeFirstAdmin(
    in database: Database, at now: Int64, random: Random, cost: ScryptCost
  ) throws -> String {
    let password = ReadableCode.oneTimePassword(random: random)
    let hash = try PasswordRecord(hashing: password, cost: cost, random: random).text
    let identifiers = IdentifierSource(highestUsed: 0, random: random, clock: { now })
    let id = identifiers.next()
    try database.writer.perform { transaction throws(StorageError) in
      try transaction.run(
        """
        INSERT INTO accounts (id, tenant, name, role, password, password_must_change, created_at)
        VALUES (?, 0, ?, 'admin', ?, 1, ?)
        """, .int(Int(id)), .text(adminName), .text(hash), .int(Int(now)))
    }
    return password
  }
}
