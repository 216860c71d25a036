/// One edition of what signals mean and how often may be tried again. The rules are data: rows with a
/// source each, in tables by profile.
package struct Ruleset: Sendable {
  package let edition: String
  package let tables: [SignalProfile: SignalTable]
  package let ceilings: [Ceiling]
  /// The row for every code that no table knows.
  package let unknown: SignalRule

  private let rulesByCode: [SignalProfile: [String: SignalRule]]

  /// Checks everything, so that an edition is used whole or not at all.
  package init(
    edition: String, tables: [SignalTable], ceilings: [Ceiling], unknown: SignalRule
  ) throws(RulesetFault) {
    if edition.isEmpty { throw .editionUnnamed }
    var byProfile: [SignalProfile: SignalTable] = [:]
    for table in tables {
      if byProfile.updateValue(table, forKey: table.profile) != nil {
        throw .tableTwice(table.profile)
      }
    }
    for profile in SignalProfile.allCases where byProfile[profile] == nil {
      throw .tableMissing(profile)
    }
    self.edition = edition
    self.tables = byProfile
    self.ceilings = ceilings
    self.unknown = unknown
    var byCode: [SignalProfile: [String: SignalRule]] = [:]
    for table in tables { byCode[table.profile] = try Self.index(table) }
    rulesByCode = byCode
    try checkIDs()
    for table in tables { try checkAdvices(table) }
  }

  /// Every edition that the program has, oldest first.
  package static func editions() throws(RulesetFault) -> [Ruleset] {
    [try Edition2026.ruleset()]
  }

  /// The last of them.
  package static func inForce() throws(RulesetFault) -> Ruleset { try Edition2026.ruleset() }

  /// The row of a code; `unknown` if there is none.
  package func rule(_ profile: SignalProfile, _ code: String) -> SignalRule {
    for profile in profile.lookup {
      if let rule = rulesByCode[profile]?[code] { return rule }
      let patterns = tables[profile]?.rules.filter { $0.codes.contains { $0.hasSuffix("XX") } }
      if let rule = patterns?.first(where: { $0.covers(code) }) { return rule }
    }
    return unknown
  }

  /// The row of an advice code: the one for the code beside it, else the one for any.
  package func advice(
    _ profile: SignalProfile, _ advice: String?, with code: String
  ) -> AdviceRule? {
    guard let advice, let table = tables[profile] else { return nil }
    let rows = table.advices.filter { $0.advice == advice }
    return rows.first { $0.codes?.contains(code) == true } ?? rows.first { $0.codes == nil }
  }
}

extension Ruleset {
  private static func index(_ table: SignalTable) throws(RulesetFault) -> [String: SignalRule] {
    var rules: [String: SignalRule] = [:]
    for rule in table.rules {
      if rule.profile != table.profile { throw .ruleMisplaced(rule.id) }
      if rule.codes.isEmpty { throw .codesMissing(rule.id) }
      if rule.source.isEmpty { throw .sourceMissing(rule.id) }
      if rule.cause == nil { throw .causeMissing(rule.id) }
      if case .after(.hours(let hours)) = rule.retry, hours <= 0 { throw .numberSenseless(rule.id) }
      if let escalation = rule.escalation, escalation.count <= 0 || escalation.days <= 0 {
        throw .numberSenseless(rule.id)
      }
      for code in rule.codes {
        if code.isEmpty || table.profile.normalized(code) != code {
          throw .codeUnspellable(rule.id, code)
        }
        if rules.updateValue(rule, forKey: code) != nil { throw .codeTwice(table.profile, code) }
      }
    }
    return rules
  }

  private func checkIDs() throws(RulesetFault) {
    if unknown.cause == nil { throw .causeMissing(unknown.id) }
    var seen: Set<String> = [unknown.id]
    let rules = tables.values.flatMap { $0.rules.map(\.id) + $0.advices.map(\.id) }
    for id in rules + ceilings.map(\.id) where !seen.insert(id).inserted { throw .ruleTwice(id) }
    for ceiling in ceilings {
      if ceiling.max <= 0 || ceiling.hours <= 0 { throw .numberSenseless(ceiling.id) }
      if ceiling.source.isEmpty { throw .sourceMissing(ceiling.id) }
    }
  }

  private func checkAdvices(_ table: SignalTable) throws(RulesetFault) {
    for row in table.advices {
      if row.source.isEmpty { throw .sourceMissing(row.id) }
      if case .after(.hours(let hours)) = row.retry, hours <= 0 { throw .numberSenseless(row.id) }
      if row.advice.isEmpty || table.profile.normalized(row.advice) != row.advice {
        throw .codeUnspellable(row.id, row.advice)
      }
      for code in row.codes ?? [] where rule(table.profile, code).id == unknown.id {
        throw .adviceCodeUnknown(row.id, code)
      }
    }
  }
}
