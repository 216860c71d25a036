import API
import Domain
import JSON
import RPC
import Storage

/// A denial as its audit line has it: told once in each language, so that whoever reads it later reads it
/// as it was then.
struct DecisionRecord {
  let method: String
  let account: AccountID
  let at: Timestamp
  let explanation: Explanation

  private static let names = NameTable("en", "zh-CN")

  /// What is put on record.
  static func text(of decision: Access.Decision, as id: DecisionID) -> [UInt8] {
    let english = Explanation(decision, as: id, .english).json
    let chinese = Explanation(decision, as: id, .chinese).json
    return Array(#"{"en":"#.utf8) + english + Array(#","zh-CN":"#.utf8) + chinese
      + Array("}".utf8)
  }

  /// What is on record, in a language. Old records have but the one of the call that was denied.
  fileprivate static func explanation(
    in text: [UInt8], _ language: RPC.Language
  ) -> Explanation? {
    var reader = JSON.Reader(text.span)
    var faults = Faults()
    guard reader.enterObject() else { return nil }
    let wanted = language == .english ? 0 : 1
    while let member = reader.nextMember(in: names) {
      if case .known(wanted) = member { return Explanation(&reader, &faults) }
      reader.skip()
    }
    var whole = JSON.Reader(text.span)
    return Explanation(&whole, &faults)
  }
}

extension Snapshot {
  /// The record of a denial of an account that somebody may ask about; nil for every other id, which
  /// takes no longer.
  func decision(
    _ id: DecisionID, for asker: Principal, in language: RPC.Language
  ) throws(Refusal) -> DecisionRecord? {
    let scope = asker.grants.scope(of: .accessExplain)
    let line = try first(
      """
      SELECT method, account, at, decision FROM audit JOIN accounts ON accounts.id = audit.account
      WHERE audit.id = ?1 AND decision IS NOT NULL AND accounts.tenant = ifnull(?2, accounts.tenant)
        AND account = ifnull(?3, account)
      """, .id(id), scope == .any ? .null : .id(asker.tenant),
      scope == .any || scope == .tenant ? .null : .id(asker.account)
    ) { row in
      (
        method: row.text(0), account: row.id(1, AccountID.self), at: row.time(2),
        decision: Array(row.text(3).utf8)
      )
    }
    guard let line,
      let explanation = DecisionRecord.explanation(in: line.decision, language)
    else { return nil }
    return DecisionRecord(
      method: line.method, account: line.account, at: line.at, explanation: explanation)
  }
}
