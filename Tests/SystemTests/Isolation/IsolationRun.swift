import API
import Foundation

/// What the run through the product of callers, references and values has found.
struct Findings: Sendable {
  var calls = 0
  /// Texts in params of which nobody has said what they are.
  var unknown: [String] = []
  /// Methods that somebody has not called.
  var uncalled: [String] = []
  /// What is somebody else's, answered otherwise than what is not there.
  var unlike: [String] = []
  var unlikeInBatch: [String] = []
  /// Something of others in an answer.
  var leaks: [String] = []
  /// Tables in which calls of others have changed a merchant's rows.
  var changes: [String] = []
  /// References that nobody was answered otherwise for naming something of their own.
  var unfelt: [String] = []
}

/// Calls everything by everybody, once for the suite.
final class IsolationRun {
  let world: IsolationWorld
  let discovered: Discovered
  private(set) var findings = Findings()
  private(set) var exchanges: [Exchange] = []
  private var felt: Set<String> = []
  /// Decides what is asked in a batch as well.
  private var chance = SeededGenerator(seed: 7)

  static let findings = Result { try IsolationRun().run() }

  private init() throws {
    world = try IsolationWorld()
    discovered = try Discovered(world.admin.ask("rpc.discover"))
    for caller in world.callers where [.chain, .admin].contains(caller.base) {
      try takePages(caller)
    }
    let known = Set(discovered.names).intersection(probes.map(\.method))
    findings.uncalled = Methods.rows.map { "\($0.name)" }.filter { !known.contains($0) }
  }

  private func run() throws -> Findings {
    for realm in world.realms {
      try untouched(world.realms.filter { $0 !== realm }, by: realm.word) {
        for caller in world.callers where caller.realm === realm { try call(caller) }
      }
    }
    // What the platform's people do is on record in the audit of those whom they ask about.
    try untouched(Array(world.realms[1...]), by: "the platform", besides: ["audit"]) {
      for caller in world.callers where caller.isPlatform { try call(caller) }
    }
    try world.endConsent()
    try untouched(world.realms, by: "support without consent", besides: ["audit"]) {
      for caller in world.callers where caller.base == .support { try callWithoutConsent(caller) }
    }
    for caller in world.callers { _ = try caller.client.exchange("session.logout", [:]) }
    try search()
    findings.calls = exchanges.count
    findings.unknown = discovered.unknown
    findings.unfelt = Set(discovered.references.map { "\($0)" }).subtracting(felt).sorted()
    _ = try world.server.stop()
    return findings
  }

  // MARK: Calls

  private func call(_ caller: Caller) throws {
    let isBuiltIn = !caller.isCustom && [.chain, .admin].contains(caller.base)
    let plain = IsolationCall(world: world, discovered: discovered, caller: caller)
    for method in discovered.names where method != "session.logout" {
      let references = discovered.references.filter { $0.method == method }
      if references.isEmpty { _ = try ask(caller, method, plain.params(method), "") }
      // A login has no caller yet.
      guard isBuiltIn || method != "session.login" else { continue }
      for reference in references {
        let choice = Choice(world: world, caller: caller, reference: reference)
        try compare(reference, choice, plain)
      }
    }
  }

  /// When the last consent has ended, the merchant that gave it is like all others.
  private func callWithoutConsent(_ caller: Caller) throws {
    let call = IsolationCall(world: world, discovered: discovered, caller: caller)
    for reference in discovered.references {
      var choice = Choice(world: world, caller: caller, reference: reference)
      guard reference.asked == nil, choice.needsConsent else { continue }
      choice.isOwnHidden = true
      try compare(reference, choice, call)
    }
  }

  private func ask(
    _ caller: Caller, _ method: String, _ params: [String: Any], _ named: String
  ) throws -> Exchange {
    let answer = try caller.client.exchange(method, params)
    let exchange = Exchange(caller, method, named, answer)
    exchanges.append(exchange)
    return exchange
  }

  /// What is hidden first, then the caller's own: that may change something.
  private func compare(
    _ reference: Reference, _ choice: Choice, _ call: IsolationCall
  ) throws {
    let base = try call.params(reference)
    var answers: [String: [String]] = [:]
    for value in choice.hidden {
      let params = reference.params(base, value.text)
      let exchange = try ask(call.caller, reference.method, params, value.text)
      answers[exchange.comparable, default: []].append("\(value.place.rawValue) \(value.text)")
    }
    if answers.count > 1 {
      findings.unlike.append("\(call.caller.name) can tell by \(reference): \(answers)")
    }
    if let nothing = answers.keys.first, answers.count == 1 {
      try compareInBatch(reference, choice.hidden, base, (call.caller, nothing))
      try callOwn(reference, choice, call, nothing)
    }
  }

  private func callOwn(
    _ reference: Reference, _ choice: Choice, _ call: IsolationCall, _ nothing: String
  ) throws {
    guard let own = choice.own else { return }
    let params = reference.params(try call.ownParams(reference), own.text)
    let probe = reference.asked == nil ? call.probe(reference.method) : nil
    if let before = probe?.before { _ = try world.admin.ask(before, json(params)) }
    let exchange = try ask(call.caller, reference.method, params, own.text)
    if let after = probe?.after { _ = try world.admin.ask(after, json(params)) }
    if exchange.comparable != nothing { felt.insert("\(reference)") }
  }

  private func compareInBatch(
    _ reference: Reference, _ hidden: [NamedValue], _ base: [String: Any],
    _ alone: (caller: Caller, answer: String)
  ) throws {
    let isStream = Methods.rows.contains { "\($0.name)" == reference.method && $0.stream != .unary }
    guard !isStream, Bool.random(using: &chance) else { return }
    let answers = try alone.caller.client.exchange(
      batch: hidden.map { (reference.method, json(reference.params(base, $0.text))) })
    for (value, answer) in zip(hidden, answers) {
      let exchange = Exchange(alone.caller, reference.method, value.text, answer)
      exchanges.append(exchange)
      if exchange.comparable != alone.answer {
        findings.unlikeInBatch.append("\(alone.caller.name): \(reference) \(value): \(answer)")
      }
    }
  }

  /// The tokens of the second pages of what the caller lists.
  private func takePages(_ caller: Caller) throws {
    let call = IsolationCall(world: world, discovered: discovered, caller: caller)
    for reference in discovered.references where reference.kind == .page {
      let answer = try caller.client.exchange(reference.method, try call.params(reference))
      guard let start = answer.range(of: "\"nextPageToken\":\"") else { continue }
      caller.pages[reference.method] = String(answer[start.upperBound...].prefix { $0 != "\"" })
    }
  }

  // MARK: What must not have happened

  private func untouched(
    _ realms: [Realm], by whom: String, besides tables: Set<String> = [], _ calls: () throws -> Void
  ) throws {
    let before = try realms.map { try rows(of: $0) }
    try calls()
    for (realm, before) in zip(realms, before) {
      let after = try rows(of: realm)
      for table in after.keys where before[table] != after[table] && !tables.contains(table) {
        findings.changes.append("\(whom) has changed \(table) of \(realm.word)")
      }
    }
  }

  private func rows(of realm: Realm) throws -> [String: [String]] {
    try Tables(world.installation.database).rows(of: realm.tenant.rawValue)
  }

  private func search() throws {
    let search = try LeakSearch(world)
    // Many answers are alike, and so is what they tell the same caller.
    var seen: Set<[String]> = []
    for exchange in exchanges
    where seen.insert([exchange.caller.name, exchange.comparable]).inserted {
      if let leak = search.leak(exchange) { findings.leaks.append(leak) }
    }
  }
}
