import Service
import Storage

/// `cardd ruleset`: the editions of the rules, and what another one would change.
package enum RulesetReport {
  /// The editions, a line each.
  package static func list() throws -> [String] {
    let editions = try RulesetTrial.editions()
    return editions.map { $0 == editions.last ? "\($0)  in force" : $0 }
  }

  /// The cards that two editions see differently, a line each: by their recorded signals alone. The server
  /// must not be running on the data.
  package static func compare(
    _ data: DataDirectory, from old: String, to new: String
  ) throws -> [String] {
    let lock = try data.lock()
    defer { withExtendedLifetime(lock) {} }
    let database = try data.open(create: false)
    defer { database.close() }
    guard let differences = try RulesetTrial.differences(from: old, to: new, in: database) else {
      let known = try RulesetTrial.editions().joined(separator: ", ")
      throw DaemonError("the editions are \(known)")
    }
    if differences.isEmpty { return ["no card would change"] }
    return differences.map { "\($0.tenant)  \($0.card)  \($0.from) -> \($0.to)" }
  }
}
