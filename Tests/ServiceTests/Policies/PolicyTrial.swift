import API
import Domain
import RPC
import Testing
import WireTesting

/// Asks in every way what one account may do, and compares each answer with what the rules say.
struct PolicyTrial {
  private let policy: Policy
  private let rules: Rules
  private let world: PolicyWorld
  private let person: Person
  private var random: SeededGenerator
  private(set) var disagreements: [String] = []
  /// The reasons that came up.
  private(set) var met: Set<String> = []

  /// How many of the methods, and of the menus' leaves, are tried themselves.
  private static let callsTried = 5
  private static let leavesExplained = 3

  static func run(_ policy: Policy, _ seed: UInt64, in world: PolicyWorld) throws -> PolicyTrial {
    try world.with(policy) { person in
      var trial = PolicyTrial(policy, seed, world, person)
      try trial.askCan()
      try trial.discover()
      try trial.call()
      try trial.callOnObjects()
      try trial.showMenus()
      return trial
    }
  }

  private init(_ policy: Policy, _ seed: UInt64, _ world: PolicyWorld, _ person: Person) {
    (self.policy, self.world, self.person) = (policy, world, person)
    rules = Rules(policy: policy, formerlyConsented: world.formerlyConsented)
    random = SeededGenerator(seed: ~seed)
  }

  private mutating func compare(_ found: String, _ expected: String, _ what: String) {
    met.insert(found)
    guard found != expected else { return }
    disagreements.append("\(what): \(found), by the rules \(expected)")
  }

  private var meta: Meta { Meta(reason: policy.statesReason ? "request 4711" : nil) }
  /// A disabled account has no session, and is nobody.
  private var isNobody: Bool { policy.progress == .stranger || !policy.isEnabled }

  // MARK: What the rules say of a method

  private func reason(_ method: RPC.Method, withReason: Bool) -> String {
    switch method.access {
    case .none: "ALLOWED"
    case _ where isNobody: "SESSION_REQUIRED"
    case .session: rules.session
    case .permission(let name): rules.reason("\(name)", withReason: withReason)
    }
  }

  /// How a call ends that the rules let pass or not.
  private func ending(_ reason: String, _ allowed: String) -> String {
    switch reason {
    case "ALLOWED": allowed
    case "SESSION_REQUIRED" where !policy.isEnabled: "SESSION_INVALID"
    case "PERMISSION_REVOKED": "ROLE_LACKS_PERMISSION"
    default: reason
    }
  }

  // MARK: The ways to ask

  private mutating func askCan() throws {
    let params = RawJSON(policy.statesReason ? #"{"_meta":{"reason":"request 4711"}}"# : "{}")
    let calls = Methods.rows.map { CallQuestion(method: "\($0.name)", params: params) }
    let verdicts = try person.desk.call(Endpoints.rpcCan, RpcCanParams(calls: calls)).verdicts
    try #require(verdicts.count == calls.count)
    for (method, verdict) in zip(Methods.rows, verdicts) {
      let reason = reason(method, withReason: policy.statesReason)
      compare(verdict.explanation.reason, reason, "can \(method.name)")
      compare(
        "\(verdict.decision)", reason == "ALLOWED" ? "allowed" : "denied", "can \(method.name)")
      if let remedy = verdict.explanation.remedy { checkPromotion(remedy, method) }
      checkAuthor(verdict.explanation, method)
    }
  }

  /// Who is told to have a role assigned can do with it what is asked for.
  private mutating func checkPromotion(_ remedy: Remedy, _ method: RPC.Method) {
    guard case .permission(let name) = method.access, remedy.text.contains("with the role chain")
    else { return }
    let isCure = rules.grantedToChain.contains("\(name)")
    compare("\(isCure)", "true", "can \(method.name): the role chain helps")
  }

  /// Whoever took a permission away is named.
  private mutating func checkAuthor(_ explanation: Explanation, _ method: RPC.Method) {
    let isRevoked = explanation.reason == "PERMISSION_REVOKED"
    let author = isRevoked ? world.adminID.text : "nobody"
    compare(explanation.changedBy?.text ?? "nobody", author, "can \(method.name): who took it")
  }

  private mutating func discover() throws {
    for (index, method) in Methods.rows.enumerated() {
      let reason = reason(method, withReason: true)
      compare(
        "\(try person.desk.discovers(index))", "\(reason == "ALLOWED")", "discover \(method.name)")
    }
  }

  private mutating func call() throws {
    for _ in 0..<Self.callsTried {
      let index = random.number(below: Methods.rows.count)
      let method = Methods.rows[index]
      let isTaken =
        switch person.desk.bench.ownRoute(index) {
        case .stream, nil: false
        case .read, .recorded, .deferred: true
        }
      let ended = try ServiceTests.reason { try person.desk.attempt(index, meta: meta) }
      let reason = reason(method, withReason: policy.statesReason)
      compare(ended, ending(reason, isTaken ? "INVALID_PARAMS" : "OK"), "call \(method.name)")
    }
  }

  private mutating func callOnObjects() throws {
    for object in world.objects {
      let method = try #require(Methods.rows.first { "\($0.name)" == object.method })
      guard case .permission(let permission) = method.access else { continue }
      let isReached = object.shop.map {
        rules.reaches($0, ofNeighbour: object.isNeighbours, "\(permission)")
      }
      let reason = reason(method, withReason: policy.statesReason)
      let expected = ending(reason, isReached ?? false ? object.outcome : "NOT_FOUND")
      // Denied calls end alike, whatever they are about, and each costs a line of the audit.
      guard reason == "ALLOWED" || random.happens(1, in: 8) else { continue }
      let ended = try ServiceTests.reason {
        try person.desk.call(object.method, object.params, meta: meta)
      }
      compare(ended, expected, "call \(object.method) \(object.params)")
    }
  }

  // MARK: Menus

  private mutating func showMenus() throws {
    guard policy.progress != .stranger else { return }
    // Whoever may not ask is asked about.
    let canAsk = !isNobody && rules.reason("entries.read", withReason: true) == "ALLOWED"
    let asker = canAsk ? person : world.merchant.admin
    let account = canAsk ? nil : person.id
    for surface in Entries.Surface.allCases {
      let params = EntriesListParams(surface: API.Surface(surface), account: account)
      let found = try asker.desk.call(Endpoints.entriesList, params).entries
      let leaves = Entries.roots(of: surface).flatMap(\.leaves)
      let shown = leaves.filter { reason($0) == "ALLOWED" }.map(\.id)
      compare(
        found.flatMap(\.leaves).joined(separator: " "), shown.joined(separator: " "),
        "the menu \(surface)")
    }
    met.remove("")
    for _ in 0..<Self.leavesExplained {
      let places = Entries.places.filter { $0.entry.isLeaf }
      let leaf = places[random.number(below: places.count)].entry
      let params = EntriesExplainParams(entry: leaf.id, account: account)
      let answer = try asker.desk.call(Endpoints.entriesExplain, params)
      compare(answer.explanation.reason, reason(leaf), "why \(leaf.id)")
      compare("\(answer.shows)", "\(reason(leaf) == "ALLOWED")", "whether \(leaf.id) shows")
    }
  }

  private func reason(_ leaf: Entry) -> String {
    let reasons = leaf.permissions.map { rules.reason(forLeaf: $0.rawValue) }
    return reasons.first { $0 != "ALLOWED" } ?? "ALLOWED"
  }
}

extension Entry {
  fileprivate var leaves: [Entry] { isLeaf ? [self] : children.flatMap(\.leaves) }
}

extension EntryNode {
  fileprivate var leaves: [String] { children.isEmpty ? [id] : children.flatMap(\.leaves) }
}

extension API.Surface {
  fileprivate init(_ surface: Entries.Surface) {
    self =
      switch surface {
      case .pc: .pc
      case .mobile: .mobile
      case .cli: .cli
      }
  }
}
