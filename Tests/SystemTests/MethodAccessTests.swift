import API
import Testing

@Suite("Access to methods", .timeLimit(.minutes(30)))
struct MethodAccessTests {
  @Test("every method is in the table")
  func complete() {
    let methods = Methods.rows.map { "\($0.name)" }
    #expect(Set(probes.map(\.method)) == Set(methods))
    #expect(probes.count == methods.count)
  }

  @Test("every role reaches what the table gives it, and the rest is as if it were not there")
  func matrix() throws {
    let world = try World()
    for probe in probes {
      for actor in Actor.allCases { try check(probe, actor, world) }
    }
    #expect(try world.server.stop() == 0)
  }

  private func check(_ probe: Probe, _ actor: Actor, _ world: World) throws {
    var unseen: [Place: String] = [:]
    for place in probe.object == .none ? [.own] : Place.allCases {
      let expected = probe.outcome(for: actor, at: place)
      let answer = try world.ask(probe, actor, place)
      #expect(
        answer.outcome == expected,
        "\(actor.rawValue) calls \(probe.method) on \(place.rawValue): \(answer.shown)")
      #expect(answer.code == codes[expected] ?? answer.code)
      if expected != probe.outcome { unseen[place] = answer.withoutDecision }
      if expected == "NOT_FOUND" || (actor == .nobody && expected != "OK") {
        #expect(answer.withoutDecision == answer.shown, "nothing is decided, nothing explained")
      }
    }
    // A word of difference would tell that the object is there.
    #expect(
      Set(unseen.values).count <= 1,
      "\(actor.rawValue) can tell by \(probe.method) what exists: \(unseen)")
  }

  /// The status codes of what the access rules alone decide.
  private let codes: [String: Int64] = [
    "OK": 0, "NOT_FOUND": 1005, "ROLE_LACKS_PERMISSION": 1007, "CONSENT_REQUIRED": 1007,
    "SESSION_REQUIRED": 1016,
  ]
}

extension World {
  /// Calls what the probe says, between what an admin does before and after.
  /// - Parameter send: sends the text of a request; returns that of its answer.
  func ask(
    _ probe: Probe, _ actor: Actor, _ place: Place,
    send: (Client, [UInt8]) throws -> [UInt8] = { client, text in
      try client.send(text)
      return try client.receiveAnswer()
    }
  ) throws -> Answer {
    let id = id(of: probe.object, at: place, for: actor)
    let params = probe.params.replacing("$", with: id).replacing("%", with: password(of: actor))
    if let before = probe.before { _ = try admin.ask(before, params) }
    let client = try client(of: actor)
    let answer = try send(client, client.request(probe.method, params, id: "7"))
    if let after = probe.after { _ = try admin.ask(after, params) }
    return try Answer(answer)
  }
}

extension Probe {
  /// How the call ends by the rules.
  func outcome(for actor: Actor, at place: Place) -> String {
    if case .nothing = need { return outcome }
    if actor == .nobody { return "SESSION_REQUIRED" }
    let allowed = exceptions[actor] ?? outcome
    switch need {
    case .nothing, .login: return allowed
    case .reach(let reaches): return sees(place, reaches[actor]) ? allowed : "NOT_FOUND"
    case .permission(let name):
      guard let reach = grants[name]?[actor] else { return "ROLE_LACKS_PERMISSION" }
      if reach == .consent { return "CONSENT_REQUIRED" }
      // What somebody prepared, nobody else confirms.
      return sees(place, object == .confirmation ? .own : reach) ? allowed : "NOT_FOUND"
    }
  }

  private func sees(_ place: Place, _ reach: Reach?) -> Bool {
    switch (object, reach) {
    case (.none, _): true
    case (_, .any): place != .absent
    // Tenants and accounts are not of a store: both of the tenant's are in it.
    case (_, .tenant), (.tenant, .stores): place == .own || place == .sibling
    case (.tenant, .own): false
    case (_, .stores), (_, .own): place == .own
    case (_, .consent), (_, nil): false
    }
  }
}

extension Answer {
  var shown: String { String(decoding: text, as: UTF8.self) }

  /// The text without the id of the decision, which is another each time.
  var withoutDecision: String { shown.replacing(/dec_[0-9a-z]+/, with: "dec_") }
}
