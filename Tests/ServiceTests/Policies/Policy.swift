import WireTesting

/// Everything that decides what one account may do: what roles have lost, what role the account has, where
/// it belongs and in what state it is.
struct Policy: Sendable {
  /// How far the account has come with its login.
  enum Progress: CaseIterable {
    case stranger, mustChangePassword, lacksSecondFactor, settled
  }

  /// The merchant's stores.
  enum Shop: CaseIterable {
    case first, second, closed
  }

  struct CustomRole: Sendable {
    /// What it was made with, and what it was given and lost later.
    var made: Set<String>
    var given: Set<String>
    var taken: Set<String>
  }

  struct Consent: Sendable {
    enum State: CaseIterable {
      case live, expired, revoked
    }

    /// Of the other merchant.
    var isNeighbours: Bool
    var permissions: Set<String>
    var state: State
  }

  /// The account's role, or the base of its custom one.
  var base: String
  var custom: CustomRole?
  /// What the platform, and what the merchant, took from built-in roles.
  var platformTook: [String: Set<String>] = [:]
  var tenantTook: [String: Set<String>] = [:]
  var shops: Set<Shop> = []
  var consents: [Consent] = []
  var progress = Progress.settled
  var isEnabled = true
  var isSuspended = false
  var statesReason = true

  var isPlatform: Bool { Rules.platformBases.contains(base) }
}

extension Policy {
  init(_ random: inout SeededGenerator) {
    base = Rules.bases.randomElement(using: &random) ?? "store"
    let permissions = Rules.permissions(of: base)
    if base != "admin", Bool.random(using: &random) {
      custom = CustomRole(
        made: permissions.some(3, in: 4, &random), given: permissions.some(1, in: 6, &random),
        taken: permissions.some(1, in: 6, &random))
    }
    for role in Rules.bases where role != "admin" && random.happens(1, in: role == base ? 2 : 4) {
      platformTook[role] = Rules.permissions(of: role).some(1, in: 5, &random)
    }
    for role in Rules.tenantBases where random.happens(1, in: role == base ? 2 : 4) {
      tenantTook[role] = Rules.permissions(of: role).some(1, in: 5, &random)
    }
    if base == "store" { shops = Set(Shop.allCases).some(2, in: 5, &random) }
    if base == "support" {
      consents = (0..<random.number(below: 4)).map { _ in Consent(&random) }
      statesReason = random.happens(3, in: 4)
    }
    if random.happens(1, in: 4) {
      progress = Progress.allCases.randomElement(using: &random) ?? .settled
    }
    if progress == .lacksSecondFactor && !isPlatform { progress = .settled }
    isEnabled = progress == .stranger || !random.happens(1, in: 8)
    isSuspended = random.happens(1, in: 8)
  }
}

extension Policy.Consent {
  fileprivate init(_ random: inout SeededGenerator) {
    let all = Rules.consentable
    let some = all.some(1, in: 2, &random)
    self.init(
      isNeighbours: Bool.random(using: &random), permissions: some.isEmpty ? all : some,
      state: random.happens(1, in: 2)
        ? .live : State.allCases.randomElement(using: &random) ?? .live)
  }
}

// MARK: In words, and simpler

extension Policy: CustomStringConvertible {
  var description: String {
    var words = ["an account with the base \(base), \(progress)"]
    if !isEnabled { words.append("disabled") }
    if isSuspended { words.append("the merchant suspended") }
    if let custom {
      words.append(
        "a custom role made with \(custom.made.sorted()), given \(custom.given.sorted()), "
          + "without \(custom.taken.sorted())")
    }
    for (who, took) in [("platform", platformTook), ("merchant", tenantTook)] {
      for (role, taken) in took.sorted(by: { $0.key < $1.key }) where !taken.isEmpty {
        words.append("the \(who) took \(taken.sorted()) from \(role)")
      }
    }
    if base == "store" { words.append("stores \(shops.map { "\($0)" }.sorted())") }
    for consent in consents {
      let whose = consent.isNeighbours ? "the neighbour's" : "the merchant's"
      words.append("\(whose) consent, \(consent.state), to \(consent.permissions.sorted())")
    }
    if !statesReason { words.append("no reason stated") }
    return words.joined(separator: "; ")
  }

  /// The same with one thing less each.
  var simpler: [Policy] {
    var policies = [
      with { $0.custom = nil }, with { $0.platformTook = [:] }, with { $0.tenantTook = [:] },
      with { $0.isEnabled = true }, with { $0.isSuspended = false },
      with { $0.statesReason = true }, with { $0.progress = .settled },
    ]
    policies += platformTook.keys.sorted().map { role in with { $0.platformTook[role] = nil } }
    policies += tenantTook.keys.sorted().map { role in with { $0.tenantTook[role] = nil } }
    policies += consents.indices.map { index in with { $0.consents.remove(at: index) } }
    return policies.filter { $0.description != description }
  }

  private func with(_ change: (inout Policy) -> Void) -> Policy {
    var policy = self
    change(&policy)
    return policy
  }
}

extension SeededGenerator {
  mutating func number(below end: Int) -> Int { Int.random(in: 0..<end, using: &self) }
  mutating func happens(_ times: Int, in total: Int) -> Bool { number(below: total) < times }
}

extension Set where Element: Hashable {
  /// Each member with that chance. Sets have another order each time, so it goes by their text.
  fileprivate func some(_ times: Int, in total: Int, _ random: inout SeededGenerator) -> Set {
    var chosen: Set = []
    for member in sorted(by: { "\($0)" < "\($1)" }) where random.happens(times, in: total) {
      chosen.insert(member)
    }
    return chosen
  }
}
