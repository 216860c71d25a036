import API
import JSON
import RPC
import Storage

/// A denial as its audit line has it.
struct DecisionRecord {
  let method: String
  let account: AccountID
  let at: Timestamp
  let explanation: Explanation
}

extension Snapshot {
  /// The record of a denial of an account that somebody may ask about; nil for every other id, which
  /// takes no longer.
  func decision(_ id: DecisionID, for asker: Principal) throws(Refusal) -> DecisionRecord? {
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
    guard let line, let explanation = Explanation(stored: line.decision) else { return nil }
    return DecisionRecord(
      method: line.method, account: line.account, at: line.at, explanation: explanation)
  }
}

extension Explanation {
  fileprivate init?(stored text: [UInt8]) {
    var reader = JSON.Reader(text.span)
    var faults = Faults()
    self.init(&reader, &faults)
  }
}
