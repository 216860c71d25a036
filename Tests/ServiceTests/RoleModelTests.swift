import API
import RPC
import Testing
import WireTesting

/// What the rules say of a merchant's role store and of one that was made from it, in three sets.
private struct Model {
  static let base = [
    "access.explain", "alerts.read", "cards.bind", "cards.read", "cards.unbind", "cards.update",
    "entries.read", "events.watch", "payments.read",
  ]
  static let made = ["cards.read", "cards.update"]

  enum Level: CaseIterable {
    case platform, store, custom
  }

  private var taken: [Level: Set<String>] = [:]
  private var added: Set<String> = []

  private func isTaken(_ permission: String, on level: Level) -> Bool {
    taken[level]?.contains(permission) ?? false
  }

  /// What is in force, sorted.
  func permissions(_ level: Level) -> [String] {
    Self.base.filter { permission in
      if isTaken(permission, on: .platform) || isTaken(permission, on: level) { return false }
      return level != .custom || Self.made.contains(permission) || added.contains(permission)
    }
  }

  /// Makes a change; how it ends.
  mutating func change(_ permission: String, on level: Level, grants: Bool) -> String {
    guard Self.base.contains(permission) else { return "ABOVE_CEILING" }
    guard grants else {
      taken[level, default: []].insert(permission)
      return "OK"
    }
    if level != .platform && isTaken(permission, on: .platform) { return "ABOVE_CEILING" }
    taken[level]?.remove(permission)
    if level == .custom { added.insert(permission) }
    return "OK"
  }
}

@Suite("Roles against a model")
struct RoleModelTests {
  @Test("whatever is given and taken in whatever order, what is in force is what the rules say")
  func randomChanges() throws {
    let merchant = try Merchant()
    let (admin, boss, clerk) = (merchant.admin, merchant.boss, merchant.clerk)
    try boss.makeRole("cashier", .store, Model.made)
    try boss.assign("cashier", to: clerk.id)
    var (model, generator) = (Model(), SeededGenerator(seed: 11))
    for step in 0..<300 {
      let level = Model.Level.allCases.randomElement(using: &generator) ?? .platform
      let names = Model.base + ["cards.export"]
      let permission = names.randomElement(using: &generator) ?? "cards.read"
      let grants = Bool.random(using: &generator)
      let person = level == .platform ? admin : boss
      let role = level == .custom ? "cashier" : "store"
      let outcome = try reason {
        if grants {
          try person.grant(permission, to: role)
        } else {
          try person.revoke(permission, from: role)
        }
      }
      let what = "step \(step): \(grants ? "gives" : "takes") \(permission) on \(level)"
      #expect(outcome == model.change(permission, on: level, grants: grants), "\(what)")
      #expect(try admin.role("store").permissions == model.permissions(.platform), "\(what)")
      #expect(try boss.role("store").permissions == model.permissions(.store), "\(what)")
      #expect(try boss.role("cashier").permissions == model.permissions(.custom), "\(what)")
      #expect(try clerk.whoami().permissions == model.permissions(.custom), "\(what)")
    }
  }
}
